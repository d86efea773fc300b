import { Body, Controller, Get, Header, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForReaders } from '../http/access.js';
import { ApiProblems } from '../http/openapi.js';
import { AuthorTokens } from '../readers/author-token.js';
import { Gatekeeper } from '../readers/gatekeeper.js';
import { CurrentReader, tokenFor, type Reader } from '../readers/reader.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite, SiteGuard } from '../sites/site.guard.js';
import { ReportDto, ReportedView, ReportView } from './report.dto.js';
import { ReportsService } from './reports.service.js';

const PRIVATE = 'private, no-store';

/** Readers tell of comments that should not stand, and hear what became of it. */
@Controller('v1/sites/:site')
@ForReaders()
@UseGuards(SiteGuard)
@ApiTags('readers')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly tokens: AuthorTokens,
    private readonly gatekeeper: Gatekeeper,
  ) {}

  @Post('comments/:id/reports')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Report a published comment: one per reader, the first one counts' })
  @ApiBearerAuth('author')
  @ApiResponse({ status: 201, type: ReportedView })
  @ApiResponse({ status: 200, type: ReportedView, description: 'Reported before; the earlier report' })
  @ApiProblems(
    ...(['malformed-json', 'malformed-body', 'bad-token', 'origin-not-allowed', 'own-comment'] as const),
    ...(['site-unknown', 'comment-unknown', 'comment-changed', 'body-too-large'] as const),
    ...(['unsupported-media-type', 'invalid-input', 'rate-limited'] as const),
  )
  async report(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('id') commentId: string,
    @Body() dto: ReportDto,
    @Req() { ip: address }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportedView> {
    void reply.headers(this.gatekeeper.count(site, reader, address));
    const { report, reporterId, isNew } = await this.reports.report(reader, { site, commentId, address }, dto);
    void reply.status(isNew ? 201 : 200).header('Location', `/v1/sites/${site.key}/reports/${report.id}`);
    return { report, authorToken: tokenFor(this.tokens, site, reader, reporterId) };
  }

  @Get('reports/:id')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'What became of one’s own report' })
  @ApiBearerAuth('author')
  @ApiResponse({ status: 200, type: ReportView })
  @ApiProblems('bad-token', 'site-unknown', 'report-unknown')
  find(@CurrentSite() site: Site, @CurrentReader() reader: Reader, @Param('id') id: string): Promise<ReportView> {
    return this.reports.find(reader, site, id);
  }
}

import { Controller, Get, Param, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForReaders } from '../http/access.js';
import { ApiProblems } from '../http/openapi.js';
import { ArticleKeyPipe } from '../sites/article-key.pipe.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite, SiteGuard } from '../sites/site.guard.js';
import { FEED_TYPES, FeedsService, type FeedFormat } from './feeds.service.js';
import { sendPublic } from './public-answer.js';

const NOT_MODIFIED = { status: 304, description: 'The caller has it already (If-None-Match)' };
const TEXT = { schema: { type: 'string' as const } };

/** For feed readers, and for sites that gather from many. Anybody may keep the answers. */
@Controller('v1/sites/:site/articles/:article')
@ForReaders()
@UseGuards(SiteGuard)
@ApiTags('sites')
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  @Get('comments.atom')
  @ApiOperation({ summary: 'The newest approved comments as an Atom feed (RFC 4287)' })
  @ApiResponse({ status: 200, content: { 'application/atom+xml': TEXT } })
  @ApiResponse(NOT_MODIFIED)
  @ApiProblems('bad-parameter', 'site-unknown')
  atom(
    @CurrentSite() site: Site,
    @Param('article', ArticleKeyPipe) articleKey: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(site, articleKey, 'atom', request, reply);
  }

  @Get('comments.json-feed')
  @ApiOperation({ summary: 'The newest approved comments as a JSON Feed' })
  @ApiResponse({ status: 200, content: { 'application/feed+json': TEXT } })
  @ApiResponse(NOT_MODIFIED)
  @ApiProblems('bad-parameter', 'site-unknown')
  json(
    @CurrentSite() site: Site,
    @Param('article', ArticleKeyPipe) articleKey: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(site, articleKey, 'json-feed', request, reply);
  }

  private async send(
    site: Site,
    articleKey: string,
    format: FeedFormat,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const service = `${request.protocol}://${request.host}`;
    const page = await this.feeds.render({ site, articleKey, format, service });
    sendPublic(request, reply, page, FEED_TYPES[format]);
  }
}

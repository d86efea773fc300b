import { Controller, Get, Header, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ForReaders } from '../http/access.js';
import { localeOf } from '../http/locale-of.js';
import { ApiProblems, ONE_PAGE, PageView } from '../http/openapi.js';
import type { Locale } from '../i18n/locale.js';
import { POLICY_CLAUSES, type PolicyClause } from '../policy/clauses.js';
import { PolicyTexts, wordsOf, type PolicyText } from '../sites/policy-texts.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite, SiteGuard } from '../sites/site.guard.js';
import { CurrentReader, type Reader } from './reader.js';
import { Sanctions, type OwnSanction } from './sanctions.js';

const MOMENT = '2026-11-21T18:20:00.000Z';

class OwnSanctionReasonView {
  @ApiProperty({ enum: POLICY_CLAUSES, example: 'insults' })
  clause: PolicyClause;

  @ApiProperty({ example: 'الاحترام' })
  title: string;
}

class OwnSanctionView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ enum: ['warning', 'suspension', 'ban'], example: 'suspension' })
  kind: OwnSanction['kind'];

  @ApiProperty({ type: OwnSanctionReasonView })
  reason: OwnSanctionReasonView;

  @ApiProperty({ type: String, nullable: true, example: 'نرحب برأيك دون تجريح.', description: 'From the moderators' })
  message: string | null;

  @ApiProperty({ type: String, nullable: true, example: MOMENT, description: 'Of a suspension' })
  endsAt: string | null;

  @ApiProperty({ example: MOMENT })
  createdAt: string;
}

export class OwnSanctionsView {
  @ApiProperty({ type: [OwnSanctionView] })
  items: OwnSanctionView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

/** What the moderators tell an author. */
@Controller('v1/sites/:site/sanctions')
@ForReaders()
@UseGuards(SiteGuard)
@ApiTags('readers')
export class SanctionsController {
  constructor(
    private readonly sanctions: Sanctions,
    private readonly policies: PolicyTexts,
  ) {}

  @Get()
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({ summary: 'Warnings, suspension or ban of the author who calls, with the moderators’ message' })
  @ApiBearerAuth('author')
  @ApiResponse({ status: 200, type: OwnSanctionsView })
  @ApiProblems('bad-token', 'site-unknown')
  async list(
    @CurrentSite() site: Site,
    @CurrentReader() { authorId }: Reader,
    @Req() request: FastifyRequest,
  ): Promise<OwnSanctionsView> {
    const rows = authorId === null ? [] : await this.sanctions.list(site.id, authorId);
    const policy = await this.policies.of(site.id);
    return { items: rows.map((row) => view(row, policy, localeOf(request))), page: ONE_PAGE };
  }
}

const view = (
  { id, kind, reason, message, ends_at, created_at }: OwnSanction,
  policy: PolicyText,
  locale: Locale,
): OwnSanctionView => ({
  ...{ id, kind, message },
  reason: { clause: reason, title: wordsOf(policy, reason, locale).title },
  endsAt: ends_at?.toISOString() ?? null,
  createdAt: created_at.toISOString(),
});

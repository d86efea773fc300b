import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Requires } from '../accounts/access.js';
import { AnswerLocale } from '../http/locale-of.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import type { Locale } from '../i18n/locale.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite } from '../sites/site.guard.js';
import { csvName, readTable, TABLES, writeCsv } from './statistics.csv.js';
import { StatisticsService } from './statistics.service.js';
import { StatisticsView } from './statistics.view.js';

const PRIVATE = 'private, no-store';
const DAYS = 'Days in UTC, both included, at most 366; the last 30 days when absent';
const PROBLEMS = [
  ...(['credential-required', 'session-ended', 'bad-token', 'not-allowed', 'site-unknown', 'bad-parameter'] as const),
  'rate-limited',
] as const;

@Controller('v1/moderation/sites/:site')
@Requires('statistics.read')
@ApiTags('statistics')
@ApiParam({ name: 'site', example: 'demo' })
export class StatisticsController {
  constructor(private readonly statistics: StatisticsService) {}

  @Get('statistics')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'What was decided, how soon, by whom, and whether moderators agreed with the policy' })
  @ApiQuery({ name: 'from', required: false, example: '2026-10-24', description: DAYS })
  @ApiQuery({ name: 'to', required: false, example: '2026-11-22' })
  @ApiResponse({ status: 200, type: StatisticsView })
  @ApiProblems(...PROBLEMS)
  read(
    @CurrentSite() site: Site,
    @Query('from') from: unknown,
    @Query('to') to: unknown,
    @AnswerLocale() locale: Locale,
  ): Promise<StatisticsView> {
    return this.statistics.read(site, { from, to }, locale, new Date());
  }

  @Get('statistics.csv')
  @ApiOperation({ summary: 'One table of the statistics as a file for spreadsheets' })
  @ApiQuery({ name: 'table', enum: TABLES })
  @ApiQuery({ name: 'from', required: false, example: '2026-10-24', description: DAYS })
  @ApiQuery({ name: 'to', required: false, example: '2026-11-22' })
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  @ApiProblems(...PROBLEMS, 'still-counting')
  async csv(
    @CurrentSite() site: Site,
    @Query() { table: wanted, from, to }: Record<string, unknown>,
    @AnswerLocale() locale: Locale,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const table = readTable(wanted);
    const statistics = await this.statistics.read(site, { from, to }, locale, new Date());
    // A file says nothing of what is missing in it.
    if (statistics.missing !== null) throw new Problem('still-counting', { headers: { 'Retry-After': '60' } });
    void reply
      .header('Cache-Control', PRIVATE)
      .header('Content-Type', 'text/csv; charset=utf-8; header=present')
      .header('Content-Disposition', `attachment; filename="${csvName(site.key, table, statistics)}"`)
      .send(writeCsv(table, statistics, locale));
  }
}

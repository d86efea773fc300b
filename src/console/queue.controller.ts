import { applyDecorators, Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { localeOf } from '../http/locale-of.js';
import { ApiProblems } from '../http/openapi.js';
import { POLICY_CLAUSES } from '../policy/clauses.js';
import { LANGUAGES } from '../reading/language.js';
import { CardService } from './card.service.js';
import { CardView } from './card.view.js';
import { QueueCountsService } from './queue-counts.service.js';
import { QUEUE_SORTS, TABS, type QueueParameters } from './queue.request.js';
import { linksOf, QueueService } from './queue.service.js';
import { QueueCountsView, QueuePageView } from './queue.view.js';

const PRIVATE = 'private, no-store';
const READ = ['credential-required', 'bad-token', 'session-ended', 'not-allowed', 'rate-limited'] as const;

const optional = (name: string, description: string, schema: object = { type: 'string' }): MethodDecorator =>
  ApiQuery({ name, required: false, description, schema });

const Filters = (): MethodDecorator =>
  applyDecorators(
    optional('site', 'Key of the only site; all that the caller may read when absent'),
    optional('status', 'What held, reported and appealed show is yet to be decided', {
      enum: [...TABS],
      default: 'held',
    }),
    optional('reason', 'The clause that the present status rests on', { enum: [...POLICY_CLAUSES] }),
    optional('check', 'A check that found something'),
    optional('category', 'A category in which something was found'),
    optional('language', 'What the text is taken to be written in', { enum: [...LANGUAGES] }),
    optional('minScore', '0 to 1', { type: 'number' }),
    optional('maxScore', '0 to 1', { type: 'number' }),
    optional('article', 'The site’s own id of the article'),
    optional('section', 'As in the article’s address'),
    optional('author', 'The id of an author'),
    optional('campaign', 'The id of a campaign, whose comments then come one by one'),
    optional('q', 'Words, in any spelling and with what leans on them; “in quotes” as they stand'),
  );

const Paging = (): MethodDecorator =>
  applyDecorators(
    optional('sort', 'What is decided has no priority and comes newest first', {
      enum: [...QUEUE_SORTS],
      default: 'priority',
    }),
    optional('limit', '1 to 100', { type: 'integer', default: 20 }),
    optional('cursor', 'From the page before, or the Link header'),
  );

/** What moderators read. */
@Controller('v1/moderation')
@Requires('queue.read')
@ApiTags('moderators')
export class QueueController {
  constructor(
    private readonly queue: QueueService,
    private readonly counts: QueueCountsService,
    private readonly cards: CardService,
  ) {}

  @Get('comments')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'Comments, by default those that wait for a moderator, the most pressing first',
    description: 'Five comments or more of one campaign that wait are one item, the newest of them.',
  })
  @Filters()
  @Paging()
  @ApiResponse({ status: 200, type: QueuePageView })
  @ApiProblems(...READ, 'bad-parameter', 'bad-cursor', 'site-unknown')
  async list(
    @CurrentActor() actor: Actor,
    @Query() parameters: QueueParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QueuePageView> {
    const view = await this.queue.list({ actor, locale: localeOf(request), now: new Date() }, parameters);
    const link = linksOf(parameters, view.page);
    if (link !== undefined) void reply.header('Link', link);
    return view;
  }

  @Get('counts')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'How many comments wait, each figure up to 10,000' })
  @optional('site', 'Key of the only site; all that the caller may read when absent')
  @ApiResponse({ status: 200, type: QueueCountsView })
  @ApiProblems(...READ, 'bad-parameter', 'site-unknown')
  count(@CurrentActor() actor: Actor, @Query() parameters: QueueParameters): Promise<QueueCountsView> {
    return this.counts.count(actor, parameters);
  }

  @Get('comments/:id')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'One comment with its thread, earlier texts, decisions, reports and appeals' })
  @ApiResponse({ status: 200, type: CardView })
  @ApiProblems(...READ, 'comment-unknown')
  show(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: FastifyRequest): Promise<CardView> {
    return this.cards.show({ actor, locale: localeOf(request), now: new Date() }, id);
  }
}

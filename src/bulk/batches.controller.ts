import { Body, Controller, Delete, Get, Header, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { TakesUpTo } from '../http/access.js';
import { readIdempotencyKey } from '../http/idempotency.js';
import { ApiProblems } from '../http/openapi.js';
import { invalid } from '../http/problem.js';
import { SitesService } from '../sites/sites.service.js';
import {
  BatchAnswerView,
  BulkAnswerView,
  BulkDto,
  PreviewView,
  ResultsView,
  type SelectionDto,
} from './batches.dto.js';
import { BatchesService } from './batches.service.js';
import { readWish } from '../decisions/decisions.dto.js';
import { ManyService } from './many.service.js';
import type { SelectionWish } from './selection.js';

/** Room for ten times as many ids as are taken, so that too many are refused in words of their own. */
const BODY_LIMIT_BYTES = 512 * 1024;
const READ = ['credential-required', 'bad-token', 'session-ended', 'not-allowed', 'rate-limited'] as const;
const CHANGED = [...READ, 'csrf-token-wrong', 'origin-not-allowed'] as const;

/** Many decisions as one. */
@Controller('v1/moderation/decisions')
@ApiTags('moderators')
export class BatchesController {
  constructor(
    private readonly batches: BatchesService,
    private readonly many: ManyService,
    private readonly sites: SitesService,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('comments.decide')
  @TakesUpTo(BODY_LIMIT_BYTES)
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary: 'Decide many comments: those of a list at once, those of a query in the background',
    description:
      'For seniors; everything that is held of one campaign is for every moderator. `dryRun` says how many it would be and shows five.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, example: '7d0a4a4e-5b6c-4f8e-9a51-3a8b1b9d2c11' })
  @ApiResponse({
    status: 200,
    type: BulkAnswerView,
    description: 'Ids: the batch and a result each. Dry run: a preview',
  })
  @ApiResponse({ status: 202, type: BatchAnswerView, description: 'Query: the batch, which goes on in the background' })
  @ApiProblems(
    ...(['malformed-json', 'malformed-body', 'bad-idempotency-key'] as const),
    ...CHANGED,
    ...(['site-unknown', 'idempotency-key-running', 'body-too-large', 'unsupported-media-type'] as const),
    ...(['invalid-input', 'idempotency-key-reused'] as const),
  )
  async decide(
    @CurrentActor() actor: Actor,
    @Body() dto: BulkDto,
    @Headers('idempotency-key') keyHeader: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BatchAnswerView | ResultsView | PreviewView> {
    const key = readIdempotencyKey(keyHeader);
    const { ids, query, dryRun = false } = dto;
    if ((ids === undefined) === (query === undefined)) throw invalid('/ids', 'exactly-one', { allowed: 'ids, query' });
    const { view, isReplay, status } = await this.answer(actor, dto, dryRun, key);
    if (isReplay) void reply.header('Idempotency-Replayed', 'true');
    void reply.status(status);
    return view;
  }

  private async answer(actor: Actor, dto: BulkDto, dryRun: boolean, key: string | null) {
    const wish = readWish(dto);
    if (dto.ids !== undefined) {
      const ids = dto.ids.map((id) => id.toLowerCase());
      if (dryRun) return { view: await this.many.preview(actor, wish, ids), isReplay: false, status: 200 };
      return { ...(await this.many.decide(actor, wish, ids, key)), status: 200 };
    }
    const { site: siteKey, ...query } = dto.query ?? { site: '' };
    const site = await this.sites.find(siteKey);
    if (dryRun) return { view: await this.batches.preview(actor, site, toWish(query)), isReplay: false, status: 200 };
    return { ...(await this.batches.start(actor, site, wish, toWish(query), { key })), status: 202 };
  }

  @Get(':batch')
  @Requires('queue.read')
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({ summary: 'How far a batch is' })
  @ApiResponse({ status: 200, type: BatchAnswerView })
  @ApiProblems(...READ, 'batch-unknown')
  async show(@CurrentActor() actor: Actor, @Param('batch') id: string): Promise<BatchAnswerView> {
    return { batch: await this.batches.find(actor, id) };
  }

  @Delete(':batch')
  @HttpCode(202)
  @Requires('comments.decide')
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary: 'Undo a batch as one, also one that is still under way',
    description: 'In the background. Comments on which something came after stay as they are.',
  })
  @ApiResponse({ status: 202, type: BatchAnswerView })
  @ApiProblems(...CHANGED, 'batch-unknown')
  async undo(@CurrentActor() actor: Actor, @Param('batch') id: string): Promise<BatchAnswerView> {
    return { batch: await this.batches.undo(actor, id) };
  }
}

const toWish = ({ since, ...query }: Omit<SelectionDto, 'site'>): SelectionWish => ({
  ...query,
  ...(since !== undefined && { since: new Date(since) }),
});

import { Body, Controller, Delete, Header, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { readIdempotencyKey } from '../http/idempotency.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import { DecidedView, DecisionDto } from './decisions.dto.js';
import { DecisionsService } from './decisions.service.js';

const CHANGED = [
  ...(['credential-required', 'bad-token', 'session-ended', 'not-allowed', 'csrf-token-wrong'] as const),
  ...(['origin-not-allowed', 'rate-limited', 'comment-unknown', 'version-conflict', 'comment-withdrawn'] as const),
  'appeal-needs-another' as const,
];

/** What moderators do with one comment. */
@Controller('v1/moderation/comments/:id/decisions')
@Requires('comments.decide')
@ApiTags('moderators')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary: 'Approve, reject or hold a comment',
    description:
      'Answers open reports and an open appeal, and ends whoever’s claim. 409 `version-conflict` shows in `current` who was faster.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, example: '7d0a4a4e-5b6c-4f8e-9a51-3a8b1b9d2c11' })
  @ApiResponse({ status: 200, type: DecidedView })
  @ApiProblems(
    ...(['malformed-json', 'malformed-body', 'bad-idempotency-key'] as const),
    ...CHANGED,
    ...(['idempotency-key-running', 'body-too-large', 'unsupported-media-type'] as const),
    ...(['invalid-input', 'idempotency-key-reused'] as const),
  )
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() dto: DecisionDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecidedView> {
    const { view, isReplay } = await this.decisions.decide(actor, id, dto, readIdempotencyKey(key));
    if (isReplay) void reply.header('Idempotency-Replayed', 'true');
    return view;
  }

  @Delete(':decision')
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary: 'Undo the newest decision: the state before it comes back, and what it had answered is open again',
  })
  @ApiQuery({ name: 'version', required: false, example: 4 })
  @ApiResponse({ status: 200, type: DecidedView })
  @ApiProblems('bad-parameter', ...CHANGED, 'decision-unknown', 'decision-overtaken')
  undo(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('decision') decision: string,
    @Query('version') version?: string,
  ): Promise<DecidedView> {
    return this.decisions.undo(actor, id, decision, readVersion(version));
  }
}

/** @throws Problem `bad-parameter` */
function readVersion(value: unknown): number | null {
  if (value === undefined) return null;
  if (typeof value !== 'string' || !/^[1-9]\d{0,8}$/.test(value))
    throw new Problem('bad-parameter', { params: { name: 'version' } });
  return Number(value);
}

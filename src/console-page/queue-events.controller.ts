import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import { QueueEvents } from './queue-events.js';

@Controller('v1/moderation/events')
@Requires('queue.read')
@ApiTags('moderators')
export class QueueEventsController {
  constructor(private readonly events: QueueEvents) {}

  @Get()
  @ApiOperation({
    summary: 'Server-sent events of what changes in the queue',
    description:
      '`comment` { id, site }: state or text changed · `claim` { id, site, claim } · `counts`: as `/counts`, at most once a second · ' +
      '`batch` { batch } · `reset` {}: events may be missing, read everything again. Ends within 30 seconds of the session.',
  })
  @ApiProduces('text/event-stream')
  @ApiQuery({ name: 'site', required: false, example: 'demo', description: 'All sites of the account when absent' })
  @ApiResponse({
    status: 200,
    schema: { type: 'string', example: 'event: comment\ndata: {"id":"…","site":"demo"}\n\n' },
  })
  @ApiProblems(
    ...(['bad-parameter', 'credential-required', 'bad-token', 'session-ended', 'not-allowed'] as const),
    ...(['site-unknown', 'rate-limited', 'too-many-streams'] as const),
  )
  async open(
    @CurrentActor() actor: Actor,
    @Query('site') site: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (site !== undefined && typeof site !== 'string')
      throw new Problem('bad-parameter', { params: { name: 'site' } });
    await this.events.open(actor, site ?? null, request, reply);
  }
}

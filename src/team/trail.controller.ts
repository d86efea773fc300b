import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { AUDIT_ACTIONS } from '../audit/audit-actions.js';
import { localeOf } from '../http/locale-of.js';
import { ApiProblems } from '../http/openapi.js';
import { linkHeader } from '../http/paging.js';
import { TrailService, type TrailParameters } from './trail.service.js';
import { TrailView } from './trail.view.js';

/** The log of what people did. */
@Controller('v1/moderation/audit')
@Requires('audit.read')
@ApiTags('team')
export class TrailController {
  constructor(private readonly trail: TrailService) {}

  @Get()
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({ summary: 'What people did, newest first; for the owner with what concerns no site' })
  @ApiQuery({ name: 'site', required: false, example: 'demo' })
  @ApiQuery({ name: 'actor', required: false, description: 'The id of an account' })
  @ApiQuery({ name: 'action', required: false, enum: AUDIT_ACTIONS })
  @ApiQuery({ name: 'subject', required: false, description: 'The id of what it was done to' })
  @ApiQuery({ name: 'limit', required: false, example: 20, description: '1 to 100' })
  @ApiQuery({ name: 'cursor', required: false, description: 'From `page` of the answer before' })
  @ApiResponse({ status: 200, type: TrailView })
  @ApiProblems(
    ...(['credential-required', 'session-ended', 'not-allowed', 'site-unknown'] as const),
    ...(['bad-parameter', 'bad-cursor'] as const),
  )
  async list(
    @CurrentActor() actor: Actor,
    @Query() parameters: TrailParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrailView> {
    const view = await this.trail.list(actor, parameters, localeOf(request));
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters))
      if (name !== 'cursor' && typeof value === 'string') query.set(name, value);
    const link = linkHeader(`/v1/moderation/audit${query.size > 0 ? `?${query.toString()}` : ''}`, view.page);
    if (link !== undefined) void reply.header('Link', link);
    return view;
  }
}

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessTokensService } from './access-tokens.service.js';
import type { Actor } from './actor.js';
import { readSessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

/** Who stands behind a request that goes on for long, asked again while it does. */
@Injectable()
export class Callers {
  constructor(
    private readonly sessions: SessionsService,
    private readonly tokens: AccessTokensService,
  ) {}

  /** The actor as of now; null once session or token has ended. To look on is not to use a session. */
  async check(request: FastifyRequest): Promise<Actor | null> {
    const { authorization } = request.headers;
    if (authorization === undefined) return this.sessions.peek(readSessionCookie(request) ?? '');
    const grant = await this.tokens.find(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
    return grant === null || grant.isExpired ? null : grant.actor;
  }
}

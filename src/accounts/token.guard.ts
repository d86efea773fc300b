import {
  applyDecorators,
  createParamDecorator,
  Injectable,
  SetMetadata,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode } from '../http/problem.js';
import { quotaHeaders, Quotas } from '../http/quota.js';
import type { Scope } from './access-token.entity.js';
import { AccessTokensService } from './access-tokens.service.js';
import { hasAnyRole, type Actor } from './actor.js';

const SCOPE = 'scope';

type ActorRequest = FastifyRequest & { actor?: Actor };

/**
 * A personal access token as Bearer (RFC 6750), with the scope that the route asks for and within the token's quota.
 * What the actor may do on which site is the matter of whoever does it.
 */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokensService,
    private readonly quotas: Quotas,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const scope = this.reflector.getAllAndOverride<Scope | undefined>(SCOPE, [
      context.getHandler(),
      context.getClass(),
    ]);
    const http = context.switchToHttp();
    const request = http.getRequest<ActorRequest>();
    const { authorization } = request.headers;
    if (authorization === undefined) throw refuse('credential-required', '');
    const grant = await this.tokens.find(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
    if (grant === null || grant.isExpired) throw refuse('bad-token', ', error="invalid_token"');
    if (scope === undefined || !grant.actor.scopes.includes(scope) || !hasAnyRole(grant.actor))
      throw refuse('not-allowed', ', error="insufficient_scope"');
    const state = this.quotas.take(grant.tokenId, grant.perMinute, Date.now());
    if (!state.isWithin) throw new Problem('rate-limited', { headers: quotaHeaders(state) });
    void http.getResponse<FastifyReply>().headers(quotaHeaders(state));
    request.actor = grant.actor;
    return true;
  }
}

const refuse = (code: ProblemCode, parameters: string): Problem =>
  new Problem(code, { headers: { 'WWW-Authenticate': `Bearer realm="hashiya"${parameters}` } });

/** Guards a route, or every route of a controller: only tokens with this scope pass. */
export const NeedsScope = (scope: Scope): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(SCOPE, scope), UseGuards(TokenGuard), ApiBearerAuth('token'));

/** The actor that the guard let pass. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (!actor) throw new Error('CurrentActor needs NeedsScope on the route');
  return actor;
});

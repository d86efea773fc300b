import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS, type Access } from '../http/access.js';
import { noteSiteLocale } from '../http/locale-of.js';
import { expectOwnPage } from '../http/own-pages.js';
import { Problem, type ProblemCode } from '../http/problem.js';
import { quotaHeaders, Quotas } from '../http/quota.js';
import type { Site } from '../sites/site.entity.js';
import { SitesService } from '../sites/sites.service.js';
import { authorise, canAnywhere } from './abilities.js';
import { AccessTokensService } from './access-tokens.service.js';
import type { AbilityAccess, ActorRequest } from './access.js';
import { hasAnyRole, type Actor } from './actor.js';
import { readSessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

/** Those who have no account, or whose room sees to it. */
const OTHERS: readonly Access['for'][] = ['anyone', 'readers', 'key-holders'];
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Stands before every route and lets pass whom the route declares. Who calls is read from a personal access token as
 * Bearer (RFC 6750), counted against its quota, or from the session's cookie, with which whatever changes something has
 * to come from a page of our own and carry the session's CSRF token.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokensService,
    private readonly sessions: SessionsService,
    private readonly quotas: Quotas,
    private readonly sites: SitesService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access !== undefined && OTHERS.includes(access.for)) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<ActorRequest>();
    const reply = http.getResponse<FastifyReply>();
    void reply.header('Cross-Origin-Resource-Policy', 'same-origin');
    request.actor = await this.identify(request, reply);
    if (access?.for === 'signed-in' && request.actor.sessionId !== null) return true;
    if (!isForAbility(access)) throw refuse('not-allowed', ', error="insufficient_scope"');
    await this.expectAbility(request, request.actor, access);
    return true;
  }

  private async identify(request: FastifyRequest, reply: FastifyReply): Promise<Actor> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.readToken(authorization, reply);
    const cookie = readSessionCookie(request);
    if (cookie === undefined) throw refuse('credential-required', '');
    const actor = await this.sessions.find(cookie);
    if (actor === null) throw refuse('session-ended', '');
    if (!SAFE_METHODS.includes(request.method)) this.expectOwnRequest(request, actor);
    return actor;
  }

  private async readToken(authorization: string, reply: FastifyReply): Promise<Actor> {
    const grant = await this.tokens.find(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
    if (grant === null || grant.isExpired) throw refuse('bad-token', ', error="invalid_token"');
    if (!hasAnyRole(grant.actor)) throw refuse('not-allowed', ', error="insufficient_scope"');
    const state = this.quotas.take(grant.tokenId, grant.perMinute, Date.now());
    if (!state.isWithin) throw new Problem('rate-limited', { headers: quotaHeaders(state) });
    void reply.headers(quotaHeaders(state));
    return grant.actor;
  }

  private expectOwnRequest(request: FastifyRequest, { sessionId }: Actor): void {
    expectOwnPage(request);
    if (sessionId === null || !this.sessions.isCsrfTokenOf(sessionId, request.headers['x-csrf-token']))
      throw new Problem('csrf-token-wrong');
  }

  /** On the site of the path, which the controller then has; without one on any site. */
  private async expectAbility(request: ActorRequest, actor: Actor, { ability }: AbilityAccess): Promise<void> {
    if (!canAnywhere(actor, ability)) throw refuse('not-allowed', ', error="insufficient_scope"');
    const { site: key } = request.params;
    if (key === undefined) return;
    const site = await this.sites.find(key);
    noteSiteLocale(request, site.settings.locale);
    authorise(actor, ability, site.id);
    (request as FastifyRequest & { site?: Site }).site = site;
  }
}

const isForAbility = (access: Access | undefined): access is AbilityAccess => access?.for === 'ability';

/** RFC 9110, section 15.5.2: who is not let in is told how to. */
const refuse = (code: ProblemCode, parameters: string): Problem =>
  new Problem(code, { headers: { 'WWW-Authenticate': `Bearer realm="hashiya"${parameters}` } });

import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessTokensService } from '../accounts/access-tokens.service.js';
import { hasAnyRole } from '../accounts/actor.js';
import { quotaHeaders, Quotas } from '../http/quota.js';
import { Refusal, refuseKey } from './refusal.js';

/** Google's sentence for callers without a key. */
const UNREGISTERED =
  "Method doesn't allow unregistered callers (callers without established identity). " +
  'Please use API Key or other form of API consumer identity to call this API.';

/**
 * An access token in the place of Google's API key: the parameter `key`, or the header `x-goog-api-key`, which shows in
 * no log of a proxy. It needs the scope `analyze`, and counts against the token's quota.
 */
@Injectable()
export class KeyGuard implements CanActivate {
  constructor(
    private readonly tokens: AccessTokensService,
    private readonly quotas: Quotas,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const key = readKey(http.getRequest<FastifyRequest>());
    if (key === '') throw new Refusal('PERMISSION_DENIED', UNREGISTERED);
    const grant = await this.tokens.find(key);
    if (grant === null)
      throw refuseKey('INVALID_ARGUMENT', 'API_KEY_INVALID', 'API key not valid. Please pass a valid API key.');
    if (grant.isExpired)
      throw refuseKey('INVALID_ARGUMENT', 'API_KEY_INVALID', 'API key expired. Please renew the API key.');
    if (!grant.actor.scopes.includes('analyze') || !hasAnyRole(grant.actor))
      throw refuseKey('PERMISSION_DENIED', 'API_KEY_SERVICE_BLOCKED', 'Requests to this API are blocked for this key.');
    const state = this.quotas.take(grant.tokenId, grant.perMinute, Date.now());
    if (!state.isWithin) throw overQuota(quotaHeaders(state));
    void http.getResponse<FastifyReply>().headers(quotaHeaders(state));
    return true;
  }
}

function readKey({ query, headers }: FastifyRequest): string {
  const given = (query as { key?: string | string[] }).key ?? headers['x-goog-api-key'] ?? '';
  return typeof given === 'string' ? given.trim() : '';
}

const overQuota = (headers: Record<string, string>): Refusal =>
  refuseKey(
    'RESOURCE_EXHAUSTED',
    'RATE_LIMIT_EXCEEDED',
    "Quota exceeded for quota metric 'Analysis requests (AnalyzeComment)' and limit 'Analysis requests (AnalyzeComment) per minute'.",
    headers,
  );

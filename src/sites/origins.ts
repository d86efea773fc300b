import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from './site.entity.js';
import type { SitesService } from './sites.service.js';

const EXPOSED = 'ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id';
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, Accept-Language',
  'Access-Control-Max-Age': '7200',
};

/** Exact comparison of scheme, host and port; a page of the service itself counts as the site's. */
export function isAllowedOrigin(origin: string, request: FastifyRequest, site: Site): boolean {
  return origin === `${request.protocol}://${request.host}` || site.settings.allowedOrigins.includes(origin);
}

/** True for a browser on somebody else's page. Callers that are not browsers send no Origin. */
export function isForeignOrigin(request: FastifyRequest, site: Site): boolean {
  const { origin } = request.headers;
  return origin !== undefined && !isAllowedOrigin(origin, request, site);
}

/** Whether an address belongs to the site; any does for a site that has named no origins. */
export const isAddressOf = ({ settings }: Site, { origin }: URL): boolean =>
  settings.allowedOrigins.length === 0 || settings.allowedOrigins.includes(origin);

/**
 * CORS by site (Fetch standard): its own origins are named back to it, all others get no permission, and never with
 * credentials. Written here because the library works out its options again for each request, a tenth of the time that a
 * page from memory takes.
 */
export function allowOrigins(server: FastifyInstance, sites: SitesService): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('Vary', 'Origin');
    if (request.headers.origin === undefined) done();
    else answerOrigin(request, reply, sites, request.headers.origin).then((isAnswered) => !isAnswered && done(), done);
  });
}

/** @returns true when the request was a preflight and is answered */
async function answerOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
  sites: SitesService,
  origin: string,
): Promise<boolean> {
  const key = /^\/v1\/sites\/([^/?]+)/.exec(request.url)?.[1];
  const site = key === undefined ? undefined : await sites.find(key).catch(() => undefined);
  const isAllowed = site !== undefined && isAllowedOrigin(origin, request, site);
  if (isAllowed)
    void reply.headers({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': EXPOSED });
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false;
  void reply
    .status(204)
    .headers(isAllowed ? PREFLIGHT : {})
    .send();
  return true;
}

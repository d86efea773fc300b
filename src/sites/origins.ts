import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Site } from './site.entity.js';
import type { SitesService } from './sites.service.js';

const EXPOSED = [
  'ETag',
  'Idempotency-Replayed',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'X-Request-Id',
];
const PREFLIGHT_SECONDS = 7_200;

/** Exact comparison of scheme, host and port; a page of the service itself counts as the site's. */
export function isAllowedOrigin(origin: string, request: FastifyRequest, site: Site): boolean {
  return origin === `${request.protocol}://${request.host}` || site.settings.allowedOrigins.includes(origin);
}

/** True for a browser on somebody else's page. Callers that are not browsers send no Origin. */
export function isForeignOrigin(request: FastifyRequest, site: Site): boolean {
  const { origin } = request.headers;
  return origin !== undefined && !isAllowedOrigin(origin, request, site);
}

/** CORS by site: its own origins are named back to it, all others get no permission. Never with credentials. */
export async function allowOrigins(server: FastifyInstance, sites: SitesService): Promise<void> {
  await server.register(cors, {
    delegator: async (request: FastifyRequest) => ({
      origin: await allowedOrigin(request, sites),
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Accept-Language'],
      exposedHeaders: EXPOSED,
      maxAge: PREFLIGHT_SECONDS,
      credentials: false,
    }),
  });
}

async function allowedOrigin(request: FastifyRequest, sites: SitesService): Promise<string | false> {
  const { origin } = request.headers;
  const key = /^\/v1\/sites\/([^/?]+)/.exec(request.url)?.[1];
  if (origin === undefined || key === undefined) return false;
  const site = await sites.find(key).catch(() => undefined);
  return site && isAllowedOrigin(origin, request, site) ? origin : false;
}

/** Whether an address belongs to the site; any does for a site that has named no origins. */
export const isAddressOf = ({ settings }: Site, { origin }: URL): boolean =>
  settings.allowedOrigins.length === 0 || settings.allowedOrigins.includes(origin);

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RenderedPage } from './page-cache.js';

/** One second in browsers and at the edge, then old for a moment while the new one is fetched. */
export const PUBLIC_CACHE = 'public, max-age=1, stale-while-revalidate=10';

/** Sends a page that anybody may keep: strong ETag, and 304 for those who have it (RFC 9110, section 13.1.2). */
export function sendPublic(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, etag, headers }: RenderedPage,
  type: string,
): void {
  void reply.headers({ ETag: etag, 'Cache-Control': PUBLIC_CACHE, ...headers });
  if (matches(request.headers['if-none-match'], etag)) void reply.status(304).send();
  else void reply.header('Content-Type', type).send(bytes);
}

/** Weak comparison, as If-None-Match asks for. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readiness } from '../http/health.js';
import { SECURITY_HEADERS } from '../http/server.js';
import type { PageCache, RenderedPage } from './page-cache.js';

export const JSON_TYPE = 'application/json; charset=utf-8';

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

/**
 * Answers pages of comments that are in memory before anything else is done for the request. They are the same for
 * everybody, and their address was found valid when they were rendered. The answer goes to the socket in one go, past the
 * framework's own steps: measured, that is what brings the rate near that of a bare server. Callers from other origins,
 * those who have the page already, and those of a stopping process take the ordinary way.
 */
export function answerFromMemory(server: FastifyInstance, cache: PageCache, readiness: Readiness): void {
  server.addHook('onRequest', (request, reply, done) => {
    const { method, url = '', headers } = request.raw;
    const isPlain = headers.origin === undefined && headers['if-none-match'] === undefined && !readiness.isDraining;
    const page = method === 'GET' && isPlain ? cache.peek(url) : undefined;
    if (page === undefined) return done();
    reply.hijack();
    reply.raw.writeHead(200, [...flatHeaders(page), 'X-Request-Id', request.id]);
    reply.raw.end(page.bytes);
  });
}

const flattened = new WeakMap<RenderedPage, readonly string[]>();

/** Names and values in turn, as Node sends them without looking at each; worked out once for each page. */
function flatHeaders(page: RenderedPage): readonly string[] {
  const known = flattened.get(page);
  if (known) return known;
  const { bytes, etag, headers } = page;
  const own = { ETag: etag, 'Cache-Control': PUBLIC_CACHE, 'Content-Type': JSON_TYPE };
  const all = { ...SECURITY_HEADERS, Vary: 'Origin', ...own, ...headers, 'Content-Length': String(bytes.length) };
  const flat = Object.entries(all).flat();
  flattened.set(page, flat);
  return flat;
}

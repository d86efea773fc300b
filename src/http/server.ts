import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Logger } from '@nestjs/common';
import formBody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Logger as Pino } from 'pino';
import type { Readiness } from './health.js';
import type { Metrics } from './metrics.js';
import { Problem } from './problem.js';
import { asProblem, sendProblem } from './problem.filter.js';

/** 1500 characters of the worst escaped JSON are 36,000 bytes. */
const BODY_LIMIT_BYTES = 64 * 1024;
/** An article id of 512 characters, each of up to 12 bytes when URL-encoded. */
const MAX_PARAM_LENGTH = 512 * 12;

/** For every answer; HTML pages have a content policy of their own. */
export const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** The HTTP server with the limits, ids and headers that every route shares. */
export function makeServer(trustedProxies: readonly string[]): FastifyAdapter {
  const logger = new Logger('Http');
  return new FastifyAdapter({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 15_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 10_000,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH, ignoreTrailingSlash: false },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(asProblem(error), request, identify(request, reply), logger),
  });
}

/** What every answer carries, also those to requests that reach no hook. */
const identify = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.headers(SECURITY_HEADERS).header('X-Request-Id', request.id);

/** Adds what is per request: id, headers, figures, the access line, and the two body formats. */
export async function prepareServer(
  server: FastifyInstance,
  { metrics, readiness, log }: { metrics: Metrics; readiness: Readiness; log: Pino },
): Promise<void> {
  server.addHook('onRequest', (request, reply, done) => {
    identify(request, reply);
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    // Callers that keep connections open learn that this one ends, before it is closed under their next request.
    if (readiness.isDraining) void reply.header('Connection', 'close');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    const level = accessLevel(request, reply);
    if (log.isLevelEnabled(level)) log[level](accessLine(request, reply, route));
    done();
  });
  readJson(server);
  await server.register(formBody, { bodyLimit: BODY_LIMIT_BYTES });
}

const accessLine = (request: FastifyRequest, reply: FastifyReply, route: string): object => ({
  context: 'Access',
  requestId: request.id,
  method: request.method,
  route,
  status: reply.statusCode,
  ms: Math.round(reply.elapsedTime * 10) / 10,
});

/** Reads that went well are most of the traffic and say nothing: they are for `debug`. */
const accessLevel = (request: FastifyRequest, reply: FastifyReply): 'debug' | 'info' =>
  (request.method === 'GET' || request.method === 'HEAD') && reply.statusCode < 400 ? 'debug' : 'info';

/** JSON in well-formed UTF-8 only: bytes that are not would be replaced silently. */
function readJson(server: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      const text = utf8.decode(body);
      void parse(request, text, (error, value) =>
        done(error && new Problem('malformed-json', { cause: error }), value),
      );
    } catch (cause) {
      done(new Problem('malformed-body', { cause }));
    }
  });
}

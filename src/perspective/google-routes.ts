import type { FastifyInstance, FastifyRequest } from 'fastify';
import { envelopeOf } from './refusal.js';

/** 20,480 bytes of text, each escaped as six characters at the worst, and a context beside it. */
const BODY_LIMIT_BYTES = 256 * 1024;
const PREFIX = '/v1alpha1/';

/**
 * What the Perspective-compatible routes do otherwise than the service's own: errors in Google's envelope, a larger body,
 * and JSON that is read whatever its caller calls it; much used clients of Google's API send it without a content type.
 */
export function adaptGoogleRoutes(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (!route.url.startsWith(PREFIX)) return;
    route.bodyLimit = BODY_LIMIT_BYTES;
    route.config = { ...route.config, errorFormat: envelopeOf };
    route.onRequest = readAsJson;
  });
}

function readAsJson({ raw }: FastifyRequest, _: unknown, done: () => void): void {
  const type = raw.headers['content-type'];
  if (type === undefined || type.startsWith('text/plain')) raw.headers['content-type'] = 'application/json';
  done();
}

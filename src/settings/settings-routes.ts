import type { FastifyInstance } from 'fastify';

/** 5,000 entries of a word list with a note each, in Arabic. */
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
const PREFIX = '/v1/moderation/sites/:site/settings';

/** Word lists are longer than what other routes take. */
export function allowLongSettings(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (route.url.startsWith(PREFIX)) route.bodyLimit = BODY_LIMIT_BYTES;
  });
}

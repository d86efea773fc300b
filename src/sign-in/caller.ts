import type { FastifyRequest } from 'fastify';
import { readSessionCookie } from '../accounts/session-cookie.js';

/** What a request tells of whoever proves who they are. */
export interface Caller {
  readonly address: string;
  readonly userAgent: string;
  /** What the cookie of an earlier session holds. */
  readonly cookie: string | undefined;
}

export const callerOf = (request: FastifyRequest): Caller => ({
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
  cookie: readSessionCookie(request),
});

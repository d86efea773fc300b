import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The prefix makes browsers keep the cookie only when it is Secure, for this host alone and for every path, so that no
 * neighbouring domain can plant one (RFC 6265bis, section 4.1.3.2). There is no variant without it: browsers take it
 * over plain http from this machine itself, and from nowhere else.
 */
export const SESSION_COOKIE = '__Host-hashiya';

/** Strict: no page elsewhere, and no link from one, comes with the session. It lives as long as the browser. */
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** What the cookie holds; undefined without one. */
export function readSessionCookie({ headers }: FastifyRequest): string | undefined {
  const pair = headers.cookie?.split(/; */).find((part) => part.startsWith(`${SESSION_COOKIE}=`));
  return pair?.slice(SESSION_COOKIE.length + 1);
}

export function setSessionCookie(reply: FastifyReply, secret: string): void {
  void reply.header('Set-Cookie', `${SESSION_COOKIE}=${secret}; ${ATTRIBUTES}`);
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.header('Set-Cookie', `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`);
}

import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** Loopback as browsers see it: what they trust over plain http (W3C Secure Contexts, section 3.1). */
const LOOPBACK = /^(?:localhost|[\w.-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Lets a request pass that comes from a page of the service itself, or from no page at all. Browsers name the page by
 * Origin and Sec-Fetch-Site, which no script can forge (Fetch Metadata); other callers send neither.
 * @throws Problem `https-required` for a page of ours over plain http, which browsers keep no session for
 * @throws Problem `origin-not-allowed` for a page of anybody else, other ports and schemes of the same host included
 */
export function expectOwnPage({ headers, host }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw new Problem('origin-not-allowed');
  if (headers.origin === undefined) return;
  const origin = URL.canParse(headers.origin) ? new URL(headers.origin) : undefined;
  if (origin === undefined || origin.host !== host.toLowerCase()) throw new Problem('origin-not-allowed');
  if (origin.protocol === 'http:' && !LOOPBACK.test(origin.hostname)) throw new Problem('https-required');
}

import type { Site } from '../sites/site.entity.js';

const MAX_LENGTH = 2_000;
/** Stands for the service while a path is read; it never appears in an answer. */
const HERE = 'http://service.invalid';

/**
 * Where a form may send its reader back to: a path of this service, or an address on one of the site's own origins.
 * Everything is judged as a browser would read it after normalisation, so `//evil`, `/\evil`, `/.//evil` and
 * `https:evil` lead nowhere.
 * @returns the address without its fragment, or null for anything else
 */
export function safeReturnAddress(raw: string, site: Pick<Site, 'settings'>): string | null {
  if (raw === '' || raw.length > MAX_LENGTH || /[\\\p{Cc}\p{Z}]/u.test(raw)) return null;
  return raw.startsWith('/') ? pathHere(raw) : addressOnSite(raw, site);
}

function pathHere(raw: string): string | null {
  if (!URL.canParse(raw, HERE)) return null;
  const { origin, pathname, search } = new URL(raw, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search : null;
}

function addressOnSite(raw: string, { settings }: Pick<Site, 'settings'>): string | null {
  if (!/^https?:\/\/[^/]/i.test(raw) || !URL.canParse(raw)) return null;
  const address = new URL(raw);
  if (!settings.allowedOrigins.includes(address.origin) || address.username !== '' || address.password !== '')
    return null;
  address.hash = '';
  return address.href;
}

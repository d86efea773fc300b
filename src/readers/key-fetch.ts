import { lookup as lookupAll, type LookupAddress } from 'node:dns';
import { get as getByHttps, type RequestOptions } from 'node:https';
import { get as getByHttp } from 'node:http';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const LIMIT_MS = 3_000;
const MOST_BYTES = 64 * 1_024;

/** Addresses of this machine, of private networks, and of what is no host at all: RFC 6890, and 64:ff9b::/96 to reach them. */
const INNER: readonly (readonly [string, number])[] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ] as const),
  ...([
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ] as const),
  ...([
    ['::', 127],
    ['64:ff9b::', 96],
    ['100::', 64],
    ['2001:db8::', 32],
    ['fc00::', 7],
    ['fe80::', 10],
  ] as const),
  ...([
    ['ff00::', 8],
    ['2002::', 16],
    ['2001::', 32],
  ] as const),
];
const inner = new BlockList();
for (const [net, bits] of INNER) inner.addSubnet(net, bits, isIP(net) === 6 ? 'ipv6' : 'ipv4');

/** Whether an address is one that a site may not make this service call. IPv4 inside IPv6 counts as what it is. */
export function isInnerAddress(address: string): boolean {
  const family = isIP(address);
  return family === 0 || inner.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** How to reach what a site names; tests reach a server of their own. */
export interface KeyRoute {
  readonly protocol: 'https:' | 'http:';
  readonly isForbidden: (address: string) => boolean;
}

export const PUBLIC_ROUTE: KeyRoute = { protocol: 'https:', isForbidden: isInnerAddress };

/**
 * Fetches a site's keys: by https, from a public address (looked at when it is connected to, so that a name cannot change
 * its meaning in between), without following where it is sent to, within three seconds and 64 KiB.
 * @throws Error for anything else
 */
export function fetchKeys(address: string, route: KeyRoute = PUBLIC_ROUTE): Promise<string> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== route.protocol || url.username !== '') throw new Error('keys are fetched by https only');
  if (isIP(host) !== 0 && route.isForbidden(host)) throw new Error('keys are fetched from public addresses only');
  const options: RequestOptions = {
    signal: AbortSignal.timeout(LIMIT_MS),
    lookup: guardedLookup(route),
    headers: { Accept: 'application/json' },
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? getByHttps : getByHttp;
    const request = get(url, options, (answer) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      if (answer.statusCode !== 200) request.destroy(new Error('the keys were not given'));
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
        parts.push(part);
        if (bytes > MOST_BYTES) request.destroy(new Error('these are too many keys'));
      });
      answer.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
      answer.on('error', reject);
    });
    request.on('error', reject);
  });
}

const guardedLookup =
  ({ isForbidden }: KeyRoute): LookupFunction =>
  (hostname, options, callback) =>
    lookupAll(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return callback(error ?? new Error('no address'), '', 4);
      if (addresses.some(({ address }) => isForbidden(address)))
        return callback(new Error('keys are fetched from public addresses only'), '', 4);
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
    });

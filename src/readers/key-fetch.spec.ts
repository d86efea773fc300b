import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fetchKeys, isInnerAddress, PUBLIC_ROUTE, type KeyRoute } from './key-fetch.js';

describe('an address that a site may not make the service call', () => {
  it.each([
    ...['127.0.0.1', '127.9.9.9', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...['100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fc00::1', 'fd12:3456::1', 'fe80::1'],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1', 'localhost', ''],
  ])('is %s', (address) => {
    expect(isInnerAddress(address)).toBe(true);
  });

  it.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('is not %s', (address) => {
    expect(isInnerAddress(address)).toBe(false);
  });
});

describe('fetching a site’s keys', () => {
  const servers: Server[] = [];
  const OPEN: KeyRoute = { protocol: 'http:', isForbidden: () => false };
  const serve = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://localhost:${(server.address() as AddressInfo).port}/jwks`;
  };
  afterEach(() => servers.splice(0).forEach((server) => server.close().closeAllConnections()));

  const attempt = async (address: string, route?: KeyRoute): Promise<string> => {
    try {
      return await fetchKeys(address, route);
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([
    ['http://keys.example/jwks', 'https only'],
    ['https://user@keys.example/jwks', 'https only'],
    ['https://127.0.0.1/jwks', 'public addresses only'],
    ['https://[::1]/jwks', 'public addresses only'],
    ['https://2130706433/jwks', 'public addresses only'],
    ['https://localhost/jwks', 'public addresses only'],
  ])('refuses %s', async (address, why) => {
    expect(await attempt(address, PUBLIC_ROUTE)).toContain(why);
  });

  it('looks at the address that a name stands for, at the moment of connecting', async () => {
    const address = await serve((_, reply) => reply.end('{"keys":[]}'));
    expect(await attempt(address, { protocol: 'http:', isForbidden: isInnerAddress })).toContain(
      'public addresses only',
    );
    expect(await attempt(address, OPEN)).toBe('{"keys":[]}');
  });

  it('follows nowhere, and takes nothing but an answer', async () => {
    const redirect = await serve((_, reply) => reply.writeHead(302, { Location: 'http://localhost/' }).end());
    expect(await attempt(redirect, OPEN)).toContain('not given');
    const broken = await serve((_, reply) => reply.writeHead(500).end('no'));
    expect(await attempt(broken, OPEN)).toContain('not given');
  });

  it('takes no more than any site has', async () => {
    const endless = await serve((_, reply) => {
      const more = (): void => void (reply.destroyed || reply.write('x'.repeat(10_000), () => setImmediate(more)));
      more();
    });
    expect(await attempt(endless, OPEN)).toContain('too many');
  });

  it('does not wait for ever', async () => {
    const silent = await serve(() => undefined);
    expect(await attempt(silent, OPEN)).toMatch(/abort|timeout/i);
  });
});

import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { ReaderTokens } from '../src/readers/reader-tokens.js';
import { SiteSecretCipher } from '../src/sites/reader-secrets.js';
import { SitesService } from '../src/sites/sites.service.js';
import { Runtime } from '../src/config/runtime.js';
import type { SiteSettings } from '../src/sites/site-settings.js';
import { v7 as uuidv7 } from 'uuid';
import { nextText, TestReader, type OwnComment, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';

const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'] as const;
type Algorithm = (typeof ALGORITHMS)[number];

interface Keys {
  readonly privateKey: CryptoKey;
  readonly jwk: object;
}
interface Accepted {
  readonly comment: OwnComment & { readonly author: { readonly name: string; readonly badge: string | null } };
  readonly authorToken: string | null;
}

const CLAIMS = { sub: 'reader-17', name: 'سعاد الخالدي', jti: 'one' };

describe('Readers who are signed in at their news site', () => {
  let service: TestService;
  let keys: Record<Algorithm, Keys>;
  let sites = 0;

  const newSite = async (settings: Partial<SiteSettings> = {}): Promise<string> => {
    const key = `news-${(sites += 1)}`;
    await addSite(service, key, { readerKeys: ALGORITHMS.map((algorithm) => keys[algorithm].jwk), ...settings });
    return key;
  };
  const sign = (
    site: string,
    claims: object = {},
    how: { readonly alg?: Algorithm; readonly lifetime?: number; readonly key?: CryptoKey } = {},
  ): Promise<string> => {
    const { alg = 'EdDSA', lifetime = 300 } = how;
    return new SignJWT({ ...CLAIMS, aud: site, exp: Math.floor(Date.now() / 1_000) + lifetime, ...claims })
      .setProtectedHeader({ alg, kid: alg })
      .sign(how.key ?? keys[alg].privateKey);
  };
  const reader = (site: string, token?: string): TestReader => {
    const made = new TestReader(service.url, site, 'story');
    made.token = token;
    return made;
  };
  const post = <Body = Accepted>(site: string, token: string, body: object = {}): Promise<Reply<Body>> =>
    reader(site, token).call<Body>('POST', '/articles/story/comments', { body: nextText(), ...body });
  const refusal = async (site: string, token: string): Promise<string> => {
    const { status, body } = await post<ProblemAnswer>(site, token);
    return `${status} ${body.code}`;
  };

  beforeAll(async () => {
    service = await startTestService();
    const pairs = ALGORITHMS.map(async (alg) => {
      const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
      return [alg, { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: alg, alg } }] as const;
    });
    keys = Object.fromEntries(await Promise.all(pairs)) as Record<Algorithm, Keys>;
  });
  afterAll(() => service.stop());

  it.each(ALGORITHMS)('are known by a token that is signed with %s', async (alg) => {
    const site = await newSite();
    const token = await sign(site, {}, { alg });
    const { status, body } = await post(site, token);
    expect([status, body.authorToken]).toEqual([202, null]);
    expect(body.comment.author).toEqual({ name: CLAIMS.name, badge: null });
    const own = await reader(site, token).decided(body.comment.id);
    expect(own).toMatchObject({ status: 'approved', abilities: { canEdit: true } });
  });

  it('are one author with every token, whatever name they carry', async () => {
    const site = await newSite();
    const first = await post(site, await sign(site, { jti: 'a' }));
    const later = await sign(site, { jti: 'b', name: 'سعاد', email: 'suad@example.org' });
    expect((await reader(site, later).own(first.body.comment.id)).abilities.canWithdraw).toBe(true);
    expect((await post(site, later)).body.comment.author.name).toBe('سعاد');
    const other = await sign(site, { sub: 'reader-18' });
    expect((await reader(site, other).call('DELETE', `/comments/${first.body.comment.id}`)).status).toBe(404);
    const rows = await service.database.query(`SELECT name FROM author WHERE subject = 'reader-17' AND name = 'سعاد'`);
    expect(rows).toHaveLength(1);
  });

  it('carry the name that the site gives, not the one in the body, and need none there', async () => {
    const site = await newSite();
    const author = { name: 'رئيس التحرير', email: 'someone@example.org' };
    const { body } = await post(site, await sign(site), { author });
    expect(body.comment.author.name).toBe(CLAIMS.name);
    const guest = await reader(site).call<ProblemAnswer>('POST', '/articles/story/comments', { body: nextText() });
    expect(guest).toMatchObject({ status: 422, body: { errors: [{ pointer: '/author', code: 'required' }] } });
  });

  it('are the only ones who comment where the site takes no guests', async () => {
    const site = await newSite({ guests: 'none' });
    const guest = reader(site);
    const refused = await guest.submit();
    expect([refused.status, (refused.body as unknown as ProblemAnswer).code]).toEqual([403, 'guests-not-accepted']);
    expect((await post(site, await sign(site))).status).toBe(202);
    const form = await guest.call<object>('GET', '/form');
    expect(form.body).toMatchObject({ guests: 'none', required: ['/body'] });
    const shown = async (request: RequestInit) => {
      const path = `/v1/sites/${site}/articles/story/comments.html?lang=ar`;
      const answer = await fetch(service.url + path, { headers: { Origin: service.url }, ...request });
      return { status: answer.status, text: await answer.text() };
    };
    const sentence = 'التعليق هنا لمن سجّل الدخول في الموقع.';
    const page = await shown({});
    expect([page.text.includes(sentence), /<form[^>]*id="form"[^>]*\shidden/.test(page.text)]).toEqual([true, true]);
    const typed = new URLSearchParams({ name: 'ليلى', email: 'layla@example.org', body: nextText() });
    const sent = await shown({ method: 'POST', body: typed });
    expect([sent.status, sent.text.includes(sentence)]).toEqual([403, true]);
    // Who was a guest before the site changed its mind keeps what was written then, but writes no more.
    const open = await newSite();
    const early = reader(open);
    const { id } = await early.submitAndWait();
    await service.app.get(SitesService).changeSettings(open, { guests: 'none' });
    expect((await early.submit()).status).toBe(403);
    expect((await early.call('DELETE', `/comments/${id}`)).status).toBeLessThan(300);
  });

  it('leave it to the site whether guests are asked for an e-mail', async () => {
    const site = await newSite({ guests: 'name' });
    const send = (author: object, to = site) =>
      reader(to).call<Accepted & ProblemAnswer>('POST', '/articles/story/comments', { body: nextText(), author });
    expect((await reader(site).call<object>('GET', '/form')).body).toMatchObject({
      required: ['/author/name', '/body'],
    });
    for (const author of [{ name: 'ليلى' }, { name: 'ليلى', email: ' ' }, { name: 'ليلى', email: 'l@example.org' }])
      expect((await send(author)).status).toBe(202);
    const rows = await service.database.query<{ has: boolean }>(
      `SELECT email_index IS NOT NULL AS has FROM author WHERE site_id = (SELECT id FROM site WHERE key = $1) ORDER BY id`,
      [site],
    );
    expect(rows.map(({ has }) => has)).toEqual([false, false, true]);
    const expectFault = ({ status, body }: Reply<ProblemAnswer>, code: string): void =>
      expect([status, body.errors?.map((error) => [error.pointer, error.code])]).toEqual([
        422,
        [['/author/email', code]],
      ]);
    expectFault(await send({ name: 'ليلى', email: 'ليس بريدا' }), 'email-invalid');
    const usual = await newSite();
    for (const author of [{ name: 'ليلى' }, { name: 'ليلى', email: ' ' }])
      expectFault(await send(author, usual), 'required');
  });

  it('show what the site says they are, on the page too', async () => {
    const site = await newSite();
    const token = await sign(site, { sub: 'j', name: 'مراسلة النهر', roles: ['subscriber', 'journalist', 'king'] });
    const { body } = await post(site, token);
    expect(body.comment.author.badge).toBe('journalist');
    await reader(site, token).decided(body.comment.id);
    const [shown] = (await reader(site).page()).comments;
    expect(shown?.author).toEqual({ name: 'مراسلة النهر', badge: 'journalist' });
  });

  it('react, like and report without being given a token that outlasts their own', async () => {
    const site = await newSite();
    const guest = reader(site);
    const { id } = await guest.submitAndWait();
    const signedIn = reader(site, await sign(site));
    const calls = [
      ['PUT', `/comments/${id}/like`, { value: true }],
      ['PUT', '/articles/story/reaction', { value: 'like' }],
      ['POST', `/comments/${id}/reports`, { reason: 'spam' }],
    ] as const;
    for (const [method, path, body] of calls) {
      const reply = await signedIn.call<{ authorToken: string | null }>(method, path, body);
      expect([reply.status < 300, reply.body.authorToken]).toEqual([true, null]);
    }
  });

  it('are let in by a secret that the site shares, the new one and the one before', async () => {
    const site = await newSite();
    const { id: siteId } = await service.app.get(SitesService).find(site);
    const cipher = new SiteSecretCipher(service.app.get(Runtime));
    const secrets = ['k'.repeat(20) + '0123456789abcdefghijkl', 'm'.repeat(20) + '0123456789abcdefghijkl', 'short'];
    for (const secret of secrets) {
      const id = uuidv7();
      await service.database.query(
        `INSERT INTO site_secret (site_id, id, purpose, secret_cipher) VALUES ($1, $2, 'reader-jwt', $3)`,
        [siteId, id, cipher.seal(secret, siteId, id)],
      );
      if (secret === 'short')
        await service.database.query('UPDATE site_secret SET retired_at = now() WHERE id = $1', [id]);
    }
    const signWith = (secret: string): Promise<string> =>
      new SignJWT({ ...CLAIMS, aud: site, exp: Math.floor(Date.now() / 1_000) + 60 })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(Buffer.from(secret.padEnd(32, '0')));
    for (const secret of secrets.slice(0, 2)) expect((await post(site, await signWith(secret))).status).toBe(202);
    expect(await refusal(site, await signWith('another secret of thirty-two bytes'))).toBe('401 bad-token');
    expect(await refusal(site, await signWith('short'))).toBe('401 bad-token');
  });

  describe('are refused', () => {
    let site: string;
    beforeAll(async () => {
      site = await newSite();
    });

    it.each([
      ['of another site', { aud: 'demo' }],
      ['without an audience', { aud: undefined }],
      ['without a subject', { sub: undefined }],
      ['with an empty subject', { sub: '' }],
      ['with a subject that cannot be stored', { sub: 'a\u0000' }],
      ['without an id', { jti: undefined }],
      ['without a name', { name: undefined }],
      ['with a name of nothing', { name: ' \u202e ' }],
      ['with a long name', { name: 'ن'.repeat(81) }],
      ['with an e-mail that is none', { email: 'suad' }],
      ['with roles that are no list', { roles: 'staff' }],
      ['without an end', { exp: undefined }],
      ['that is good for an hour', { exp: Math.floor(Date.now() / 1_000) + 3_600 }],
      ['that is not good yet', { nbf: Math.floor(Date.now() / 1_000) + 300 }],
    ])('with a token %s', async (_, claims) => {
      expect(await refusal(site, await sign(site, claims))).toBe('401 bad-token');
    });

    it('with a token that has expired, and are told so', async () => {
      expect(await refusal(site, await sign(site, {}, { lifetime: -60 }))).toBe('401 token-expired');
      expect((await post(site, await sign(site, {}, { lifetime: -10 }))).status).toBe(202);
    });

    it('with a token that nobody signed, or somebody else, or with the public key as a secret', async () => {
      const exp = Math.floor(Date.now() / 1_000) + 60;
      const unsigned = new UnsecuredJWT({ ...CLAIMS, aud: site, exp }).encode();
      const { privateKey } = await generateKeyPair('EdDSA');
      const foreign = await sign(site, {}, { key: privateKey });
      const confused = await new SignJWT({ ...CLAIMS, aud: site, exp })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(Buffer.from(JSON.stringify(keys.RS256.jwk)));
      const altered = (await sign(site)).replace(/\.[^.]+\./, `.${Buffer.from('{"sub":"x"}').toString('base64url')}.`);
      for (const token of [unsigned, foreign, confused, altered, 'a.b.c', `${'a'.repeat(5_000)}.b.c`])
        expect(await refusal(site, token)).toBe('401 bad-token');
    });

    it('where the site has given no keys', async () => {
      const none = await newSite({ readerKeys: [] });
      expect(await refusal(none, await sign(none))).toBe('401 bad-token');
      const garbage = await newSite({ readerKeys: [{ kty: 'nonsense' }] });
      expect(await refusal(garbage, await sign(garbage))).toBe('401 bad-token');
    });
  });

  describe('at a site that publishes its keys', () => {
    it('are known by them, fetched once', async () => {
      let fetched = 0;
      const server = createServer((_, reply) => {
        fetched += 1;
        reply.end(JSON.stringify({ keys: [keys.ES256.jwk] }));
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      service.app.get(ReaderTokens).route = { protocol: 'http:', isForbidden: () => false };
      const site = await newSite({ readerJwksUrl: `http://localhost:${port}/jwks` });
      for (const jti of ['a', 'b', 'c'])
        expect((await post(site, await sign(site, { jti }, { alg: 'ES256' }))).status).toBe(202);
      expect(await refusal(site, await sign(site))).toBe('401 bad-token');
      expect(fetched).toBe(1);
      server.close();
    });

    it('are asked to come back while the keys cannot be had', async () => {
      service.app.get(ReaderTokens).route = { protocol: 'http:', isForbidden: () => false };
      const site = await newSite({ readerJwksUrl: 'http://localhost:1/jwks' });
      expect(await refusal(site, await sign(site))).toBe('503 not-ready');
    });
  });

  describe('have names that no guest may carry', () => {
    it('as they are, with look-alike letters, or with something around them', async () => {
      const site = await newSite({ protectedNames: ['صحيفة النهر'] });
      await post(site, await sign(site, { sub: 's', name: 'Huda Rawi', roles: ['staff'] }));
      for (const name of [
        'Huda Rawi',
        'HUDA  RAWI',
        'Нuda Rawi',
        'Dr. Huda Rawi',
        'صحـيفة النهر',
        'صحيفة النهر الرسمية',
      ]) {
        const reply = await reader(site).post({ name });
        expect([name, reply.status, reply.body.errors]).toMatchObject([
          name,
          422,
          [{ pointer: '/author/name', code: 'name-taken' }],
        ]);
      }
      for (const name of ['Huda', 'هدى']) expect((await reader(site).post({ name })).status).toBe(202);
    });

    it('but those of readers without a role are nobody’s', async () => {
      const site = await newSite();
      await post(site, await sign(site));
      expect((await reader(site).post({ name: CLAIMS.name })).status).toBe(202);
    });

    it('and a guest who types their e-mail gets nothing of theirs', async () => {
      const site = await newSite();
      const token = await sign(site, { email: 'suad@example.org', roles: ['staff'] });
      const { body } = await post(site, token);
      const guest = reader(site);
      const own = await guest.submitAndWait({ email: 'suad@example.org', name: 'قارئة' });
      expect((await guest.call('DELETE', `/comments/${body.comment.id}`)).status).toBe(404);
      const shown = (await guest.page()).comments.find(({ id }) => id === own.id);
      expect(shown?.author).toEqual({ name: 'قارئة', badge: null });
    });
  });
});

import fc from 'fast-check';
import { addMember, PASSWORD, TestMember, type SessionAnswer } from './support/member.js';
import type { ProblemAnswer, Reply } from './support/reader.js';
import { addSite, startOn, startTestService, type TestService } from './support/service.js';

const COOKIE = /^__Host-hashiya=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/;

describe('Signing in', () => {
  let service: TestService;

  const stranger = (): TestMember => new TestMember(service.url);
  const signIn = (body: unknown, headers: Record<string, string> = {}) =>
    stranger().call<ProblemAnswer & SessionAnswer>('POST', '/session', body, headers);
  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  /** What was counted against anybody is forgotten, so that tests do not slow each other. */
  const forgetAttempts = () => service.database.query('DELETE FROM sign_in_attempt');

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
  });
  beforeEach(forgetAttempts);
  afterAll(() => service.stop());

  it('tells a stranger nothing', async () => {
    for (const path of ['/session', '/sessions', '/tokens']) {
      const reply = await stranger().call('GET', path);
      expectProblem(reply, 401, 'credential-required');
      expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('answers who it is, what they may do, and a cookie that browsers keep to this host', async () => {
    const { id, email } = await addMember(service, { roles: { demo: 'moderator' } });
    const reply = await signIn({ email, password: PASSWORD });
    expect(reply.status).toBe(200);
    expect(reply.headers.getSetCookie()).toEqual([expect.stringMatching(COOKIE)]);
    expect(reply.headers.get('cache-control')).toBe('private, no-store');
    expect(reply.body.user).toMatchObject({ id, email, isOwner: false, abilities: [], totp: { isEnabled: false } });
    expect(reply.body.user.sites).toEqual([
      {
        key: 'demo',
        name: 'صحيفة النهر',
        role: 'moderator',
        abilities: ['text.analyze', 'queue.read', 'text.check', 'comments.decide', 'authors.sanction'],
      },
    ]);
  });

  it('shows the owner every site, and what is the owner’s alone', async () => {
    const { body } = await (await TestMember.of(service)).whoAmI();
    expect(body.user.sites.map(({ key, role }) => `${key} ${role}`)).toEqual(['demo admin', 'second admin']);
    expect(body.user.abilities).toEqual(['installation.manage']);
  });

  it('takes the e-mail in any case, and the password as any keyboard writes it', async () => {
    const { email } = await addMember(service, { email: 'Huda.Rawi@Example.org', password: 'مُؤْتَمَر آب أُغسطس' });
    for (const form of ['NFC', 'NFD'] as const) {
      const password = 'مُؤْتَمَر آب أُغسطس'.normalize(form);
      expect((await signIn({ email: email.toLowerCase(), password })).status).toBe(200);
    }
  });

  it('counts every character of a long password', async () => {
    const password = 'ألف نخلة ونخلة '.repeat(273);
    const { email } = await addMember(service, { password });
    expect((await signIn({ email, password })).status).toBe(200);
    expectProblem(await signIn({ email, password: password.slice(0, -1) }), 401, 'sign-in-failed');
    expectProblem(await signIn({ email, password: `${password} ` }), 401, 'sign-in-failed');
  });

  it('answers the same for a wrong password, an unknown e-mail and a suspended account', async () => {
    const { email } = await addMember(service);
    const suspended = await addMember(service);
    await service.database.query('UPDATE account SET disabled_at = now() WHERE id = $1', [suspended.id]);
    const replies = [
      await signIn({ email, password: 'ليست هذه كلمة المرور' }),
      await signIn({ email: 'nobody@example.org', password: PASSWORD }),
      await signIn({ email: suspended.email, password: PASSWORD }),
    ];
    const told = replies.map(({ status, headers, body }) => ({
      status,
      body: { ...body, instance: '' },
      headers: [...headers.keys()].toSorted(),
    }));
    expect(told[0]).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  it.each([
    ['no password', { email: 'a@example.org' }, '/password', 'required'],
    ['no e-mail', { password: 'x' }, '/email', 'required'],
    ['an e-mail that is none', { email: 'huda', password: 'x' }, '/email', 'email-invalid'],
    ['an object for a password', { email: 'a@example.org', password: { $ne: '' } }, '/password', 'wrong-type'],
    ['an array for an e-mail', { email: ['a@example.org'], password: 'x' }, '/email', 'wrong-type'],
    ['null for a code', { email: 'a@example.org', password: 'x', totp: null }, '/totp', 'wrong-type'],
    ['a list', [], '/email', 'required'],
    ['a NUL', { email: 'a@example.org', password: 'x\u0000' }, '/password', 'not-storable'],
    ['an endless password', { email: 'a@example.org', password: 'x'.repeat(4_097) }, '/password', 'too-long'],
    ['a field of its own', { email: 'a@example.org', password: 'x', isOwner: true }, '/isOwner', 'unknown-field'],
  ])('refuses %s', async (_, body, pointer, code) => {
    const reply = await signIn(body);
    expectProblem(reply, 422, 'invalid-input');
    expect(reply.body.errors?.[0]).toMatchObject({ pointer, code });
  });

  it('refuses to be called with nothing at all', async () => {
    const { status } = await stranger().call('POST', '/session');
    expect(status).toBe(422);
  });

  it('makes old password hashes anew', async () => {
    const { id, email } = await addMember(service);
    const weak = '$argon2id$v=19$m=4096,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$';
    const { hash } = await import('@node-rs/argon2');
    const old = await hash(PASSWORD, { memoryCost: 4_096, timeCost: 1, parallelism: 1 });
    expect(old.startsWith(weak.slice(0, 27))).toBe(true);
    await service.database.query('UPDATE account SET password_hash = $2 WHERE id = $1', [id, old]);
    expect((await signIn({ email, password: PASSWORD })).status).toBe(200);
    const [row] = await service.database.query<{ hash: string }>(
      'SELECT password_hash AS hash FROM account WHERE id = $1',
      [id],
    );
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signIn({ email, password: PASSWORD })).status).toBe(200);
  });

  it('stores neither the cookie nor the network address', async () => {
    const member = await TestMember.of(service);
    const rows = await service.database.query('SELECT * FROM session UNION ALL SELECT * FROM session');
    const attempts = await service.database.query(`SELECT encode(key, 'escape') AS key FROM sign_in_attempt`);
    const stored = JSON.stringify([rows, attempts]);
    expect(stored).not.toContain(member.cookie?.split('=')[1]);
    expect(stored).not.toContain('127.0.0');
  });

  describe('from where', () => {
    const attempt = async (headers: Record<string, string>) => {
      const { email } = await addMember(service);
      return signIn({ email, password: PASSWORD }, headers);
    };

    it.each([
      ['a page of the service', { 'Sec-Fetch-Site': 'same-origin' }],
      ['no page at all', {}],
    ])('takes it from %s', async (_, headers) => {
      expect((await attempt({ ...headers, ...('Sec-Fetch-Site' in headers && { Origin: service.url }) })).status).toBe(
        200,
      );
    });

    it.each([
      ['another site', { Origin: 'https://evil.example' }, 'origin-not-allowed'],
      ['another site, by what the browser says', { 'Sec-Fetch-Site': 'cross-site' }, 'origin-not-allowed'],
      ['a neighbouring host', { 'Sec-Fetch-Site': 'same-site' }, 'origin-not-allowed'],
      ['a page without origin', { Origin: 'null' }, 'origin-not-allowed'],
      ['another port', { Origin: 'http://127.0.0.1:1' }, 'origin-not-allowed'],
    ])('refuses it from %s', async (_, headers, code) => {
      const reply = await attempt(headers);
      expectProblem(reply, 403, code);
      expect(reply.headers.getSetCookie()).toEqual([]);
    });
  });

  describe('a session', () => {
    it('gets a new cookie with each sign-in, and the earlier one is refused from then on', async () => {
      const member = await TestMember.of(service);
      const earlier = { ...member };
      expect((await member.signIn()).status).toBe(200);
      expect(member.cookie).not.toBe(earlier.cookie);
      const old = new TestMember(service.url);
      old.cookie = earlier.cookie;
      expectProblem(await old.whoAmI(), 401, 'session-ended');
      expect((await member.whoAmI()).status).toBe(200);
    });

    it('never takes over an id that was planted before', async () => {
      const { email } = await addMember(service);
      const planted = `__Host-hashiya=${'A'.repeat(43)}`;
      const member = new TestMember(service.url, email);
      member.cookie = planted;
      await member.signIn();
      expect(member.cookie).not.toBe(planted);
      const attacker = new TestMember(service.url);
      attacker.cookie = planted;
      expectProblem(await attacker.whoAmI(), 401, 'session-ended');
    });

    it('ends with signing out, on every process at once', async () => {
      const member = await TestMember.of(service);
      const other = await startOn(service.database, { ROLE: 'api' });
      const elsewhere = new TestMember(other.url);
      elsewhere.cookie = member.cookie;
      expect((await elsewhere.whoAmI()).status).toBe(200);
      const reply = await member.call('DELETE', '/session');
      expect([reply.status, reply.headers.getSetCookie()[0]]).toEqual([204, expect.stringContaining('Max-Age=0')]);
      expectProblem(await elsewhere.whoAmI(), 401, 'session-ended');
      expectProblem(await member.whoAmI(), 401, 'session-ended');
      await other.stop();
    });

    it('is listed, and all of them end with signing out everywhere', async () => {
      const member = await TestMember.of(service);
      const phone = new TestMember(service.url, member.email);
      await phone.signIn({}, { 'User-Agent': `Telephone ${'x'.repeat(400)}` });
      const stays = await TestMember.of(service);
      const { body } = await member.call<{ items: { isCurrent: boolean; userAgent: string }[] }>('GET', '/sessions');
      expect(body.items.map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
      expect(body.items[0]?.userAgent).toMatch(/^Telephone x{190}$/);
      expect((await member.call('DELETE', '/sessions')).status).toBe(204);
      for (const ended of [member, phone]) expectProblem(await ended.whoAmI(), 401, 'session-ended');
      expect((await stays.whoAmI()).status).toBe(200);
    });

    it.each([
      ['12 hours without a request', 'last_seen_at', '12 hours 1 second', 401],
      ['11 hours without a request', 'last_seen_at', '11 hours', 200],
      ['30 days', 'created_at', '30 days 1 second', 401],
      ['29 days', 'created_at', '29 days', 200],
    ])('after %s', async (_, column, age, status) => {
      const member = await TestMember.of(service);
      await service.database.query(
        `UPDATE session SET ${column} = now() - $1::interval WHERE id = (SELECT id FROM session ORDER BY id DESC LIMIT 1)`,
        [age],
      );
      expect((await member.whoAmI()).status).toBe(status);
    });

    it('ends with the suspension of its account, and does not come back with it', async () => {
      const owner = await TestMember.of(service);
      const member = await TestMember.of(service, { roles: { demo: 'admin' } });
      const { id } = (await member.whoAmI()).body.user;
      expect((await owner.call('PATCH', `/moderation/accounts/${id}`, { isSuspended: true })).status).toBe(200);
      expectProblem(await member.whoAmI(), 401, 'session-ended');
      await owner.call('PATCH', `/moderation/accounts/${id}`, { isSuspended: false });
      expectProblem(await member.whoAmI(), 401, 'session-ended');
      expect((await member.signIn()).status).toBe(200);
    });

    it('is refused when any byte of its cookie is altered', async () => {
      const member = await TestMember.of(service);
      const secret = member.cookie?.split('=')[1] ?? '';
      const altered = fc
        .tuple(fc.nat(secret.length - 1), fc.string({ minLength: 1, maxLength: 1, unit: fc.constantFrom(...ALPHABET) }))
        .map(([at, letter]) => secret.slice(0, at) + letter + secret.slice(at + 1))
        .filter((text) => text !== secret);
      await fc.assert(
        fc.asyncProperty(altered, async (text) => {
          const thief = new TestMember(service.url);
          thief.cookie = `__Host-hashiya=${text}`;
          expect((await thief.whoAmI()).status).toBe(401);
        }),
        { numRuns: 60 },
      );
      for (const text of [`${secret}=`, `${secret}A`, secret.slice(1), `"${secret}"`, `%41${secret.slice(1)}`]) {
        const thief = new TestMember(service.url);
        thief.cookie = `__Host-hashiya=${text}`;
        expect((await thief.whoAmI()).status).toBe(401);
      }
    });
  });

  describe('whatever changes something', () => {
    let member: TestMember;
    beforeAll(async () => {
      member = await TestMember.of(service);
    });
    const make = (headers: Record<string, string>) =>
      member.call<ProblemAnswer>('POST', '/tokens', { name: 'نسخ', scopes: ['analyze'] }, headers);

    it('comes from a page of the service with the CSRF token of the session', async () => {
      expect((await make({ Origin: service.url, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201);
      expect((await make({})).status).toBe(201);
    });

    it.each([
      ['no CSRF token', { 'X-CSRF-Token': '' }, 'csrf-token-wrong'],
      ['a made-up CSRF token', { 'X-CSRF-Token': 'x'.repeat(43) }, 'csrf-token-wrong'],
      ['another site', { Origin: 'https://evil.example' }, 'origin-not-allowed'],
      ['another site, without naming it', { 'Sec-Fetch-Site': 'cross-site' }, 'origin-not-allowed'],
      ['a neighbouring host', { 'Sec-Fetch-Site': 'same-site' }, 'origin-not-allowed'],
    ])('is refused with %s', async (_, headers, code) => {
      expectProblem(await make(headers), 403, code);
    });

    it('is refused with the CSRF token of another session, of the same account too', async () => {
      const second = new TestMember(service.url, member.email);
      const { body } = await second.signIn();
      expectProblem(await make({ 'X-CSRF-Token': body.csrfToken }), 403, 'csrf-token-wrong');
    });

    it('is refused with any byte of the CSRF token altered', async () => {
      const token = member.csrfToken ?? '';
      for (let at = 0; at < token.length; at += 1) {
        const altered = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
        expect((await make({ 'X-CSRF-Token': altered })).status).toBe(403);
      }
    });

    it('needs no CSRF token to be read', async () => {
      expect((await member.call('GET', '/session', undefined, { 'X-CSRF-Token': '' })).status).toBe(200);
    });
  });
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~!';

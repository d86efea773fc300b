import { Secret, TOTP, URI } from 'otpauth';
import { addMember, PASSWORD, TestMember, type SessionAnswer } from './support/member.js';
import type { ProblemAnswer, Reply } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';

const NEW_PASSWORD = 'قارب أزرق ينتظر المطر';

describe('The own account', () => {
  let service: TestService;

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);

  beforeAll(async () => {
    service = await startTestService();
  });
  beforeEach(() => service.database.query('DELETE FROM sign_in_attempt'));
  afterAll(() => service.stop());

  it('is nobody else’s', async () => {
    const stranger = new TestMember(service.url);
    const body = { password: PASSWORD, newPassword: NEW_PASSWORD };
    expectProblem(await stranger.call('PUT', '/account/password', body), 401, 'credential-required');
    expectProblem(await stranger.call('PATCH', '/account', { name: 'سعاد' }), 401, 'credential-required');
    for (const path of ['totp', 'totp/confirmation', 'totp/removal', 'recovery-codes'])
      expectProblem(
        await stranger.call('POST', `/account/${path}`, { password: PASSWORD }),
        401,
        'credential-required',
      );
  });

  describe('its name', () => {
    const rename = (member: TestMember, name: unknown) =>
      member.call<SessionAnswer & ProblemAnswer>('PATCH', '/account', { name });

    it('is changed by whoever has it, in one line, and the log has both names', async () => {
      const member = await TestMember.of(service);
      const reply = await rename(member, ' سعاد\n \u202Eالكرخي ');
      expect([reply.status, reply.body.user.name]).toEqual([200, 'سعاد الكرخي']);
      expect((await member.whoAmI()).body.user.name).toBe('سعاد الكرخي');
      await rename(member, 'سعاد الكرخي');
      const entries = await service.database.query<{ details: object }>(
        `SELECT details FROM audit_entry JOIN audit_details USING (site_id, seq) WHERE action = 'account.renamed' AND actor_id = $1`,
        [reply.body.user.id],
      );
      expect(entries).toEqual([{ details: { before: 'هدى الراوي', after: 'سعاد الكرخي' } }]);
    });

    it('leaves out of the log an e-mail that stood for it', async () => {
      const member = await TestMember.of(service);
      await service.database.query('UPDATE account SET name = email WHERE email = $1', [member.email]);
      const { body } = await rename(member, 'سعاد');
      const [entry] = await service.database.query<{ details: object }>(
        `SELECT details FROM audit_entry JOIN audit_details USING (site_id, seq) WHERE action = 'account.renamed' AND actor_id = $1`,
        [body.user.id],
      );
      expect(entry?.details).toEqual({ before: null, after: 'سعاد' });
    });

    it.each([
      ['nothing', '   ', 'required'],
      ['what nobody could see', 'ـــ', 'name-invisible'],
      ['81 characters', 'س'.repeat(81), 'too-long'],
      ['a NUL', 'سعاد\0', 'not-storable'],
      ['no text', 7, 'wrong-type'],
    ])('may not be %s', async (_, name, code) => {
      const reply = await rename(await TestMember.of(service), name);
      expectProblem(reply, 422, 'invalid-input');
      expect(reply.body.errors?.[0]).toMatchObject({ pointer: '/name', code });
    });
  });

  describe('its password', () => {
    const change = (member: TestMember, newPassword: string, password = PASSWORD) =>
      member.call<SessionAnswer & ProblemAnswer>('PUT', '/account/password', { password, newPassword });

    it('is changed with the present one; other sessions end, this one gets a new cookie', async () => {
      const member = await TestMember.of(service);
      const elsewhere = new TestMember(service.url, member.email);
      await elsewhere.signIn();
      const before = { cookie: member.cookie, csrfToken: member.csrfToken };
      const reply = await change(member, NEW_PASSWORD);
      expect(reply.status).toBe(200);
      member.keep(reply);
      expect(member).not.toMatchObject(before);
      expect((await member.whoAmI()).status).toBe(200);
      expectProblem(await elsewhere.whoAmI(), 401, 'session-ended');
      const old = new TestMember(service.url);
      Object.assign(old, before);
      expectProblem(await old.whoAmI(), 401, 'session-ended');
      expectProblem(await member.signIn(), 401, 'sign-in-failed');
      expect((await member.signIn({ password: NEW_PASSWORD })).status).toBe(200);
    });

    it('is not changed without the present one', async () => {
      const member = await TestMember.of(service);
      expectProblem(await change(member, NEW_PASSWORD, 'ليست هي'), 403, 'password-wrong');
      expect((await member.signIn()).status).toBe(200);
    });

    it.each([
      ['11 characters', 'قارب أزرق ص', 'password-too-short'],
      ['a common word, filled up', 'Password12345', 'password-guessable'],
      ['a run', '123456789012345', 'password-guessable'],
      ['one letter', 'سسسسسسسسسسسسسسس', 'password-guessable'],
      ['the own name', 'هدى الراوي 123', 'password-guessable'],
      ['a NUL', `${NEW_PASSWORD}\u0000`, 'not-storable'],
    ])('may not be %s', async (_, password, code) => {
      const reply = await change(await TestMember.of(service), password);
      expectProblem(reply, 422, 'invalid-input');
      expect(reply.body.errors?.[0]).toMatchObject({ pointer: '/newPassword', code });
      expect(reply.body.errors?.[0]?.detail).toMatch(/\p{Script=Arabic}/u);
    });
  });

  describe('the second step', () => {
    interface Begun {
      readonly uri: string;
      readonly secret: string;
    }

    const begin = async (member: TestMember): Promise<Begun> =>
      (await member.call<Begun>('POST', '/account/totp', { password: PASSWORD })).body;
    const codeAt = (secret: string, periods = 0): string =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + periods * 30_000 });
    const confirm = (member: TestMember, code: string) =>
      member.call<{ recoveryCodes: string[] }>('POST', '/account/totp/confirmation', { code });
    /** Somebody whose sign-in asks for a code; the code of this period is used up. */
    const withTotp = async () => {
      const member = await TestMember.of(service);
      const { secret } = await begin(member);
      const { body } = await confirm(member, codeAt(secret));
      return { member, secret, recoveryCodes: body.recoveryCodes };
    };

    it('is described as authenticator apps read it', async () => {
      const member = await TestMember.of(service);
      const { uri, secret } = await begin(member);
      const read = URI.parse(uri);
      expect(read).toMatchObject({ issuer: 'Hashiya', label: member.email, algorithm: 'SHA1', digits: 6, period: 30 });
      expect(read.secret.base32).toBe(secret);
      expect(read.secret.bytes).toHaveLength(20);
    });

    it('counts once a first code was right, and not before', async () => {
      const member = await TestMember.of(service);
      const { secret } = await begin(member);
      expect((await member.signIn()).status).toBe(200);
      const wrong = codeAt(secret) === '000000' ? '111111' : '000000';
      expectProblem(await confirm(member, wrong), 422, 'invalid-input');
      expect((await member.signIn()).status).toBe(200);
      const { status, body } = await confirm(member, codeAt(secret));
      expect([status, new Set(body.recoveryCodes).size]).toEqual([201, 10]);
      expect((await member.whoAmI()).body.user.totp).toEqual({ isEnabled: true, recoveryCodesLeft: 10 });
    });

    it('is asked for after the right password, and never after a wrong one', async () => {
      const { member } = await withTotp();
      expectProblem(await member.signIn(), 401, 'totp-required');
      expectProblem(await member.signIn({ password: 'ليست هي' }), 401, 'sign-in-failed');
    });

    it('takes each code once, also from a keyboard with Arabic digits, and none that is older than the last', async () => {
      const { member, secret } = await withTotp();
      expectProblem(await member.signIn({ totp: codeAt(secret) }), 401, 'sign-in-failed');
      const next = codeAt(secret, 1);
      const typed = next.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
      expect((await member.signIn({ totp: `${typed.slice(0, 3)} ${typed.slice(3)}` })).status).toBe(200);
      expectProblem(await member.signIn({ totp: next }), 401, 'sign-in-failed');
      expectProblem(await member.signIn({ totp: codeAt(secret, -1) }), 401, 'sign-in-failed');
    });

    it('lets one pass of two who come with the same code at one moment', async () => {
      const { member, secret } = await withTotp();
      const totp = codeAt(secret, 1);
      const replies = await Promise.all(
        [1, 2, 3, 4].map(() => new TestMember(service.url, member.email).signIn({ totp })),
      );
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    it('takes a recovery code in its place, each once', async () => {
      const { member, recoveryCodes } = await withTotp();
      const [first = '', second = ''] = recoveryCodes;
      expect(first).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
      expect((await member.signIn({ totp: first.toUpperCase().replaceAll('-', ' ') })).status).toBe(200);
      expectProblem(await member.signIn({ totp: first }), 401, 'sign-in-failed');
      expect((await member.signIn({ totp: second })).body.user.totp.recoveryCodesLeft).toBe(8);
    });

    it('takes none of the earlier recovery codes once there are new ones', async () => {
      const { member, recoveryCodes } = await withTotp();
      const { body } = await member.call<{ recoveryCodes: string[] }>('POST', '/account/recovery-codes', {
        password: PASSWORD,
      });
      expectProblem(await member.signIn({ totp: recoveryCodes[0] }), 401, 'sign-in-failed');
      expect((await member.signIn({ totp: body.recoveryCodes[0] })).status).toBe(200);
    });

    it('does not take the code of another account', async () => {
      const { member } = await withTotp();
      const other = await withTotp();
      expectProblem(await member.signIn({ totp: other.recoveryCodes[0] }), 401, 'sign-in-failed');
      expectProblem(await member.signIn({ totp: codeAt(other.secret, 1) }), 401, 'sign-in-failed');
    });

    it('is slowed when codes are guessed, whether or not some attempts leave the code out', async () => {
      const { member } = await withTotp();
      const statuses: number[] = [];
      for (let n = 0; n < 6; n += 1) {
        statuses.push((await member.signIn()).status);
        statuses.push((await member.signIn({ totp: '000000' })).status);
      }
      expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
      expect(statuses.slice(10)).toEqual([429, 429]);
    });

    it('is not set up anew while it is on, and is turned off with the password', async () => {
      const { member } = await withTotp();
      expectProblem(await member.call('POST', '/account/totp', { password: PASSWORD }), 409, 'totp-on');
      expectProblem(await member.call('POST', '/account/totp/removal', { password: 'ليست هي' }), 403, 'password-wrong');
      expect((await member.call('POST', '/account/totp/removal', { password: PASSWORD })).status).toBe(204);
      expect((await member.signIn()).status).toBe(200);
      expectProblem(await member.call('POST', '/account/recovery-codes', { password: PASSWORD }), 409, 'totp-off');
    });

    it('is stored so that the database alone gives nobody a code', async () => {
      const { secret, recoveryCodes } = await withTotp();
      const rows = await service.database.query<{ stored: string }>(
        `SELECT encode(secret_cipher, 'hex') AS stored FROM account_totp
         UNION ALL SELECT encode(hash, 'hex') FROM recovery_code`,
      );
      const stored = rows.map((row) => row.stored).join(' ');
      expect(stored).not.toContain(Secret.fromBase32(secret).hex.toLowerCase());
      for (const code of recoveryCodes) expect(stored).not.toContain(Buffer.from(code).toString('hex'));
    });
  });

  describe('access tokens', () => {
    interface Made {
      readonly id: string;
      readonly token: string;
      readonly site: string | null;
      readonly expiresAt: string;
    }
    const make = (member: TestMember, body: object) =>
      member.call<Made & ProblemAnswer>('POST', '/tokens', { name: 'أرشيف', scopes: ['moderation:check'], ...body });
    const asProgram = (token: string, path: string, method = 'GET') =>
      new TestMember(service.url).call(method, path, undefined, { Authorization: `Bearer ${token}` });

    it('are shown once, and listed without themselves', async () => {
      const member = await TestMember.of(service, { roles: { demo: 'moderator' } });
      const { status, body } = await make(member, { site: 'demo', days: 7 });
      expect([status, body.site]).toEqual([201, 'demo']);
      expect(body.token).toMatch(/^hsp_[\w-]{43}$/);
      expect(Math.round((Date.parse(body.expiresAt) - Date.now()) / 86_400_000)).toBe(7);
      const list = await member.call<{ items: object[] }>('GET', '/tokens');
      expect(list.body.items).toEqual([expect.objectContaining({ id: body.id, name: 'أرشيف', lastUsedAt: null })]);
      expect(JSON.stringify(list.body)).not.toContain(body.token);
    });

    it('may do no more than their maker', async () => {
      const viewer = await TestMember.of(service, { roles: { demo: 'viewer' } });
      const reply = await make(viewer, { scopes: ['moderation:read', 'moderation:decide'] });
      expectProblem(reply, 422, 'invalid-input');
      expect(reply.body.errors?.[0]).toMatchObject({ pointer: '/scopes/1', code: 'scope-not-yours' });
      expect((await make(viewer, { scopes: ['moderation:read'] })).status).toBe(201);
      const nobody = await TestMember.of(service, { roles: {} });
      expectProblem(await make(nobody, {}), 422, 'invalid-input');
    });

    it.each([
      ['an unknown scope', { scopes: ['everything'] }, '/scopes', 'not-one-of'],
      ['no scope', { scopes: [] }, '/scopes', 'wrong-type'],
      ['no name', { name: '' }, '/name', 'required'],
      ['a year and two days', { days: 367 }, '/days', 'out-of-range'],
      ['null for a site', { site: null }, '/site', 'wrong-type'],
      ['a NUL in the name', { name: 'a\u0000' }, '/name', 'not-storable'],
      ['half a day', { days: 0.5 }, '/days', 'out-of-range'],
    ])('are not made with %s', async (_, body, pointer, code) => {
      const reply = await make(await TestMember.of(service), body);
      expectProblem(reply, 422, 'invalid-input');
      expect(reply.body.errors?.[0]).toMatchObject({ pointer, code });
    });

    it('cannot make, list or revoke tokens, nor tell who they belong to', async () => {
      const member = await TestMember.of(service);
      const { body } = await make(member, { scopes: ['analyze', 'moderation:decide', 'moderation:read'] });
      for (const [method, path] of [
        ['GET', '/tokens'],
        ['DELETE', `/tokens/${body.id}`],
        ['GET', '/session'],
        ['GET', '/moderation/accounts'],
        ['GET', '/moderation/sites/demo/members'],
      ] as const)
        expectProblem(await asProgram(body.token, path, method), 403, 'not-allowed');
    });

    it('are refused once revoked, by their maker alone', async () => {
      const member = await TestMember.of(service);
      const other = await TestMember.of(service);
      const { body } = await make(member, {});
      expectProblem(await other.call('DELETE', `/tokens/${body.id}`), 404, 'token-unknown');
      expectProblem(await member.call('DELETE', '/tokens/x'), 404, 'token-unknown');
      expectProblem(await asProgram(body.token, '/tokens'), 403, 'not-allowed');
      expect((await member.call('DELETE', `/tokens/${body.id}`)).status).toBe(204);
      expectProblem(await asProgram(body.token, '/tokens'), 401, 'bad-token');
      expectProblem(await member.call('DELETE', `/tokens/${body.id}`), 404, 'token-unknown');
    });

    it('are refused while their account is suspended', async () => {
      const { id, email } = await addMember(service);
      const member = new TestMember(service.url, email);
      await member.signIn();
      const { body } = await make(member, {});
      await service.database.query('UPDATE account SET disabled_at = now() WHERE id = $1', [id]);
      expectProblem(await asProgram(body.token, '/tokens'), 401, 'bad-token');
    });

    it('are refused with any byte altered', async () => {
      const { body } = await make(await TestMember.of(service), {});
      for (let at = 0; at < body.token.length; at += 1) {
        const altered = body.token.slice(0, at) + (body.token[at] === 'A' ? 'B' : 'A') + body.token.slice(at + 1);
        expectProblem(await asProgram(altered, '/tokens'), 401, 'bad-token');
      }
    });
  });
});

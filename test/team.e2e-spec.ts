import { addMember, PASSWORD, TestMember } from './support/member.js';
import type { ProblemAnswer, Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';

interface Made {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly link: string;
}
interface Members {
  readonly items: readonly {
    readonly id: string;
    readonly email: string;
    readonly role: string;
    readonly isOwner: boolean;
  }[];
}

describe('The team of a site', () => {
  let service: TestService;
  let admin: TestMember;

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  const stranger = (): TestMember => new TestMember(service.url);
  const invite = (email: string, role = 'moderator', by = admin, site = 'demo') =>
    by.call<Made & ProblemAnswer>('POST', `/moderation/sites/${site}/invitations`, { email, role });
  const secretOf = ({ body }: Reply<Made>): string => new URL(body.link).hash.slice(1);
  const accept = (invitation: string, body: object = {}) =>
    stranger().call<ProblemAnswer>('POST', '/invitations/acceptance', {
      invitation,
      name: 'سلمى الكرخي',
      password: PASSWORD,
      ...body,
    });
  const look = (invitation: string) => stranger().call<ProblemAnswer>('POST', '/invitations/lookup', { invitation });

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
    admin = await TestMember.of(service, { roles: { demo: 'admin' } });
  });
  beforeEach(() => service.database.query('DELETE FROM sign_in_attempt'));
  afterAll(() => service.stop());

  it('is not told to a stranger, and nobody but an admin of the site invites to it', async () => {
    expectProblem(await stranger().call('GET', '/moderation/sites/demo/members'), 401, 'credential-required');
    expectProblem(await invite('x@example.org', 'admin', stranger()), 401, 'credential-required');
    const senior = await TestMember.of(service, { roles: { demo: 'senior' } });
    expectProblem(await invite('x@example.org', 'viewer', senior), 403, 'not-allowed');
    expectProblem(await invite('x@example.org', 'viewer', admin, 'second'), 403, 'not-allowed');
  });

  describe('An invitation', () => {
    it('gives a link with its secret in the fragment, which no server and no log gets to see', async () => {
      const reply = await invite('salma@example.org', 'senior');
      expect(reply.status).toBe(201);
      const link = new URL(reply.body.link);
      expect(link.origin + link.pathname + link.search).toBe(`${service.url}/console/invitation`);
      expect(secretOf(reply)).toMatch(/^[\w-]{43}$/);
      expect((await look(secretOf(reply))).body).toEqual({
        email: 'salma@example.org',
        role: 'senior',
        site: { key: 'demo', name: 'صحيفة النهر' },
        hasAccount: false,
      });
      expect((await accept(secretOf(reply))).status).toBe(204);
      const { status, body } = await new TestMember(service.url, 'salma@example.org').signIn();
      expect([status, body.user.name]).toEqual([200, 'سلمى الكرخي']);
      expect(body.user.sites).toEqual([expect.objectContaining({ key: 'demo', role: 'senior' })]);
    });

    it('is stored by its hash alone', async () => {
      const secret = secretOf(await invite('stored@example.org'));
      const rows = await service.database.query('SELECT *, encode(hash, $1) AS hex FROM invitation', ['hex']);
      expect(JSON.stringify(rows)).not.toContain(secret);
      expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
    });

    it('is good once, also for two who come at one moment', async () => {
      const secret = secretOf(await invite('once@example.org'));
      const replies = await Promise.all([accept(secret), accept(secret), accept(secret)]);
      expect(replies.filter(({ status }) => status === 204)).toHaveLength(1);
      expectProblem(await accept(secret), 404, 'invitation-unknown');
      expectProblem(await look(secret), 404, 'invitation-unknown');
    });

    it.each([
      ['past its time', `UPDATE invitation SET expires_at = now() - interval '1 second' WHERE email = $1`],
      ['withdrawn', `UPDATE invitation SET revoked_at = now() WHERE email = $1`],
    ])('is refused when it is %s', async (what, sql) => {
      const email = `${what.length}@example.org`;
      const secret = secretOf(await invite(email));
      await service.database.query(sql, [email]);
      expectProblem(await look(secret), 404, 'invitation-unknown');
      expectProblem(await accept(secret), 404, 'invitation-unknown');
      expectProblem(await new TestMember(service.url, email).signIn(), 401, 'sign-in-failed');
    });

    it('is refused with any byte altered', async () => {
      const secret = secretOf(await invite('bytes@example.org'));
      for (let at = 0; at < secret.length; at += 1) {
        const altered = secret.slice(0, at) + (secret[at] === 'A' ? 'B' : 'A') + secret.slice(at + 1);
        expectProblem(await look(altered), 404, 'invitation-unknown');
      }
    });

    it('is good for 7 days, is listed until accepted, and can be withdrawn', async () => {
      const { body } = await invite('listed@example.org');
      const [row] = await service.database.query<{ days: number }>(
        `SELECT extract(epoch FROM expires_at - created_at) / 86400 AS days FROM invitation WHERE email = 'listed@example.org'`,
      );
      expect(Number(row?.days)).toBeCloseTo(7, 3);
      const list = async () =>
        (await admin.call<{ items: Made[] }>('GET', '/moderation/sites/demo/invitations')).body.items;
      expect((await list()).map(({ email }) => email)).toContain('listed@example.org');
      expect(JSON.stringify(await list())).not.toContain('#');
      expect((await admin.call('DELETE', `/moderation/sites/demo/invitations/${body.id}`)).status).toBe(204);
      expect((await list()).map(({ email }) => email)).not.toContain('listed@example.org');
      expectProblem(
        await admin.call('DELETE', `/moderation/sites/demo/invitations/${body.id}`),
        404,
        'invitation-unknown',
      );
    });

    it('is withdrawn by the next one to the same e-mail', async () => {
      const first = secretOf(await invite('again@example.org', 'viewer'));
      const second = secretOf(await invite('Again@Example.org', 'moderator'));
      expectProblem(await look(first), 404, 'invitation-unknown');
      expect((await look(second)).status).toBe(200);
    });

    it.each([
      ['no name', { name: undefined }, '/name', 'required'],
      ['a password that is too short', { password: 'قصيرة' }, '/password', 'password-too-short'],
      ['a password made of the e-mail', { password: 'newcomer.one.newcomer' }, '/password', 'password-guessable'],
      ['null for a name', { name: null }, '/name', 'wrong-type'],
      ['a role of one’s own choice', { role: 'admin' }, '/role', 'unknown-field'],
    ])('is not used up by %s', async (_, change, pointer, code) => {
      const secret = secretOf(await invite('newcomer.one@example.org'));
      const reply = await accept(secret, change);
      expectProblem(reply, 422, 'invalid-input');
      expect(reply.body.errors?.[0]).toMatchObject({ pointer, code });
      expect((await look(secret)).status).toBe(200);
    });

    it('adds the site to an account that there is with its own password only, and changes nothing else of it', async () => {
      const { email } = await addMember(service, { roles: { second: 'moderator' } });
      const secret = secretOf(await invite(email.toUpperCase().replace('EXAMPLE.ORG', 'example.org'), 'senior'));
      expect((await look(secret)).body).toMatchObject({ hasAccount: true });
      expectProblem(await accept(secret, { password: 'كلمة يختارها غيره تماما' }), 403, 'password-wrong');
      expect((await accept(secret, { name: 'اسم آخر' })).status).toBe(204);
      const { body } = await new TestMember(service.url, email).signIn();
      expect(body.user.name).toBe('هدى الراوي');
      expect(body.user.sites.map(({ key, role }) => `${key} ${role}`)).toEqual(['demo senior', 'second moderator']);
    });

    it('does not go to somebody who is on the team already', async () => {
      const { email } = await addMember(service, { roles: { demo: 'viewer' } });
      expectProblem(await invite(email), 409, 'member-already');
    });

    it.each([
      ['an unknown role', { email: 'a@example.org', role: 'king' }, '/role', 'not-one-of'],
      ['an e-mail that is none', { email: 'a', role: 'viewer' }, '/email', 'email-invalid'],
    ])('is not made with %s', async (_, body, pointer, code) => {
      const reply = await admin.call<ProblemAnswer>('POST', '/moderation/sites/demo/invitations', body);
      expectProblem(reply, 422, 'invalid-input');
      expect(reply.body.errors?.[0]).toMatchObject({ pointer, code });
    });
  });

  describe('A member', () => {
    const members = async (by = admin) => (await by.call<Members>('GET', '/moderation/sites/demo/members')).body.items;
    const path = (id: string): string => `/moderation/sites/demo/members/${id}`;

    it('is listed with the role, owners too, and those of other sites are not', async () => {
      const owner = await TestMember.of(service);
      const here = await TestMember.of(service, { roles: { demo: 'viewer' } });
      const there = await TestMember.of(service, { roles: { second: 'viewer' } });
      const list = await members();
      const found = (email: string) => list.find((member) => member.email === email);
      expect(found(here.email)).toMatchObject({ role: 'viewer', isOwner: false, isSuspended: false, hasTotp: false });
      expect(found(owner.email)).toMatchObject({ role: 'admin', isOwner: true });
      expect(found(there.email)).toBeUndefined();
      expect(JSON.stringify(list)).not.toMatch(/argon2|passwordHash/);
    });

    it('gets another role, or none, from the next request on', async () => {
      const member = await TestMember.of(service, { roles: { demo: 'viewer' } });
      const { id } = (await member.whoAmI()).body.user;
      expect((await admin.call('PUT', path(id), { role: 'senior' })).status).toBe(204);
      expect((await members(member)).length).toBeGreaterThan(0);
      expect((await admin.call('DELETE', path(id))).status).toBe(204);
      expectProblem(await member.call('GET', '/moderation/sites/demo/members'), 403, 'not-allowed');
      expectProblem(await admin.call('DELETE', path(id)), 404, 'account-unknown');
      expectProblem(await admin.call('PUT', path(id), { role: 'admin' }), 404, 'account-unknown');
    });

    it('does not change the own role', async () => {
      const { id } = (await admin.whoAmI()).body.user;
      expectProblem(await admin.call('PUT', path(id), { role: 'viewer' }), 409, 'own-account');
      expectProblem(await admin.call('DELETE', path(id)), 409, 'own-account');
    });

    it('is not reached through another site', async () => {
      const there = await TestMember.of(service, { roles: { second: 'viewer' } });
      const { id } = (await there.whoAmI()).body.user;
      expectProblem(await admin.call('PUT', path(id), { role: 'admin' }), 404, 'account-unknown');
      expectProblem(
        await admin.call('PUT', `/moderation/sites/second/members/${id}`, { role: 'admin' }),
        403,
        'not-allowed',
      );
    });

    it.each(['x', '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b', "'--"])('is not found by the id %s', async (id) => {
      expectProblem(await admin.call('PUT', path(encodeURIComponent(id)), { role: 'viewer' }), 404, 'account-unknown');
    });
  });

  describe('The owners', () => {
    const change = (by: TestMember, id: string, body: object) =>
      by.call<ProblemAnswer>('PATCH', `/moderation/accounts/${id}`, body);
    const idOf = async (member: TestMember): Promise<string> => (await member.whoAmI()).body.user.id;

    beforeEach(() => service.database.query('UPDATE account SET is_owner = false'));

    it('see every account; an admin of a site does not', async () => {
      const owner = await TestMember.of(service);
      const { status, body } = await owner.call<{ items: object[] }>('GET', '/moderation/accounts');
      expect([status, body.items.length > 3]).toEqual([200, true]);
      expectProblem(await admin.call('GET', '/moderation/accounts'), 403, 'not-allowed');
    });

    it('make others owners, and suspend whoever is not the last of them', async () => {
      const owner = await TestMember.of(service);
      const other = await TestMember.of(service, { roles: { demo: 'viewer' } });
      expectProblem(await change(owner, await idOf(owner), { isOwner: false }), 409, 'last-owner');
      expectProblem(await change(owner, await idOf(owner), { isSuspended: true }), 409, 'last-owner');
      expect((await change(owner, await idOf(other), { isOwner: true })).body).toMatchObject({ isOwner: true });
      expectProblem(await change(owner, await idOf(owner), { isSuspended: true }), 409, 'own-account');
      const ownerId = await idOf(owner);
      expect((await change(other, ownerId, { isSuspended: true })).body).toMatchObject({ isSuspended: true });
      expectProblem(await owner.whoAmI(), 401, 'session-ended');
      expectProblem(await change(other, await idOf(other), { isOwner: false }), 409, 'last-owner');
      expect((await change(other, ownerId, { isSuspended: false, isOwner: false })).body).toMatchObject({
        isSuspended: false,
        isOwner: false,
      });
    });

    it.each([{ isOwner: null }, { isSuspended: 'yes' }, { disabledAt: null }, { email: 'x@example.org' }])(
      'do not change an account by %j',
      async (body) => {
        const owner = await TestMember.of(service);
        expectProblem(await change(owner, await idOf(admin), body), 422, 'invalid-input');
      },
    );

    it('cannot both step down at one moment', async () => {
      const [first, second] = [await TestMember.of(service), await TestMember.of(service)];
      const ids = [await idOf(first), await idOf(second)];
      const replies = await Promise.all([
        change(first, ids[1] ?? '', { isOwner: false }),
        change(second, ids[0] ?? '', { isOwner: false }),
      ]);
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
      const rows = await service.database.query('SELECT FROM account WHERE is_owner');
      expect(rows).toHaveLength(1);
    });
  });
});

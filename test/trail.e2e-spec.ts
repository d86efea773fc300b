import { TOTP, Secret } from 'otpauth';
import { addMember, PASSWORD, TestMember } from './support/member.js';
import type { ProblemAnswer, Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';

interface Entry {
  readonly id: string;
  readonly site: string | null;
  readonly seq: number;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly action: string;
  readonly explanation: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly details: Record<string, unknown> | null;
  readonly isErased: boolean;
}
interface Trail {
  readonly items: readonly Entry[];
  readonly page: { readonly next: string | null; readonly previous: string | null; readonly hasMore: boolean };
}

describe('What people did', () => {
  let service: TestService;
  let owner: TestMember;
  let admin: TestMember;
  let adminId: string;

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  const read = (query = '', by = owner, headers = {}) =>
    by.call<Trail & ProblemAnswer>('GET', `/moderation/audit${query}`, undefined, headers);
  const actionsOf = async (query: string): Promise<string[]> =>
    (await read(`${query}&limit=100`)).body.items.map(({ action }) => action);
  const idOf = async (member: TestMember): Promise<string> => (await member.whoAmI()).body.user.id;

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
    owner = await TestMember.of(service);
    admin = await TestMember.of(service, { roles: { demo: 'admin' } });
    adminId = await idOf(admin);
  });
  beforeEach(() => service.database.query('DELETE FROM sign_in_attempt'));
  afterAll(() => service.stop());

  it('is not told to a stranger, to a senior, or of other sites', async () => {
    expectProblem(await read('', new TestMember(service.url)), 401, 'credential-required');
    const senior = await TestMember.of(service, { roles: { demo: 'senior', second: 'admin' } });
    expectProblem(await read('?site=demo', senior), 403, 'not-allowed');
    expect((await read('?site=second', senior)).status).toBe(200);
    expectProblem(await read('?site=second', admin), 404, 'site-unknown');
    expectProblem(await read('?site=nowhere', admin), 404, 'site-unknown');
    const sites = new Set((await read('', admin)).body.items.map(({ site }) => site));
    expect([...sites]).toEqual(['demo']);
  });

  it('says of signing in, of failing to, and of signing out who and when, and not from where', async () => {
    const member = await TestMember.of(service, { roles: { demo: 'viewer' } });
    const id = await idOf(member);
    const wrong = new TestMember(service.url, member.email, 'ليست هذه كلمة المرور');
    expectProblem(await wrong.signIn(), 401, 'sign-in-failed');
    expectProblem(await new TestMember(service.url, 'nobody.at.all@example.org').signIn(), 401, 'sign-in-failed');
    await member.call('DELETE', '/session');
    await member.signIn();
    await member.call('DELETE', '/sessions');
    const { items } = (await read(`?subject=${id}&limit=100`)).body;
    expect(items.map(({ action, actor }) => [action, actor?.id ?? null])).toEqual([
      ['sessions.ended', id],
      ['session.started', id],
      ['session.ended', id],
      ['session.refused', null],
      ['session.started', id],
      ['member.added', null],
      ['account.made', null],
    ]);
    expect(items[3]?.details).toEqual({ step: 'password' });
    expect((await read('?subject=unknown')).body.items).toHaveLength(1);
    expect(JSON.stringify((await read('?limit=100')).body)).not.toMatch(/example\.org|127\.0\.0\.1/);
  });

  it('says that the code at sign-in was turned on, was wrong, and was turned off', async () => {
    const member = await TestMember.of(service, { roles: { demo: 'viewer' } });
    const id = await idOf(member);
    const begun = await member.call<{ secret: string }>('POST', '/account/totp', { password: PASSWORD });
    const code = new TOTP({ secret: Secret.fromBase32(begun.body.secret) }).generate();
    await member.call('POST', '/account/totp/confirmation', { code });
    await member.call('POST', '/account/recovery-codes', { password: PASSWORD });
    expectProblem(await new TestMember(service.url, member.email).signIn({ totp: '000000' }), 401, 'sign-in-failed');
    await member.call('POST', '/account/totp/removal', { password: PASSWORD });
    await member.call('POST', '/account/totp/removal', { password: PASSWORD });
    const newPassword = 'قارب أزرق ينتظر المطر';
    await member.call('PUT', '/account/password', { password: PASSWORD, newPassword });
    const { items } = (await read(`?subject=${id}&limit=5`)).body;
    expect(items.map(({ action }) => action)).toEqual([
      ...['password.changed', 'totp.disabled', 'session.refused', 'recovery-codes.renewed', 'totp.enabled'],
    ]);
    expect(items[2]?.details).toEqual({ step: 'code' });
  });

  it('says which tokens were made and revoked', async () => {
    const given = { name: 'سرّي', scopes: ['moderation:read'], site: 'demo' };
    const { body } = await admin.call<{ id: string; token: string }>('POST', '/tokens', given);
    await admin.call('DELETE', `/tokens/${body.id}`);
    await admin.call('DELETE', `/tokens/${body.id}`);
    const { items } = (await read(`?site=demo&subject=${body.id}`)).body;
    expect(items.map(({ action }) => action)).toEqual(['token.revoked', 'token.made']);
    expect(items[1]).toMatchObject({ actor: { id: adminId }, details: { scopes: ['moderation:read'] } });
    expect(JSON.stringify(items)).not.toContain(body.token);
  });

  it('says who was invited by whom, and accepted', async () => {
    const invite = (email: string) =>
      admin.call<{ id: string; link: string }>('POST', '/moderation/sites/demo/invitations', { email, role: 'senior' });
    const first = (await invite('invited@example.org')).body;
    const invitation = new URL(first.link).hash.slice(1);
    const accepted = { invitation, name: 'سلمى الكرخي', password: PASSWORD };
    await new TestMember(service.url).call('POST', '/invitations/acceptance', accepted);
    const second = (await invite('other@example.org')).body;
    await admin.call('DELETE', `/moderation/sites/demo/invitations/${second.id}`);
    expect(await actionsOf(`?site=demo&subject=${first.id}`)).toEqual(['invitation.accepted', 'invitation.made']);
    expect(await actionsOf(`?site=demo&subject=${second.id}`)).toEqual(['invitation.withdrawn', 'invitation.made']);
    const [made] = (await read(`?subject=${second.id}&action=invitation.made`)).body.items;
    expect(made).toMatchObject({ site: 'demo', actor: { id: adminId }, details: { role: 'senior' } });
  });

  it('says which roles changed, from what to what, and who was suspended', async () => {
    const { id } = await addMember(service, { roles: { demo: 'viewer' } });
    await admin.call('PUT', `/moderation/sites/demo/members/${id}`, { role: 'senior' });
    await admin.call('DELETE', `/moderation/sites/demo/members/${id}`);
    await owner.call('PATCH', `/moderation/accounts/${id}`, { isSuspended: true });
    await owner.call('PATCH', `/moderation/accounts/${id}`, { isSuspended: true });
    await owner.call('PATCH', `/moderation/accounts/${id}`, { isSuspended: false, isOwner: true });
    await owner.call('PATCH', `/moderation/accounts/${id}`, { isOwner: false });
    const { items } = (await read(`?subject=${id}&limit=100`)).body;
    expect(items.map(({ site, action }) => `${site} ${action}`)).toEqual([
      ...['null owner.unmade', 'null account.restored', 'null owner.made', 'null account.suspended'],
      ...['demo member.removed', 'demo role.changed', 'demo member.added', 'null account.made'],
    ]);
    expect(items[5]).toMatchObject({ details: { role: ['viewer', 'senior'] }, actor: { id: adminId } });
  });

  it('says nothing of what was refused', async () => {
    const before = await actionsOf('?site=demo');
    expectProblem(await admin.call('DELETE', `/moderation/sites/demo/members/${adminId}`), 409, 'own-account');
    const id = '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b';
    expectProblem(await admin.call('DELETE', `/moderation/sites/demo/members/${id}`), 404, 'account-unknown');
    expectProblem(await admin.call('DELETE', `/moderation/sites/demo/invitations/${id}`), 404, 'invitation-unknown');
    expect(await actionsOf('?site=demo')).toEqual(before);
  });

  it('comes page by page, forth and back, and none twice or left out, over all sites', async () => {
    const all = (await read('?limit=100')).body.items;
    const ids: string[] = [];
    let cursor: string | null = null;
    let last: Reply<Trail> | undefined;
    do {
      last = await read(`?limit=7${cursor === null ? '' : `&cursor=${cursor}`}`);
      ids.push(...last.body.items.map(({ id }) => id));
      cursor = last.body.page.next;
    } while (cursor !== null);
    expect(ids).toEqual(all.map(({ id }) => id));
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(new Set(all.map(({ site }) => site))).toEqual(new Set(['demo', 'second', null]));
    const back = (await read(`?limit=7&cursor=${last.body.page.previous}`)).body.items;
    expect(back.at(-1)?.id).toBe(ids.at(-1 - last.body.items.length));
    expect(last.headers.get('link')).toContain('/v1/moderation/audit?limit=7&cursor=');
  });

  it('comes in the language of the reader', async () => {
    const words = async (language: string) =>
      (await read('?action=role.changed', owner, { 'Accept-Language': language })).body.items[0]?.explanation;
    expect([await words('ar'), await words('en')]).toEqual(['غيّر دور عضو', 'changed the role of a member']);
  });

  it.each([
    ['?limit=0', 'bad-parameter'],
    ['?actor=x', 'bad-parameter'],
    ['?action=sneezed', 'bad-parameter'],
    ['?subject=%00', 'bad-parameter'],
    ['?since=now', 'bad-parameter'],
    ['?action=role.changed&action=token.made', 'bad-parameter'],
    ['?cursor=x', 'bad-cursor'],
  ])('does not come for %s', async (query, code) => expectProblem(await read(query), 400, code));

  it('refuses the cursor of another list', async () => {
    const { next } = (await read('?limit=1')).body.page;
    expectProblem(await read(`?limit=1&site=demo&cursor=${next}`), 400, 'bad-cursor');
  });
});

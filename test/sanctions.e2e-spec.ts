import { TestMember } from './support/member.js';
import { TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';

interface Sanction {
  readonly id: string;
  readonly kind: string;
  readonly endsAt: string | null;
  readonly reason: { readonly clause: string; readonly title: string };
  readonly isInForce: boolean;
}
interface Author {
  readonly sanctions: readonly (Sanction & { readonly lifted: { readonly by: { readonly name: string } } | null })[];
}
interface Own {
  readonly items: readonly { readonly kind: string; readonly message: string | null }[];
}

describe('A sanction', () => {
  let service: TestService;
  let moderator: TestMember;
  let senior: TestMember;

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  const authorOf = async (commentId: string): Promise<string> => {
    const [row] = await service.database.query<{ id: string }>('SELECT author_id AS id FROM comment WHERE id = $1', [
      commentId,
    ]);
    return row?.id ?? '';
  };
  /** A reader with a published comment. */
  const makeReader = async (email?: string): Promise<{ reader: TestReader; id: string }> => {
    const reader = new TestReader(service.url);
    const { id } = await reader.submitAndWait(email === undefined ? {} : { email });
    return { reader, id: await authorOf(id) };
  };
  const impose = (id: string, body: object, by = senior, headers = {}) =>
    by.call<Sanction & ProblemAnswer>(
      'POST',
      `/moderation/authors/${id}/sanctions`,
      { reason: 'insults', ...body },
      headers,
    );
  const lift = (id: string, sanction: string, by = senior) =>
    by.call<ProblemAnswer>('DELETE', `/moderation/authors/${id}/sanctions/${sanction}`);
  const show = async (id: string): Promise<Author> =>
    (await senior.call<Author>('GET', `/moderation/authors/${id}`)).body;
  const findingsOf = async (
    commentId: string,
  ): Promise<{ code: string; params: { sanction: string; by: string } }[]> => {
    const [row] = await service.database.query<{ findings: [] }>(
      `SELECT findings FROM decision WHERE comment_id = $1 AND actor = 'policy' ORDER BY id DESC LIMIT 1`,
      [commentId],
    );
    return row?.findings ?? [];
  };

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
    await addSite(service, 'after', { moderation: 'post' });
    moderator = await TestMember.of(service, { roles: { demo: 'moderator', after: 'moderator' } });
    senior = await TestMember.of(service, { roles: { demo: 'senior', after: 'senior' } });
  });
  afterAll(() => service.stop());

  it('is not imposed by a stranger or a viewer, a ban not by a moderator, and none on authors of other sites', async () => {
    const { id } = await makeReader();
    const viewer = await TestMember.of(service, { roles: { demo: 'viewer' } });
    const elsewhere = await TestMember.of(service, { roles: { second: 'admin' } });
    expectProblem(await impose(id, { kind: 'warning' }, new TestMember(service.url)), 401, 'credential-required');
    expectProblem(await impose(id, { kind: 'warning' }, viewer), 403, 'not-allowed');
    expectProblem(await impose(id, { kind: 'ban' }, moderator), 403, 'not-allowed');
    expectProblem(await impose(id, { kind: 'warning' }, elsewhere), 404, 'author-unknown');
    expect((await show(id)).sanctions).toEqual([]);
  });

  it.each([
    ['24h', 24],
    ['72h', 72],
    ['7d', 168],
    ['30d', 720],
  ])('suspends for %s, and the author is told until when and why', async (duration, hours) => {
    const { reader, id } = await makeReader();
    const { status, body } = await impose(id, { kind: 'suspension', duration }, moderator);
    expect([status, body.reason]).toEqual([201, { clause: 'insults', title: 'الاحترام' }]);
    expect(Date.parse(body.endsAt ?? '') - Date.now()).toBeGreaterThan((hours - 0.1) * 3_600_000);
    expect(Date.parse(body.endsAt ?? '') - Date.now()).toBeLessThanOrEqual(hours * 3_600_000);
    const refused = await reader.post();
    expectProblem(refused, 403, 'author-suspended');
    expect(refused.body.detail).toContain('الاحترام');
    expect(refused.body.detail).toContain(String(new Date(body.endsAt ?? '').getUTCFullYear()));
    const inEnglish = await reader.post({}, { 'Accept-Language': 'en' });
    expect(inEnglish.body.detail).toMatch(/until \w+ \d+, 20\d\d .*UTC, by clause “Respect”/);
  });

  it('that bans refuses the author at once, and nothing is written', async () => {
    const { reader, id } = await makeReader();
    expect((await impose(id, { kind: 'ban', reason: 'hate' })).status).toBe(201);
    const count = async () => (await service.database.query('SELECT FROM comment WHERE author_id = $1', [id])).length;
    const before = await count();
    const refused = await reader.post();
    expectProblem(refused, 403, 'author-banned');
    expect(refused.body.detail).toContain('لا للكراهية');
    expect(await count()).toBe(before);
  });

  it('that bans lets the author give no comment other words, but still withdraw it', async () => {
    const reader = new TestReader(service.url);
    const { id } = await reader.submitAndWait();
    await impose(await authorOf(id), { kind: 'ban' });
    const edit = await reader.call<ProblemAnswer>('PATCH', `/comments/${id}`, { body: 'كلام آخر تماما' });
    expectProblem(edit, 403, 'author-banned');
    expect((await reader.call('DELETE', `/comments/${id}`)).status).toBe(200);
  });

  it('that is lifted or run out ends at once', async () => {
    const { reader, id } = await makeReader();
    const ban = (await impose(id, { kind: 'ban' })).body;
    const pause = (await impose(id, { kind: 'suspension', duration: '24h' })).body;
    expectProblem(await reader.post(), 403, 'author-banned');
    expectProblem(await lift(id, ban.id, moderator), 403, 'not-allowed');
    expect((await lift(id, ban.id)).status).toBe(204);
    expectProblem(await lift(id, ban.id), 404, 'sanction-unknown');
    expectProblem(await reader.post(), 403, 'author-suspended');
    await service.database.query(`UPDATE sanction SET ends_at = now() WHERE id = $1`, [pause.id]);
    expect((await reader.submitAndWait()).status).toBe('approved');
    const { sanctions } = await show(id);
    expect(sanctions.map(({ id: one, isInForce, lifted }) => [one, isInForce, lifted?.by.name])).toEqual([
      [pause.id, false, undefined],
      [ban.id, false, 'هدى الراوي'],
    ]);
  });

  it('that holds everything is seen by moderators, and the author is told no more than that comments are read first', async () => {
    const { reader, id } = await makeReader();
    await impose(id, { kind: 'always-hold', reason: 'spam' }, moderator);
    const comment = await reader.submitAndWait();
    expect(comment.status).toBe('held');
    expect(comment.reasons).toEqual([expect.objectContaining({ clause: 'pre-moderation' })]);
    expect(JSON.stringify(comment)).not.toMatch(/هدى|مراجعة دائمة/);
    expect(await findingsOf(comment.id)).toEqual([
      expect.objectContaining({ code: 'author-sanctioned', params: { sanction: 'always-hold', by: 'هدى الراوي' } }),
    ]);
    expect((await reader.call<Own>('GET', '/sanctions')).body.items).toEqual([]);
  });

  it('holds on a site that publishes first, too', async () => {
    const reader = new TestReader(service.url, 'after');
    const first = await reader.submitAndWait();
    await impose(await authorOf(first.id), { kind: 'always-hold' });
    expect((await reader.submitAndWait()).status).toBe('held');
  });

  it('holds what came in before it and is not checked yet', async () => {
    const { reader, id } = await makeReader();
    const { body } = await reader.submit();
    await reader.decided(body.comment.id);
    await impose(id, { kind: 'ban' });
    await service.database.query(
      `UPDATE comment SET status = 'pending', revision = revision + 1, check_due_at = now() WHERE id = $1`,
      [body.comment.id],
    );
    expect((await reader.decided(body.comment.id)).status).toBe('held');
  });

  it('neither refuses nor tells a guest who types the e-mail of somebody banned; the comment is held', async () => {
    const email = 'somebody.else@example.org';
    const { id } = await makeReader(email);
    await impose(id, { kind: 'ban' });
    const guest = new TestReader(service.url);
    const comment = await guest.submitAndWait({ email: 'Somebody.Else@example.org' });
    expect(comment.status).toBe('held');
    expect(comment.reasons).toEqual([expect.objectContaining({ clause: 'pre-moderation' })]);
    expect(await findingsOf(comment.id)).toEqual([
      expect.objectContaining({ code: 'email-sanctioned', params: { sanction: 'ban', by: 'هدى الراوي' } }),
    ]);
    expect((await guest.post({ email })).status).toBe(202);
  });

  it('on a warning hinders nothing, and is read by its author alone', async () => {
    const { reader, id } = await makeReader();
    const other = await makeReader();
    await impose(id, { kind: 'warning', message: 'نرحب برأيك دون تجريح.' }, moderator);
    expect((await reader.submitAndWait()).status).toBe('approved');
    const own = await reader.call<Own>('GET', '/sanctions');
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    expect(own.body.items).toEqual([
      expect.objectContaining({ kind: 'warning', message: 'نرحب برأيك دون تجريح.', endsAt: null }),
    ]);
    expect((await other.reader.call<Own>('GET', '/sanctions')).body.items).toEqual([]);
    expect((await new TestReader(service.url).call<Own>('GET', '/sanctions')).body.items).toEqual([]);
  });

  it('does not reach another site', async () => {
    const reader = new TestReader(service.url, 'second');
    const { id } = await reader.submitAndWait({ email: 'both@example.org' });
    const here = await makeReader('both@example.org');
    await impose(here.id, { kind: 'ban' });
    expect((await reader.submitAndWait({ email: 'both@example.org' })).status).toBe('approved');
    expectProblem(await impose(await authorOf(id), { kind: 'ban' }), 404, 'author-unknown');
  });

  it('is imposed once by two requests with one key', async () => {
    const { id } = await makeReader();
    const key = { 'Idempotency-Key': 'one-sanction' };
    const first = await impose(id, { kind: 'warning' }, senior, key);
    const second = await impose(id, { kind: 'warning' }, senior, key);
    expect([second.status, second.body.id, second.headers.get('idempotency-replayed')]).toEqual([
      201,
      first.body.id,
      'true',
    ]);
    expectProblem(await impose(id, { kind: 'ban' }, senior, key), 422, 'idempotency-key-reused');
    expect((await show(id)).sanctions).toHaveLength(1);
  });

  it.each([
    ['no kind', { kind: undefined }, '/kind', 'required'],
    ['an unknown kind', { kind: 'flogging' }, '/kind', 'not-one-of'],
    ['an unknown reason', { kind: 'ban', reason: 'dislike' }, '/reason', 'not-one-of'],
    ['no reason', { kind: 'ban', reason: undefined }, '/reason', 'required'],
    ['a suspension without end', { kind: 'suspension' }, '/duration', 'required'],
    ['a suspension of its own length', { kind: 'suspension', duration: '5y' }, '/duration', 'not-one-of'],
    ['a ban with an end', { kind: 'ban', duration: '24h' }, '/duration', 'unknown-field'],
    ['a message that is too long', { kind: 'ban', message: 'ا'.repeat(2001) }, '/message', 'too-long'],
    ['a message that cannot be stored', { kind: 'ban', message: 'a\u0000' }, '/message', 'not-storable'],
    ['null for a message', { kind: 'ban', message: null }, '/message', 'wrong-type'],
    ['a field of one’s own', { kind: 'ban', accountId: 'x' }, '/accountId', 'unknown-field'],
  ])('is not imposed with %s', async (_, body, pointer, code) => {
    const { id } = await makeReader();
    const reply = await impose(id, body);
    expectProblem(reply, 422, 'invalid-input');
    expect(reply.body.errors?.[0]).toMatchObject({ pointer, code });
    expect((await show(id)).sanctions).toEqual([]);
  });

  it.each(['x', '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b', "'--"])('is not found by the id %s', async (id) => {
    const author = await makeReader();
    expectProblem(await impose(encodeURIComponent(id), { kind: 'warning' }), 404, 'author-unknown');
    expectProblem(await lift(author.id, encodeURIComponent(id)), 404, 'sanction-unknown');
  });
});

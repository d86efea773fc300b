import { v7 as uuidv7 } from 'uuid';
import type { CardView } from '../src/console/card.view.js';
import type { QueuePageView } from '../src/console/queue.view.js';
import { TestMember } from './support/member.js';
import { addRow } from './support/queue-rows.js';
import { TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';

describe('The card of a comment', () => {
  let service: TestService;
  let moderator: TestMember;
  let moderatorId: string;

  const show = async (id: string, by = moderator, headers: Record<string, string> = {}) =>
    by.call<CardView & ProblemAnswer>('GET', `/moderation/comments/${id}`, undefined, headers);
  const expectUnknown = (reply: Reply<unknown>): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([404, 'comment-unknown']);
  const query = (sql: string, values: unknown[]) => service.database.query(sql, values);
  /** Runs an insertion for a comment `c`, whose id is $1. */
  const insert = (into: string, columns: string, id: string, ...values: unknown[]) =>
    query(`INSERT INTO ${into} SELECT ${columns} FROM comment c WHERE c.id = $1`, [id, ...values]);

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
    moderator = await TestMember.of(service, { roles: { demo: 'moderator' } });
    moderatorId = (await moderator.whoAmI()).body.user.id;
  });
  afterAll(() => service.stop());

  it('is not told to a stranger', async () => {
    const reply = await show(await addRow(service.database), new TestMember(service.url));
    expect([reply.status, reply.body.code]).toEqual([401, 'credential-required']);
  });

  it('says what the list says, and why the policy decided', async () => {
    const reader = new TestReader(service.url);
    const { id } = await reader.submitAndWait({ body: 'اتصل بي على 07701234567 يا صديقي' });
    const { body, headers } = await show(id);
    const list = await moderator.call<QueuePageView>('GET', '/moderation/comments?limit=100');
    expect(body.comment).toEqual(list.body.items.find((item) => item.id === id));
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(body.decisions).toEqual([
      {
        ...{ id: expect.any(String), actor: 'policy', moderator: null, status: 'held', message: null },
        ...{ rule: 'doubtful@1', score: expect.any(Number), batchId: null, undoes: null, revision: 1 },
        createdAt: expect.any(String),
        reason: { clause: 'personal-data', title: 'الخصوصية' },
        findings: body.comment.findings,
      },
    ]);
    expect(body.comment.findings).toHaveLength(1);
    expect(body).toMatchObject({ reports: [], appeals: [], notes: [] });
    expect(body.thread.map((comment) => comment.id)).toEqual([id]);
    expect(body.revisions).toEqual([{ revision: 1, body: body.comment.body, createdAt: body.comment.createdAt }]);
    const english = await show(id, moderator, { 'Accept-Language': 'en' });
    expect(english.body.decisions[0]?.reason?.title).toBe('Privacy');
  });

  it('calls a clause what its site calls it: on the card, in the list, and to the author’s moderators and the author', async () => {
    await addSite(service, 'own-words');
    const senior = await TestMember.of(service, { roles: { 'own-words': 'admin' } });
    const words = { code: 'personal-data', title: { ar: 'بيانات الناس' }, text: { ar: 'لا هاتف ولا عنوان.' } };
    const patch = { version: 0, clauses: [words] };
    expect((await senior.call('PATCH', '/moderation/sites/own-words/policy', patch)).status).toBe(200);
    const reader = new TestReader(service.url, 'own-words');
    const { id } = await reader.submitAndWait({ body: 'اتصل بي على 07701234567 يا صديقي' });
    const reason = { clause: 'personal-data', title: 'بيانات الناس' };
    const { comment, decisions } = (await show(id, senior)).body;
    expect([comment.reason, decisions[0]?.reason]).toEqual([reason, reason]);
    const list = await senior.call<QueuePageView>('GET', '/moderation/comments?site=own-words');
    expect(list.body.items[0]?.reason).toEqual(reason);
    const english = await show(id, senior, { 'Accept-Language': 'en' });
    expect(english.body.comment.reason?.title).toBe('Privacy');
    const author = `/moderation/authors/${comment.author.id}`;
    const warning = { kind: 'warning', reason: 'personal-data', message: 'لا تنشر رقمك.' };
    const warned = await senior.call<{ reason: object }>('POST', `${author}/sanctions`, warning);
    expect([warned.status, warned.body.reason]).toEqual([201, reason]);
    const known = await senior.call<{ comments: { items: readonly object[] } }>('GET', author);
    expect(known.body).toMatchObject({ sanctions: [{ reason }], comments: { items: [{ id, reason }] } });
    const own = await reader.call<object>('GET', '/sanctions');
    expect(own.body).toMatchObject({ items: [{ reason }] });
  });

  it('shows every finding, however sure the first one is', async () => {
    const found = [
      ['threats', 'threat'],
      ['links', 'spam'],
      ['shouting', 'style'],
    ] as const;
    const { body } = await show(await addRow(service.database, { status: 'rejected', score: 0.99, found }));
    expect(body.comment.findings.map(({ check }) => check)).toEqual(['threats', 'links', 'shouting']);
  });

  it('shows what the comment answers, up to the top, and what was said around it', async () => {
    const reader = new TestReader(service.url, 'demo', 'thread');
    const top = await reader.submitAndWait();
    const answer = await reader.submitAndWait({ parentId: top.id });
    const before = await reader.submitAndWait({ parentId: top.id });
    const own = await reader.submitAndWait({ parentId: answer.id, body: 'اتصل بي على 07701234569 يا صديقي' });
    const after = await reader.submitAndWait({ parentId: top.id });
    await reader.submitAndWait();
    const { body } = await show(own.id);
    expect(body.comment.parent).toEqual({ id: answer.id, authorName: 'ليلى العزاوي', body: answer.body });
    expect(body.thread.map(({ id, parentId, status }) => [id, parentId, status])).toEqual([
      [top.id, null, 'approved'],
      [answer.id, top.id, 'approved'],
      [before.id, top.id, 'approved'],
      [own.id, answer.id, 'held'],
      [after.id, top.id, 'approved'],
    ]);
  });

  it('shows the author’s record, sanctions in force under the same e-mail, and notes', async () => {
    const author = uuidv7();
    const id = await addRow(service.database, { author });
    for (const status of ['approved', 'approved', 'rejected']) await addRow(service.database, { author, status });
    const other = uuidv7();
    await addRow(service.database, { author: other });
    await query('UPDATE author SET email_index = uuid_send($1::uuid) WHERE id = $2', [author, other]);
    const sanction = `sanction (site_id, id, author_id, email_index, kind, reason, ends_at, account_id, lifted_at)`;
    const columns = `c.site_id, $2::uuid, $3::uuid, $4::bytea, $5, 'insults', $6::timestamptz, $7::uuid, $8::timestamptz`;
    const sanctions = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
    const index = Buffer.from(author.replaceAll('-', ''), 'hex');
    const [soon, past] = [new Date(Date.now() + 3_600_000), new Date(Date.now() - 1_000)];
    await insert(sanction, columns, id, sanctions[0], author, null, 'always-hold', null, moderatorId, null);
    await insert(sanction, columns, id, sanctions[1], other, index, 'suspension', soon, moderatorId, null);
    await insert(sanction, columns, id, sanctions[2], author, null, 'suspension', past, moderatorId, null);
    await insert(sanction, columns, id, sanctions[3], author, null, 'ban', null, moderatorId, past);
    const note = 'author_note (site_id, id, author_id, email_index, text, account_id)';
    await insert(note, `c.site_id, $2::uuid, c.author_id, null, $3, $4::uuid`, id, uuidv7(), 'نُبّه مرتين', moderatorId);
    await insert(
      note,
      `c.site_id, $2::uuid, $3::uuid, $4::bytea, $5, $6::uuid`,
      id,
      uuidv7(),
      other,
      index,
      'اعتذر',
      moderatorId,
    );
    const { body } = await show(id);
    expect(body.comment.author).toMatchObject({ approved: 2, rejected: 1, held: 1, isNew: false });
    expect(body.comment.author.sanctions).toEqual([
      { id: sanctions[1], kind: 'suspension', endsAt: soon.toISOString() },
      { id: sanctions[0], kind: 'always-hold', endsAt: null },
    ]);
    expect(body.notes).toEqual([
      expect.objectContaining({ text: 'اعتذر', moderator: { id: moderatorId, name: 'هدى الراوي' } }),
      expect.objectContaining({ text: 'نُبّه مرتين' }),
    ]);
    expect(JSON.stringify(body)).not.toContain('@');
  });

  it('shows reports with reasons, the appeal, and who holds it', async () => {
    const id = await addRow(service.database, { status: 'rejected', reports: 3, isAppealed: true });
    const report =
      'report (site_id, id, comment_id, revision, reporter_id, reason, note, weight, outcome, resolved_at)';
    const columns = `c.site_id, $2::uuid, c.id, 1, $3::uuid, $4, $5, 1, $6, $7::timestamptz`;
    await insert(report, columns, id, uuidv7(), uuidv7(), 'hate', null, null, null);
    await insert(report, columns, id, uuidv7(), uuidv7(), 'insults', 'يسخر مني', null, null);
    await insert(report, columns, id, uuidv7(), uuidv7(), 'insults', null, null, null);
    await insert(report, columns, id, uuidv7(), uuidv7(), 'spam', null, 'dismissed', new Date());
    const [decision] = await service.database.query<{ id: string }>('SELECT id FROM decision WHERE comment_id = $1', [
      id,
    ]);
    const appeal = 'appeal (site_id, id, comment_id, decision_id, statement)';
    await insert(appeal, `c.site_id, $2::uuid, c.id, $3::uuid, $4`, id, uuidv7(), decision?.id, 'قصدت غيره');
    const claim = 'claim (site_id, comment_id, account_id, expires_at)';
    const expiresAt = new Date(Date.now() + 90_000);
    await insert(claim, `c.site_id, c.id, $2::uuid, $3::timestamptz`, id, moderatorId, expiresAt);
    const { body } = await show(id);
    expect(body.comment.reports).toEqual({
      ...{ count: 3, weight: 0 },
      reasons: [
        { reason: 'insults', count: 2 },
        { reason: 'hate', count: 1 },
      ],
    });
    expect(body.reports.map(({ reason, note, outcome }) => [reason, note, outcome])).toEqual([
      ['spam', null, 'dismissed'],
      ['insults', null, null],
      ['insults', 'يسخر مني', null],
      ['hate', null, null],
    ]);
    expect(body.comment.appeal).toMatchObject({ statement: 'قصدت غيره' });
    expect(body.appeals).toEqual([expect.objectContaining({ statement: 'قصدت غيره', outcome: null, decidedAt: null })]);
    expect(body.comment.claim).toEqual({
      ...{ accountId: moderatorId, name: 'هدى الراوي', expiresAt: expiresAt.toISOString() },
    });
    await query('UPDATE claim SET expires_at = now() WHERE comment_id = $1', [id]);
    expect((await show(id)).body.comment.claim).toBeNull();
  });

  it('shows earlier texts and decisions, newest first', async () => {
    const id = await addRow(service.database, { body: 'النص الثاني', found: [['links', 'spam']] });
    await insert('revision', `c.site_id, c.id, 1, $2, c.created_at`, id, 'النص الأول');
    await query(`UPDATE comment SET revision = 2, edited_at = created_at + interval '1 minute' WHERE id = $1`, [id]);
    const decided = 'decision (site_id, id, comment_id, revision, actor, moderator_id, status, reason, message)';
    const columns = `c.site_id, $2::uuid, c.id, 2, 'moderator', $3::uuid, 'rejected', 'hate', $4`;
    await insert(decided, columns, id, uuidv7(), moderatorId, 'أعد صياغته');
    const { body } = await show(id);
    expect(body.revisions.map(({ revision, body: text }) => [revision, text])).toEqual([
      [1, 'النص الأول'],
      [2, 'النص الثاني'],
    ]);
    expect(body.comment.findings).toEqual([]);
    expect(body.decisions.map(({ actor, revision }) => [actor, revision])).toEqual([
      ['moderator', 2],
      ['policy', 1],
    ]);
    expect(body.decisions[0]).toMatchObject({
      ...{ moderator: { id: moderatorId, name: 'هدى الراوي' }, message: 'أعد صياغته', status: 'rejected' },
      reason: { clause: 'hate', title: 'لا للكراهية' },
    });
  });

  it('of the blind sample tells nothing of what the policy found until it is judged', async () => {
    const id = await addRow(service.database, { found: [['links', 'spam']], reason: 'pre-moderation', score: 0.9 });
    await query(
      `UPDATE decision SET would_be = 'rejected', blind_share = 0.02, rule = 'certain@1' WHERE comment_id = $1`,
      [id],
    );
    const { body } = await show(id);
    expect(body.comment).toMatchObject({ isBlind: true, findings: [], score: null, reason: null });
    expect(body.decisions[0]).toMatchObject({ findings: [], score: null, reason: null, rule: null });
    expect(JSON.stringify(body)).not.toMatch(/links|certain|would/);
  });

  it.each(['x', "'--", uuidv7()])('is not there for the id %s', async (id) => {
    expectUnknown(await show(encodeURIComponent(id)));
  });

  it('of another site is not there', async () => {
    const id = await addRow(service.database, { site: 'second' });
    expectUnknown(await show(id));
    expect((await show(id, await TestMember.of(service))).status).toBe(200);
    expect((await show(id, await TestMember.of(service, { roles: { second: 'viewer' } }))).status).toBe(200);
  });
});

import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { CheckQueue } from '../src/queue/check-queue.js';
import { addMember, TestMember } from './support/member.js';
import { decide, plant, rowOf, undo, wrongCounts } from './support/moderated.js';
import { TestReader, type SubmittedComment } from './support/reader.js';
import { addSite, startOn, startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const PHONE = 'اتصل بي على 07701234567';

describe('A moderator’s decision', () => {
  let service: TestService;
  let huda: TestMember;
  let omar: TestMember;
  const ids = { huda: '', omar: '' };

  const query = <Row extends Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]> =>
    service.database.query<Row>(sql, values);
  const decisionsOf = (id: string) =>
    query(
      `SELECT actor, status, reason, message, before_status, before_reason, undoes, moderator_id
       FROM decision WHERE comment_id = $1 ORDER BY created_at, id`,
      [id],
    );
  const report = (id: string, weight = 1) =>
    query(
      `WITH r AS (
         INSERT INTO report (site_id, id, comment_id, revision, reporter_id, reason, weight)
         SELECT site_id, gen_random_uuid(), id, revision, gen_random_uuid(), 'insults', $2 FROM comment WHERE id = $1)
       UPDATE comment SET reports_open = reports_open + 1, report_weight = report_weight + $2 WHERE id = $1`,
      [id, weight],
    );
  const appeal = (id: string, decision: string) =>
    query(
      `WITH p AS (
         INSERT INTO appeal (site_id, id, comment_id, decision_id, statement)
         SELECT site_id, gen_random_uuid(), id, $2, 'لم أقصد أحدا' FROM comment WHERE id = $1)
       UPDATE comment SET appealed_at = now() WHERE id = $1`,
      [id, decision],
    );
  const heldOne = async (planting = {}): Promise<string> => (await plant(service.database, 1, planting))[0] ?? '';

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
    const [first, second] = [
      await addMember(service, { roles: { demo: 'moderator' } }),
      await addMember(service, { roles: { demo: 'moderator' } }),
    ];
    ids.huda = first.id;
    ids.omar = second.id;
    huda = new TestMember(service.url, first.email);
    omar = new TestMember(service.url, second.email);
    await huda.signIn();
    await omar.signIn();
  });
  afterAll(() => service.stop());
  const expectRightCounts = async () => expect(await wrongCounts(service.database)).toEqual([]);
  afterEach(expectRightCounts);

  it('publishes a held comment at once, counts it, and is recorded with what it changed', async () => {
    const reader = new TestReader(service.url, 'demo', 'publish');
    const { id, status } = await reader.submitAndWait({ body: PHONE });
    expect([status, (await reader.page()).comments]).toEqual(['held', []]);
    const answer = await decide(huda, id, { action: 'approve', version: 2 });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        comment: { id, status: 'approved', version: 3, reason: null },
        decision: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
      },
    ]);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const page = await reader.page();
    expect([page.article.commentCount, page.comments.map((comment) => comment.id)]).toEqual([1, [id]]);
    expect((await decisionsOf(id)).slice(1)).toEqual([
      expect.objectContaining({ actor: 'moderator', status: 'approved', moderator_id: ids.huda, undoes: null }),
    ]);
    expect(await query('SELECT action FROM audit_entry WHERE subject_id = $1', [id])).toEqual([
      { action: 'comment.decided' },
    ]);
    expect((await decisionsOf(id))[1]).toMatchObject({ before_status: 'held', before_reason: 'personal-data' });
  });

  it('moves a comment between approved, held and rejected, with reason and message', async () => {
    const id = await heldOne({ status: 'approved', reason: 'spam', needsReview: true });
    await decide(huda, id, { action: 'reject', reason: 'insults', message: 'أعد الصياغة', version: 2 });
    expect(await rowOf(service.database, id)).toMatchObject({
      ...{ status: 'rejected', reason: 'insults', version: 3, needs_review: false },
    });
    const held = await decide(huda, id, { action: 'hold', version: 3 });
    expect(held.body.comment).toMatchObject({ status: 'held', reason: 'insults' });
    expect((await decide(huda, id, { action: 'approve', version: 4 })).body.comment.reason).toBeNull();
    expect((await decisionsOf(id)).map(({ status, message }) => [status, message])).toEqual([
      ...[
        ['approved', null],
        ['rejected', 'أعد الصياغة'],
        ['held', null],
        ['approved', null],
      ],
    ]);
  });

  it('counts an answer where it is shown, and no longer when it is gone', async () => {
    const reader = new TestReader(service.url, 'demo', 'thread');
    const root = await reader.submitAndWait();
    const reply = await new TestReader(service.url, 'demo', 'thread').submitAndWait({ parentId: root.id, body: PHONE });
    await decide(huda, reply.id, { action: 'approve', version: 2 });
    const replies = async () => (await reader.page()).comments[0]?.replyCount;
    expect(await replies()).toBe(1);
    await decide(huda, reply.id, { action: 'reject', reason: 'style', version: 3 });
    expect(await replies()).toBe(0);
  });

  it('says who was faster when the comment has changed, and changes nothing', async () => {
    const id = await heldOne();
    await decide(omar, id, { action: 'reject', reason: 'spam', version: 2 });
    const late = await decide(huda, id, { action: 'approve', version: 2 });
    expect([late.status, late.body.code]).toEqual([409, 'version-conflict']);
    expect(late.body.current).toEqual({
      ...{ status: 'rejected', version: 3, decidedBy: { id: ids.omar, name: 'هدى الراوي' } },
      decidedAt: expect.stringMatching(/Z$/) as string,
    });
    expect(await rowOf(service.database, id)).toMatchObject({ status: 'rejected', version: 3 });
    const policy = await decide(huda, await heldOne(), { action: 'approve', version: 1 });
    expect(policy.body.current?.decidedBy).toBeNull();
  });

  it('is made by one alone of two who decide at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await heldOne();
      const both = await Promise.all([
        decide(huda, id, { action: 'approve', version: 2 }),
        decide(omar, id, { action: 'reject', reason: 'hate', version: 2 }),
      ]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      expect(await decisionsOf(id)).toHaveLength(2);
    }
  });

  it('comes before the policy’s verdict on a comment that is still pending, which then changes nothing', async () => {
    const reader = new TestReader(service.url, 'demo', 'overtaken');
    const queue = service.app.get(CheckQueue);
    const id = await heldOne({ status: 'pending', article: 'overtaken', body: () => PHONE });
    const { body } = await decide(huda, id, { action: 'approve', version: 1 });
    expect(body.comment).toMatchObject({ status: 'approved', version: 2 });
    const [site] = await query<{ id: string }>(`SELECT id FROM site WHERE key = 'demo'`);
    await queue.add([{ siteId: site?.id ?? '', commentId: id, epoch: 0 }]);
    await until(async () => (await queue.size()) === 0, 'the job to be done');
    expect(await rowOf(service.database, id)).toMatchObject({ status: 'approved', version: 2, check_due_at: null });
    expect(await decisionsOf(id)).toEqual([expect.objectContaining({ actor: 'moderator', before_status: 'pending' })]);
    expect((await reader.page()).comments.map((comment) => comment.id)).toEqual([id]);
  });

  it('gives a comment back to the policy when a decision on a pending one is undone', async () => {
    const id = await heldOne({ status: 'pending', article: 'back', body: () => PHONE });
    const { body } = await decide(huda, id, { action: 'approve', version: 1 });
    expect((await undo(huda, id, body.decision.id)).body.comment.status).toBe('pending');
    await until(async () => (await rowOf(service.database, id)).status === 'held', 'the policy');
    expect((await decisionsOf(id)).map(({ actor, status }) => [actor, status])).toEqual([
      ...[
        ['moderator', 'approved'],
        ['moderator', 'pending'],
        ['policy', 'held'],
      ],
    ]);
  });

  it('is refused on a comment that its author withdrew', async () => {
    const id = await heldOne();
    const { body } = await decide(huda, id, { action: 'approve', version: 2 });
    await query(`UPDATE article SET comment_count = comment_count - 1 WHERE key = 'planted'`);
    await query(`UPDATE comment SET status = 'withdrawn', version = version + 1 WHERE id = $1`, [id]);
    const late = await decide(huda, id, { action: 'approve', version: 4 });
    expect([late.status, late.body.code]).toEqual([409, 'comment-withdrawn']);
    expect((await undo(huda, id, body.decision.id)).body.code).toBe('comment-withdrawn');
    expect((await rowOf(service.database, id)).status).toBe('withdrawn');
  });

  it.each([
    [{ action: 'reject', version: 2 }, '/reason', 'reason-required'],
    [{ action: 'reject', reason: 'ugly', version: 2 }, '/reason', 'not-one-of'],
    [{ action: 'reject', reason: null, version: 2 }, '/reason', 'not-one-of'],
    [{ action: 'approve', reason: 'insults', version: 2 }, '/reason', 'reason-not-used'],
    [{ action: 'delete', version: 2 }, '/action', 'not-one-of'],
    [{ action: 'approve' }, '/version', 'required'],
    [{ action: 'approve', version: '2' }, '/version', 'wrong-type'],
    [{ action: 'approve', version: 0 }, '/version', 'out-of-range'],
    [{ action: 'approve', version: 2, message: 'x'.repeat(2001) }, '/message', 'too-long'],
    [{ action: 'approve', version: 2, message: 'a\u0000b' }, '/message', 'not-storable'],
    [{ action: 'approve', version: 2, undo: true }, '/undo', 'unknown-field'],
  ])('is refused when it is not whole: %j', async (body, pointer, code) => {
    const id = await heldOne();
    const refused = await decide(huda, id, body);
    expect([refused.status, refused.body.code]).toEqual([422, 'invalid-input']);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer, code })]);
    expect((await rowOf(service.database, id)).version).toBe(2);
  });

  it('takes a message of 2000 characters', async () => {
    const message = 'ش'.repeat(2000);
    expect((await decide(huda, await heldOne(), { action: 'approve', version: 2, message })).status).toBe(200);
  });

  it('does not exist for those who moderate another site, and is not for those who only look', async () => {
    const id = await heldOne();
    const stranger = await TestMember.of(service, { roles: { second: 'admin' } });
    const viewer = await TestMember.of(service, { roles: { demo: 'viewer', second: 'moderator' } });
    for (const unknown of [id, randomUUID(), 'nothing', '%00'])
      expect((await decide(stranger, unknown, { action: 'approve', version: 2 })).body.code).toBe('comment-unknown');
    expect((await decide(viewer, id, { action: 'approve', version: 2 })).body.code).toBe('not-allowed');
    expect((await rowOf(service.database, id)).version).toBe(2);
  });

  it('is not taken any more from a moderator who is suspended, or loses the role, while looking at the comment', async () => {
    const { id: account, email } = await addMember(service, { roles: { demo: 'moderator' } });
    const member = new TestMember(service.url, email);
    await member.signIn();
    const [one = '', two = ''] = await plant(service.database, 2);
    await query('UPDATE account SET disabled_at = now() WHERE id = $1', [account]);
    expect(await decide(member, one, { action: 'approve', version: 2 })).toMatchObject({
      status: 401,
      body: { code: 'session-ended' },
    });
    await query('UPDATE account SET disabled_at = NULL WHERE id = $1', [account]);
    await query(`UPDATE site_role SET role = 'viewer' WHERE account_id = $1`, [account]);
    expect((await decide(member, two, { action: 'approve', version: 2 })).body.code).toBe('not-allowed');
    for (const id of [one, two]) expect((await rowOf(service.database, id)).version).toBe(2);
  });

  it('is made once for an Idempotency-Key, and answered alike', async () => {
    const id = await heldOne();
    const key = { 'Idempotency-Key': randomUUID() };
    const wish = { action: 'reject', reason: 'hate', version: 2 };
    const [first, second] = [await decide(huda, id, wish, key), await decide(huda, id, wish, key)];
    expect([second.status, second.body, second.headers.get('idempotency-replayed')]).toEqual([200, first.body, 'true']);
    expect(await decisionsOf(id)).toHaveLength(2);
    const other = await decide(huda, id, { action: 'approve', version: 3 }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect((await decide(omar, id, { action: 'approve', version: 3 }, key)).status).toBe(200);
  });

  it('answers the readers who reported the comment', async () => {
    const [one = '', two = '', three = ''] = await plant(service.database, 3, { status: 'approved', reason: null });
    for (const id of [one, two, three]) {
      await report(id, 0.5);
      await report(id, 2);
    }
    await decide(huda, one, { action: 'approve', version: 2 });
    await decide(huda, two, { action: 'reject', reason: 'insults', version: 2 });
    await decide(huda, three, { action: 'hold', version: 2 });
    const outcomes = async (id: string) =>
      (await query('SELECT outcome FROM report WHERE comment_id = $1', [id])).map(({ outcome }) => outcome);
    expect(await outcomes(one)).toEqual(['dismissed', 'dismissed']);
    expect(await outcomes(two)).toEqual(['upheld', 'upheld']);
    expect(await outcomes(three)).toEqual([null, null]);
    expect(await rowOf(service.database, two)).toMatchObject({ reports_open: 0, report_weight: 0 });
    expect(await rowOf(service.database, three)).toMatchObject({ reports_open: 2, report_weight: 2.5 });
  });

  describe('on an appeal', () => {
    const rejected = async (by: TestMember): Promise<{ id: string; decision: string }> => {
      const id = await heldOne();
      const { body } = await decide(by, id, { action: 'reject', reason: 'insults', version: 2 });
      await appeal(id, body.decision.id);
      return { id, decision: body.decision.id };
    };
    const outcomeOf = async (id: string) =>
      (await query('SELECT outcome, decided_by FROM appeal WHERE comment_id = $1', [id]))[0];

    it('is made by another moderator than the one it is against', async () => {
      const { id } = await rejected(huda);
      const own = await decide(huda, id, { action: 'approve', version: 3 });
      expect([own.status, own.body.code]).toEqual([403, 'appeal-needs-another']);
      expect((await decide(omar, id, { action: 'approve', version: 3 })).status).toBe(200);
      expect(await outcomeOf(id)).toEqual({ outcome: 'overturned', decided_by: ids.omar });
      expect((await rowOf(service.database, id)).appealed_at).toBeNull();
    });

    it('upholds the rejection by anything but approving', async () => {
      const { id } = await rejected(huda);
      await decide(omar, id, { action: 'reject', reason: 'hate', version: 3 });
      expect(await outcomeOf(id)).toMatchObject({ outcome: 'upheld' });
    });

    it('is made by the same one where there is nobody else', async () => {
      await addSite(service, 'lonely');
      await query('DELETE FROM site_role r USING account a WHERE a.id = r.account_id AND a.is_owner');
      const { id: account, email } = await addMember(service, { roles: { lonely: 'moderator' } });
      await addMember(service, { roles: { lonely: 'viewer' } });
      const alone = new TestMember(service.url, email);
      await alone.signIn();
      const id = await heldOne({ site: 'lonely' });
      const { body } = await decide(alone, id, { action: 'reject', reason: 'insults', version: 2 });
      await appeal(id, body.decision.id);
      expect((await decide(alone, id, { action: 'approve', version: 3 })).status).toBe(200);
      expect(await outcomeOf(id)).toEqual({ outcome: 'overturned', decided_by: account });
    });

    it('cannot be gone round by undoing', async () => {
      const { id, decision } = await rejected(huda);
      for (const member of [huda, omar])
        expect((await undo(member, id, decision)).body.code).toBe('decision-overtaken');
      expect(await outcomeOf(id)).toMatchObject({ outcome: null });
    });

    it('is open again when that decision is undone', async () => {
      const { id } = await rejected(huda);
      const { body } = await decide(omar, id, { action: 'approve', version: 3 });
      expect((await undo(omar, id, body.decision.id)).body.comment.status).toBe('rejected');
      expect(await outcomeOf(id)).toEqual({ outcome: null, decided_by: null });
      expect((await rowOf(service.database, id)).appealed_at).not.toBeNull();
    });
  });

  describe('undone', () => {
    it('leaves everything as it was before, in a new decision', async () => {
      const id = await heldOne({ status: 'approved', reason: 'spam', needsReview: true, article: 'undone' });
      await report(id, 0.5);
      const { body } = await decide(huda, id, { action: 'reject', reason: 'hate', version: 2 });
      const undone = await undo(omar, id, body.decision.id, '?version=3');
      expect(undone.body.comment).toEqual({ id, status: 'approved', version: 4, reason: 'spam' });
      expect(await rowOf(service.database, id)).toMatchObject({
        ...{ needs_review: true, reports_open: 1, report_weight: 0.5 },
      });
      expect((await decisionsOf(id)).at(-1)).toMatchObject({
        ...{ undoes: body.decision.id, status: 'approved', before_status: 'rejected', moderator_id: ids.omar },
      });
      expect((await new TestReader(service.url, 'demo', 'undone').page()).article.commentCount).toBe(1);
    });

    it('can be done again by undoing the undoing, with what it had answered', async () => {
      const id = await heldOne();
      await report(id);
      const first = await decide(huda, id, { action: 'approve', version: 2 });
      const second = await undo(huda, id, first.body.decision.id);
      const third = await undo(huda, id, second.body.decision.id);
      expect(third.body.comment).toMatchObject({ status: 'approved', version: 5 });
      expect(await rowOf(service.database, id)).toMatchObject({ reports_open: 0 });
    });

    it('is refused when something came after it, or for what is no moderator’s decision of this comment', async () => {
      const [id = '', other = ''] = await plant(service.database, 2);
      const first = await decide(huda, id, { action: 'approve', version: 2 });
      const second = await decide(omar, id, { action: 'hold', version: 3 });
      const late = await undo(huda, id, first.body.decision.id);
      expect([late.status, late.body.code]).toEqual([409, 'decision-overtaken']);
      expect(late.body.current).toMatchObject({ status: 'held', version: 4, decidedBy: { id: ids.omar } });
      const stale = await undo(omar, id, second.body.decision.id, '?version=3');
      expect([stale.status, stale.body.code]).toEqual([409, 'version-conflict']);
      const [policy] = await query<{ id: string }>('SELECT id FROM decision WHERE comment_id = $1', [other]);
      for (const unknown of [second.body.decision.id, policy?.id ?? '', uuidv7(), 'x'])
        expect((await undo(omar, other, unknown)).body.code).toBe('decision-unknown');
      expect((await undo(omar, id, second.body.decision.id, '?version=x')).body.code).toBe('bad-parameter');
      expect(await decisionsOf(id)).toHaveLength(3);
    });

    it('is refused once the author has edited the comment', async () => {
      const id = await heldOne();
      const { body } = await decide(huda, id, { action: 'reject', reason: 'style', version: 2 });
      await query(`UPDATE comment SET revision = 2, status = 'pending', version = version + 1 WHERE id = $1`, [id]);
      expect((await undo(huda, id, body.decision.id)).body.code).toBe('decision-overtaken');
    });
  });

  it('drops cached pages of other processes', async () => {
    const second = await startOn(service.database);
    try {
      const reader = new TestReader(second.url, 'demo', 'elsewhere');
      const id = await heldOne({ article: 'elsewhere' });
      expect((await reader.page()).comments).toEqual([]);
      await decide(huda, id, { action: 'approve', version: 2 });
      await until(async () => (await reader.page()).comments[0]?.id === id, 'the other process');
    } finally {
      await second.stop();
    }
  });

  it('holds when readers, the worker and moderators are all at it', async () => {
    const articles = ['storm-1', 'storm-2'];
    const planted = [...(await plant(service.database, 8, { article: 'storm-1' }))];
    planted.push(...(await plant(service.database, 8, { article: 'storm-2' })));
    const moderate = async (id: string, n: number): Promise<void> => {
      const { body } = await decide(n % 2 ? huda : omar, id, { action: 'approve', version: 2 });
      if (n % 3 === 0) await undo(huda, id, body.decision.id);
    };
    const read = async (n: number): Promise<void> => {
      const reader = new TestReader(service.url, 'demo', articles[n % 2]);
      const { body } = await reader.submit();
      const reply = new TestReader(service.url, 'demo', articles[n % 2]);
      await reader.decided(body.comment.id);
      await reply.post<SubmittedComment>({ parentId: body.comment.id });
      const { comment } = (await decide(huda, body.comment.id, { action: 'reject', reason: 'style', version: 2 })).body;
      expect(comment.status).toBe('rejected');
    };
    await Promise.all(planted.flatMap((id, n) => [moderate(id, n), read(n)]));
    const pending = `SELECT FROM comment c JOIN article a ON a.id = c.article_id
      WHERE a.key LIKE 'storm-%' AND c.status = 'pending'`;
    await until(async () => (await query(pending)).length === 0, 'the worker');
  });
});

import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { fold } from '../src/text/fold.js';
import { fingerprint } from '../src/text/similarity.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';
import { addMember, TestMember } from './support/member.js';
import { decide, plant, wrongCounts, type Planting, type Refusal } from './support/moderated.js';
import { startProcess, type ServiceProcess } from './support/process.js';
import { TestReader, type Reply } from './support/reader.js';
import { addSite, startOn, startTestService, TEST_SECRET, type TestService } from './support/service.js';
import { until } from './support/until.js';

interface Batch {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly decided: number;
  readonly skipped: number;
  readonly undone: number;
  readonly finishedAt: string | null;
}

interface BulkAnswer extends Refusal {
  readonly batch: Batch;
  readonly results: readonly { readonly id: string; readonly outcome: string }[];
  readonly count: number;
  readonly sample: readonly { readonly id: string; readonly body: string; readonly author: { readonly id: string } }[];
}

const bulk = (member: TestMember, body: object, headers: Record<string, string> = {}): Promise<Reply<BulkAnswer>> =>
  member.call('POST', '/moderation/decisions', body, headers);
const show = (member: TestMember, id: string): Promise<Reply<BulkAnswer>> =>
  member.call('GET', `/moderation/decisions/${id}`);
const undoBatch = (member: TestMember, id: string): Promise<Reply<BulkAnswer>> =>
  member.call('DELETE', `/moderation/decisions/${id}`);
const finished = (member: TestMember, id: string): Promise<Batch> =>
  until(async () => {
    const { batch } = (await show(member, id)).body;
    return batch.finishedAt !== null && batch;
  }, 'the batch');

const statusesOf = async (database: TestDatabase, ids: readonly string[]): Promise<Record<string, number>> => {
  const rows = await database.query<{ status: string; n: number }>(
    `SELECT status, count(*)::int AS n FROM comment WHERE id = ANY ($1) GROUP BY 1`,
    [ids],
  );
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
};

describe('Deciding many comments', () => {
  let service: TestService;
  let senior: TestMember;
  let moderator: TestMember;
  const planted = (count: number, planting: Planting = {}) => plant(service.database, count, planting);
  const statuses = (ids: readonly string[]) => statusesOf(service.database, ids);

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
    await addSite(service, 'third');
    senior = await TestMember.of(service, { roles: { demo: 'senior', second: 'senior', third: 'viewer' } });
    moderator = await TestMember.of(service, { roles: { demo: 'moderator' } });
  });
  afterAll(() => service.stop());
  const expectRightCounts = async () => expect(await wrongCounts(service.database)).toEqual([]);
  afterEach(expectRightCounts);

  describe('one by one selected', () => {
    it('says of each what became of it, and undoes them as one', async () => {
      const [held = '', approved = '', withdrawn = ''] = [
        ...(await planted(1)),
        ...(await planted(1, { status: 'approved', reason: null })),
        ...(await planted(1, { status: 'withdrawn' })),
      ];
      const [elsewhere = ''] = await planted(1, { site: 'second' });
      const [readOnly = ''] = await planted(1, { site: 'third' });
      const unknown = randomUUID();
      const ids = [unknown, held, approved, withdrawn, elsewhere, readOnly, held];
      const { status, body } = await bulk(senior, { ids, action: 'approve' });
      expect([status, body.results]).toEqual([
        200,
        [
          ...[
            { id: unknown, outcome: 'unknown' },
            { id: held, outcome: 'decided' },
            { id: approved, outcome: 'unchanged' },
            { id: withdrawn, outcome: 'withdrawn' },
          ],
          ...[
            { id: elsewhere, outcome: 'decided' },
            { id: readOnly, outcome: 'not-allowed' },
            { id: held, outcome: 'decided' },
          ],
        ],
      ]);
      expect(body.batch).toMatchObject({ state: 'done', decided: 2, undone: 0 });
      expect(await statuses([held, elsewhere, readOnly])).toEqual({ approved: 2, held: 1 });
      expect((await undoBatch(senior, body.batch.id)).status).toBe(202);
      expect(await finished(senior, body.batch.id)).toMatchObject({ state: 'undone', undone: 2 });
      expect(await statuses([held, elsewhere])).toEqual({ held: 2 });
    });

    it('takes a thousand in one call and no more', async () => {
      const ids = await planted(1000);
      const { status, body } = await bulk(senior, { ids, action: 'reject', reason: 'spam', message: 'إعلان' });
      expect([status, body.batch.decided]).toEqual([200, 1000]);
      expect(await statuses(ids)).toEqual({ rejected: 1000 });
      for (const count of [1001, 10_000]) {
        const many = Array.from({ length: count }, () => randomUUID());
        const refused = await bulk(senior, { ids: many, action: 'approve' });
        expect([refused.status, refused.body.code, refused.body.errors]).toEqual([
          422,
          'invalid-input',
          [expect.objectContaining({ pointer: '/ids', code: 'too-many-items' })],
        ]);
      }
    });

    it('says beforehand how many it would be', async () => {
      const ids = [...(await planted(7)), ...(await planted(2, { status: 'approved', reason: null }))];
      const { status, body } = await bulk(senior, { ids, action: 'approve', dryRun: true });
      expect([status, body.count, body.sample.map(({ id }) => id)]).toEqual([200, 7, ids.slice(2, 7).toReversed()]);
      expect(await statuses(ids)).toEqual({ held: 7, approved: 2 });
    });

    it('is done once for an Idempotency-Key', async () => {
      const ids = await planted(3);
      const key = { 'Idempotency-Key': randomUUID() };
      const wish = { ids, action: 'approve' };
      const [first, second] = [await bulk(senior, wish, key), await bulk(senior, wish, key)];
      expect([second.body, second.headers.get('idempotency-replayed')]).toEqual([first.body, 'true']);
      expect((await bulk(senior, { ids, action: 'hold' }, key)).body.code).toBe('idempotency-key-reused');
      const rows = await service.database.query('SELECT FROM decision WHERE batch_id = $1', [first.body.batch.id]);
      expect(rows).toHaveLength(3);
    });

    it('is for seniors', async () => {
      const ids = await planted(1);
      expect((await bulk(moderator, { ids, action: 'approve' })).body.code).toBe('not-allowed');
      expect(await statuses(ids)).toEqual({ held: 1 });
    });
  });

  describe('by a query', () => {
    /** What it would be, what it was, and what of it was decided. */
    const run = async (query: object, member = senior): Promise<{ count: number; batch: Batch; ids: string[] }> => {
      const wish = { query: { site: 'demo', ...query }, action: 'reject', reason: 'spam' };
      const { body: preview } = await bulk(member, { ...wish, dryRun: true });
      const { status, body } = await bulk(member, wish);
      expect(status).toBe(202);
      const batch = await finished(member, body.batch.id);
      const rows = await service.database.query<{ comment_id: string }>(
        'SELECT comment_id FROM decision WHERE batch_id = $1 ORDER BY comment_id',
        [batch.id],
      );
      const ids = rows.map(({ comment_id }) => comment_id);
      expect(preview.sample.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 5));
      return { count: preview.count, batch, ids };
    };

    it('decides all held comments of an author, under any name with the same e-mail, and no others', async () => {
      const author = { authorId: uuidv7(), email: randomUUID() };
      const own = await planted(3, author);
      const linked = await planted(2, { email: author.email });
      const reviewed = await planted(1, { ...author, status: 'approved', needsReview: true });
      await planted(1, { ...author, status: 'approved', reason: null });
      await planted(2);
      const { count, batch, ids } = await run({ author: author.authorId });
      expect([count, batch.state, batch.total, batch.decided]).toEqual([6, 'done', 6, 6]);
      expect(ids).toEqual([...own, ...linked, ...reviewed].toSorted((a, b) => (a < b ? -1 : 1)));
    });

    it('decides all with the same text, however disguised, found by the text or by a comment that has it', async () => {
      const texts = ['اشتروا الآن من متجرنا', 'اشتـــروا الآن من متجرنا!!', 'اشتروا  الآن من متجرنا'];
      const same = texts.map((text) => fingerprint(fold(text).text));
      expect(new Set(same).size).toBe(1);
      const copies: string[] = [];
      for (const [index, body] of texts.entries()) {
        const planting = { body: () => body, fingerprint: same[index] ?? 0n };
        copies.push(...(await planted(1, planting)));
      }
      const { ids } = await run({ text: 'اشتروا الآن من متجرنا' });
      expect(ids).toEqual(copies);
      const more = await planted(2, { fingerprint: same[0] ?? 0n });
      expect((await run({ text: copies[0] ?? '' })).ids).toEqual(more);
    });

    it('decides all that link to a domain or to what is below it, and none to one that only looks so', async () => {
      const linking = [
        ...['انظر http://shop.example/a', 'www.shop.example', 'SHOP.EXAMPLE.', 'http://cheap.shop.example'],
        'زوروا shop.example، فورا',
      ];
      const others = ['http://myshop.example', 'http://shop.example.org', 'shop-example', 'http://shop.examples'];
      const ids = await planted(linking.length, { body: (index) => linking[index] ?? '' });
      await planted(others.length, { body: (index) => others[index] ?? '' });
      expect((await run({ link: 'https://Shop.Example/path' })).ids).toEqual(ids);
      const arabic = await planted(1, { body: () => 'انظر http://متجر.مثال/صفحة' });
      expect((await run({ link: 'متجر.مثال' })).ids).toEqual(arabic);
    });

    it('decides a campaign, which every moderator may', async () => {
      const campaignId = uuidv7();
      const ids = await planted(6, { campaignId });
      await planted(2, { campaignId: uuidv7() });
      expect((await run({ campaign: campaignId }, moderator)).ids).toEqual(ids);
      const wide = { query: { site: 'demo', campaign: campaignId, status: 'all' }, action: 'approve' };
      expect((await bulk(moderator, wide)).body.code).toBe('not-allowed');
    });

    it('decides what was written since a day, whatever became of it', async () => {
      const authorId = uuidv7();
      await planted(2, { authorId, daysAgo: 9 });
      const recent = [
        ...(await planted(2, { authorId, daysAgo: 6, status: 'approved', reason: null })),
        ...(await planted(1, { authorId, daysAgo: 1 })),
        ...(await planted(1, { authorId, status: 'pending' })),
      ];
      await planted(1, { authorId, status: 'withdrawn' });
      const since = new Date(Date.now() - 7 * 86_400_000).toISOString();
      const { ids, batch } = await run({ author: authorId, since, status: 'all' });
      expect(ids).toEqual(recent);
      const undone = await undoBatch(senior, batch.id);
      expect(undone.body.batch.state).toBe('undoing');
      await finished(senior, batch.id);
      expect(await statuses(recent.slice(0, 3))).toEqual({ approved: 2, held: 1 });
    });

    it.each(['reported', 'appealed', 'approved', 'rejected'] as const)('decides what is %s', async (status) => {
      const authorId = uuidv7();
      const at = status === 'approved' ? 'approved' : 'rejected';
      const ids = await planted(2, { authorId, status: at, reason: 'hate' });
      await planted(1, { authorId, status: at === 'approved' ? 'rejected' : 'approved', reason: null });
      if (status === 'reported')
        await service.database.query(
          `WITH r AS (
             INSERT INTO report (site_id, id, comment_id, revision, reporter_id, reason, weight)
             SELECT site_id, gen_random_uuid(), id, 1, gen_random_uuid(), 'spam', 1 FROM comment WHERE id = ANY ($1))
           UPDATE comment SET reports_open = 1, report_weight = 1 WHERE id = ANY ($1)`,
          [ids],
        );
      if (status === 'appealed')
        await service.database.query(
          `WITH p AS (
             INSERT INTO appeal (site_id, id, comment_id, decision_id, statement)
             SELECT site_id, gen_random_uuid(), comment_id, id, '-' FROM decision WHERE comment_id = ANY ($1))
           UPDATE comment SET appealed_at = now() WHERE id = ANY ($1)`,
          [ids],
        );
      expect((await run({ author: authorId, status })).ids).toEqual(ids);
    });

    it('leaves alone what a colleague decided since, also when it is undone', async () => {
      const authorId = uuidv7();
      const [one = '', ...rest] = await planted(4, { authorId });
      const { batch } = await run({ author: authorId });
      await decide(moderator, one, { action: 'approve', version: 3 });
      await undoBatch(senior, batch.id);
      expect(await finished(senior, batch.id)).toMatchObject({ state: 'undone', undone: 3 });
      expect([await statuses([one]), await statuses(rest)]).toEqual([{ approved: 1 }, { held: 3 }]);
      expect((await undoBatch(senior, batch.id)).body.batch).toMatchObject({ state: 'undone', undone: 3 });
    });

    it('finds nothing, and is done with that', async () => {
      expect(await run({ author: uuidv7() })).toMatchObject({ count: 0, batch: { state: 'done', total: 0 } });
    });

    it('shows the changes to readers', async () => {
      const authorId = uuidv7();
      await planted(5, { authorId, article: 'shown' });
      const reader = new TestReader(service.url, 'demo', 'shown');
      expect((await reader.page()).article.commentCount).toBe(0);
      const { body } = await bulk(senior, { query: { site: 'demo', author: authorId }, action: 'approve' });
      await finished(senior, body.batch.id);
      await until(async () => (await reader.page()).article.commentCount === 5, 'the page');
    });

    it('is begun once for an Idempotency-Key', async () => {
      const authorId = uuidv7();
      await planted(2, { authorId });
      const key = { 'Idempotency-Key': randomUUID() };
      const wish = { query: { site: 'demo', author: authorId }, action: 'approve' };
      const [first, second] = [await bulk(senior, wish, key), await bulk(senior, wish, key)];
      expect([second.status, second.body.batch.id]).toEqual([202, first.body.batch.id]);
      expect(second.headers.get('idempotency-replayed')).toBe('true');
      await finished(senior, first.body.batch.id);
    });

    it.each([
      [{ action: 'approve' }, '/ids', 'exactly-one'],
      [{ action: 'approve', ids: [randomUUID()], query: { site: 'demo' } }, '/ids', 'exactly-one'],
      [{ action: 'approve', ids: [] }, '/ids', 'required'],
      [{ action: 'approve', ids: ['x'] }, '/ids', 'wrong-type'],
      [{ action: 'approve', ids: 'x' }, '/ids', 'wrong-type'],
      [{ action: 'reject', query: { site: 'demo' } }, '/reason', 'reason-required'],
      [{ action: 'approve', query: 'demo' }, '/query', 'wrong-type'],
      [{ action: 'approve', query: {} }, '/query/site', 'required'],
      [{ action: 'approve', query: { site: 'demo', status: 'pending' } }, '/query/status', 'not-one-of'],
      [{ action: 'approve', query: { site: 'demo', author: 'x' } }, '/query/author', 'wrong-type'],
      [{ action: 'approve', query: { site: 'demo', since: 'yesterday' } }, '/query/since', 'wrong-type'],
      [{ action: 'approve', query: { site: 'demo', link: 'no domain' } }, '/query/link', 'url-invalid'],
      [{ action: 'approve', query: { site: 'demo', link: '%.example' } }, '/query/link', 'url-invalid'],
      [{ action: 'approve', query: { site: 'demo', text: uuidv7() } }, '/query/text', 'comment-not-here'],
      [{ action: 'approve', query: { site: 'demo', q: 'x' } }, '/query/q', 'unknown-field'],
    ])('is refused when it is not whole: %j', async (body, pointer, code) => {
      const refused = await bulk(senior, body);
      expect([refused.status, refused.body.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
    });

    it('does not exist on sites of others, and is for seniors', async () => {
      const stranger = await TestMember.of(service, { roles: { second: 'admin' } });
      const wish = { query: { site: 'demo', author: uuidv7() }, action: 'approve' };
      for (const body of [wish, { ...wish, dryRun: true }]) {
        expect((await bulk(stranger, body)).body.code).toBe('site-unknown');
        expect((await bulk(moderator, body)).body.code).toBe('not-allowed');
      }
      expect((await bulk(senior, { ...wish, query: { site: 'nowhere' } })).body.code).toBe('site-unknown');
      const { body } = await bulk(senior, wish);
      for (const call of [show, undoBatch]) {
        expect((await call(stranger, body.batch.id)).body.code).toBe('batch-unknown');
        for (const id of [randomUUID(), 'x']) expect((await call(senior, id)).body.code).toBe('batch-unknown');
      }
      expect((await undoBatch(moderator, body.batch.id)).body.code).toBe('not-allowed');
      expect((await show(moderator, body.batch.id)).status).toBe(200);
    });

    it('stops when whoever began it loses the role on the way, and can be undone by somebody else', async () => {
      const authorId = uuidv7();
      const ids = await planted(3000, { authorId });
      const { id: account, email } = await addMember(service, { roles: { demo: 'senior' } });
      const leaving = new TestMember(service.url, email);
      await leaving.signIn();
      const { body } = await bulk(leaving, { query: { site: 'demo', author: authorId }, action: 'approve' });
      await service.database.query(`UPDATE site_role SET role = 'moderator' WHERE account_id = $1`, [account]);
      const batch = await finished(senior, body.batch.id);
      expect(batch.state).toBe('stopped');
      expect(batch.decided).toBeLessThan(3000);
      expect(await statuses(ids)).toEqual({
        held: 3000 - batch.decided,
        ...(batch.decided > 0 && { approved: batch.decided }),
      });
      expect((await undoBatch(leaving, batch.id)).body.code).toBe('not-allowed');
      await undoBatch(senior, batch.id);
      expect(await finished(senior, batch.id)).toMatchObject({ state: 'undone', undone: batch.decided });
      expect(await statuses(ids)).toEqual({ held: 3000 });
    });

    it('can be undone while it is still under way', async () => {
      const authorId = uuidv7();
      const ids = await planted(3000, { authorId });
      const { body } = await bulk(senior, { query: { site: 'demo', author: authorId }, action: 'approve' });
      expect((await undoBatch(senior, body.batch.id)).body.batch.state).toBe('undoing');
      expect((await finished(senior, body.batch.id)).state).toBe('undone');
      expect(await statuses(ids)).toEqual({ held: 3000 });
    });
  });
});

describe('A server that is killed in the middle of many decisions', () => {
  const COUNT = 10_000;
  let database: TestDatabase;
  let variables: Record<string, string>;
  const started: ServiceProcess[] = [];
  let email: string;
  const ids: string[] = [];

  const restart = async (): Promise<TestMember> => {
    const service = await startProcess(variables);
    started.push(service);
    const member = new TestMember(service.url, email);
    await member.signIn();
    return member;
  };
  const kill = async (): Promise<void> => {
    await Promise.all(started.splice(0).map((service) => service.end('SIGKILL')));
  };
  const batchIn = async (): Promise<{ state: string; decided: number; undone: number }> => {
    const [row] = await database.query<{ state: string; decided: number; undone: number }>(
      'SELECT state, decided, undone FROM batch',
    );
    return row ?? { state: 'none', decided: 0, undone: 0 };
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    const service = await startOn(database);
    await addSite(service, 'demo');
    email = (await addMember(service, { roles: { demo: 'senior' } })).email;
    await service.stop();
    ids.push(...(await plant(database, COUNT)));
    variables = { DATABASE_URL: database.url, SECRET: TEST_SECRET, DRAIN_SECONDS: '0', HOST: '127.0.0.1', ROLE: 'api' };
  });
  afterEach(kill);
  afterAll(() => database.drop());

  it('goes on where it was: each comment is decided once, and later undone once', async () => {
    const first = await restart();
    const { body } = await bulk(first, { query: { site: 'demo' }, action: 'approve' });
    expect(body.batch.total).toBe(COUNT);
    await until(async () => (await batchIn()).decided > 0, 'a first slice');
    await kill();
    const { state, decided } = await batchIn();
    expect([state, decided > 0 && decided < COUNT]).toEqual(['running', true]);
    expect(await statusesOf(database, ids)).toEqual({ approved: decided, held: COUNT - decided });
    expect(await wrongCounts(database)).toEqual([]);

    const second = await restart();
    expect(await finished(second, body.batch.id)).toMatchObject({ state: 'done', decided: COUNT, skipped: 0 });
    await undoBatch(second, body.batch.id);
    await until(async () => (await batchIn()).undone > 0, 'a first slice of undoing');
    await kill();
    expect((await batchIn()).state).toBe('undoing');

    const third = await restart();
    expect(await finished(third, body.batch.id)).toMatchObject({ state: 'undone', undone: COUNT });
    expect(await statusesOf(database, ids)).toEqual({ held: COUNT });
    expect(await wrongCounts(database)).toEqual([]);
    const [row] = await database.query<{ comments: number; decisions: number; undone: number }>(
      `SELECT count(DISTINCT comment_id)::int AS comments, count(*) FILTER (WHERE undoes IS NULL)::int AS decisions,
              count(DISTINCT undoes)::int AS undone
       FROM decision WHERE batch_id IS NOT NULL`,
    );
    expect(row).toEqual({ comments: COUNT, decisions: COUNT, undone: COUNT });
  });

  it('stops cleanly on SIGTERM with a batch under way, which another process goes on with at once', async () => {
    const first = await restart();
    const { body } = await bulk(first, { query: { site: 'demo' }, action: 'reject', reason: 'spam' });
    expect(await started[0]?.end('SIGTERM')).toBe(0);
    const second = await restart();
    expect(await finished(second, body.batch.id)).toMatchObject({ state: 'done', decided: COUNT });
  });
});

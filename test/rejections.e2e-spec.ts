import { TestMember } from './support/member.js';
import { wrongCounts } from './support/moderated.js';
import { TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

interface Batch {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly decided: number;
  readonly finishedAt: string | null;
}
interface Answer {
  readonly batch: Batch;
  readonly count: number;
  readonly sample: readonly { readonly id: string }[];
}

/** Another digit makes another number. */
const PHONE = 'رقمي 0770123456';

describe('Everything of the last days', () => {
  let service: TestService;
  let senior: TestMember;
  let emails = 0;

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  const reject = (author: string, body: object = {}, by = senior, headers = {}) =>
    by.call<Answer & ProblemAnswer>(
      'POST',
      `/moderation/authors/${author}/rejections`,
      { days: 7, reason: 'spam', ...body },
      headers,
    );
  const finished = (id: string): Promise<Batch> =>
    until(async () => {
      const { batch } = (await senior.call<Answer>('GET', `/moderation/decisions/${id}`)).body;
      return batch.finishedAt !== null && batch;
    }, 'the batch');
  const states = async (ids: readonly string[]): Promise<string[]> => {
    const rows = await service.database.query<{ id: string; state: string }>(
      `SELECT id, status || ' ' || coalesce(reason, '-') AS state FROM comment WHERE id = ANY ($1)`,
      [ids],
    );
    return ids.map((id) => rows.find((row) => row.id === id)?.state ?? '');
  };
  /** Of one e-mail: approved, held, rejected before, written long ago, and one of a linked author. */
  const write = async (): Promise<{ author: string; ids: string[] }> => {
    const email = `many.${(emails += 1)}@example.org`;
    const [reader, linked] = [new TestReader(service.url), new TestReader(service.url)];
    const ids: string[] = [];
    for (const body of [undefined, PHONE, undefined, undefined])
      ids.push((await reader.submitAndWait({ email, ...(body !== undefined && { body: `${body}${emails}` }) })).id);
    ids.push((await linked.submitAndWait({ email })).id);
    const [, , rejected = '', old = ''] = ids;
    const version = (await senior.call<{ comment: { version: number } }>('GET', `/moderation/comments/${rejected}`))
      .body;
    await senior.call('POST', `/moderation/comments/${rejected}/decisions`, {
      ...{ action: 'reject', reason: 'hate', version: version.comment.version },
    });
    await service.database.query(`UPDATE comment SET created_at = created_at - interval '8 days' WHERE id = $1`, [old]);
    const [row] = await service.database.query<{ author_id: string }>('SELECT author_id FROM comment WHERE id = $1', [
      ids[0],
    ]);
    return { author: row?.author_id ?? '', ids };
  };

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
    senior = await TestMember.of(service, { roles: { demo: 'senior' } });
  });
  afterAll(() => service.stop());
  const expectRightCounts = async () => expect(await wrongCounts(service.database)).toEqual([]);
  afterEach(expectRightCounts);

  it('is not rejected by a stranger, a moderator, or a senior of another site', async () => {
    const { author, ids } = await write();
    const before = await states(ids);
    const moderator = await TestMember.of(service, { roles: { demo: 'moderator' } });
    const elsewhere = await TestMember.of(service, { roles: { second: 'senior' } });
    expectProblem(await reject(author, {}, new TestMember(service.url)), 401, 'credential-required');
    expectProblem(await reject(author, {}, moderator), 403, 'not-allowed');
    expectProblem(await reject(author, {}, elsewhere), 404, 'author-unknown');
    expect(await states(ids)).toEqual(before);
  });

  it('is counted and shown beforehand, rejected as one with linked authors’, and undone as one', async () => {
    const { author, ids } = await write();
    const [approved = '', held = '', rejected = '', old = '', linked = ''] = ids;
    const before = await states(ids);
    expect(before).toEqual(['approved -', 'held personal-data', 'rejected hate', 'approved -', 'approved -']);
    const dry = await reject(author, { dryRun: true });
    expect([dry.status, dry.body.count, dry.body.sample.map(({ id }) => id)]).toEqual([
      200,
      3,
      [linked, held, approved],
    ]);
    expect(await states(ids)).toEqual(before);
    const { status, body } = await reject(author, { message: 'حُذفت تعليقاتك الإعلانية.' });
    expect([status, body.batch.total]).toEqual([202, 3]);
    expect(await finished(body.batch.id)).toMatchObject({ state: 'done', decided: 3 });
    expect(await states([approved, held, linked])).toEqual(['rejected spam', 'rejected spam', 'rejected spam']);
    expect(await states([rejected, old])).toEqual(['rejected hate', 'approved -']);
    expect((await senior.call('DELETE', `/moderation/decisions/${body.batch.id}`)).status).toBe(202);
    await until(async () => (await states(ids)).join() === before.join(), 'everything to be as it was');
  });

  it('is rejected once by two requests with one key, however much later the second is', async () => {
    const { author } = await write();
    const key = { 'Idempotency-Key': 'one-rejection' };
    const first = await reject(author, {}, senior, key);
    const second = await reject(author, {}, senior, key);
    expect([second.status, second.body.batch.id, second.headers.get('idempotency-replayed')]).toEqual([
      202,
      first.body.batch.id,
      'true',
    ]);
    expectProblem(await reject(author, { days: 8 }, senior, key), 422, 'idempotency-key-reused');
    await finished(first.body.batch.id);
  });

  it.each([
    ['no days', { days: undefined }, '/days', 'required'],
    ['no day', { days: 0 }, '/days', 'out-of-range'],
    ['more than a year', { days: 367 }, '/days', 'out-of-range'],
    ['half a day', { days: 0.5 }, '/days', 'out-of-range'],
    ['an unknown reason', { reason: 'dislike' }, '/reason', 'not-one-of'],
    ['no reason', { reason: undefined }, '/reason', 'required'],
    ['an action of one’s own', { action: 'approve' }, '/action', 'unknown-field'],
  ])('is not rejected with %s', async (_, body, pointer, code) => {
    const { author, ids } = await write();
    const before = await states(ids);
    const reply = await reject(author, body);
    expectProblem(reply, 422, 'invalid-input');
    expect(reply.body.errors?.[0]).toMatchObject({ pointer, code });
    expect(await states(ids)).toEqual(before);
  });
});

import { decideAs } from './support/decide.js';
import { TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';
import { AuthorTokens } from '../src/readers/author-token.js';
import { SitesService } from '../src/sites/sites.service.js';
import { v7 as uuidv7 } from 'uuid';

interface Reported {
  readonly report: {
    readonly id: string;
    readonly state: string;
    readonly reason: string;
    readonly note: string | null;
  };
  readonly authorToken: string;
}

const REPORT = { reason: 'personal-data', note: 'هذا رقم جارتي.' };

describe('Readers’ reports', () => {
  let service: TestService;
  let articles = 0;
  let networks = 0;

  const newAuthor = (site = 'demo'): TestReader => new TestReader(service.url, site, `reports-${(articles += 1)}`);
  /** From a part of the network of its own. */
  const elsewhere = (): Record<string, string> => {
    networks += 1;
    return { 'X-Forwarded-For': `100.${64 + Math.floor(networks / 250)}.${networks % 250}.7` };
  };
  const report = async <Body = Reported>(
    reader: TestReader,
    id: string,
    body: unknown = REPORT,
    headers = elsewhere(),
  ): Promise<Reply<Body>> => {
    const reply = await reader.call<Body>('POST', `/comments/${id}/reports`, body, headers);
    const { authorToken } = reply.body as Partial<Reported>;
    if (authorToken !== undefined) reader.token = authorToken;
    return reply;
  };
  const newReader = (site = 'demo'): TestReader => new TestReader(service.url, site);
  /** A reader who was here before, with a record of reports that moderators agreed with or dismissed. */
  const knownReader = async (upheld = 0, dismissed = 0, site = 'demo'): Promise<TestReader> => {
    const { id: siteId } = await service.app.get(SitesService).find(site);
    const authorId = uuidv7({ msecs: Date.now() - 3 * 3_600_000 });
    const reader = newReader(site);
    reader.token = service.app.get(AuthorTokens).issue(siteId, authorId);
    for (const outcome of [...Array<string>(upheld).fill('upheld'), ...Array<string>(dismissed).fill('dismissed')]) {
      const author = newAuthor(site);
      const { id } = await author.submitAndWait();
      await report(reader, id);
      await service.database.query('UPDATE report SET outcome = $2, resolved_at = now() WHERE comment_id = $1', [
        id,
        outcome,
      ]);
    }
    return reader;
  };
  const standing = async (id: string) => {
    const [row] = await service.database.query<{ status: string; reports_open: number; report_weight: number }>(
      'SELECT status, reports_open, report_weight FROM comment WHERE id = $1',
      [id],
    );
    return row;
  };

  beforeAll(async () => {
    service = await startTestService({ TRUSTED_PROXIES: '127.0.0.0/8,::1' });
    await addSite(service, 'touchy', { reportsToHold: 0.5 });
  });
  afterAll(() => service.stop());

  it('are made by anybody, who becomes known by the token and sees what becomes of it', async () => {
    const { id } = await newAuthor().submitAndWait();
    const reader = newReader();
    const { status, headers, body } = await report(reader, id);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/sites/demo/reports/${body.report.id}`);
    expect(body.report).toMatchObject({ commentId: id, state: 'open', ...REPORT, resolvedAt: null });
    const see = () => reader.call<Reported['report']>('GET', `/reports/${body.report.id}`);
    expect(await see()).toMatchObject({ status: 200, body: { state: 'open' } });
    await service.database.query(`UPDATE report SET outcome = 'upheld', resolved_at = now() WHERE id = $1`, [
      body.report.id,
    ]);
    expect(await see()).toMatchObject({ status: 200, body: { state: 'upheld', resolvedAt: expect.any(String) } });
  });

  it('are nobody else’s to see', async () => {
    const { id } = await newAuthor().submitAndWait();
    const { body } = await report(newReader(), id);
    const other = newReader();
    await report(other, id);
    for (const reader of [other, newReader()])
      expect(await reader.call('GET', `/reports/${body.report.id}`)).toMatchObject({
        status: 404,
        body: { code: 'report-unknown' },
      });
  });

  it('say that there is nothing left to decide once the author has withdrawn the comment', async () => {
    const author = newAuthor();
    const { id } = await author.submitAndWait();
    const reader = newReader();
    const { body } = await report(reader, id);
    await author.call('DELETE', `/comments/${id}`);
    expect(await reader.call('GET', `/reports/${body.report.id}`)).toMatchObject({ body: { state: 'moot' } });
    expect(await standing(id)).toMatchObject({ reports_open: 0, report_weight: 0 });
  });

  it('count once for each reader and comment, however often they are sent', async () => {
    const { id } = await newAuthor().submitAndWait();
    const reader = await knownReader();
    const first = await report(reader, id);
    const again = await report(reader, id, { reason: 'spam' });
    expect([again.status, again.body.report]).toEqual([200, first.body.report]);
    const replies = await Promise.all(Array.from({ length: 10 }, () => report(reader, id)));
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    const other = await knownReader();
    const twins = await Promise.all(Array.from({ length: 10 }, () => report(other, id)));
    expect(twins.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await standing(id))?.reports_open).toBe(2);
  });

  it('weigh more from readers who were right before, and less from those who were not', async () => {
    const { id } = await newAuthor().submitAndWait();
    const weigh = async (reader: TestReader): Promise<number> => {
      const before = (await standing(id))?.report_weight ?? 0;
      await report(reader, id);
      return ((await standing(id))?.report_weight ?? 0) - before;
    };
    expect(await weigh(await knownReader())).toBeCloseTo(2 / 3, 3);
    expect(await weigh(await knownReader(3, 0))).toBeCloseTo(8 / 6, 3);
    expect(await weigh(await knownReader(0, 3))).toBeCloseTo(2 / 6, 3);
    expect(await weigh(newReader())).toBeCloseTo(1 / 3, 3);
  });

  it('hold a published comment once they weigh as much as the site says, and its author is told', async () => {
    const author = newAuthor();
    const { id } = await author.submitAndWait();
    const readers = await Promise.all(Array.from({ length: 5 }, () => knownReader()));
    for (const reader of readers.slice(0, 4)) await report(reader, id, { reason: 'insults' });
    expect(await standing(id)).toMatchObject({ status: 'approved', reports_open: 4 });
    expect((await author.page()).article.commentCount).toBe(1);
    for (const reader of readers.slice(4)) expect((await report(reader, id, { reason: 'other' })).status).toBe(201);
    expect(await standing(id)).toMatchObject({ status: 'held', reports_open: 5 });
    const page = await author.page();
    expect([page.article.commentCount, page.comments]).toEqual([0, []]);
    const own = await author.own(id);
    expect(own).toMatchObject({ status: 'held', decidedBy: 'software', reasons: [{ clause: 'insults' }] });
    expect(own.reasons?.[0]?.explanation).toContain('قراء');
    const [decision] = await service.database.query(
      `SELECT actor, status, reason, rule, before_status FROM decision WHERE comment_id = $1 ORDER BY id DESC LIMIT 1`,
      [id],
    );
    expect(decision).toEqual({
      ...{ actor: 'policy', status: 'held', reason: 'insults', rule: 'reports@1', before_status: 'approved' },
    });
  });

  it('hold it once when the last ones come at the same moment', async () => {
    const author = newAuthor();
    const { id } = await author.submitAndWait();
    const readers = await Promise.all(Array.from({ length: 12 }, () => knownReader()));
    const replies = await Promise.all(readers.map((reader) => report(reader, id)));
    expect(replies.every(({ status }) => [201, 404, 409].includes(status))).toBe(true);
    // Those who came to blows with each other try again, as their page would.
    for (const reader of readers) await report(reader, id);
    expect((await standing(id))?.status).toBe('held');
    const rows = await service.database.query(`SELECT FROM decision WHERE comment_id = $1 AND rule = 'reports@1'`, [
      id,
    ]);
    expect(rows).toHaveLength(1);
    expect((await author.page()).article.commentCount).toBe(0);
  });

  it('of a brigade of newcomers from one network hold nothing', async () => {
    const { id } = await newAuthor().submitAndWait();
    const one = { 'X-Forwarded-For': '203.0.113.9' };
    for (let n = 0; n < 25; n += 1)
      expect((await report(newReader(), id, REPORT, { 'X-Forwarded-For': `203.0.113.${n}` })).status).toBe(201);
    expect((await report(newReader(), id, REPORT, one)).status).toBe(201);
    expect(await standing(id)).toMatchObject({ status: 'approved', reports_open: 26 });
  });

  it('hold again what a moderator let stand only when they weigh twice as much', async () => {
    const author = newAuthor('touchy');
    const { id } = await author.submitAndWait();
    await report(await knownReader(0, 0, 'touchy'), id);
    expect((await standing(id))?.status).toBe('held');
    await decideAs(service, id, 'approved');
    await report(await knownReader(0, 0, 'touchy'), id);
    expect((await standing(id))?.status).toBe('approved');
    await report(await knownReader(0, 0, 'touchy'), id);
    expect((await standing(id))?.status).toBe('held');
    expect((await author.page()).article.commentCount).toBe(0);
  });

  it('make other words of the same author wait for a moderator', async () => {
    const author = newAuthor('touchy');
    const { id } = await author.submitAndWait();
    await report(await knownReader(0, 0, 'touchy'), id);
    await author.call('PATCH', `/comments/${id}`, { body: 'صيغة أهدأ للتعليق نفسه، وشكرا لمن نبهني.' });
    expect(await author.decided(id)).toMatchObject({ status: 'held', revision: 2 });
  });

  it('keep no network address, and nothing that follows a reader from comment to comment', async () => {
    const [a, b] = [await newAuthor().submitAndWait(), await newAuthor().submitAndWait()];
    const here = { 'X-Forwarded-For': '198.51.100.77' };
    const reader = newReader();
    for (const { id } of [a, b]) await report(reader, id, REPORT, here);
    const rows = await service.database.query<{ network: Buffer; dump: string }>(
      'SELECT network, report::text AS dump FROM report WHERE comment_id = ANY($1)',
      [[a.id, b.id]],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]?.network.equals(rows[1]?.network ?? Buffer.alloc(0))).toBe(false);
    expect(JSON.stringify(rows.map(({ dump }) => dump))).not.toContain('198.51');
  });

  it('are of published comments of others only', async () => {
    const author = newAuthor();
    const { id } = await author.submitAndWait();
    expect(await report(author, id)).toMatchObject({ status: 403, body: { code: 'own-comment' } });
    const held = await author.submitAndWait({ body: 'اتصلوا بي على 07701234567' });
    for (const unknown of [held.id, '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b', 'x'])
      expect(await report(newReader(), unknown)).toMatchObject({ status: 404, body: { code: 'comment-unknown' } });
  });

  it.each([
    ['no reason', {}, '/reason', 'required'],
    ['a reason that there is not', { reason: 'boring' }, '/reason', 'not-one-of'],
    ['a long note', { reason: 'other', note: 'ا'.repeat(1_001) }, '/note', 'too-long'],
    ['a number for a note', { reason: 'other', note: 5 }, '/note', 'wrong-type'],
    ['null for a note', { reason: 'other', note: null }, '/note', 'wrong-type'],
    ['a NUL', { reason: 'other', note: 'a\u0000' }, '/note', 'not-storable'],
    ['an unknown field', { reason: 'other', weight: 100 }, '/weight', 'unknown-field'],
  ])('refuse %s and count nothing', async (_, body, pointer, code) => {
    const { id } = await newAuthor().submitAndWait();
    const reply = await report<ProblemAnswer>(newReader(), id, body);
    expect([reply.status, reply.body.errors?.[0]]).toMatchObject([422, { pointer, code }]);
    expect((await standing(id))?.reports_open).toBe(0);
  });
});

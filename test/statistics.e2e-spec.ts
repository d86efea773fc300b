import { v7 as uuidv7 } from 'uuid';
import { AccountsService } from '../src/accounts/accounts.service.js';
import { StatisticsDays } from '../src/statistics/statistics.days.js';
import { StatisticsSweep } from '../src/statistics/statistics.sweep.js';
import { TestMember } from './support/member.js';
import { TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';

interface Judged {
  readonly key: string;
  readonly title: string | null;
  readonly shown: number;
  readonly agreed: number;
  readonly overturned: number;
}
interface Statistics {
  readonly missing: { readonly from: string; readonly to: string } | null;
  readonly from: string;
  readonly to: string;
  readonly timeToDecision: Record<
    'policy' | 'moderators',
    { readonly p50: number | null; readonly p95: number | null }
  >;
  readonly backlog: {
    readonly now: number;
    readonly oldestMinutes: number | null;
    readonly perDay: readonly { readonly day: string; readonly entered: number; readonly left: number }[];
  };
  readonly perReason: readonly Judged[];
  readonly perCheck: readonly Judged[];
  readonly perModerator: readonly {
    readonly id: string;
    readonly name: string;
    readonly decisions: number;
    readonly undone: number;
    readonly medianSeconds: number | null;
  }[];
  readonly perDay: readonly {
    readonly day: string;
    readonly received: number;
    readonly approved: number;
    readonly held: number;
    readonly rejected: number;
  }[];
}

const NOON = Date.parse('2026-03-10T12:00:00Z');
const SECOND = 1_000;
const finding = (check: string, severity: string) => ({ check, severity, category: 'spam', score: 0.6 });

describe('The statistics of a site', () => {
  let service: TestService;
  let owner: TestMember;
  let huda: string;
  let salma: string;

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  const path = (site: string, query = ''): string => `/moderation/sites/${site}/statistics${query}`;
  const read = async (site: string, query = '?from=2026-03-09&to=2026-03-12') => {
    const reply = await owner.call<Statistics>('GET', path(site, query));
    expect(reply.status).toBe(200);
    return reply.body;
  };
  const siteId = async (key: string): Promise<string> =>
    (await service.database.query<{ id: string }>('SELECT id FROM site WHERE key = $1', [key]))[0]?.id ?? '';

  /** A site whose comments and decisions are written by hand. */
  const newSite = async (key: string) => {
    await addSite(service, key);
    const [id, article, author] = [await siteId(key), uuidv7(), uuidv7()];
    await service.database.query(`INSERT INTO article (site_id, id, key) VALUES ($1, $2, 'a')`, [id, article]);
    await service.database.query(`INSERT INTO author VALUES ($1, $2, 'ليلى', '\\x00', '\\x00')`, [id, author]);
    const comment = async (at: number): Promise<string> => {
      const written = uuidv7({ msecs: at });
      await service.database.query(
        `INSERT INTO comment (site_id, id, article_id, author_id, author_name, body, fingerprint, status, created_at)
         VALUES ($1, $2, $3, $4, 'ليلى', 'نص', 1, 'approved', $5)`,
        [id, written, article, author, new Date(at)],
      );
      return written;
    };
    const decide = async (of: string, at: number, given: Record<string, unknown>): Promise<string> => {
      const row = { site_id: id, id: uuidv7({ msecs: at }), comment_id: of, revision: 1, ...given };
      const values = { ...row, created_at: new Date(at) };
      const names = Object.keys(values);
      await service.database.query(
        `INSERT INTO decision (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(values).map((value) => (Array.isArray(value) ? JSON.stringify(value) : value)),
      );
      return row.id;
    };
    const policy = (of: string, at: number, status: string, reason: string | null = null, findings: object[] = []) =>
      decide(of, at, { actor: 'policy', policy_version: 'v', status, reason, findings });
    const moderator = (of: string, at: number, who: string, status: string, undoes: string | null = null) =>
      decide(of, at, { actor: 'moderator', moderator_id: who, status, undoes });
    return { key, comment, decide, policy, moderator };
  };

  beforeAll(async () => {
    service = await startTestService();
    owner = await TestMember.of(service);
    const accounts = service.app.get(AccountsService);
    const add = async (email: string, name: string) =>
      (await accounts.add({ email, name, password: 'سبع نخلات على ضفة', isOwner: false }))?.id ?? '';
    [huda, salma] = [
      await add('huda@example.org', '=HYPERLINK("http://x")'),
      await add('salma@example.org', 'سلمى، "أم علي"'),
    ];
  });
  afterAll(() => service.stop());

  it('are not for strangers, nor for those who moderate only', async () => {
    expectProblem(await new TestMember(service.url).call('GET', path('demo')), 401, 'credential-required');
    const moderator = await TestMember.of(service, { roles: { demo: 'moderator' } });
    expectProblem(await moderator.call('GET', path('demo')), 403, 'not-allowed');
    const senior = await TestMember.of(service, { roles: { demo: 'senior' } });
    expect((await senior.call('GET', path('demo'))).status).toBe(200);
  });

  it('are empty, but whole, where nothing has happened', async () => {
    await addSite(service, 'quiet');
    const { perDay, perReason, perModerator, backlog, timeToDecision } = await read('quiet', '');
    expect(perDay).toHaveLength(30);
    expect([perReason, perModerator, backlog.now, backlog.oldestMinutes]).toEqual([[], [], 0, null]);
    expect(timeToDecision.policy).toEqual({ p50: null, p95: null });
  });

  it('say what a count by hand says', async () => {
    const { key, comment, decide, policy, moderator } = await newSite('counted');
    // 9 March: one is published after 2 s; one is held as spam after 4 s, and rejected by Huda after 100 s.
    const first = await comment(NOON - 86_400_000);
    await policy(first, NOON - 86_400_000 + 2 * SECOND, 'approved', null, [finding('links', 'flag')]);
    const second = await comment(NOON - 86_400_000);
    await policy(second, NOON - 86_400_000 + 4 * SECOND, 'held', 'spam', [
      finding('links', 'hold'),
      finding('spam', 'hold'),
    ]);
    await moderator(second, NOON - 86_400_000 + 104 * SECOND, huda, 'rejected');
    // 10 March: one is held as spam, and approved by Salma after 400 s; one is rejected as an insult, and approved by
    // Huda; a third is held, approved by Huda, and that is taken back by Salma: nothing was agreed or overturned.
    const third = await comment(NOON);
    await policy(third, NOON + 8 * SECOND, 'held', 'spam', [finding('links', 'hold'), finding('links', 'hold')]);
    await moderator(third, NOON + 408 * SECOND, salma, 'approved');
    const fourth = await comment(NOON);
    await policy(fourth, NOON + SECOND, 'rejected', 'insults', [finding('blocked-words', 'reject')]);
    await moderator(fourth, NOON + 50 * SECOND, huda, 'approved');
    const fifth = await comment(NOON);
    await policy(fifth, NOON + SECOND, 'held', 'spam', [finding('spam', 'hold')]);
    const taken = await moderator(fifth, NOON + 101 * SECOND, huda, 'approved');
    await moderator(fifth, NOON + 110 * SECOND, salma, 'held', taken);
    // 11 March: reports hold the first one, and Salma rejects it; one is judged blindly; one waits still.
    await decide(first, NOON + 86_400_000, { actor: 'policy', status: 'held', reason: 'spam', rule: 'reports@1' });
    await moderator(first, NOON + 86_400_000 + 200 * SECOND, salma, 'rejected');
    const blind = await comment(NOON + 86_400_000);
    await decide(blind, NOON + 86_400_000 + SECOND, {
      ...{ actor: 'policy', policy_version: 'v', status: 'held', reason: 'pre-moderation', would_be: 'approved' },
      ...{ blind_share: 0.5, findings: [finding('links', 'hold')] },
    });
    await service.database.query(
      `UPDATE comment SET status = 'held', decided_at = now() - interval '90 minutes' WHERE id = $1`,
      [blind],
    );

    const counted = {
      from: '2026-03-09',
      to: '2026-03-12',
      missing: null,
      backlog: {
        now: 1,
        oldestMinutes: 90,
        perDay: [
          { day: '2026-03-09', entered: 1, left: 1 },
          { day: '2026-03-10', entered: 2, left: 2 },
          { day: '2026-03-11', entered: 2, left: 1 },
          { day: '2026-03-12', entered: 0, left: 0 },
        ],
      },
      perReason: [
        { key: 'spam', title: 'لا إعلانات', shown: 3, agreed: 1, overturned: 1 },
        { key: 'insults', title: 'الاحترام', shown: 1, agreed: 0, overturned: 1 },
      ],
      perCheck: [
        { key: 'links', title: null, shown: 2, agreed: 1, overturned: 1 },
        { key: 'spam', title: null, shown: 2, agreed: 1, overturned: 0 },
        { key: 'blocked-words', title: null, shown: 1, agreed: 0, overturned: 1 },
      ],
      perDay: [
        { day: '2026-03-09', received: 2, approved: 1, held: 1, rejected: 1 },
        { day: '2026-03-10', received: 3, approved: 3, held: 2, rejected: 1 },
        { day: '2026-03-11', received: 1, approved: 0, held: 2, rejected: 1 },
        { day: '2026-03-12', received: 0, approved: 0, held: 0, rejected: 0 },
      ],
    };
    const expectCounted = (statistics: Statistics): void => {
      expect(statistics).toMatchObject(counted);
      expect(statistics.perModerator).toEqual([
        expect.objectContaining({ id: huda, decisions: 3, approved: 2, rejected: 1, held: 0, undone: 1 }),
        expect.objectContaining({ id: salma, decisions: 2, approved: 1, rejected: 1, held: 0, undone: 0 }),
      ]);
      const expectNear = (seconds: number | null | undefined, exact: number): void =>
        expect(Math.abs((seconds ?? 0) / exact - 1)).toBeLessThan(0.05);
      // 1, 1, 1, 2, 4, 8; 100, 100, 200, 400; Huda 100, 100; Salma 200, 400.
      expectNear(statistics.timeToDecision.policy.p50, 1);
      expectNear(statistics.timeToDecision.policy.p95, 8);
      expectNear(statistics.timeToDecision.moderators.p50, 100);
      expectNear(statistics.timeToDecision.moderators.p95, 400);
      expectNear(statistics.perModerator[0]?.medianSeconds, 100);
      expectNear(statistics.perModerator[1]?.medianSeconds, 200);
    };
    // While the days are being counted, after they were, counted twice, and counted anew.
    expectCounted(await read(key));
    const id = await siteId(key);
    await service.app.get(StatisticsDays).advance(id, new Date('2026-03-20T12:00:00Z'));
    expectCounted(await read(key));
    await service.database.query(`UPDATE statistics_progress SET day = '2026-03-09' WHERE site_id = $1`, [id]);
    expectCounted(await read(key));
    await service.database.query('DELETE FROM statistics_day WHERE site_id = $1', [id]);
    await service.database.query('DELETE FROM statistics_progress WHERE site_id = $1', [id]);
    expectCounted(await read(key));
  });

  it('know days by UTC, to the last millisecond', async () => {
    const { key, comment } = await newSite('midnight');
    await comment(Date.parse('2026-03-10T23:59:59.999Z'));
    await comment(Date.parse('2026-03-11T00:00:00.000Z'));
    expect((await read(key)).perDay.map(({ received }) => received)).toEqual([0, 1, 1, 0]);
    expect((await read(key, '?from=2026-03-11&to=2026-03-11')).perDay).toEqual([
      expect.objectContaining({ day: '2026-03-11', received: 1 }),
    ]);
  });

  it('know today: what has just been decided is in them', async () => {
    await addSite(service, 'today');
    const reader = new TestReader(service.url, 'today', 'a');
    await reader.submitAndWait();
    await reader.submitAndWait({ body: 'اتصلوا بي على 07701234567' });
    const { perDay, backlog, timeToDecision, perReason } = await read('today', '');
    expect(perDay.at(-1)).toMatchObject({ received: 2, approved: 1, held: 1, rejected: 0 });
    expect([backlog.now, backlog.oldestMinutes]).toEqual([1, 0]);
    expect(timeToDecision.policy.p50).toBeGreaterThan(0);
    expect(perReason).toEqual([expect.objectContaining({ key: 'personal-data', shown: 1, agreed: 0, overturned: 0 })]);
    const days = await service.database.query(`SELECT FROM statistics_day WHERE site_id = $1`, [await siteId('today')]);
    expect(days).toEqual([]);
  });

  it('have their past days counted by the worker in one turn, those without comments too', async () => {
    const { key, comment } = await newSite('past');
    for (let day = 0; day < 15; day += 1) await comment(NOON + day * 86_400_000);
    const kept = () =>
      service.database.query<{ day: string; count: string }>(
        `SELECT day, count FROM statistics_day WHERE site_id = (SELECT id FROM site WHERE key = $1) ORDER BY day`,
        [key],
      );
    const days = service.app.get(StatisticsDays);
    const id = await siteId(key);
    expect(await days.advance(id, new Date('2027-03-01T00:00:00Z'), 0)).toBe(false);
    expect(await kept()).toEqual([]);
    await service.app.get(StatisticsSweep).sweep(new Date('2027-03-01T00:00:00Z'), Infinity);
    expect((await kept()).map(({ count }) => count)).toEqual(Array.from({ length: 15 }, () => '1'));
    expect(await days.advance(id, new Date('2027-03-01T00:00:00Z'), Infinity)).toBe(true);
    const [progress] = await service.database.query<{ day: string }>(
      `SELECT day::text FROM statistics_progress WHERE site_id = $1`,
      [id],
    );
    expect(progress?.day).toBe('2027-02-27');
  });

  it('say which days they lack while those cannot be counted, and are given as no file then', async () => {
    const { key, comment } = await newSite('busy');
    await comment(NOON);
    await service.app.get(StatisticsDays).advance(await siteId(key), new Date('2026-03-12T12:00:00Z'));
    await comment(NOON + 5 * 86_400_000);
    const year = '?from=2026-01-01&to=2026-03-20';
    await service.database.query('BEGIN; LOCK TABLE decision IN ACCESS EXCLUSIVE MODE');
    try {
      const { missing, perDay, backlog } = await read(key, year);
      expect(missing).toEqual({ from: '2026-03-12', to: '2026-03-20' });
      expect([perDay.length, backlog.perDay.length, perDay.at(-1)?.day]).toEqual([70, 70, '2026-03-11']);
      expect(perDay.reduce((sum, { received }) => sum + received, 0)).toBe(1);
      expectProblem(await owner.call('GET', path(key, `.csv${year}&table=days`)), 503, 'still-counting');
    } finally {
      await service.database.query('ROLLBACK');
    }
    const { missing, perDay } = await read(key, year);
    expect([missing, perDay.length]).toEqual([null, 79]);
    expect(perDay.find(({ day }) => day === '2026-03-15')?.received).toBe(1);
  });

  it('are those of the site alone', async () => {
    const { perDay, perModerator } = await read('demo');
    expect(perDay.every(({ received }) => received === 0)).toBe(true);
    expect(perModerator).toEqual([]);
  });

  it.each([
    ['?from=2026-03-11&to=2026-03-10', 'from'],
    ['?from=2025-03-10&to=2026-03-12', 'from'],
    ['?from=2026-02-30', 'from'],
    ['?from=yesterday', 'from'],
    ['?from=2026-3-1', 'from'],
    ['?to=99999-01-01', 'to'],
    ['?to=2026-03-10&to=2026-03-11', 'to'],
    ['?to=', 'to'],
  ])('are not given for %s', async (query, name) => {
    const reply = await owner.call<ProblemAnswer>('GET', path('demo', query));
    expectProblem(reply, 400, 'bad-parameter');
    expect(reply.body.detail).toContain(name);
  });

  describe('as a file', () => {
    const download = async (query: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${service.url}/v1/moderation/sites/counted/statistics.csv${query}`, {
        headers: { Cookie: owner.cookie ?? '', ...headers },
      });
      return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    const PERIOD = '&from=2026-03-09&to=2026-03-12';

    it('are rows of RFC 4180, in UTF-8 with a byte order mark, under a safe name', async () => {
      const { status, headers, bytes } = await download(`?table=days${PERIOD}`);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
      expect(headers.get('content-disposition')).toBe('attachment; filename="counted-days-2026-03-09-2026-03-12.csv"');
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(bytes.subarray(3).toString()).toBe(
        [
          'اليوم,الوارد,المنشور,المحال إلى المراجعة,المرفوض',
          ...['2026-03-09,2,1,1,1', '2026-03-10,3,3,2,1', '2026-03-11,1,0,2,1', '2026-03-12,0,0,0,0', ''],
        ].join('\r\n'),
      );
    });

    it('hold no formula, whatever somebody is called', async () => {
      const lines = (await download(`?table=moderators${PERIOD}`)).bytes.subarray(3).toString().split('\r\n');
      expect(lines[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",/);
      expect(lines[2]).toMatch(/^"سلمى، ""أم علي""",/);
      expect(lines).toHaveLength(4);
    });

    it('are in the language that is asked for', async () => {
      const english = { 'Accept-Language': 'en' };
      const reasons = (await download(`?table=reasons${PERIOD}`, english)).bytes.subarray(3).toString();
      expect(reasons.split('\r\n').slice(0, 2)).toEqual([
        'Clause,Code,Shown,Agreed,Overturned',
        'No advertising,spam,3,1,1',
      ]);
      const checks = (await download(`?table=checks${PERIOD}`, english)).bytes.subarray(3).toString();
      expect(checks.split('\r\n')[1]).toBe('links,2,1,1');
    });

    it.each(['', '?table=accounts', '?table=days&table=checks', '?table=toString', '?table=days&from=x'])(
      'are not given for "%s"',
      async (query) => {
        const { status, bytes } = await download(query);
        expect([status, (JSON.parse(bytes.toString()) as ProblemAnswer).code]).toEqual([400, 'bad-parameter']);
      },
    );
  });
});

import { v7 as uuidv7 } from 'uuid';
import type { QueueCountsView, QueueItemView, QueuePageView } from '../src/console/queue.view.js';
import type { SavedViewsView, SavedViewView } from '../src/console-page/saved-views.dto.js';
import { ArticleActivity } from '../src/moderation/article-activity.js';
import { TestMember } from './support/member.js';
import { addRow, type RowWish } from './support/queue-rows.js';
import { TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';
import { issueToken } from './support/tokens.js';
import { until } from './support/until.js';

describe('The moderators’ queue', () => {
  let service: TestService;
  let moderator: TestMember;
  let sites = 0;

  /** A site of its own for each story, so that none sees the rows of another. */
  const makeSite = async (): Promise<string> => {
    const key = `site-${(sites += 1)}`;
    await addSite(service, key);
    return key;
  };
  const add = (site: string, wish: RowWish = {}) => addRow(service.database, { site, ...wish });
  const ask = <Body = QueuePageView>(query: string, by = moderator): Promise<Reply<Body>> =>
    by.call<Body>('GET', `/moderation/comments${query}`);
  const items = async (query: string, by = moderator): Promise<readonly QueueItemView[]> =>
    (await ask(query, by)).body.items;
  const ids = async (query: string, by = moderator): Promise<string[]> => (await items(query, by)).map(({ id }) => id);
  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);

  beforeAll(async () => {
    service = await startTestService();
    moderator = await TestMember.of(service);
  });
  afterAll(() => service.stop());

  it('is not told to a stranger, nor to a program without the scope', async () => {
    expectProblem(await ask('', new TestMember(service.url)), 401, 'credential-required');
    const { token } = await issueToken(service);
    const reply = await new TestMember(service.url).call('GET', '/moderation/comments', undefined, {
      Authorization: `Bearer ${token}`,
    });
    expectProblem(reply, 403, 'not-allowed');
  });

  it('shows what the policy held, with everything that helps to judge it', async () => {
    const site = await makeSite();
    const reader = new TestReader(service.url, site, 'river');
    const article = { title: 'النهر', url: 'https://news.example/ar/Culture/2026/river', locale: 'ar' };
    const { id } = await reader.submitAndWait({ body: 'اتصل بي على 07701234567 يا صديقي', article });
    const { body: page, headers } = await ask(`?site=${site}`);
    expect(page.page).toEqual({ next: null, previous: null, hasMore: false });
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(page.items).toEqual([
      {
        ...{ id, site, status: 'held', version: 2, revision: 1, body: 'اتصل بي على 07701234567 يا صديقي' },
        ...{ language: 'ar', createdAt: expect.any(String), editedAt: null, decidedAt: expect.any(String) },
        ...{ score: expect.any(Number), urgent: false, needsReview: false, pinned: false, isBlind: false },
        author: expect.objectContaining({ name: 'ليلى العزاوي', approved: 0, rejected: 0, held: 1, isNew: true }),
        article: { id: 'river', title: 'النهر', url: article.url, section: 'culture' },
        parent: null,
        reason: { clause: 'personal-data', title: 'الخصوصية' },
        findings: [
          {
            ...{ check: 'contact-details', category: 'personal-data', severity: 'hold', score: 0.6 },
            ...{ code: 'phone-number', explanation: 'في التعليق رقم هاتف.', evidence: [{ start: 12, end: 23 }] },
          },
        ],
        reports: { count: 0, weight: 0, reasons: [] },
        ...{ appeal: null, campaign: null, claim: null },
        priority: { risk: 0.602, reach: 1, ageMinutes: 0, explanation: 'الخطورة 60٪ · وصل الآن' },
        abilities: expect.arrayContaining(['queue.read', 'comments.decide']),
      },
    ]);
    const english = await moderator.call<QueuePageView>('GET', `/moderation/comments?site=${site}`, undefined, {
      'Accept-Language': 'en',
    });
    expect(english.body.items[0]?.findings[0]?.explanation).toBe('The comment has a telephone number.');
    expect(english.body.items[0]?.reason?.title).toBe('Privacy');
    expect(await ids(`?site=${site}&check=contact-details&category=personal-data&language=ar`)).toEqual([id]);
  });

  it('names the word, its list and its disguise, and where it stands', async () => {
    const site = await makeSite();
    const body = 'قال عنه إنه كـــلب حقير';
    const { id } = await new TestReader(service.url, site).submitAndWait({ body });
    const found = (await items(`?site=${site}&status=all`)).find((item) => item.id === id)?.findings ?? [];
    const word = found.find(({ code }) => code === 'blocked-word-disguised');
    expect(word?.explanation).toContain('«كلب»');
    expect(word?.explanation).toContain('بالتطويل');
    expect(word?.explanation).toContain('القائمة العربية العامة');
    expect(word?.evidence.map(({ start, end }) => body.slice(start, end))).toEqual(['كـــلب']);
  });

  describe('Its tabs', () => {
    it('hold what they say', async () => {
      const site = await makeSite();
      const rows = {
        held: await add(site),
        published: await add(site, { status: 'approved', needsReview: true }),
        approved: await add(site, { status: 'approved' }),
        rejected: await add(site, { status: 'rejected' }),
        reported: await add(site, { status: 'approved', reports: 2 }),
        appealed: await add(site, { status: 'rejected', isAppealed: true }),
        withdrawn: await add(site, { status: 'withdrawn', reports: 1, isAppealed: true }),
        pending: await add(site, { status: 'pending' }),
      };
      const nameOf = (id: string): string => Object.entries(rows).find(([, known]) => known === id)?.[0] ?? id;
      const tab = async (status: string) => (await ids(`?site=${site}&status=${status}`)).map(nameOf).toSorted();
      expect(await tab('held')).toEqual(['held', 'published']);
      expect(await tab('reported')).toEqual(['reported']);
      expect(await tab('appealed')).toEqual(['appealed']);
      expect(await tab('approved')).toEqual(['approved', 'published', 'reported']);
      expect(await tab('rejected')).toEqual(['appealed', 'rejected']);
      expect(await tab('all')).toEqual(
        Object.keys(rows)
          .filter((name) => name !== 'withdrawn')
          .toSorted(),
      );
      const counts = await moderator.call<QueueCountsView>('GET', `/moderation/counts?site=${site}`);
      expect(counts.body).toEqual({ held: 2, reported: 1, appealed: 1, urgent: 0, pending: 1, isCapped: false });
    });

    it('are held, most pressing first, unless something else is asked for', async () => {
      const site = await makeSite();
      const mild = await add(site, { score: 0.4 });
      const harsh = await add(site, { score: 0.9 });
      await add(site, { status: 'approved' });
      expect(await ids(`?site=${site}`)).toEqual([harsh, mild]);
    });
  });

  describe('Its order', () => {
    it('of priority is risk by reach by age, with what is urgent before all', async () => {
      const site = await makeSite();
      const old = await add(site, { score: 0.45, minutesAgo: 300 });
      const harsh = await add(site, { score: 0.9 });
      const mild = await add(site, { score: 0.5 });
      const urgent = await add(site, { score: 0.1, urgent: true });
      expect(await ids(`?site=${site}`)).toEqual([urgent, old, harsh, mild]);
      const counts = await moderator.call<QueueCountsView>('GET', `/moderation/counts?site=${site}`);
      expect(counts.body.urgent).toBe(1);
      const [first, second] = await items(`?site=${site}`);
      expect(first?.priority.explanation).toMatch(/^عاجل: /);
      expect(second?.priority).toMatchObject({ risk: 0.45, reach: 1, explanation: 'الخطورة 45٪ · ينتظر منذ 5 ساعات' });
    });

    it('by time is that of writing', async () => {
      const site = await makeSite();
      const rows = [];
      for (const minutesAgo of [50, 10, 30]) rows.push(await add(site, { minutesAgo, score: minutesAgo / 60 }));
      const [oldest, newest, middle] = rows;
      expect(await ids(`?site=${site}&sort=newest`)).toEqual([newest, middle, oldest]);
      expect(await ids(`?site=${site}&sort=oldest`)).toEqual([oldest, middle, newest]);
      expect(await ids(`?site=${site}&status=all&sort=priority`)).toEqual([newest, middle, oldest]);
    });

    it('follows an article that grows busy, and says so', async () => {
      const site = await makeSite();
      const quiet = await add(site, { article: 'quiet', score: 0.55 });
      const busy = await add(site, { article: 'busy', score: 0.5 });
      for (let n = 0; n < 6; n += 1) await add(site, { article: 'busy', status: 'approved' });
      expect(await ids(`?site=${site}`)).toEqual([quiet, busy]);
      const activity = service.app.get(ArticleActivity);
      await activity.sweep(new Date());
      expect(await ids(`?site=${site}`)).toEqual([busy, quiet]);
      expect((await items(`?site=${site}`))[0]?.priority).toMatchObject({
        reach: 7,
        explanation: 'الخطورة 50٪ · 7 تعليقات على المقال خلال ساعة · وصل الآن',
      });
      await activity.sweep(new Date(Date.now() + 2 * 3_600_000));
      expect(await ids(`?site=${site}`)).toEqual([quiet, busy]);
    });

    it('puts what a reader sends to a busy article in its place at once', async () => {
      const site = await makeSite();
      const quiet = await add(site, { article: 'quiet', score: 0.65 });
      for (let n = 0; n < 9; n += 1) await add(site, { article: 'busy', status: 'approved' });
      await service.app.get(ArticleActivity).sweep(new Date());
      const reader = new TestReader(service.url, site, 'busy');
      const { id } = await reader.submitAndWait({ body: 'راسلني على 07701234568 من فضلك' });
      expect(await ids(`?site=${site}`)).toEqual([id, quiet]);
    });
  });

  describe('A filter', () => {
    let site: string;
    const rows = new Map<string, string>();
    const author = uuidv7();
    const campaign = uuidv7();
    const WISHES: Readonly<Record<string, RowWish>> = {
      insult: { found: [['blocked-words', 'insult']], reason: 'insults', score: 0.9, article: 'a', author },
      links: { found: [['links', 'spam']], reason: 'spam', score: 0.6, article: 'b', campaign },
      both: {
        found: [
          ['blocked-words', 'obscene'],
          ['links', 'spam'],
        ],
        reason: 'obscenity',
        score: 0.7,
        article: 'a',
      },
      french: { language: 'fr', reason: null, score: null, article: 'c', url: 'https://n.example/fr/Sport/1/x' },
      local: { score: 0.3, article: 'd', url: 'https://n.example/%D9%85%D8%AD%D9%84%D9%8A/2026/x', reason: 'hate' },
    };

    beforeAll(async () => {
      site = await makeSite();
      for (const [name, wish] of Object.entries(WISHES)) rows.set(name, await add(site, wish));
    });

    it.each([
      ['reason=spam', ['links']],
      ['reason=threats', []],
      ['check=links', ['both', 'links']],
      ['check=blocked-words', ['both', 'insult']],
      ['category=spam', ['both', 'links']],
      ['category=spam&check=blocked-words', ['both']],
      ['check=links&reason=spam', ['links']],
      ['language=fr', ['french']],
      ['language=ar', ['both', 'insult', 'links', 'local']],
      ['language=fr&sort=newest', ['french']],
      ['minScore=0.7', ['both', 'insult']],
      ['maxScore=0.6', ['links', 'local']],
      ['minScore=0.6&maxScore=0.7', ['both', 'links']],
      ['article=a', ['both', 'insult']],
      ['article=unknown', []],
      ['section=sport', ['french']],
      ['section=Sport', ['french']],
      [`section=${encodeURIComponent('محلي')}`, ['local']],
      ['section=unknown', []],
      [`author=${author}`, ['insult']],
      [`author=${author.toUpperCase()}`, ['insult']],
      [`author=${uuidv7()}`, []],
      [`campaign=${campaign}`, ['links']],
      ['article=a&check=links&minScore=0.5&language=ar&reason=obscenity', ['both']],
      ['status=approved&check=links', []],
      ['status=all&category=spam&sort=oldest', ['both', 'links']],
    ])('by %s finds %j', async (query, expected) => {
      const names = new Map([...rows].map(([name, id]) => [id, name]));
      for (const scope of [`site=${site}&`, '']) {
        const found = (await ids(`?${scope}${query}&limit=100`)).flatMap((id) => names.get(id) ?? []);
        expect(found.toSorted()).toEqual(expected);
      }
    });

    it.each([
      ['status=pending', 'status'],
      ['sort=top', 'sort'],
      ['reason=king', 'reason'],
      ['check=none', 'check'],
      ['category=none', 'category'],
      ['language=xx', 'language'],
      ['minScore=2', 'minScore'],
      ['minScore=-0.1', 'minScore'],
      ['minScore=1e-1', 'minScore'],
      ['minScore=', 'minScore'],
      ['maxScore=NaN', 'maxScore'],
      ['minScore=0.9&maxScore=0.1', 'maxScore'],
      ['author=me', 'author'],
      ['campaign=1', 'campaign'],
      ['article=', 'article'],
      [`article=${'a'.repeat(513)}`, 'article'],
      ['article=%00', 'article'],
      ['section=', 'section'],
      ['q=', 'q'],
      [`q=${'a'.repeat(201)}`, 'q'],
      ['limit=0', 'limit'],
      ['limit=101', 'limit'],
      ['limit=x', 'limit'],
      ['limit=1&limit=2', 'limit'],
      ['reason=spam&reason=hate', 'reason'],
      ['colour=red', 'colour'],
    ])('that is %s is refused', async (query, name) => {
      const reply = await ask<ProblemAnswer>(`?${query}`);
      expectProblem(reply, 400, 'bad-parameter');
      expect(reply.body.detail).toContain(name);
    });

    it.each(['x', 'AAAAAAAAAAAAAAAAAAAAAAAA', ''])('keeps to cursors that it gave, unlike “%s”', async (cursor) => {
      expectProblem(await ask(`?cursor=${cursor}`), 400, 'bad-cursor');
      expectProblem(await ask(`?cursor=${cursor}&cursor=${cursor}`), 400, 'bad-cursor');
    });
  });

  describe('Its pages', () => {
    /** Reads all pages forwards, and back again. */
    const walk = async (query: string): Promise<{ forwards: string[][]; backwards: string[][] }> => {
      const forwards: string[][] = [];
      const backwards: string[][] = [];
      let { body } = await ask(query);
      forwards.push(body.items.map(({ id }) => id));
      while (body.page.next !== null) {
        ({ body } = await ask(`${query}&cursor=${body.page.next}`));
        forwards.push(body.items.map(({ id }) => id));
      }
      while (body.page.previous !== null) {
        ({ body } = await ask(`${query}&cursor=${body.page.previous}`));
        backwards.unshift(body.items.map(({ id }) => id));
      }
      return { forwards, backwards };
    };

    it.each(['priority', 'newest', 'oldest'])(
      'by %s have everything once, ties too, forwards and back',
      async (sort) => {
        const site = await makeSite();
        const rows = [];
        for (let n = 0; n < 11; n += 1) rows.push(await add(site, { score: n < 6 ? 0.5 : 0.6, minutesAgo: 5 }));
        const { forwards, backwards } = await walk(`?site=${site}&sort=${sort}&limit=3`);
        expect(forwards.map(({ length }) => length)).toEqual([3, 3, 3, 2]);
        expect(forwards.flat().toSorted()).toEqual(rows.toSorted());
        expect(backwards).toEqual(forwards.slice(0, -1));
      },
    );

    it('lose and double nothing when comments come and go between them', async () => {
      const site = await makeSite();
      const rows = [];
      for (let n = 0; n < 9; n += 1) rows.push(await add(site, { score: 0.9 - n / 100 }));
      const first = (await ask(`?site=${site}&limit=4`)).body;
      expect(first.items.map(({ id }) => id)).toEqual(rows.slice(0, 4));
      const above = await add(site, { score: 0.95 });
      const below = await add(site, { score: 0.2 });
      await service.database.query(`UPDATE comment SET status = 'approved' WHERE id = ANY($1)`, [[rows[3], rows[5]]]);
      const rest = await ids(`?site=${site}&limit=100&cursor=${first.page.next}`);
      expect(rest).toEqual([rows[4], ...rows.slice(6), below]);
      expect((await ids(`?site=${site}`))[0]).toBe(above);
    });

    it('of several sites are merged in one order', async () => {
      const [one, two, three] = [await makeSite(), await makeSite(), await makeSite()];
      const member = await TestMember.of(service, { roles: { [one]: 'moderator', [two]: 'viewer' } });
      const rows = [];
      for (let n = 0; n < 8; n += 1)
        rows.push(await add(n % 2 === 0 ? one : two, { score: 0.9 - n / 100, minutesAgo: 3 }));
      await add(three, { score: 1 });
      for (const sort of ['priority', 'newest', 'oldest']) {
        const seen = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const { body }: Reply<QueuePageView> = await ask(
            `?sort=${sort}&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
            member,
          );
          seen.push(...body.items.map(({ id }) => id));
          cursor = body.page.next;
        }
        expect(seen).toEqual(sort === 'newest' ? rows.toReversed() : rows);
      }
    });

    it('are linked by RFC 8288, with the filters as they were given', async () => {
      const site = await makeSite();
      for (let n = 0; n < 3; n += 1) await add(site, { found: [['links', 'spam']] });
      const { headers, body } = await ask(`?site=${site}&category=spam&limit=2`);
      const [, path = ''] = /^<\/v1([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '') ?? [];
      const next = await moderator.call<QueuePageView>('GET', path);
      expect([body.items.length, next.body.items.length, next.body.page.hasMore]).toEqual([2, 1, false]);
    });

    it('take the cursor of no other list', async () => {
      const site = await makeSite();
      for (let n = 0; n < 3; n += 1) await add(site);
      const { body } = await ask(`?site=${site}&limit=1`);
      for (const other of [`site=${site}&sort=newest`, `site=${site}&reason=insults`, `site=${site}&status=all`, ''])
        expectProblem(await ask(`?${other}&limit=1&cursor=${body.page.next}`), 400, 'bad-cursor');
      expect((await ask(`?site=${site}&limit=2&cursor=${body.page.next}`)).status).toBe(200);
    });
  });

  describe('A campaign', () => {
    it('of five is one item, its newest, in the place of its first', async () => {
      const site = await makeSite();
      const campaign = uuidv7();
      const members = [];
      for (const minutesAgo of [90, 80, 70, 60, 50])
        members.push(await add(site, { campaign, minutesAgo, score: 0.6 }));
      const before = await add(site, { minutesAgo: 100, score: 0.6 });
      const after = await add(site, { minutesAgo: 85, score: 0.6 });
      const newest = members.at(-1);
      expect(await ids(`?site=${site}`)).toEqual([before, newest, after]);
      expect(await ids(`?site=${site}&sort=oldest`)).toEqual([before, newest, after]);
      expect(await ids(`?site=${site}&sort=newest`)).toEqual([newest, after, before]);
      expect((await items(`?site=${site}`))[1]?.campaign).toEqual({ id: campaign, count: 5 });
      expect(await ids(`?site=${site}&campaign=${campaign}&sort=oldest`)).toEqual(members);
    });

    it('of four is four comments', async () => {
      const site = await makeSite();
      const campaign = uuidv7();
      const members = [];
      for (let n = 0; n < 4; n += 1) members.push(await add(site, { campaign }));
      expect((await ids(`?site=${site}`)).toSorted()).toEqual(members);
      members.push(await add(site, { campaign }));
      expect(await ids(`?site=${site}`)).toEqual([members.at(-1)]);
      await service.database.query(`UPDATE comment SET status = 'rejected' WHERE id = $1`, [members.pop()]);
      expect((await ids(`?site=${site}`)).toSorted()).toEqual(members);
    });

    it('keeps its place while it grows between two pages', async () => {
      const site = await makeSite();
      const campaign = uuidv7();
      for (let n = 0; n < 5; n += 1) await add(site, { campaign, score: 0.6, minutesAgo: 60 - n });
      const others: string[] = [];
      for (let n = 0; n < 4; n += 1) others.push(await add(site, { score: 0.9 - n / 5, minutesAgo: 30 }));
      const first = (await ask(`?site=${site}&limit=3`)).body;
      await add(site, { campaign, score: 0.6 });
      const rest = await items(`?site=${site}&limit=10&cursor=${first.page.next}`);
      const all = [...first.items, ...rest];
      expect(all.filter((item) => item.campaign !== null)).toHaveLength(1);
      expect(
        all
          .map(({ id }) => id)
          .filter((id) => others.includes(id))
          .toSorted(),
      ).toEqual(others);
    });

    it('shows when it is filtered by what was found in it', async () => {
      const site = await makeSite();
      const campaign = uuidv7();
      for (let n = 0; n < 6; n += 1) await add(site, { campaign, found: [['near-duplicates', 'spam']] });
      const other = await add(site, { found: [['links', 'spam']] });
      const found = await items(`?site=${site}&category=spam`);
      expect(found).toHaveLength(2);
      expect(found.find(({ id }) => id !== other)?.campaign).toEqual({ id: campaign, count: 6 });
      expect(await ids(`?site=${site}&check=links`)).toEqual([other]);
      expect(await items(`?site=${site}&check=near-duplicates&sort=newest`)).toHaveLength(1);
    });
  });

  describe('The search', () => {
    const find = (site: string, words: string, more = '') =>
      ids(`?site=${site}&status=all&q=${encodeURIComponent(words)}${more}`);

    it('finds a comment in any spelling some seconds after it was checked, and after an edit what it says now', async () => {
      const site = await makeSite();
      const reader = new TestReader(service.url, site);
      const { id } = await reader.submitAndWait({ body: 'قرأت كثيرا عن الاسلام وتاريخه الطويل' });
      await until(async () => (await find(site, 'الإسلام')).includes(id), 'the comment among what is found');
      for (const words of ['إسلام', 'الإســلام', 'الإسلامي', '"عن الإسلام وتاريخه"', 'التاريخ الإسلام', 'ليلى'])
        expect([words, await find(site, words)]).toEqual([words, [id]]);
      for (const words of ['السلام', '"الإسلام عن"', 'الإسلام والفلك', '!!!'])
        expect([words, await find(site, words)]).toEqual([words, []]);
      await service.database.query(
        `UPDATE comment SET body = 'أحببت الفلك وبالنجوم اهتديت دائما', revision = revision + 1, version = version + 1,
           status = 'pending', edited_at = now(), check_due_at = now() WHERE id = $1`,
        [id],
      );
      await until(async () => (await find(site, 'النجوم')).includes(id), 'the edited text among what is found');
      expect(await find(site, 'الإسلام')).toEqual([]);
    });

    it('keeps to tab, filters, order and pages', async () => {
      const site = await makeSite();
      const held = [];
      for (let n = 0; n < 5; n += 1)
        held.push(
          await add(site, { body: 'عاد القطار القديم', score: 0.9 - n / 10, found: n < 2 ? [['links', 'spam']] : [] }),
        );
      const approved = await add(site, { body: 'سافرت بالقطار', status: 'approved' });
      await until(async () => (await find(site, 'قطار')).length === 6, 'all that has the word');
      const q = `q=${encodeURIComponent('القطار')}`;
      expect(await ids(`?site=${site}&${q}`)).toEqual(held);
      expect(await ids(`?site=${site}&${q}&status=approved`)).toEqual([approved]);
      expect(await ids(`?site=${site}&${q}&category=spam`)).toEqual(held.slice(0, 2));
      expect(await ids(`?site=${site}&${q}&maxScore=0.55`)).toEqual(held.slice(4));
      const first = (await ask(`?site=${site}&${q}&limit=2`)).body;
      expect(await ids(`?site=${site}&${q}&limit=3&cursor=${first.page.next}`)).toEqual(held.slice(2));
      expect(await ids(`?${q}&limit=100`)).toEqual(expect.arrayContaining(held));
    });

    it('shows a campaign once', async () => {
      const site = await makeSite();
      const campaign = uuidv7();
      for (let n = 0; n < 6; n += 1) await add(site, { campaign, body: 'قاطعوا المصرف الكبير' });
      await until(async () => (await find(site, 'المصرف')).length === 6, 'all that has the word');
      expect(await items(`?site=${site}&q=${encodeURIComponent('المصرف')}`)).toHaveLength(1);
    });

    it('finds on the sites of the caller only', async () => {
      const [own, other] = [await makeSite(), await makeSite()];
      const member = await TestMember.of(service, { roles: { [own]: 'viewer' } });
      const mine = await add(own, { body: 'حديث المرصد' });
      await add(other, { body: 'حديث المرصد' });
      const q = `q=${encodeURIComponent('المرصد')}`;
      await until(async () => (await ids(`?${q}`)).length === 2, 'both comments');
      expect(await ids(`?${q}`, member)).toEqual([mine]);
      expectProblem(await ask(`?site=${other}&${q}`, member), 404, 'site-unknown');
    });
  });

  describe('A comment of the blind sample', () => {
    it('is found by nothing that the policy found, and tells none of it', async () => {
      const site = await makeSite();
      const id = await add(site, { score: null, reason: 'pre-moderation' });
      await service.database.query(
        `UPDATE decision SET would_be = 'rejected', blind_share = 0.02, score = 0.99, rule = 'certain@1',
           findings = '[{"check":"links","category":"spam","severity":"reject","score":0.9,"code":"link","params":{},"evidence":[]}]'
         WHERE comment_id = $1`,
        [id],
      );
      const [item] = await items(`?site=${site}`);
      expect(item).toMatchObject({ id, isBlind: true, findings: [], score: null, reason: null, campaign: null });
      expect(item?.priority).toMatchObject({ risk: 0.5, explanation: 'الخطورة غير معروفة · وصل الآن' });
      for (const filter of ['check=links', 'category=spam', 'minScore=0', 'check=blind-sample'])
        expect(await ids(`?site=${site}&${filter}`)).toEqual([]);
      await service.database.query(
        `INSERT INTO decision (site_id, id, comment_id, revision, actor, moderator_id, status)
         SELECT c.site_id, $2, c.id, 1, 'moderator', (SELECT id FROM account LIMIT 1), 'held' FROM comment c WHERE c.id = $1`,
        [id, uuidv7()],
      );
      const [judged] = await items(`?site=${site}`);
      expect(judged).toMatchObject({ id, isBlind: false, score: 0.99 });
      expect(judged?.findings).toHaveLength(1);
    });

    it('is written without a trace of what was found', async () => {
      const site = await makeSite();
      await addSite(service, `${site}-b`, { blindSampleShare: 1 });
      const reader = new TestReader(service.url, `${site}-b`);
      const { id } = await reader.submitAndWait({ body: 'مقال جميل جدا!!!!!!!!!!!!!!! شكرا للكاتب' });
      const [decision] = await service.database.query<{ findings: object[] }>(
        'SELECT findings FROM decision WHERE comment_id = $1',
        [id],
      );
      expect(decision?.findings).toContainEqual(expect.objectContaining({ check: 'shouting' }));
      const [row] = await service.database.query(
        'SELECT score, facets, campaign_id, language FROM comment WHERE id = $1',
        [id],
      );
      const [item] = await items(`?site=${site}-b&status=all`);
      expect([item?.isBlind, row]).toEqual([true, { score: null, facets: [], campaign_id: null, language: 'ar' }]);
    });
  });

  describe('Who moderates', () => {
    it('sees the own sites, and learns of no other', async () => {
      const [own, other] = [await makeSite(), await makeSite()];
      const member = await TestMember.of(service, { roles: { [own]: 'viewer' } });
      const mine = await add(own);
      await add(other);
      expect(await ids('', member)).toEqual([mine]);
      expect((await items('', member))[0]?.abilities).toEqual(['text.analyze', 'queue.read']);
      for (const site of [other, 'nowhere'])
        for (const path of ['comments', 'counts'])
          expectProblem(await member.call('GET', `/moderation/${path}?site=${site}`), 404, 'site-unknown');
      const counts = await member.call<QueueCountsView>('GET', '/moderation/counts');
      expect(counts.body).toMatchObject({ held: 1 });
    });

    it('with a token for one site sees that site', async () => {
      const [one, two] = [await makeSite(), await makeSite()];
      const id = await add(one);
      await add(two);
      const [row] = await service.database.query<{ id: string }>('SELECT id FROM site WHERE key = $1', [one]);
      const siteId = row?.id ?? '';
      const { token } = await issueToken(service, { siteId, scopes: ['moderation:read'] });
      const program = new TestMember(service.url);
      const reply = await program.call<QueuePageView>('GET', '/moderation/comments', undefined, {
        Authorization: `Bearer ${token}`,
      });
      expect(reply.body.items.map((item) => item.id)).toEqual([id]);
    });

    it.each(['colour=red', 'site=x&site=y'])('is not told counts of %s', async (query) => {
      expectProblem(await moderator.call('GET', `/moderation/counts?${query}`), 400, 'bad-parameter');
    });
  });

  describe('A saved view', () => {
    const save = (by: TestMember, body: object) =>
      by.call<SavedViewView & ProblemAnswer>('POST', '/moderation/views', body);
    const views = async (by: TestMember) => (await by.call<SavedViewsView>('GET', '/moderation/views')).body.items;

    it('is kept for its account alone, once for each name, and forgotten when asked', async () => {
      const [member, other] = [await TestMember.of(service), await TestMember.of(service)];
      const made = await save(member, { name: 'إهانات', query: { category: 'insult', sort: 'oldest' } });
      expect([made.status, made.body.name]).toEqual([201, 'إهانات']);
      const again = await save(member, { name: 'إهانات', query: { status: 'all' } });
      expect(again.body).toEqual({ id: made.body.id, name: 'إهانات', query: { status: 'all' } });
      expect(await views(member)).toEqual([again.body]);
      expect(await views(other)).toEqual([]);
      expectProblem(await other.call('DELETE', `/moderation/views/${made.body.id}`), 404, 'view-unknown');
      expect((await member.call('DELETE', `/moderation/views/${made.body.id}`)).status).toBe(204);
      expectProblem(await member.call('DELETE', `/moderation/views/${made.body.id}`), 404, 'view-unknown');
      expectProblem(await member.call('DELETE', '/moderation/views/x'), 404, 'view-unknown');
      expect(await views(member)).toEqual([]);
    });

    it.each([
      ['no name', { query: {} }, '/name', 'required'],
      ['an empty name', { name: '', query: {} }, '/name', 'required'],
      ['a long name', { name: 'x'.repeat(101), query: {} }, '/name', 'too-long'],
      ['no query', { name: 'x' }, '/query', 'required'],
      ['a query that is a text', { name: 'x', query: 'status=all' }, '/query', 'wrong-type'],
      ['an unknown filter', { name: 'x', query: { colour: 'red' } }, '/query/colour', 'wrong-type'],
      ['a wrong filter', { name: 'x', query: { status: 'none' } }, '/query/status', 'wrong-type'],
      ['a cursor', { name: 'x', query: { cursor: 'x' } }, '/query/cursor', 'wrong-type'],
      ['a number', { name: 'x', query: { minScore: 0.5 } }, '/query/minScore', 'wrong-type'],
    ])('is not made with %s', async (_, body, pointer, code) => {
      const reply = await save(moderator, body);
      expectProblem(reply, 422, 'invalid-input');
      expect(reply.body.errors?.[0]).toMatchObject({ pointer, code });
    });

    it('is one of fifty at most', async () => {
      const member = await TestMember.of(service);
      for (let n = 0; n < 50; n += 1) await save(member, { name: `view ${n}`, query: {} });
      expectProblem(await save(member, { name: 'one more', query: {} }), 409, 'views-full');
      expect((await save(member, { name: 'view 7', query: { status: 'all' } })).status).toBe(201);
    });
  });
});

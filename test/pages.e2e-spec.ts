import { SitesService } from '../src/sites/sites.service.js';
import { ArticlesService } from '../src/sites/articles.service.js';
import { TestMember } from './support/member.js';
import { decide } from './support/moderated.js';
import { nextText, TestReader, type CommentsPage, type ProblemAnswer, type PublicComment } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

describe('The public pages', () => {
  let service: TestService;
  const readerOf = (article: string, site = 'demo'): TestReader => new TestReader(service.url, site, article);

  /** Publishes by hand, so that likes and replies can be set to what a test needs. */
  const publish = async (article: string, count: number): Promise<string[]> => {
    const site = await service.app.get(SitesService).find('demo');
    const { id } = await service.app.get(ArticlesService).ensure(site, article);
    const rows = await service.database.query<{ id: string }>(
      `WITH a AS (
         INSERT INTO author (site_id, id, name, email_cipher, email_index)
         VALUES ($1, gen_random_uuid(), 'قارئ', '', '') RETURNING id
       ), c AS (
         INSERT INTO comment (site_id, id, article_id, author_id, author_name, body, fingerprint, status, like_count, reply_count, created_at)
         SELECT $1, ('019a9f00-0000-7000-8000-' || lpad(to_hex(n + $4::bigint), 12, '0'))::uuid, $2, a.id, 'قارئ', 'نص ' || n, 0, 'approved', n % 3, n % 4, now()
         FROM a, generate_series(1, $3::int) n RETURNING id
       ), n AS (UPDATE article SET comment_count = comment_count + $3 WHERE site_id = $1 AND id = $2)
       SELECT id FROM c ORDER BY id`,
      [site.id, id, count, Math.floor(Math.random() * 2 ** 40)],
    );
    return rows.map((row) => row.id);
  };

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it('are there for an article that nobody has commented on', async () => {
    const { status, body } = await readerOf('unseen').call<CommentsPage>('GET', '/articles/unseen/comments');
    expect(status).toBe(200);
    expect(body).toEqual({
      article: { id: 'unseen', commentCount: 0, commenting: 'open', reactions: { like: 0, dislike: 0 } },
      comments: [],
      page: { next: null, previous: null, hasMore: false },
    });
  });

  it('say what a reader may expect: the site’s usual state, unless the article has its own', async () => {
    await addSite(service, 'first-read', { moderation: 'pre' });
    await addSite(service, 'known-only', { articles: 'registered' });
    const commenting = async (site: string): Promise<string> =>
      (await readerOf('state', site).page()).article.commenting;
    expect([await commenting('demo'), await commenting('first-read'), await commenting('known-only')]).toEqual([
      'open',
      'premoderated',
      'closed',
    ]);
  });

  describe.each(['newest', 'oldest', 'top', 'replies'])('in the order %s', (sort) => {
    it('walk through every comment once, forward and back', async () => {
      const article = `walk-${sort}`;
      const ids = await publish(article, 23);
      const reader = readerOf(article);
      const pages: CommentsPage[] = [await reader.page(`?sort=${sort}&limit=5`)];
      for (let next = pages[0]?.page.next; next; next = pages.at(-1)?.page.next)
        pages.push(await reader.page(`?sort=${sort}&limit=5&cursor=${next}`));
      const seen = pages.flatMap(({ comments }) => comments.map(({ id }) => id));
      expect(pages.map(({ comments }) => comments.length)).toEqual([5, 5, 5, 5, 3]);
      expect(seen.toSorted()).toEqual(ids);
      expect(pages.map(({ page }) => page.hasMore)).toEqual([true, true, true, true, false]);
      const back: CommentsPage[] = [];
      for (let previous = pages.at(-1)?.page.previous; previous; previous = back.at(-1)?.page.previous)
        back.push(await reader.page(`?sort=${sort}&limit=5&cursor=${previous}`));
      expect(back.toReversed().flatMap(({ comments }) => comments.map(({ id }) => id))).toEqual(seen.slice(0, 20));
    });

    it('are sorted by it, equals by time', async () => {
      const article = `sorted-${sort}`;
      await publish(article, 12);
      const { comments } = await readerOf(article).page(`?sort=${sort}&limit=100`);
      const key = ({ likeCount, replyCount }: PublicComment): number =>
        sort === 'top' ? likeCount : sort === 'replies' ? replyCount : 0;
      const sorted = comments.toSorted((a, b) => {
        const byTime = a.id < b.id ? -1 : 1;
        return key(b) - key(a) || (sort === 'oldest' ? byTime : -byTime);
      });
      expect(comments).toEqual(sorted);
    });
  });

  it.each(['newest', 'oldest', 'top', 'replies'])('open in the middle of a long list in the order %s', async (sort) => {
    const article = `around-${sort}`;
    await publish(article, 23);
    const reader = readerOf(article);
    const all = (await reader.page(`?sort=${sort}&limit=100`)).comments.map(({ id }) => id);
    for (const at of [0, 11, 22]) {
      const page = await reader.page(`?sort=${sort}&limit=5&around=${all[at]}`);
      expect(page.comments.map(({ id }) => id)).toEqual(all.slice(at, at + 5));
      expect([page.page.next !== null, page.page.previous !== null]).toEqual([at + 5 < 23, at > 0]);
      if (page.page.previous === null) continue;
      const before = await reader.page(`?sort=${sort}&limit=5&cursor=${page.page.previous}`);
      expect(before.comments.map(({ id }) => id)).toEqual(all.slice(Math.max(0, at - 5), at));
    }
  });

  describe('with pinned comments', () => {
    const PINS = '/moderation/comments';
    const idsOf = ({ comments }: CommentsPage): string[] => comments.map(({ id }) => id);
    let huda: TestMember;
    const pin = (id = '', method = 'PUT', member = huda) =>
      member.call<ProblemAnswer & { comment: { pinned: boolean } }>(method, `${PINS}/${id}/pin`);
    /** A page that no cache knows of yet. */
    const firstPage = (article: string, count: number) =>
      until(async () => {
        const page = await readerOf(article).page(`?limit=${5 + Math.floor(Math.random() * 90)}`);
        return page.comments.filter(({ pinned }) => pinned).length === count && page;
      }, 'the pins');

    beforeAll(async () => {
      huda = await TestMember.of(service, { roles: { demo: 'moderator' } });
    });

    it.each(['newest', 'oldest', 'top', 'replies'])('show them first, and once, in the order %s', async (sort) => {
      const article = `pins-${sort}`;
      const ids = await publish(article, 12);
      for (const id of [ids[3], ids[8]]) expect((await pin(id)).body.comment.pinned).toBe(true);
      await firstPage(article, 2);
      const reader = readerOf(article);
      const pages = [await reader.page(`?sort=${sort}&limit=4`)];
      for (let next = pages[0]?.page.next; next; next = pages.at(-1)?.page.next)
        pages.push(await reader.page(`?sort=${sort}&limit=4&cursor=${next}`));
      const seen = pages.flatMap(idsOf);
      expect(seen.slice(0, 2)).toEqual([ids[8], ids[3]]);
      expect(seen.toSorted()).toEqual(ids);
      expect(pages.flatMap(({ comments }) => comments.filter(({ pinned }) => pinned))).toHaveLength(2);
      const back = await reader.page(`?sort=${sort}&limit=4&cursor=${pages[1]?.page.previous}`);
      expect([idsOf(back), back.page.previous]).toEqual([seen.slice(0, 6), null]);
      const around = async (id = '') => idsOf(await reader.page(`?sort=${sort}&limit=4&around=${id}`));
      expect(await around(ids[3])).toEqual(seen.slice(0, 6));
      expect(await around(seen[2])).toEqual(seen.slice(0, 6));
      expect(await around(seen[4])).toEqual(seen.slice(4, 8));
    });

    it('have up to three, which are published and answer nobody', async () => {
      const ids = await publish('pins-most', 5);
      for (const id of ids.slice(0, 3)) await pin(id);
      expect(await pin(ids[3])).toMatchObject({ status: 409, body: { code: 'pins-full' } });
      expect((await pin(ids[0])).status).toBe(200);
      await decide(huda, ids[1] ?? '', { action: 'reject', reason: 'insults', version: 1 });
      expect(idsOf(await firstPage('pins-most', 2)).slice(0, 2)).toEqual([ids[2], ids[0]]);
      expect((await pin(ids[3])).status).toBe(200);
      expect((await pin(ids[0], 'DELETE')).body.comment.pinned).toBe(false);
      // The rejected one has replies below it, and so its own place still.
      expect(idsOf(await firstPage('pins-most', 2))).toEqual([ids[3], ids[2], ids[4], ids[1], ids[0]]);
      const reader = readerOf('pins-others');
      const root = await reader.submitAndWait();
      const reply = await reader.submitAndWait({ parentId: root.id });
      const held = await reader.submitAndWait({ body: 'اتصلوا بي على 07701234567' });
      for (const { id } of [reply, held])
        expect(await pin(id)).toMatchObject({ status: 409, body: { code: 'not-pinnable' } });
    });

    it('have them from whoever decides, in the log, until they are given other words', async () => {
      const reader = readerOf('pins-words');
      const { id } = await reader.submitAndWait();
      const viewer = await TestMember.of(service, { roles: { demo: 'viewer' } });
      expect(await pin(id, 'PUT', viewer)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
      expect((await pin('019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b')).status).toBe(404);
      for (const method of ['DELETE', 'PUT', 'PUT', 'DELETE', 'PUT']) await pin(id, method);
      const entries = await service.database.query<{ action: string }>(
        `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq`,
        [id],
      );
      expect(entries.map(({ action }) => action)).toEqual(['comment.pinned', 'comment.unpinned', 'comment.pinned']);
      await firstPage('pins-words', 1);
      await reader.call('PATCH', `/comments/${id}`, { body: nextText() });
      expect((await reader.decided(id)).status).toBe('approved');
      expect((await firstPage('pins-words', 0)).comments).toHaveLength(1);
    });
  });

  it('open at a reply: at its thread, or among the replies of a thread', async () => {
    const reader = readerOf('around-reply');
    await reader.submitAndWait();
    const root = await reader.submitAndWait();
    const reply = await reader.submitAndWait({ parentId: root.id });
    const later = await reader.submitAndWait({ parentId: root.id });
    await reader.submitAndWait();
    const page = await reader.page(`?sort=oldest&limit=1&around=${later.id}`);
    expect(page.comments.map(({ id }) => id)).toEqual([root.id]);
    const thread = await reader.page(`?thread=${root.id}&around=${later.id}`);
    expect(thread.comments.map(({ id }) => id)).toEqual([later.id]);
    const before = await reader.page(`?thread=${root.id}&cursor=${thread.page.previous}`);
    expect(before.comments.map(({ id }) => id)).toEqual([reply.id]);
  });

  it('do not open at what is not published here', async () => {
    const reader = readerOf('around-unknown');
    const elsewhere = await readerOf('around-elsewhere').submitAndWait();
    await reader.submitAndWait();
    const held = await reader.submitAndWait({ body: 'اتصلوا بي على 07701234567' });
    for (const id of [elsewhere.id, held.id, '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b'])
      expect(await reader.call('GET', `${reader.articlePath}/comments?around=${id}`)).toMatchObject({
        status: 404,
        body: { code: 'comment-unknown' },
      });
    expect((await reader.call('GET', `${reader.articlePath}/comments?around=x`)).status).toBe(400);
    expect((await reader.call('GET', `/articles/nowhere/comments?around=${elsewhere.id}`)).status).toBe(404);
  });

  it('show two levels of replies, deeper ones on the second, with the number of all below', async () => {
    const reader = readerOf('threads');
    const root = await reader.submitAndWait();
    const reply = await reader.submitAndWait({ parentId: root.id });
    const answer = await reader.submitAndWait({ parentId: reply.id });
    const deeper = await reader.submitAndWait({ parentId: answer.id });
    const [shown] = (await reader.page()).comments;
    expect(shown).toMatchObject({ id: root.id, replyCount: 3, replies: [{ id: reply.id, replyCount: 2 }] });
    expect(shown?.replies[0]?.replies.map(({ id }) => id)).toEqual([answer.id, deeper.id]);
    expect((await reader.page()).article.commentCount).toBe(4);
  });

  it('give the first replies with their comment, and the rest of the thread page by page', async () => {
    const reader = readerOf('long-thread');
    const root = await reader.submitAndWait();
    const replies = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        new TestReader(service.url, 'demo', 'long-thread').submitAndWait({
          parentId: root.id,
          email: `r${n}@example.org`,
        }),
      ),
    );
    expect(replies.every(({ status }) => status === 'approved')).toBe(true);
    const [shown] = (await reader.page()).comments;
    expect(shown?.replies).toHaveLength(20);
    const rest = await reader.page(`?thread=${root.id}&cursor=${shown?.moreReplies}`);
    const seen = [...(shown?.replies ?? []), ...rest.comments].map(({ id }) => id);
    expect(seen.toSorted()).toEqual(replies.map(({ id }) => id).toSorted());
    expect(rest.page.next).toBeNull();
  });

  it('keep the place of a removed comment that has replies, without its text or name', async () => {
    const reader = readerOf('removed');
    const root = await reader.submitAndWait();
    const reply = await reader.submitAndWait({ parentId: root.id });
    await service.database.query(`UPDATE comment SET status = 'rejected' WHERE id = $1`, [root.id]);
    const { comments } = await until(async () => {
      const page = await readerOf('removed').page(`?limit=${2 + Math.floor(Math.random() * 90)}`);
      return page.comments[0]?.isRemoved === true && page;
    });
    expect(comments).toMatchObject([
      { id: root.id, isRemoved: true, body: null, author: null, replies: [{ id: reply.id }] },
    ]);
  });

  it('count likes, one per reader', async () => {
    const author = readerOf('likes');
    const { id } = await author.submitAndWait();
    const put = (reader: TestReader, value: unknown) =>
      reader.call<{ likeCount: number; authorToken: string }>('PUT', `/comments/${id}/like`, { value });
    expect((await put(author, true)).body.likeCount).toBe(1);
    expect((await put(author, true)).body.likeCount).toBe(1);
    expect((await put(readerOf('likes'), true)).body.likeCount).toBe(2);
    expect((await put(author, false)).body.likeCount).toBe(1);
    expect((await put(author, false)).body.likeCount).toBe(1);
    expect((await put(author, 'yes')).status).toBe(422);
    expect((await author.page()).comments[0]?.likeCount).toBe(1);
    const held = await author.submitAndWait({ body: 'هاتفي 07701234567' });
    expect((await author.call('PUT', `/comments/${held.id}/like`, { value: true })).status).toBe(404);
  });

  it('count reactions to the article, one per reader, changeable', async () => {
    const reader = readerOf('reactions');
    const put = (value: unknown, token?: string) =>
      reader.call<{ reactions: object; authorToken: string }>(
        'PUT',
        '/articles/reactions/reaction',
        { value },
        token === undefined ? {} : { Authorization: `Bearer ${token}` },
      );
    const first = await put('like');
    expect(first.body.reactions).toEqual({ like: 1, dislike: 0 });
    const token = first.body.authorToken;
    expect((await put('like', token)).body.reactions).toEqual({ like: 1, dislike: 0 });
    expect((await put('dislike', token)).body.reactions).toEqual({ like: 0, dislike: 1 });
    expect((await put('like')).body.reactions).toEqual({ like: 1, dislike: 1 });
    expect((await put('none', token)).body.reactions).toEqual({ like: 1, dislike: 0 });
    expect(await put('love', token)).toMatchObject({ status: 422, body: { code: 'invalid-input' } });
    expect((await reader.page()).article.reactions).toEqual({ like: 1, dislike: 0 });
  });

  it('count fifty reactions of one reader at once as one', async () => {
    const reader = readerOf('rush');
    const { body } = await reader.call<{ authorToken: string }>('PUT', '/articles/rush/reaction', { value: 'none' });
    const headers = { Authorization: `Bearer ${body.authorToken}` };
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        reader.call('PUT', '/articles/rush/reaction', { value: n % 2 === 0 ? 'like' : 'dislike' }, headers),
      ),
    );
    const { like, dislike } = (await reader.page()).article.reactions;
    expect(like + dislike).toBe(1);
  });

  it('give the counts of many articles in one call', async () => {
    await publish('counted', 7);
    const reader = readerOf('x');
    const { body } = await reader.call('GET', '/counts?articles=counted,unseen,counted');
    expect(body).toMatchObject({
      items: [
        { id: 'counted', commentCount: 7 },
        { id: 'unseen', commentCount: 0 },
      ],
    });
    const many = Array.from({ length: 101 }, (_, n) => `a${n}`).join(',');
    for (const query of ['', '?articles=', `?articles=${many}`, '?articles=a%00b', '?articles=a&articles=b'])
      expect(await reader.call('GET', `/counts${query}`)).toMatchObject({
        status: 400,
        body: { code: 'bad-parameter' },
      });
  });

  it('have a strong ETag, answer 304, and may be kept by anybody', async () => {
    await publish('etag', 2);
    const reader = readerOf('etag');
    const get = (headers: Record<string, string> = {}) =>
      reader.call('GET', '/articles/etag/comments', undefined, headers);
    const first = await get();
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+, stale-while-revalidate=\d+$/);
    for (const given of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const second = await get({ 'If-None-Match': given });
      expect([second.status, second.body]).toEqual([304, undefined]);
      expect(second.headers.get('etag')).toBe(etag);
    }
    await reader.submitAndWait();
    const changed = await until(async () => {
      const answer = await get({ 'If-None-Match': etag });
      return answer.status === 200 && answer;
    });
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('link to the next page as RFC 8288 says', async () => {
    await publish('links', 3);
    const { headers } = await readerOf('links').call('GET', '/articles/links/comments?limit=2');
    const [, path = ''] = /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '') ?? [];
    const next = (await (await fetch(service.url + path)).json()) as CommentsPage;
    expect(next.comments).toHaveLength(1);
  });

  it('refuse cursors that are altered or of another list', async () => {
    await publish('cursors', 3);
    await publish('cursors-2', 3);
    const reader = readerOf('cursors');
    const { next } = (await reader.page('?limit=1')).page;
    const bad = (article: string, query: string) =>
      reader.call<ProblemAnswer>('GET', `/articles/${article}/comments?limit=1&${query}`);
    for (const [article, query] of [
      ['cursors', 'cursor=x'],
      ['cursors', 'cursor='],
      ['cursors', `cursor=${next}x`],
      ['cursors', `cursor=${next?.startsWith('A') ? 'B' : 'A'}${next?.slice(1)}`],
      ['cursors', `sort=oldest&cursor=${next}`],
      ['cursors-2', `cursor=${next}`],
      ['cursors', 'cursor=a&cursor=b'],
    ] as const)
      expect(await bad(article, query)).toMatchObject({ status: 400, body: { code: 'bad-cursor' } });
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1e9',
    'limit=x',
    'sort=hot',
    'sort=newest&sort=top',
    'offset=5',
    'thread=x',
  ])('refuse %s', async (query) => {
    expect(await readerOf('p').call('GET', `/articles/p/comments?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'bad-parameter' },
    });
  });

  it('ask the database once for a hundred readers at the same moment', async () => {
    await publish('flight', 1);
    const before = await service.app.getUrl();
    expect(before).toBe(service.url);
    const metrics = async (): Promise<number> => {
      const text = await (await fetch(`${service.url}/metrics`)).text();
      return Number(/hashiya_page_cache_total\{result="miss"\} (\d+)/.exec(text)?.[1] ?? 0);
    };
    const misses = await metrics();
    await Promise.all(Array.from({ length: 100 }, () => readerOf('flight').page()));
    expect((await metrics()) - misses).toBe(1);
  });

  it('show own comments to their author in any state, again and again, and never keep them', async () => {
    const reader = readerOf('mine');
    const held = await reader.submitAndWait({ body: 'رقمي 07701234567' });
    const approved = await reader.submitAndWait({ body: nextText() });
    expect(approved.status).toBe('approved');
    const { body, headers } = await reader.call<{ items: object[] }>('GET', '/articles/mine/comments/mine');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(body.items).toMatchObject([{ id: held.id, status: 'held', reasons: [{ clause: 'personal-data' }] }]);
    expect((await readerOf('mine').call('GET', '/articles/mine/comments/mine')).body).toMatchObject({ items: [] });
  });

  it('do not mix sites that use the same article ids', async () => {
    await addSite(service, 'second');
    const own = await readerOf('shared').submitAndWait();
    expect((await readerOf('shared', 'second').page()).comments).toEqual([]);
    expect((await readerOf('shared', 'second').call('GET', `/comments/${own.id}`)).status).toBe(404);
  });
});

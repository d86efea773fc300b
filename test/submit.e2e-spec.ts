import { addSite, startTestService, type TestService } from './support/service.js';
import { nextText, TestReader, type ProblemAnswer, type Reply, type SubmittedComment } from './support/reader.js';
import { ArticlesService } from '../src/sites/articles.service.js';
import { SitesService } from '../src/sites/sites.service.js';

const FAMILY = '👨‍👩‍👧‍👦';
/** Two characters to a reader, five code points. */
const VOWELLED = 'مَُّح';

describe('Submitting a comment', () => {
  let service: TestService;
  let reader: TestReader;

  const countRows = async (): Promise<number> => {
    const [row] = await service.database.query<{ n: number }>(
      'SELECT (SELECT count(*) FROM comment) + (SELECT count(*) FROM author) + (SELECT count(*) FROM idempotency) AS n',
    );
    return Number(row?.n);
  };

  beforeAll(async () => {
    service = await startTestService();
  });
  beforeEach(() => {
    reader = new TestReader(service.url);
  });
  afterAll(() => service.stop());

  it('answers 202 with the comment, its address and an author token', async () => {
    const { status, headers, body } = await reader.submit({ body: '  مقال جميل\r\nوشكرا \n' });
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`/v1/sites/demo/comments/${body.comment.id}`);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(body.comment).toMatchObject({
      status: 'pending',
      body: 'مقال جميل\nوشكرا',
      author: { name: 'ليلى العزاوي' },
    });
    expect(body.authorToken).toMatch(/^hsa1_/);
  });

  it('stores it before it answers', async () => {
    const { body } = await reader.submit();
    const rows = await service.database.query('SELECT FROM comment WHERE id = $1', [body.comment.id]);
    expect(rows).toHaveLength(1);
  });

  it('keeps e-mail and network address out of every public answer, and the e-mail unreadable in the database', async () => {
    const email = 'unmistakable.marker@example.org';
    const own = await reader.submitAndWait({ email });
    const answers = [own, await reader.page(), await reader.own(own.id)];
    expect(JSON.stringify(answers)).not.toMatch(/unmistakable|127\.0\.0\.1/);
    const rows = await service.database.query<{ dump: string }>('SELECT author::text AS dump FROM author');
    expect(JSON.stringify(rows)).not.toContain('unmistakable');
    expect(JSON.stringify(rows)).not.toContain(Buffer.from('unmistakable').toString('hex'));
  });

  it('makes the article at first sight and leaves it alone afterwards', async () => {
    const first = new TestReader(service.url, 'demo', 'مقال/ثانٍ?x=1');
    expect(
      (await first.submit({ article: { title: 'العنوان', url: 'https://news.example/2', locale: 'ar' } })).status,
    ).toBe(202);
    expect((await first.submit({ article: { title: 'عنوان آخر' } })).status).toBe(202);
    const rows = await service.database.query('SELECT title, url FROM article WHERE key = $1', [
      'مقال/ثانٍ?x=1'.normalize('NFC'),
    ]);
    expect(rows).toEqual([{ title: 'العنوان', url: 'https://news.example/2' }]);
  });

  it('refuses an article that a site has not registered', async () => {
    await addSite(service, 'registered', { articles: 'registered' });
    const stranger = new TestReader(service.url, 'registered');
    expect(await stranger.post()).toMatchObject({ status: 403, body: { code: 'article-not-registered' } });
    const site = await service.app.get(SitesService).find('registered');
    await service.app.get(ArticlesService).register(site, 'demo-article', {});
    expect((await stranger.submit()).status).toBe(202);
  });

  describe('of a certain length', () => {
    it.each([
      ['1500 letters', 'ا'.repeat(1500)],
      ['1500 vowelled letters, which are 3750 code points', VOWELLED.repeat(750)],
      ['500 emoji families of 11 code units', FAMILY.repeat(500)],
      ['1500 letters and line ends that are trimmed', `\r\n${'ب'.repeat(1500)}   `],
      ['750 decomposed letters that NFC makes 750', 'ا\u0653'.repeat(750)],
    ])('takes %s', async (_, body) => {
      expect((await reader.submit({ body })).status).toBe(202);
    });

    it.each([
      ['1501 letters', 'ا'.repeat(1501)],
      ['1501 vowelled letters', VOWELLED.repeat(750) + 'م'],
      ['more than 6000 code units in few characters', FAMILY.repeat(546)],
    ])('refuses %s', async (_, body) => {
      const { status, body: problem } = await reader.post({ body });
      expect(status).toBe(422);
      expect(problem.errors).toEqual([
        { pointer: '/body', code: 'comment-too-long', detail: 'التعليق أطول من 1500 حرف.' },
      ]);
    });

    it('follows the limit of the site', async () => {
      await addSite(service, 'short', { characterLimit: 10 });
      const short = new TestReader(service.url, 'short');
      expect((await short.submit({ body: 'عشرة أحرف!' })).status).toBe(202);
      expect((await short.post({ body: 'أحد عشر حرفا' })).body.errors?.[0]?.code).toBe('comment-too-long');
    });
  });

  describe('as a reply', () => {
    it('hangs it below a published comment of the same article', async () => {
      const parent = await reader.submitAndWait();
      const { body } = await reader.submit({ parentId: parent.id });
      expect(body.comment).toMatchObject({ parentId: parent.id });
    });

    it('refuses a parent that is unknown, of another article, of another site, or not published', async () => {
      await addSite(service, 'other-site');
      const elsewhere = await new TestReader(service.url, 'demo', 'elsewhere').submitAndWait();
      const foreign = await new TestReader(service.url, 'other-site').submitAndWait();
      const held = await reader.submitAndWait({ body: 'اتصلوا بي على 07701234567' });
      expect(held.status).toBe('held');
      for (const parentId of [
        elsewhere.id,
        foreign.id,
        held.id,
        '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b',
        'x',
        "' OR 1=1",
      ]) {
        const { status, body } = await reader.post({ parentId });
        expect([status, body.errors?.[0]]).toMatchObject([422, { pointer: '/parentId', code: 'parent-unknown' }]);
      }
    });
  });

  describe('with an idempotency key', () => {
    const key = (): string => `key-${crypto.randomUUID()}`;

    it('replays the first answer, byte for byte, and stores one comment', async () => {
      const headers = { 'Idempotency-Key': key() };
      const draft = { body: nextText(), email: 'same@example.org' };
      const guest = (): TestReader => new TestReader(service.url);
      const first = await guest().post<SubmittedComment>(draft, headers);
      const second = await guest().post<SubmittedComment>(draft, headers);
      expect(second.status).toBe(202);
      expect(second.body).toEqual(first.body);
      expect(second.headers.get('idempotency-replayed')).toBe('true');
      expect(first.headers.get('idempotency-replayed')).toBeNull();
      expect(second.headers.get('location')).toBe(first.headers.get('location'));
    });

    it('takes a key bare or as the quoted string of the draft', async () => {
      const name = key();
      const draft = { body: nextText() };
      const bare = await reader.post<SubmittedComment>(draft, { 'Idempotency-Key': name });
      const quoted = await reader.post<SubmittedComment>(draft, { 'Idempotency-Key': `"${name}"` });
      expect(quoted.body).toEqual(bare.body);
    });

    it('refuses the key for other content', async () => {
      const headers = { 'Idempotency-Key': key() };
      await reader.submit({}, headers);
      expect(await new TestReader(service.url).post({}, headers)).toMatchObject({
        status: 422,
        body: { code: 'idempotency-key-reused' },
      });
    });

    it('makes one comment of fifty requests at once', async () => {
      const headers = { 'Idempotency-Key': key() };
      const draft = { body: nextText(), email: 'same@example.org' };
      const replies = await Promise.all(
        Array.from({ length: 50 }, () => new TestReader(service.url).post(draft, headers)),
      );
      const statuses = new Set(replies.map(({ status }) => status));
      expect([...statuses].every((status) => status === 202 || status === 409)).toBe(true);
      const rows = await service.database.query('SELECT FROM comment WHERE body = $1', [draft.body]);
      expect(rows).toHaveLength(1);
    });

    it('frees the key after a day', async () => {
      const headers = { 'Idempotency-Key': key() };
      await reader.submit({}, headers);
      await service.database.query(`UPDATE idempotency SET created_at = now() - interval '25 hours' WHERE key = $1`, [
        headers['Idempotency-Key'],
      ]);
      expect((await reader.submit({}, headers)).status).toBe(202);
    });

    it('keeps nothing for a request that was refused', async () => {
      const headers = { 'Idempotency-Key': key() };
      expect((await reader.post({ body: '' }, headers)).status).toBe(422);
      expect((await reader.submit({}, headers)).status).toBe(202);
    });

    it.each([
      ['empty', ''],
      ['of 256 characters', 'k'.repeat(256)],
      ['with a space', 'a b'],
    ])('refuses a key that is %s', async (_, name) => {
      expect(await reader.post({}, { 'Idempotency-Key': name })).toMatchObject({
        status: 400,
        body: { code: 'bad-idempotency-key' },
      });
    });
  });

  describe('that is wrong', () => {
    const author = { name: 'ليلى', email: 'layla@example.org' };
    const article = '/articles/demo-article/comments';

    const refused = async (reply: Reply<ProblemAnswer>, status: number, code: string): Promise<void> => {
      expect([reply.status, reply.body.code, reply.body.status]).toEqual([status, code, status]);
      expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(reply.body.instance).toBe(reply.headers.get('x-request-id'));
      expect(JSON.stringify(reply.body)).not.toMatch(/node_modules|at \w+ \(|SELECT|INSERT/);
    };

    const post = (body: unknown, headers: Record<string, string> = {}) =>
      reader.call<ProblemAnswer>('POST', article, body, headers);

    it.each([
      ['no body', { author }, '/body', 'required'],
      ['an empty body', { body: '', author }, '/body', 'comment-empty'],
      ['a body of blanks', { body: ' \u00a0\u200b\n\t', author }, '/body', 'comment-empty'],
      ['a number for a body', { body: 5, author }, '/body', 'wrong-type'],
      ['an array for a body', { body: ['x'], author }, '/body', 'wrong-type'],
      ['an object for a body', { body: { toString: 'x' }, author }, '/body', 'wrong-type'],
      ['null for a body', { body: null, author }, '/body', 'required'],
      ['no author', { body: 'x' }, '/author', 'required'],
      ['a text for an author', { body: 'x', author: 'me' }, '/author', 'wrong-type'],
      ['no name', { body: 'x', author: { email: author.email } }, '/author/name', 'required'],
      ['an empty name', { body: 'x', author: { ...author, name: ' ' } }, '/author/name', 'required'],
      [
        'an invisible name',
        { body: 'x', author: { ...author, name: '\u0640\u2800' } },
        '/author/name',
        'name-invisible',
      ],
      ['a long name', { body: 'x', author: { ...author, name: 'ن'.repeat(81) } }, '/author/name', 'name-too-long'],
      ['no e-mail', { body: 'x', author: { name: 'ن' } }, '/author/email', 'required'],
      ['a wrong e-mail', { body: 'x', author: { ...author, email: 'layla@' } }, '/author/email', 'email-invalid'],
      ['two e-mails', { body: 'x', author: { ...author, email: 'a@b.org,c@d.org' } }, '/author/email', 'email-invalid'],
      ['an unknown field', { body: 'x', author, status: 'approved' }, '/status', 'unknown-field'],
      ['an unknown inner field', { body: 'x', author: { ...author, id: '1' } }, '/author/id', 'unknown-field'],
      ['a NUL', { body: 'a\u0000b', author }, '/body', 'not-storable'],
      ['a lone surrogate', { body: 'a\ud800', author }, '/body', 'not-storable'],
      [
        'a lone surrogate in a name',
        { body: 'x', author: { ...author, name: '\udc00x' } },
        '/author/name',
        'not-storable',
      ],
      [
        'an address that is none',
        { body: 'x', author, article: { url: 'javascript:x' } },
        '/article/url',
        'url-invalid',
      ],
      ['a long title', { body: 'x', author, article: { title: 'ع'.repeat(501) } }, '/article/title', 'too-long'],
      ['a wrong parent', { body: 'x', author, parentId: 7 }, '/parentId', 'parent-unknown'],
    ])('refuses %s and stores nothing', async (_, body, pointer, code) => {
      const before = await countRows();
      const reply = await post(body);
      await refused(reply, 422, 'invalid-input');
      expect(reply.body.errors?.[0]).toMatchObject({ pointer, code });
      expect(reply.body.errors?.[0]?.detail).toMatch(/\p{Script=Arabic}/u);
      expect(await countRows()).toBe(before);
    });

    it('names every wrong field at once', async () => {
      const { body } = await post({ body: '', author: { name: '', email: 'x' } });
      expect(body.errors?.map(({ pointer }) => pointer)).toEqual(['/body', '/author/name', '/author/email']);
    });

    it.each([
      ['text that is not JSON', '{"body": ', 'malformed-json'],
      ['an empty body', '', 'malformed-json'],
      ['a prototype', '{"__proto__": {"admin": true}, "body": "x"}', 'malformed-json'],
      ['a constructor with a prototype', '{"constructor": {"prototype": {}}, "body": "x"}', 'malformed-json'],
    ])('refuses %s', async (_, text, code) => refused(await post(text), 400, code));

    it.each([['[]'], ['"text"'], ['5'], ['null'], ['true']])('refuses %s for a comment', async (text) => {
      const { status } = await post(text);
      expect(status).toBe(422);
    });

    it('refuses bytes that are not UTF-8', async () => {
      const bytes = Buffer.concat([Buffer.from('{"body":"'), Buffer.of(0xc0, 0xaf), Buffer.from('"}')]);
      const answer = await fetch(`${service.url}/v1/sites/demo${article}`, {
        method: 'POST',
        body: bytes,
        headers: { 'Content-Type': 'application/json' },
      });
      expect([answer.status, ((await answer.json()) as ProblemAnswer).code]).toEqual([400, 'malformed-body']);
    });

    it('refuses a body over 64 KiB before reading it', async () => {
      await refused(await post({ body: 'x'.repeat(70_000), author }), 413, 'body-too-large');
    });

    it.each(['text/plain', 'application/jsonx', 'application/xml', 'multipart/form-data; boundary=x', 'image/png'])(
      'refuses %s',
      async (type) =>
        refused(await post({ body: 'x', author }, { 'Content-Type': type }), 415, 'unsupported-media-type'),
    );

    it('refuses an unknown site, also one that is no key at all', async () => {
      for (const key of ['nowhere', 'DEMO', '%00', "x'--", 'a'.repeat(80)]) {
        const reply = await new TestReader(service.url, key).post();
        await refused(reply, 404, 'site-unknown');
      }
    });

    it('refuses an article id that is too long or has controls', async () => {
      for (const key of ['x'.repeat(513), 'a\u0000b', 'a\nb']) {
        await refused(await new TestReader(service.url, 'demo', key).post(), 400, 'bad-parameter');
      }
      expect((await new TestReader(service.url, 'demo', 'ع'.repeat(512)).submit()).status).toBe(202);
    });

    it('refuses a token that is altered, of another site, or no token', async () => {
      await addSite(service, 'neighbour');
      const { body } = await new TestReader(service.url, 'neighbour').submit();
      for (const token of [body.authorToken, `${body.authorToken.slice(0, -2)}xx`, 'hsa1_', 'x.y.z']) {
        await refused(await reader.post({}, { Authorization: `Bearer ${token}` }), 401, 'bad-token');
      }
    });

    it('answers in English where the caller prefers it, and in the site’s language otherwise', async () => {
      await addSite(service, 'english', { locale: 'en' });
      const title = async (site: string, headers: Record<string, string>): Promise<string> =>
        (await new TestReader(service.url, site).post({ body: '' }, headers)).body.title;
      expect(await title('demo', { 'Accept-Language': 'en-GB, ar;q=0.5' })).toBe('Invalid input');
      expect(await title('demo', { 'Accept-Language': 'fr' })).toBe('بيانات غير مقبولة');
      expect(await title('english', { 'Accept-Language': 'fr' })).toBe('Invalid input');
    });
  });

  it('takes no comment on a closed article, from a given moment on', async () => {
    const articles = service.app.get(ArticlesService);
    const site = await service.app.get(SitesService).find('demo');
    const closed = new TestReader(service.url, 'demo', 'closed');
    await articles.setCommenting(site, 'closed', { commenting: 'closed', from: new Date(Date.now() + 3_600_000) });
    expect((await closed.submit()).status).toBe(202);
    await articles.setCommenting(site, 'closed', { commenting: 'closed', from: new Date(Date.now() - 1) });
    expect(await closed.post()).toMatchObject({ status: 403, body: { code: 'commenting-closed' } });
    expect((await closed.page()).article.commenting).toBe('closed');
    await articles.setCommenting(site, 'closed', { commenting: 'open' });
    expect((await closed.submit()).status).toBe(202);
  });

  it('finds the site for readers who arrive while its settings change', async () => {
    const sites = service.app.get(SitesService);
    await addSite(service, 'changing');
    const seen = new Set<string>();
    for (let n = 2; n < 42; n += 1) {
      const change = sites.changeSettings('changing', { linksToHold: n });
      for (let isOver = false; !isOver;) {
        seen.add((await sites.find('changing')).key);
        isOver = await Promise.race([change.then(() => true), new Promise<false>((go) => setImmediate(go, false))]);
      }
    }
    expect([...seen]).toEqual(['changing']);
  });

  it('lets the pages of the site in, and no others', async () => {
    await addSite(service, 'origins', { allowedOrigins: ['https://news.example'] });
    const origins = new TestReader(service.url, 'origins');
    const own = await origins.submit({}, { Origin: 'https://news.example' });
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([202, 'https://news.example']);
    expect((await origins.submit({}, { Origin: service.url })).status).toBe(202);
    for (const origin of [
      'https://news.example.evil.com',
      'http://news.example',
      'https://evilnews.example',
      'null',
      'https://news.example:444',
    ]) {
      const foreign = await new TestReader(service.url, 'origins').post({}, { Origin: origin });
      expect([foreign.status, foreign.body.code]).toEqual([403, 'origin-not-allowed']);
      expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

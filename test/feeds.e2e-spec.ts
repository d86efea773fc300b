import { TestReader } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';

interface JsonFeed {
  readonly version: string;
  readonly title: string;
  readonly home_page_url: string;
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly content_html: string;
    readonly date_published: string;
  }[];
}

describe('Feeds of an article', () => {
  let service: TestService;
  let articles = 0;

  const newReader = (): TestReader => new TestReader(service.url, 'demo', `feed/${(articles += 1)}`);
  const pathOf = ({ site, articlePath }: TestReader, format: string): string =>
    `${service.url}/v1/sites/${site}${articlePath}/comments.${format}`;
  const atom = async (reader: TestReader): Promise<string> => (await fetch(pathOf(reader, 'atom'))).text();
  const json = async (reader: TestReader): Promise<JsonFeed> =>
    (await (await fetch(pathOf(reader, 'json-feed'))).json()) as JsonFeed;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it('give published comments, the newest first, replies among them', async () => {
    const reader = newReader();
    const article = { title: 'دجلة يعود', url: 'https://news.example/tigris' };
    const root = await reader.submitAndWait({ article });
    const reply = await reader.submitAndWait({ parentId: root.id });
    await reader.submitAndWait({ body: 'اتصلوا بي على 07701234567' });
    const feed = await json(reader);
    expect(feed).toMatchObject({ home_page_url: article.url, title: expect.stringContaining('دجلة يعود') });
    expect(feed.items.map(({ id, url }) => [id, url])).toEqual([
      [`urn:uuid:${reply.id}`, `${article.url}#comment-${reply.id}`],
      [`urn:uuid:${root.id}`, `${article.url}#comment-${root.id}`],
    ]);
    expect(feed.items[1]?.content_html).toBe(`<p dir="auto">${root.body}</p>`);
    const text = await atom(reader);
    expect(text.match(/<entry>/g)).toHaveLength(2);
    expect(text).toContain(`<id>urn:uuid:${reply.id}</id>`);
    expect(text).toContain(`<link rel="self" href="${pathOf(reader, 'atom')}"/>`);
  });

  it('lose what is withdrawn', async () => {
    const reader = newReader();
    const own = await reader.submitAndWait();
    expect(await atom(reader)).toContain(own.id);
    await reader.call('DELETE', `/comments/${own.id}`);
    expect(await atom(reader)).not.toContain(own.id);
  });

  it('let nothing through that is not text', async () => {
    const reader = newReader();
    const own = await reader.submitAndWait();
    await service.database.query('UPDATE comment SET body = $2, author_name = $3 WHERE id = $1', [
      own.id,
      'قال <script>alert(1)</script> ]]> & "نعم"\nثم\u0001\u000b سكت',
      '<b>ليلى</b> ]]>',
    ]);
    const [text, feed] = [await atom(reader), await json(reader)];
    for (const bad of ['<script', '<b>', '\u0001', '\u000b']) expect(text).not.toContain(bad);
    expect(text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')).not.toContain(']]>');
    expect(feed.items[0]).toMatchObject({ title: '<b>ليلى</b> ]]>' });
    expect(feed.items[0]?.content_html).toBe(
      '<p dir="auto">قال &lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; &quot;نعم&quot;<br>ثم سكت</p>',
    );
  });

  it.each([
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['json-feed', 'application/feed+json; charset=utf-8'],
  ])('are kept by caches as %s, and asked for with an ETag', async (format, type) => {
    const reader = newReader();
    await reader.submitAndWait();
    const first = await fetch(pathOf(reader, format));
    expect([first.status, first.headers.get('content-type')]).toEqual([200, type]);
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=/);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(pathOf(reader, format), { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  it.each(['atom', 'json-feed'])('are there as %s for an article that nobody has commented on', async (format) => {
    const reader = newReader();
    const texts = [];
    for (let n = 0; n < 2; n += 1) {
      const answer = await fetch(pathOf(reader, format));
      expect(answer.status).toBe(200);
      texts.push(await answer.text());
    }
    expect(texts[1]).toBe(texts[0]);
    expect(texts[0]).not.toMatch(/<entry>|urn:uuid/);
  });

  it('hold fifty comments', async () => {
    const reader = newReader();
    const first = await reader.submitAndWait();
    await service.database.query(
      `INSERT INTO comment (site_id, id, article_id, author_id, author_name, body, fingerprint, status, created_at, decided_at)
       SELECT site_id, gen_random_uuid(), article_id, author_id, author_name, 'نص ' || n, 0, 'approved', now(), now() + make_interval(secs => n)
       FROM comment, generate_series(1, 60) n WHERE id = $1`,
      [first.id],
    );
    await reader.call('PUT', `${reader.articlePath}/reaction`, { value: 'like' });
    const { items } = await json(reader);
    expect([items.length, items[0]?.content_html]).toEqual([50, '<p dir="auto">نص 60</p>']);
  });

  it('are named by the page that they belong to', async () => {
    const reader = newReader();
    const page = await fetch(pathOf(reader, 'html'));
    const link = page.headers.get('link') ?? '';
    const paths = Array.from(link.matchAll(/<([^>]+)>; rel="alternate"; type="application\/(atom\+xml|feed\+json)"/g));
    expect(paths).toHaveLength(2);
    for (const [, path] of paths) expect((await fetch(service.url + path)).status).toBe(200);
  });
});

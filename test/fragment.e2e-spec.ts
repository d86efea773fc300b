import { ArticlesService } from '../src/sites/articles.service.js';
import { SitesService } from '../src/sites/sites.service.js';
import { TestReader } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const PATH = '/v1/sites/demo/articles/river/comments.html';
const FIELDS = { name: 'ليلى العزاوي', email: 'layla@example.org' };

describe('the fragment', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'paper', { allowedOrigins: ['https://news.example'] });
  });
  afterAll(() => service.stop());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(service.url + path, { headers });
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(service.url + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });
  const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

  it('refuses a form from a stranger’s page', async () => {
    const answer = await post(PATH, { ...FIELDS, body: 'مرحبا' }, { Origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'origin-not-allowed' });
  });

  it('is for everybody to keep without the author’s cookie, and holds no key', async () => {
    const answer = await get(PATH);
    expect(answer.headers.get('cache-control')).toMatch(/^public/);
    expect(answer.headers.get('vary')).toContain('Cookie');
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(await answer.text()).not.toContain('idempotencyKey');
    const again = await get(PATH, { 'If-None-Match': answer.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('takes a plain form and shows the author, and nobody else, what became of it', async () => {
    const posted = await post(PATH, { ...FIELDS, body: 'اتصلوا بي على 07701234567' });
    expect(posted.status).toBe(303);
    expect(posted.headers.get('location')).toMatch(/^\/v1\/sites\/demo\/articles\/river\/comments\.html\?.*#comment-/);
    expect(posted.headers.get('set-cookie')).toMatch(
      /^hashiya_author_demo=\S+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
    );
    const mine = await until(async () => {
      const answer = await get(PATH, { Cookie: cookieOf(posted) });
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      const text = await answer.text();
      return text.includes('في التعليق رقم هاتف.') && text;
    }, 'the reason');
    expect(mine).toContain('07701234567');
    expect(await (await get(PATH)).text()).not.toContain('07701234567');
  });

  it('answers faults with the page, each at its field, and keeps what was typed', async () => {
    const answer = await post(PATH, {
      name: '<b>',
      email: 'nowhere',
      body: 'نص\nطويل & "مقتبس"',
      returnTo: '/demo',
      title: 'دجلة',
    });
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain('هذا ليس عنوان بريد إلكتروني صحيحا.');
    expect(text).toContain('نص\nطويل &amp; &quot;مقتبس&quot;</textarea');
    expect(text).toContain('value="&lt;b&gt;"');
    expect(text).toContain('name="returnTo" value="/demo"');
    expect(text).toContain('name="title" value="دجلة"');
    expect((await post(PATH, {})).status).toBe(422);
    expect((await post(PATH, { ...FIELDS, body: 'رد', parentId: 'x' })).status).toBe(422);
  });

  it('says that the article is closed, and keeps what was typed', async () => {
    const site = await service.app.get(SitesService).find('demo');
    await service.app.get(ArticlesService).setCommenting(site, 'closed', { commenting: 'closed' });
    const answer = await post(PATH.replace('river', 'closed'), { ...FIELDS, body: 'مرحبا' });
    expect(answer.status).toBe(403);
    const text = await answer.text();
    expect(text).toContain('أُغلق باب التعليق على هذا المقال.');
    expect(text).toContain('مرحبا</textarea');
  });

  it('posts once for one key, however often the button is pressed', async () => {
    const fields = { ...FIELDS, body: 'أول الغيث قطرة', idempotencyKey: 'one-form' };
    const answers = await Promise.all([1, 2, 3].map(() => post(PATH, fields)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
  });

  it('sends readers back to pages of the service or the site, and nowhere else', async () => {
    const back = async (site: string, returnTo: string): Promise<string | null> =>
      (await post(`/v1/sites/${site}/articles/a/reaction.html`, { value: 'like', returnTo })).headers.get('location');
    expect(await back('demo', '/demo')).toBe('/demo#comments');
    expect(await back('paper', 'https://news.example/a')).toBe('https://news.example/a#comments');
    for (const evil of ['//evil.example', '/\\evil.example', 'https:evil.example', 'https://evil.example/'])
      expect(await back('paper', evil)).toMatch(/^\/v1\/sites\/paper\//);
  });

  it('shows the reader’s own reaction as pressed', async () => {
    const path = '/v1/sites/demo/articles/liked';
    const posted = await post(`${path}/reaction.html`, { value: 'like' });
    const mine = await (await get(`${path}/comments.html`, { Cookie: cookieOf(posted) })).text();
    expect(mine.match(/aria-pressed="true"/g)).toHaveLength(1);
    expect((await post(`${path}/reaction.html`, { value: 'loud' })).status).toBe(422);
  });

  it('lists replies below their comment and offers to answer each', async () => {
    const reader = new TestReader(service.url, 'demo', 'thread');
    const { id } = await reader.submitAndWait();
    await reader.submitAndWait({ parentId: id, body: 'صدقت' });
    const text = await (await get(`/v1/sites/demo/articles/thread/comments.html?replyTo=${id}&sort=oldest`)).text();
    expect(text).toMatch(/hashiya-replies[^]*صدقت/);
    expect(text).toContain(`name="parentId" value="${id}"`);
    expect(text).toContain('تعليقان');
  });

  it('refuses parameters that it does not know', async () => {
    for (const query of ['?lang=xx', '?view=x', '?sort=best', '?cursor=x', '?colour=red'])
      expect((await get(PATH + query)).status).toBe(400);
  });
});

describe('what readers may know before they write', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it('is the policy in each language, as JSON and as a page', async () => {
    const answer = await fetch(`${service.url}/v1/sites/demo/policy`);
    expect(await answer.json()).toMatchObject({
      version: 1,
      clauses: expect.arrayContaining([
        expect.objectContaining({
          code: 'personal-data',
          title: { ar: 'الخصوصية', en: 'Privacy' },
          checkedAutomatically: true,
        }),
        expect.objectContaining({ code: 'pre-moderation', checkedAutomatically: false }),
      ]),
    });
    const page = await fetch(`${service.url}/v1/sites/demo/policy.html`);
    expect(await page.text()).toContain('سياسة التعليقات');
    expect((await fetch(`${service.url}/v1/sites/demo/policy.html?lang=xx`)).status).toBe(400);
  });

  it('is what the form needs, article by article', async () => {
    const site = await service.app.get(SitesService).find('demo');
    await service.app.get(ArticlesService).setCommenting(site, 'shut', { commenting: 'closed' });
    const form = async (query: string): Promise<unknown> =>
      (await fetch(`${service.url}/v1/sites/demo/form${query}`)).json();
    expect(await form('')).toMatchObject({ characterLimit: 1500, commenting: 'open', challenge: null });
    expect(await form('?article=shut')).toMatchObject({ commenting: 'closed' });
    expect(await form('?article=a&article=b')).toMatchObject({ code: 'bad-parameter' });
  });

  it('comes with scripts and styles from a fixed list', async () => {
    const style = await fetch(`${service.url}/assets/web/demo.css`);
    expect(style.headers.get('content-type')).toMatch(/^text\/css/);
    expect(style.headers.get('cache-control')).toBe('public, no-cache');
    for (const path of ['package.json', 'web/../package.json', '..%2fpackage.json', 'web/', 'constructor', ''])
      expect((await fetch(`${service.url}/assets/${path}`)).status).toBe(404);
  });
});

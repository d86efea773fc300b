import { TestMember } from './support/member.js';
import { TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

interface ArticleView {
  readonly id: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly commenting: string;
  readonly effective: string;
  readonly schedule: { readonly commenting: string; readonly at: string } | null;
  readonly commentCount: number;
  readonly heldCount: number;
}
interface Articles {
  readonly items: readonly ArticleView[];
  readonly page: { readonly next: string | null; readonly previous: string | null; readonly hasMore: boolean };
}

describe('The articles of a site', () => {
  let service: TestService;
  let admin: TestMember;
  let sites = 0;

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  const path = (site: string, rest = ''): string => `/moderation/sites/${site}/articles${rest}`;
  const list = async (site: string, query = '') => (await admin.call<Articles>('GET', path(site, query))).body;
  const register = (site: string, body: object) => admin.call<ArticleView & ProblemAnswer>('POST', path(site), body);
  const patch = (site: string, id: string, body: object) =>
    admin.call<ArticleView & ProblemAnswer>('PATCH', path(site, `/${encodeURIComponent(id)}`), body);
  const newSite = async (settings: object = {}): Promise<string> => {
    const key = `articles-${(sites += 1)}`;
    await addSite(service, key, settings);
    return key;
  };

  beforeAll(async () => {
    service = await startTestService();
    admin = await TestMember.of(service);
  });
  afterAll(() => service.stop());

  it('are not for strangers to list, nor for seniors to change', async () => {
    expectProblem(await new TestMember(service.url).call('GET', path('demo')), 401, 'credential-required');
    const senior = await TestMember.of(service, { roles: { demo: 'senior' } });
    expectProblem(await senior.call('POST', path('demo'), { id: 'a' }), 403, 'not-allowed');
  });

  it('can be registered before their first comment, on a site that takes no others', async () => {
    const site = await newSite({ articles: 'registered' });
    const reader = new TestReader(service.url, site, 'نهر/2026');
    expectProblem(await reader.post(), 403, 'article-not-registered');
    const { status, body } = await register(site, { id: 'نهر/2026', title: 'دجلة', locale: 'ar' });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        id: 'نهر/2026',
        title: 'دجلة',
        commenting: 'open',
        effective: 'open',
        commentCount: 0,
      }),
    ]);
    expect((await reader.post()).status).toBe(202);
    expectProblem(await register(site, { id: 'نهر/2026' }), 409, 'article-known');
    expect((await admin.call<ArticleView>('GET', path(site, `/${encodeURIComponent('نهر/2026')}`))).body.title).toBe(
      'دجلة',
    );
  });

  it('are listed newest first, page by page, with what was published and what waits', async () => {
    const site = await newSite();
    for (const id of ['a', 'b', 'c', 'd', 'e']) await register(site, { id });
    const reader = new TestReader(service.url, site, 'b');
    await reader.submitAndWait();
    await reader.submitAndWait({ body: 'اتصلوا بي على 07701234567' });
    const ids = ({ items }: Articles) => items.map(({ id }) => id);
    const first = await list(site, '?limit=2');
    expect([ids(first), first.page.hasMore]).toEqual([['e', 'd'], true]);
    const second = await list(site, `?limit=2&cursor=${first.page.next}`);
    expect(ids(second)).toEqual(['c', 'b']);
    expect(second.items[1]).toMatchObject({ commentCount: 1, heldCount: 1 });
    const third = await list(site, `?limit=2&cursor=${second.page.next}`);
    expect([ids(third), third.page.hasMore]).toEqual([['a'], false]);
    expect(ids(await list(site, `?limit=2&cursor=${third.page.previous}`))).toEqual(['c', 'b']);
    expectProblem(await admin.call('GET', path('demo', `?cursor=${first.page.next}`)), 400, 'bad-cursor');
    expectProblem(await admin.call('GET', path(site, '?limit=101')), 400, 'bad-parameter');
  });

  it('are found by part of the title or the id, whatever the hamzas and vowel signs', async () => {
    const site = await newSite();
    await register(site, { id: 'econ-1', title: 'الإصلاحُ الاقتصادي 100%' });
    await register(site, { id: 'sport-2', title: 'كرة القدم' });
    const found = async (q: string) => (await list(site, `?q=${encodeURIComponent(q)}`)).items.map(({ id }) => id);
    expect(await found('الاصلاح')).toEqual(['econ-1']);
    expect(await found('الإصلاح')).toEqual(['econ-1']);
    expect(await found('كره')).toEqual(['sport-2']);
    expect(await found('SPORT')).toEqual(['sport-2']);
    expect(await found('100%')).toEqual(['econ-1']);
    expect(await found('%')).toEqual(['econ-1']);
    expect(await found('_')).toEqual([]);
    expect(await found('\\')).toEqual([]);
    expectProblem(await admin.call('GET', path(site, '?q=%00')), 400, 'bad-parameter');
    expectProblem(await admin.call('GET', path(site, '?q=a&q=b')), 400, 'bad-parameter');
    expectProblem(await admin.call('GET', path(site, `?q=${'a'.repeat(201)}`)), 400, 'bad-parameter');
  });

  it('open and close at once for readers', async () => {
    const site = await newSite();
    const reader = new TestReader(service.url, site, 'a');
    await reader.submitAndWait();
    const { body } = await patch(site, 'a', { commenting: 'closed' });
    expect([body.commenting, body.effective]).toEqual(['closed', 'closed']);
    expect((await reader.page()).article.commenting).toBe('closed');
    expectProblem(await reader.post(), 403, 'commenting-closed');
    await patch(site, 'a', { commenting: 'premoderated' });
    expect((await reader.submitAndWait()).status).toBe('held');
    await patch(site, 'a', { commenting: 'open' });
    expect((await reader.submitAndWait()).status).toBe('approved');
  });

  it('say what readers meet where the whole site is read before publishing', async () => {
    const site = await newSite({ moderation: 'pre' });
    expect((await register(site, { id: 'a' })).body).toMatchObject({ commenting: 'open', effective: 'premoderated' });
  });

  it('have a calendar, which a change of mode leaves alone, and which is over when its time has come', async () => {
    const site = await newSite();
    const at = new Date(Date.now() + 3_600_000).toISOString();
    await register(site, { id: 'a', schedule: { commenting: 'closed', at } });
    expect((await patch(site, 'a', { commenting: 'premoderated' })).body).toMatchObject({
      commenting: 'premoderated',
      schedule: { commenting: 'closed', at },
    });
    await service.database.query(`UPDATE article SET commenting_next_at = now() - interval '1 second'
       WHERE commenting_next IS NOT NULL`);
    expect((await patch(site, 'a', { title: 'عنوان' })).body).toMatchObject({ commenting: 'closed', schedule: null });
    expect((await patch(site, 'a', { schedule: { commenting: 'open', at } })).body.schedule).toEqual({
      commenting: 'open',
      at,
    });
    expect((await patch(site, 'a', { schedule: null })).body).toMatchObject({ commenting: 'closed', schedule: null });
  });

  it('name the article in other languages to programs that read their comments', async () => {
    const site = await newSite({ allowedOrigins: ['https://news.example'] });
    const editions = [
      { locale: 'en', url: 'https://news.example/en/tigris' },
      { locale: 'ckb-IQ', url: 'https://news.example/ckb/دیجلە' },
    ];
    expect((await register(site, { id: 'a', editions })).body).toMatchObject({ editions });
    const get = (query = '') => fetch(`${service.url}/v1/sites/${site}/articles/a/comments.html${query}`);
    const link = (await get()).headers.get('link');
    expect(link).toContain('<https://news.example/en/tigris>; rel="alternate"; hreflang="en"');
    expect(link).toContain(`<${encodeURI('https://news.example/ckb/دیجلە')}>; rel="alternate"; hreflang="ckb-IQ"`);
    expect(link).toContain('type="application/atom+xml"');
    const head = (await (await get('?view=page')).text()).split('<body>')[0];
    expect(head).toContain('<link rel="alternate" hreflang="en" href="https://news.example/en/tigris" />');
    expect((await patch(site, 'a', { title: 'دجلة' })).body).toMatchObject({ editions });
    expect((await patch(site, 'a', { editions: [] })).body).toMatchObject({ editions: [] });
    await until(async () => !(await get()).headers.get('link')?.includes('hreflang'), 'the page without');
    const twice = [editions[0], { locale: 'EN', url: 'https://news.example/x' }];
    for (const [wrong, pointer, code] of [
      [[{ locale: 'en', url: 'https://evil.example/' }], '/editions/0/url', 'url-foreign'],
      [[{ locale: 'en', url: 'javascript:alert(1)' }], '/editions/0/url', 'url-invalid'],
      [[{ locale: 'x"y', url: 'https://news.example/' }], '/editions/0/locale', 'wrong-type'],
      [[{ url: 'https://news.example/' }], '/editions/0/locale', 'required'],
      [[null], '/editions/0', 'wrong-type'],
      [null, '/editions', 'wrong-type'],
      [twice, '/editions', 'wrong-type'],
    ] as const) {
      const reply = await patch(site, 'a', { editions: wrong });
      expectProblem(reply, 422, 'invalid-input');
      expect(reply.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
    }
  });

  it('leave an entry in the log of the site when they change, and none when they do not', async () => {
    const site = await newSite();
    await register(site, { id: 'a' });
    await patch(site, 'a', { commenting: 'closed' });
    await patch(site, 'a', { commenting: 'closed' });
    const entries = await service.database.query<{ subject_id: string; details: { after: object } }>(
      `SELECT e.subject_id, d.details FROM audit_entry e JOIN audit_details d USING (site_id, seq)
       JOIN site s ON s.id = e.site_id WHERE s.key = $1 AND e.action = 'article.changed' ORDER BY e.seq`,
      [site],
    );
    expect(entries.map(({ subject_id, details }) => [subject_id, details.after])).toEqual([
      ['a', expect.objectContaining({ commenting: 'open' })],
      ['a', expect.objectContaining({ commenting: 'closed' })],
    ]);
  });

  const soon = '2999-01-01T00:00:00Z';
  it.each([
    ['an unknown mode', { commenting: 'ajar' }, '/commenting', 'not-one-of'],
    ['no mode', { commenting: null }, '/commenting', 'not-one-of'],
    ['a calendar without a time', { schedule: { commenting: 'closed' } }, '/schedule/at', 'required'],
    ['a calendar without a mode', { schedule: { at: soon } }, '/schedule/commenting', 'required'],
    [
      'a time without an offset',
      { schedule: { commenting: 'closed', at: '2999-01-01T00:00:00' } },
      '/schedule/at',
      'date-invalid',
    ],
    [
      'a time that there is not',
      { schedule: { commenting: 'closed', at: '2999-13-41T00:00:00Z' } },
      '/schedule/at',
      'date-invalid',
    ],
    [
      'a time that is over',
      { schedule: { commenting: 'closed', at: '2020-01-01T00:00:00Z' } },
      '/schedule/at',
      'out-of-range',
    ],
    ['a script for an address', { url: 'javascript:alert(1)' }, '/url', 'url-invalid'],
    ['an address elsewhere', { url: 'https://elsewhere.example/a' }, '/url', 'url-foreign'],
    ['an endless title', { title: 'ع'.repeat(501) }, '/title', 'too-long'],
    ['a title that cannot be stored', { title: 'a\u0000' }, '/title', 'not-storable'],
    ['counts of its own', { commentCount: 7 }, '/commentCount', 'unknown-field'],
  ])('refuse %s, and stay as they are', async (what, body, pointer, code) => {
    const site = await newSite({ allowedOrigins: ['https://news.example'] });
    const before = (await register(site, { id: what })).body;
    const reply = await patch(site, what, body);
    expectProblem(reply, 422, 'invalid-input');
    expect(reply.body.errors?.[0]).toMatchObject({ pointer, code });
    expect((await list(site)).items).toEqual([before]);
    expectProblem(await register(site, { id: 'another', ...body }), 422, 'invalid-input');
  });

  it.each([[''], ['a'.repeat(513)], ['a\nb'], [7], [null]])('are not registered as %j', async (id) => {
    expectProblem(await register('demo', { id }), 422, 'invalid-input');
  });

  it('that are not there are not changed', async () => {
    expectProblem(await patch('demo', 'nowhere', { commenting: 'closed' }), 404, 'article-unknown');
    expectProblem(await admin.call('GET', path('demo', '/nowhere')), 404, 'article-unknown');
  });
});

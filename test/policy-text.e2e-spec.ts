import { TestMember } from './support/member.js';
import { TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startOn, startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

interface OwnPolicy {
  readonly version: number;
  readonly publishedAs: number;
  readonly changedAt: string | null;
  readonly introduction: Record<string, string | null>;
  readonly defaultIntroduction: Record<string, string>;
  readonly clauses: readonly {
    readonly code: string;
    readonly publishedAs: number;
    readonly title: Record<string, string | null>;
    readonly text: Record<string, string | null>;
    readonly defaultTitle: Record<string, string>;
  }[];
}
interface PublicPolicy {
  readonly version: number;
  readonly changedAt: string | null;
  readonly introduction: Record<string, string>;
  readonly clauses: readonly {
    readonly code: string;
    readonly version: number;
    readonly title: Record<string, string>;
    readonly text: Record<string, string>;
  }[];
}
interface Versions {
  readonly items: readonly {
    readonly version: number;
    readonly restores: number | null;
    readonly note: string | null;
    readonly by: { readonly name: string } | null;
    readonly changes: readonly object[];
  }[];
  readonly page: { readonly next: string | null };
}

const PRIVACY = {
  code: 'personal-data',
  title: { ar: 'بيانات الناس' },
  text: { ar: 'لا هاتف ولا عنوان.', en: 'No phones.' },
};

describe('The words of a site’s policy', () => {
  let service: TestService;
  let admin: TestMember;
  let sites = 0;

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  const path = (site: string, rest = ''): string => `/moderation/sites/${site}/policy${rest}`;
  const read = async (site: string) => (await admin.call<OwnPolicy>('GET', path(site))).body;
  const patch = async (site: string, body: object) =>
    admin.call<OwnPolicy & ProblemAnswer>('PATCH', path(site), { version: (await read(site)).version, ...body });
  const published = async (site: string, url = service.url): Promise<PublicPolicy> =>
    (await (await fetch(`${url}/v1/sites/${site}/policy`)).json()) as PublicPolicy;
  const clause = <Clause extends { readonly code: string }>({ clauses }: { readonly clauses: readonly Clause[] }) =>
    clauses.find(({ code }) => code === 'personal-data');
  const newSite = async (): Promise<string> => {
    const key = `policy-${(sites += 1)}`;
    await addSite(service, key);
    return key;
  };

  beforeAll(async () => {
    service = await startTestService();
    admin = await TestMember.of(service);
  });
  afterAll(() => service.stop());

  it('are not for strangers to change', async () => {
    expectProblem(await new TestMember(service.url).call('GET', path('demo')), 401, 'credential-required');
    const senior = await TestMember.of(service, { roles: { demo: 'senior' } });
    expectProblem(await senior.call('PATCH', path('demo'), { version: 0 }), 403, 'not-allowed');
  });

  it('are those of the service until the site writes its own', async () => {
    const policy = await read('demo');
    expect([policy.version, policy.publishedAs, policy.changedAt]).toEqual([0, 1, null]);
    expect(policy.introduction).toEqual({ ar: null, en: null });
    expect(clause(policy)).toMatchObject({
      title: { ar: null, en: null },
      defaultTitle: { ar: 'الخصوصية', en: 'Privacy' },
    });
    const shown = await published('demo');
    expect([shown.version, shown.changedAt]).toEqual([1, null]);
    expect(clause(shown)?.title).toEqual({ ar: 'الخصوصية', en: 'Privacy' });
  });

  it('are published with a number and a date, clause by clause and language by language', async () => {
    const site = await newSite();
    const etag = (await fetch(`${service.url}/v1/sites/${site}/policy`)).headers.get('etag');
    const { status, body } = await patch(site, { clauses: [PRIVACY], introduction: { ar: 'أهلا بآرائكم.' } });
    expect([status, body.version, body.publishedAs]).toEqual([200, 1, 2]);
    const shown = await published(site);
    expect(shown.version).toBe(2);
    expect(Date.parse(shown.changedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(shown.introduction).toMatchObject({ ar: 'أهلا بآرائكم.', en: expect.stringContaining('welcome') });
    expect(clause(shown)).toMatchObject({
      version: 2,
      title: { ar: 'بيانات الناس', en: 'Privacy' },
      text: { ar: 'لا هاتف ولا عنوان.', en: 'No phones.' },
    });
    expect(shown.clauses.filter(({ version }) => version !== 1)).toHaveLength(1);
    const again = await fetch(`${service.url}/v1/sites/${site}/policy`, { headers: { 'If-None-Match': etag ?? '' } });
    expect(again.status).toBe(200);
    expect((await published('demo')).version).toBe(1);
  });

  it('stand on the page that readers read, and nothing in them is markup', async () => {
    const site = await newSite();
    await patch(site, {
      clauses: [{ code: 'spam', title: { ar: '<script>alert(1)</script>' }, text: { ar: 'سطر & سطر' } }],
    });
    const page = await (await fetch(`${service.url}/v1/sites/${site}/policy.html`)).text();
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('سطر &amp; سطر');
    expect(page).toContain('الإصدار 2');
  });

  it('are the reasons that an author is given', async () => {
    const site = await newSite();
    await patch(site, { clauses: [PRIVACY] });
    const own = await new TestReader(service.url, site, 'a').submitAndWait({ body: 'اتصلوا بي على 07701234567' });
    expect(own.reasons?.[0]).toMatchObject({ clause: 'personal-data', title: 'بيانات الناس' });
  });

  it('reach every node within a moment', async () => {
    const site = await newSite();
    const other = await startOn(service.database);
    expect((await published(site, other.url)).version).toBe(1);
    await patch(site, { clauses: [PRIVACY] });
    await until(async () => (await published(site, other.url)).version === 2, 'the new words');
    await other.stop();
  });

  it('keep every version, with who changed what from what', async () => {
    const site = await newSite();
    await patch(site, { clauses: [PRIVACY], note: 'بعد مراجعة المستشار' });
    await patch(site, { clauses: [{ code: 'personal-data', title: { ar: null }, text: { en: 'No numbers.' } }] });
    await patch(site, { clauses: [{ code: 'personal-data', text: { en: 'No numbers.' } }] });
    const { items } = (await admin.call<Versions>('GET', path(site, '/versions'))).body;
    expect(items).toMatchObject([
      {
        version: 2,
        restores: null,
        changes: [
          { clause: 'personal-data', field: 'title', locale: 'ar', before: 'بيانات الناس', after: null },
          { clause: 'personal-data', field: 'text', locale: 'en', before: 'No phones.', after: 'No numbers.' },
        ],
      },
      { version: 1, note: 'بعد مراجعة المستشار', by: { name: 'هدى الراوي' }, changes: [{}, {}, {}] },
    ]);
    const first = (await admin.call<Versions>('GET', path(site, '/versions?limit=1'))).body;
    const second = (await admin.call<Versions>('GET', path(site, `/versions?limit=1&cursor=${first.page.next}`))).body;
    expect(second.items.map(({ version }) => version)).toEqual([1]);
  });

  it('can be taken back, and a clause never has a number twice', async () => {
    const site = await newSite();
    await patch(site, { clauses: [PRIVACY] });
    await patch(site, { clauses: [{ code: 'personal-data', title: { ar: 'سواها' } }] });
    const restore = (to: number | string, version: number) =>
      admin.call<OwnPolicy>('POST', path(site, `/versions/${to}/restore`), { version });
    const { status, body } = await restore(1, 2);
    expect([status, body.version, clause(body)?.title['ar'], clause(body)?.publishedAs]).toEqual([
      200,
      3,
      'بيانات الناس',
      4,
    ]);
    const shipped = (await restore(0, 3)).body;
    expect([shipped.version, clause(shipped)?.title, clause(shipped)?.publishedAs]).toEqual([
      4,
      { ar: null, en: null },
      5,
    ]);
    expect(clause(await published(site))?.title['ar']).toBe('الخصوصية');
    for (const unknown of [9, '-1', 'x', '99999999999'])
      expectProblem(await restore(unknown, 4), 404, 'version-unknown');
    expectProblem(await restore(1, 3), 409, 'version-conflict');
  });

  it('are changed by one at a time: whoever is late is told', async () => {
    const site = await newSite();
    const attempts = ['أ', 'ب', 'ت', 'ث'].map((ar) =>
      admin.call('PATCH', path(site), { version: 0, introduction: { ar } }),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(3);
    const [entries] = await service.database.query<{ count: number }>(
      `SELECT count(*)::int FROM audit_entry e JOIN site s ON s.id = e.site_id
       WHERE s.key = $1 AND e.action = 'policy.changed'`,
      [site],
    );
    expect(entries?.count).toBe(1);
  });

  it.each([
    ['an unknown clause', { clauses: [{ code: 'toString', title: { ar: 'أ' } }] }, '/clauses/0/code', 'not-one-of'],
    ['a clause twice', { clauses: [PRIVACY, PRIVACY] }, '/clauses/1/code', 'twice'],
    [
      'an unknown language',
      { clauses: [{ code: 'spam', title: { tlh: 'x' } }] },
      '/clauses/0/title/tlh',
      'unknown-field',
    ],
    ['an empty title', { clauses: [{ code: 'spam', title: { ar: '' } }] }, '/clauses/0/title/ar', 'required'],
    [
      'a title that is too long',
      { clauses: [{ code: 'spam', title: { ar: 'ا'.repeat(121) } }] },
      '/clauses/0/title/ar',
      'too-long',
    ],
    ['an endless text', { introduction: { en: 'a'.repeat(2001) } }, '/introduction/en', 'too-long'],
    ['what cannot be stored', { introduction: { en: 'a\u0000' } }, '/introduction/en', 'not-storable'],
    ['clauses that are words', { clauses: ['spam'] }, '/clauses', 'required'],
    ['an introduction in one word', { introduction: 'x' }, '/introduction', 'wrong-type'],
    ['nothing for an introduction', { introduction: null }, '/introduction', 'wrong-type'],
    ['a version that is none', { version: -1 }, '/version', 'out-of-range'],
  ])('refuse %s', async (_, body, pointer, code) => {
    const reply = await patch('demo', body);
    expectProblem(reply, 422, 'invalid-input');
    expect(reply.body.errors?.[0]).toMatchObject({ pointer, code });
    expect((await read('demo')).version).toBe(0);
  });
});

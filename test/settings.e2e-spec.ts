import { DEFAULT_SITE_SETTINGS } from '../src/sites/site-settings.js';
import { SitesService } from '../src/sites/sites.service.js';
import { TestMember } from './support/member.js';
import { TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

interface Settings {
  readonly settings: Record<string, unknown>;
  readonly defaults: Record<string, unknown>;
  readonly own: readonly string[];
  readonly version: number;
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
}
interface Version {
  readonly version: number;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly note: string | null;
  readonly restores: number | null;
  readonly changes: readonly {
    readonly key: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly list: { readonly added: unknown[]; readonly removed: unknown[]; readonly addedCount: number } | null;
  }[];
  readonly settings?: Record<string, unknown>;
}
interface Versions {
  readonly items: readonly Version[];
  readonly page: { readonly next: string | null; readonly previous: string | null; readonly hasMore: boolean };
}

const WORD = { text: 'زعطوط', category: 'insult', severity: 'reject', match: 'stem' };
const RULE = {
  id: 'links',
  version: 1,
  priority: 20,
  outcome: 'hold',
  when: { all: [{ fact: 'comments', atMost: 3 }, { finding: { check: 'links' } }] },
};

describe('The settings of a site', () => {
  let service: TestService;
  let admin: TestMember;
  let sites = 0;

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  const path = (site: string, rest = ''): string => `/moderation/sites/${site}/settings${rest}`;
  const read = async (site = 'demo', by = admin): Promise<Settings> =>
    (await by.call<Settings>('GET', path(site))).body;
  const patch = async (site: string, settings: object, more: object = {}) => {
    const { version } = await read(site);
    return admin.call<Settings & ProblemAnswer>('PATCH', path(site), { version, settings, ...more });
  };
  const newSite = async (): Promise<string> => {
    const key = `site-${(sites += 1)}`;
    await service.app.get(SitesService).add(key, 'صحيفة النهر');
    return key;
  };
  const stored = (site: string) =>
    service.database.query<{ settings: object; settings_version: number; versions: number }>(
      `SELECT settings, settings_version,
              (SELECT count(*)::int FROM site_settings_version v WHERE v.site_id = site.id) AS versions
       FROM site WHERE key = $1`,
      [site],
    );

  beforeAll(async () => {
    const mail = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'a@news.example', PUBLIC_URL: 'https://news.example' };
    service = await startTestService(mail);
    await service.database.query(`UPDATE site SET settings = '{}'`);
    admin = await TestMember.of(service);
  });
  afterAll(() => service.stop());

  it('are not told to a stranger, nor to whoever is admin of another site', async () => {
    expectProblem(await new TestMember(service.url).call('GET', path('demo')), 401, 'credential-required');
    const other = await newSite();
    const there = await TestMember.of(service, { roles: { [other]: 'admin' } });
    expectProblem(await there.call('GET', path('demo')), 403, 'not-allowed');
    expectProblem(await there.call('PATCH', path('demo'), { version: 0, settings: {} }), 403, 'not-allowed');
    expectProblem(await there.call('GET', path('demo', '/versions')), 403, 'not-allowed');
  });

  it('are given with their defaults', async () => {
    const { settings, defaults, own, version, warnings } = await read();
    expect([own, version, warnings]).toEqual([[], 0, []]);
    expect(settings).toEqual(defaults);
    expect(settings).toMatchObject({ moderation: 'automatic', characterLimit: 1500, autoReject: { hate: false } });
    expect(Object.keys(settings).toSorted()).toEqual(Object.keys(DEFAULT_SITE_SETTINGS).toSorted());
  });

  it('can each be changed alone, and set back by null', async () => {
    const site = await newSite();
    const values: Record<keyof typeof DEFAULT_SITE_SETTINGS, unknown> = {
      locale: 'en',
      moderation: 'pre',
      characterLimit: 800,
      guests: 'name',
      articles: 'registered',
      allowedOrigins: ['https://news.example'],
      learning: 'on-demand',
      targetNpv: 0.99,
      targetPrecision: 0.9,
      blindSampleShare: 0.1,
      editWindowMinutes: 30,
      reportsToHold: 2.5,
      liveEvents: false,
      challenge: 'always',
      leastSecondsToSend: 5,
      emailConfirmation: 'optional',
      readerJwksUrl: 'https://news.example/.well-known/jwks.json',
      readerKeys: [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }],
      preset: 'careful',
      autoReject: { hate: true },
      rules: [RULE],
      blockedWords: [WORD],
      allowedPhrases: ['الكلاب البوليسية'],
      linksToHold: 5,
      sameTextToHold: 9,
      trustedDomains: ['news.example'],
      blockedDomains: [{ domain: 'spam.example', severity: 'reject' }],
      protectedNames: ['صحيفة النهر'],
      languages: ['ar'],
      designatedGroups: ['حركة الضفة'],
    };
    for (const [key, value] of Object.entries(values)) {
      const before = await read(site);
      const { status, body } = await patch(site, { [key]: value });
      expect([key, status, body.own]).toEqual([key, 200, [...before.own, key].toSorted(bySettings)]);
      expect(body.version).toBe(before.version + 1);
      expect(body.settings[key]).toEqual(
        key === 'autoReject' ? { ...(before.settings[key] as object), hate: true } : value,
      );
    }
    const all = Object.fromEntries(Object.keys(values).map((key) => [key, null]));
    expect((await patch(site, all)).body).toMatchObject({ own: [], settings: (await read()).defaults });
    expect((await stored(site))[0]?.settings).toEqual({});
  });
  const bySettings = (one: string, other: string): number =>
    Object.keys(DEFAULT_SITE_SETTINGS).indexOf(one) - Object.keys(DEFAULT_SITE_SETTINGS).indexOf(other);

  it('count at once for what readers see and what is judged', async () => {
    const site = await newSite();
    const reader = new TestReader(service.url, site, 'a');
    expect((await reader.submitAndWait({ body: 'هذا الوزير زعطوط' })).status).toBe('approved');
    await patch(site, { blockedWords: [WORD], characterLimit: 30 });
    const form = await reader.call<{ characterLimit: number }>('GET', '/form');
    expect(form.body.characterLimit).toBe(30);
    expect((await reader.submitAndWait({ body: 'يقولون إن المدير زعطوط' })).status).toBe('rejected');
    expectProblem(await reader.post({ body: 'حرف'.repeat(20) }), 422, 'invalid-input');
  });

  it('make no version when nothing changes', async () => {
    const site = await newSite();
    await patch(site, { blockedWords: [WORD], preset: 'open' });
    const same = { severity: 'reject', match: 'stem', category: 'insult', text: WORD.text };
    const { status, body } = await patch(site, { blockedWords: [same], preset: 'open', learning: null });
    expect([status, body.version]).toEqual([200, 1]);
  });

  describe('refuse', () => {
    const cases: [string, object, string, string][] = [
      ['an unknown setting', { colour: 'red' }, '/colour', 'unknown-field'],
      ['an unknown language', { locale: 'tlh' }, '/locale', 'not-one-of'],
      ['an unknown mode', { moderation: 'never' }, '/moderation', 'not-one-of'],
      ['a limit of nothing', { characterLimit: 0 }, '/characterLimit', 'out-of-range'],
      ['a limit above what can be stored', { characterLimit: 6001 }, '/characterLimit', 'out-of-range'],
      ['half a character', { characterLimit: 20.5 }, '/characterLimit', 'out-of-range'],
      ['a limit in words', { characterLimit: 'many' }, '/characterLimit', 'out-of-range'],
      ['unknown articles', { articles: 'none' }, '/articles', 'not-one-of'],
      ['an origin with a path', { allowedOrigins: ['https://a.example/'] }, '/allowedOrigins/0', 'not-an-origin'],
      ['any origin', { allowedOrigins: ['https://a.example', '*'] }, '/allowedOrigins/1', 'not-an-origin'],
      ['keys over plain http', { readerJwksUrl: 'http://a.example/keys' }, '/readerJwksUrl', 'url-invalid'],
      ['a shared secret', { readerKeys: [{ kty: 'oct', k: 'c2VjcmV0' }] }, '/readerKeys/0', 'not-a-public-key'],
      ['a private key', { readerKeys: [{ kty: 'EC', crv: 'P-256', d: 'AA' }] }, '/readerKeys/0', 'not-a-public-key'],
      ['an origin of no web', { allowedOrigins: ['file:///etc'] }, '/allowedOrigins/0', 'not-an-origin'],
      ['origins that are no list', { allowedOrigins: 'https://a.example' }, '/allowedOrigins', 'wrong-type'],
      ['an unknown confirmation', { emailConfirmation: 'always' }, '/emailConfirmation', 'not-one-of'],
      ['an unknown learning', { learning: 'hourly' }, '/learning', 'not-one-of'],
      ['a target of everything', { targetNpv: 1 }, '/targetNpv', 'out-of-range'],
      ['a target of nothing', { targetPrecision: 0.1 }, '/targetPrecision', 'out-of-range'],
      ['a share of all', { blindSampleShare: 1 }, '/blindSampleShare', 'out-of-range'],
      ['an edit window of a week', { editWindowMinutes: 10_080 }, '/editWindowMinutes', 'out-of-range'],
      ['reports of no weight', { reportsToHold: 0 }, '/reportsToHold', 'out-of-range'],
      ['an unknown preset', { preset: 'lenient' }, '/preset', 'not-one-of'],
      ['an unknown category', { autoReject: { rudeness: true } }, '/autoReject/rudeness', 'unknown-field'],
      ['perhaps', { autoReject: { hate: 'perhaps' } }, '/autoReject/hate', 'wrong-type'],
      ['nothing for a category', { autoReject: { hate: null } }, '/autoReject/hate', 'wrong-type'],
      ['a list for categories', { autoReject: [] }, '/autoReject', 'wrong-type'],
      ['no links at all', { linksToHold: 0 }, '/linksToHold', 'out-of-range'],
      ['no copies at all', { sameTextToHold: 0 }, '/sameTextToHold', 'out-of-range'],
      ['a domain with a path', { trustedDomains: ['a.example/b'] }, '/trustedDomains/0', 'not-a-domain'],
      ['a domain of nothing', { trustedDomains: [' '] }, '/trustedDomains/0', 'entry-empty'],
      [
        'a blocked domain of none',
        { blockedDomains: [{ domain: 'a b', severity: 'hold' }] },
        '/blockedDomains/0/domain',
        'not-a-domain',
      ],
      [
        'a blocked domain that is flagged',
        { blockedDomains: [{ domain: 'a.com', severity: 'flag' }] },
        '/blockedDomains/0/severity',
        'not-one-of',
      ],
      ['a name without letters', { protectedNames: ['صحيفة', '…'] }, '/protectedNames/1', 'entry-empty'],
      ['a name that cannot be stored', { protectedNames: ['a\u0000'] }, '/protectedNames/0', 'not-storable'],
      ['Klingon', { languages: ['ar', 'tlh'] }, '/languages', 'not-one-of'],
      ['a group of clitics', { designatedGroups: ['وال'] }, '/designatedGroups/0', 'entry-only-clitics'],
      ['a phrase of one letter', { allowedPhrases: ['ب'] }, '/allowedPhrases/0', 'exception-matches-everything'],
    ];
    const entry = (own: object) => ({ blockedWords: [WORD, { ...WORD, ...own }] });
    const entries: [string, object, string, string][] = [
      ['an entry without text', entry({ text: undefined }), '/text', 'required'],
      ['an empty entry', entry({ text: '' }), '/text', 'required'],
      ['an entry of blanks', entry({ text: ' … ' }), '/text', 'entry-empty'],
      ['an entry of clitics', entry({ text: 'وال' }), '/text', 'entry-only-clitics'],
      ['an entry of one letter', entry({ text: 'ق' }), '/text', 'entry-too-short'],
      ['an entry that is a star', entry({ text: '*' }), '/text', 'entry-empty'],
      ['an entry of a thousand letters', entry({ text: 'ق'.repeat(1000) }), '/text', 'too-long'],
      ['an entry of many words', entry({ text: 'كلب وقط '.repeat(10) }), '/text', 'entry-too-long'],
      ['an entry that cannot be stored', entry({ text: 'كلب\u0000' }), '/text', 'not-storable'],
      ['an unknown category of an entry', entry({ category: 'fault' }), '/category', 'not-one-of'],
      ['an unknown severity', entry({ severity: 'burn' }), '/severity', 'not-one-of'],
      ['an unknown way to match', entry({ match: 'toString' }), '/match', 'not-one-of'],
      ['an unknown field of an entry', entry({ colour: 'red' }), '/colour', 'unknown-field'],
      ['a gap of six words', entry({ match: 'phrase', text: 'كلب ابن كلب', gap: 6 }), '/gap', 'gap-out-of-range'],
      ['an expression with a back-reference', entry({ match: 'pattern', text: '(a+)\\1' }), '/text', 'pattern-invalid'],
      ['an expression that is open', entry({ match: 'pattern', text: '(((' }), '/text', 'pattern-invalid'],
      ['an expression for everything', entry({ match: 'pattern', text: '.*' }), '/text', 'matches-everything'],
      ['a day that there is not', entry({ from: '2026-02-30' }), '/from', 'date-invalid'],
      ['a term that ends first', entry({ from: '2026-03-01', until: '2026-02-01' }), '/until', 'ends-before-it-starts'],
      ['an exception that is the entry', entry({ exceptions: ['زعطوط'] }), '/exceptions/0', 'exception-covers-entry'],
      [
        'an exception of one letter',
        entry({ exceptions: ['الزعطوط الكبير', 'ق'] }),
        '/exceptions/1',
        'exception-matches-everything',
      ],
    ];
    const rule = (own: object) => ({ rules: [RULE, { ...RULE, id: 'second', ...own }] });
    const rules: [string, object, string, string][] = [
      ['a rule without a name', rule({ id: '' }), '', 'rule-malformed'],
      ['a rule with a name that cannot be stored', rule({ id: 'a\u0000' }), '', 'rule-malformed'],
      ['two rules of a name', rule({ id: 'links' }), '', 'rule-twice'],
      ['a rule that never holds', rule({ when: { fact: 'approved', atLeast: 3, atMost: 1 } }), '', 'rule-never'],
      ['a rule that says “not”', rule({ when: { not: { score: 0.5 } } }), '', 'rule-malformed'],
      [
        'a condition with more in it',
        rule({ when: { score: 0.5, fact: 'approved', atLeast: 1 } }),
        '',
        'rule-malformed',
      ],
      ['a rule of an unknown outcome', rule({ outcome: 'burn' }), '', 'rule-malformed'],
      ['a rule with a field of its own', rule({ because: 'a\u0000' }), '', 'rule-malformed'],
      ['a rule of great depth', rule({ when: nested(500) }), '', 'rule-malformed'],
    ];
    const all = [
      ...cases,
      ...entries.map(([what, wish, pointer, code]) => [what, wish, `/blockedWords/1${pointer}`, code] as const),
      ...rules.map(([what, wish, pointer, code]) => [what, wish, `/rules/1${pointer}`, code] as const),
    ];

    it.each(all)('%s, and store nothing', async (_, wish, pointer, code) => {
      const reply = await patch('demo', wish);
      expectProblem(reply, 422, 'invalid-input');
      expect(reply.body.errors?.[0]).toMatchObject({ pointer: `/settings${pointer}`, code });
      expect(reply.body.errors?.[0]?.detail).toMatch(/\p{Script=Arabic}/u);
      expect(await stored('demo')).toEqual([{ settings: {}, settings_version: 0, versions: 0 }]);
    });

    it('all that is wrong at once', async () => {
      const { body } = await patch('demo', { locale: 'tlh', preset: 'lenient', linksToHold: -1 });
      expect(body.errors?.map(({ pointer }) => pointer).toSorted()).toEqual([
        '/settings/linksToHold',
        '/settings/locale',
        '/settings/preset',
      ]);
    });

    it.each([
      ['no list of entries', { blockedWords: [null] }],
      ['an entry that is a word', { blockedWords: ['كلب'] }],
      ['a domain that is nothing', { blockedDomains: [null] }],
      ['a rule that is nothing', { rules: [null] }],
      ['a phrase that is a number', { allowedPhrases: [1] }],
      ['settings that are a list', []],
    ])('%s', async (_, wish) => {
      expectProblem(await patch('demo', wish), 422, 'invalid-input');
    });

    it.each([
      ['without a version', { settings: {} }],
      ['with a version that is none', { version: -1, settings: {} }],
      ['without settings', { version: 0 }],
      ['with null for settings', { version: 0, settings: null }],
      ['with more than that', { version: 0, settings: {}, siteId: 'x' }],
      ['with an endless note', { version: 0, settings: {}, note: 'ن'.repeat(501) }],
    ])('a change %s', async (_, body) => {
      expectProblem(await admin.call('PATCH', path('demo'), body), 422, 'invalid-input');
    });

    it('10,000 entries, and take 5,000', async () => {
      const site = await newSite();
      const manyEntries = (count: number) =>
        Array.from({ length: count }, (_, i) => ({ ...WORD, text: `${letters(i)}${letters(i * 7)}`, note: 'ملاحظة' }));
      const reply = await patch(site, { blockedWords: manyEntries(10_000) });
      expectProblem(reply, 422, 'invalid-input');
      expect(reply.body.errors).toEqual([
        expect.objectContaining({ pointer: '/settings/blockedWords', code: 'too-many' }),
      ]);
      const { status, body } = await patch(site, { blockedWords: manyEntries(5_000) });
      expect([status, (body.settings['blockedWords'] as object[]).length]).toEqual([200, 5_000]);
      const [latest] = (await admin.call<Versions>('GET', path(site, '/versions'))).body.items;
      expect(latest?.changes).toEqual([expect.objectContaining({ key: 'blockedWords', before: null, after: null })]);
      expect(latest?.changes[0]?.list).toMatchObject({ addedCount: 5_000, removed: [] });
      expect(latest?.changes[0]?.list?.added).toHaveLength(50);
    });

    it('more than two megabytes', async () => {
      const note = 'ن'.repeat(500);
      const tooLong = Array.from({ length: 4_000 }, (_, i) => ({ ...WORD, text: letters(i), note }));
      expectProblem(await patch('demo', { blockedWords: tooLong }), 413, 'body-too-large');
    });
  });

  it('say which of them contradict each other, and are saved', async () => {
    const site = await newSite();
    const spare = {
      id: 'spare',
      version: 1,
      priority: 20,
      outcome: 'approve',
      when: [],
      only: [{ check: 'shouting' }],
    };
    const blockedWords = [WORD, { ...WORD, severity: 'hold' }];
    const wish = { rules: [RULE, spare], blockedWords, blockedDomains: [{ domain: 'a.com', severity: 'hold' }] };
    const { status, body } = await patch(site, { ...wish, trustedDomains: ['a.com'] });
    expect([status, body.warnings.map(({ code }) => code)]).toEqual([
      200,
      ['domain-blocked-and-trusted', 'rules-contradict', 'entries-contradict'],
    ]);
    expect(body.warnings[2]?.detail).toContain(WORD.text);
  });

  describe('have versions', () => {
    it('that say who changed what, from what, to what, and why', async () => {
      const site = await newSite();
      await patch(site, { preset: 'careful', languages: ['ar', 'en'] }, { note: 'بعد موجة الإعلانات' });
      await patch(site, { languages: ['en', 'fr'], preset: null });
      const { items } = (await admin.call<Versions>('GET', path(site, '/versions'))).body;
      const { user } = (await admin.whoAmI()).body;
      expect(items).toMatchObject([
        {
          version: 2,
          by: { id: user.id, name: user.name },
          note: null,
          restores: null,
          changes: [
            { key: 'preset', before: 'careful', after: null, list: null },
            { key: 'languages', list: { added: ['fr'], removed: ['ar'], addedCount: 1 } },
          ],
        },
        { version: 1, note: 'بعد موجة الإعلانات', changes: [{ key: 'preset', before: null, after: 'careful' }, {}] },
      ]);
      const one = (await admin.call<Version>('GET', path(site, '/versions/1'))).body;
      expect(one.changes[1]).toMatchObject({ key: 'languages', before: null, after: ['ar', 'en'] });
      expect(one.settings).toMatchObject({ preset: 'careful', languages: ['ar', 'en'], characterLimit: 1500 });
    });

    it('that come page by page, forwards and back', async () => {
      const site = await newSite();
      for (const characterLimit of [100, 200, 300, 400, 500]) await patch(site, { characterLimit });
      const page = async (query: string) => (await admin.call<Versions>('GET', path(site, `/versions?${query}`))).body;
      const numbers = ({ items }: Versions) => items.map(({ version }) => version);
      const first = await page('limit=2');
      expect([numbers(first), first.page.previous, first.page.hasMore]).toEqual([[5, 4], null, true]);
      const second = await page(`limit=2&cursor=${first.page.next}`);
      expect(numbers(second)).toEqual([3, 2]);
      const third = await page(`limit=2&cursor=${second.page.next}`);
      expect([numbers(third), third.page.next, third.page.hasMore]).toEqual([[1], null, false]);
      expect(numbers(await page(`limit=2&cursor=${third.page.previous}`))).toEqual([3, 2]);
      const list = path(site, '/versions');
      expectProblem(await admin.call('GET', `${list}?limit=0`), 400, 'bad-parameter');
      expectProblem(await admin.call('GET', `${list}?limit=1&limit=2`), 400, 'bad-parameter');
      expectProblem(
        await admin.call('GET', `${path('demo', '/versions')}?cursor=${first.page.next}`),
        400,
        'bad-cursor',
      );
    });

    it('to which one can go back, by a new one', async () => {
      const site = await newSite();
      await patch(site, { preset: 'careful', blockedWords: [WORD] });
      const then = await read(site);
      await patch(site, { preset: 'open', characterLimit: 700 });
      await patch(site, { blockedWords: null, languages: ['ar'] });
      const restore = (to: number | string, version: number) =>
        admin.call<Settings>('POST', path(site, `/versions/${to}/restore`), { version, note: 'أدق' });
      const { status, body } = await restore(1, 3);
      expect([status, body.settings, body.version]).toEqual([200, then.settings, 4]);
      const [latest] = (await admin.call<Versions>('GET', path(site, '/versions'))).body.items;
      expect(latest).toMatchObject({ version: 4, restores: 1, note: 'أدق' });
      expect((await restore(0, 4)).body).toMatchObject({ own: [], version: 5 });
      expect((await restore(4, 5)).body.settings).toEqual(then.settings);
    });

    it.each(['7', '-1', 'x', '1.5', '99999999999', '0x1'])('but none with the number %s', async (number) => {
      const site = await newSite();
      await patch(site, { preset: 'careful' });
      const reply = await admin.call('POST', path(site, `/versions/${number}/restore`), { version: 1 });
      expectProblem(reply, 404, 'version-unknown');
      expectProblem(await admin.call('GET', path(site, `/versions/${number}`)), 404, 'version-unknown');
      expect((await stored(site))[0]?.settings_version).toBe(1);
    });

    it('of which only one follows another: whoever is late is told', async () => {
      const site = await newSite();
      await patch(site, { preset: 'careful' });
      const late = await admin.call('PATCH', path(site), { version: 0, settings: { preset: 'open' } });
      expectProblem(late, 409, 'version-conflict');
      expectProblem(
        await admin.call('POST', path(site, '/versions/0/restore'), { version: 0 }),
        409,
        'version-conflict',
      );
      const attempts = [101, 102, 103, 104, 105, 106].map((characterLimit) =>
        admin.call('PATCH', path(site), { version: 1, settings: { characterLimit } }),
      );
      const statuses = (await Promise.all(attempts)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.filter((status) => status === 409)).toHaveLength(5);
      expect(await stored(site)).toMatchObject([{ settings_version: 2, versions: 2 }]);
    });

    it('also of what is changed on the command line', async () => {
      const site = await newSite();
      await service.app.get(SitesService).changeSettings(site, { linksToHold: 7 });
      const { items } = (await admin.call<Versions>('GET', path(site, '/versions'))).body;
      expect(items).toMatchObject([{ version: 1, by: null, changes: [{ key: 'linksToHold', after: 7 }] }]);
    });
  });

  it('leave an entry in the log of the site for each change, and none for one that was refused', async () => {
    const site = await newSite();
    await patch(site, { preset: 'careful', blockedWords: [WORD] });
    await patch(site, { preset: 'lenient' });
    await admin.call('POST', path(site, '/versions/0/restore'), { version: 1 });
    const entries = await service.database.query<{ action: string; actor_id: string; details: object }>(
      `SELECT e.action, e.actor_id, d.details FROM audit_entry e JOIN audit_details d USING (site_id, seq)
       JOIN site s ON s.id = e.site_id WHERE s.key = $1 AND e.action LIKE 'settings.%' ORDER BY e.seq`,
      [site],
    );
    const { id } = (await admin.whoAmI()).body.user;
    expect(entries).toEqual([
      {
        action: 'settings.changed',
        actor_id: id,
        details: {
          version: 1,
          restores: null,
          changes: [
            { key: 'preset', before: null, after: 'careful' },
            { key: 'blockedWords', added: 1, removed: 0 },
          ],
        },
      },
      { action: 'settings.restored', actor_id: id, details: expect.objectContaining({ version: 2, restores: 0 }) },
    ]);
  });

  it('reach the caches of the service within a moment', async () => {
    const site = await newSite();
    const sitesService = service.app.get(SitesService);
    await sitesService.find(site);
    await patch(site, { moderation: 'post' });
    await until(async () => (await sitesService.find(site)).settings.moderation === 'post', 'the new mode');
  });
});

function letters(n: number): string {
  const alphabet = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';
  const digits = [n, Math.floor(n / 28), Math.floor(n / 784), 5, 9].map((digit) => alphabet[digit % 28] ?? '');
  return digits.join('');
}

function nested(depth: number): object {
  let condition: object = { score: 0.5 };
  for (let i = 0; i < depth; i += 1) condition = { all: [condition] };
  return condition;
}

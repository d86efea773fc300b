import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { TestBrowser } from './support/browser.js';
import { sitDown } from './support/console.js';
import { addMember, PASSWORD, TestMember } from './support/member.js';
import { decide, plant } from './support/moderated.js';
import { describeWith, findChromium } from './support/programs.js';
import { TestReader } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Pictures hold the time of day, so they are only kept when asked for. */
const KEEPS_SCREENS = process.env['SCREENS'] === '1';
const SERIOUS = ['serious', 'critical'];

const TEXTS = [
  'مقال جميل أعاد إليّ صباحات الضفة الأخرى.',
  'هذا كلام فارغ، ومن كتبه لا يعرف النهر ولا أهله.',
  'متى يبدأ العمل في الجسر الجديد؟ سمعنا الوعد نفسه قبل عامين.',
  'رقمي 07701234567 لمن يريد الصور القديمة للمرسى.',
];

const LOOKS = [
  ['ar', 'light', 'ar'],
  ['en', 'light', 'en'],
  ['ar', 'dark', 'dark'],
] as const;
const PATHS = {
  settings: '/settings/demo',
  'settings-words': '/settings/demo/words',
  'settings-rules': '/settings/demo/rules',
  'settings-articles': '/settings/demo/articles',
  'settings-policy': '/settings/demo/policy',
  'settings-history': '/settings/demo/history',
  team: '/team/demo',
  account: '/account',
  audit: '/audit/demo',
  statistics: '/statistics/demo',
} as const;

describeWith(findChromium(), 'Chromium', 'how the console’s other pages look', () => {
  let service: TestService;
  let browser: TestBrowser;
  let admin: TestMember;
  let author: string;

  beforeAll(async () => {
    service = await startTestService();
    browser = await TestBrowser.open(service.url);
    admin = await TestMember.of(service);
    author = await furnish(service, admin);
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  const visit = async (
    path: string,
    locale: 'ar' | 'en',
    colorScheme: 'light' | 'dark',
    width = 1280,
  ): Promise<Page> => {
    const viewport = { width, height: 860 };
    await service.database.query('DELETE FROM session');
    const { page } = await sitDown(service, browser, {
      email: admin.email,
      path: `/console${path}`,
      ...{ locale, colorScheme, viewport },
    });
    await untilStill(page);
    return page;
  };
  const expectGood = async (page: Page): Promise<void> => {
    // What React Aria says aloud of a button that was busy stays a few seconds, and names a button that is gone by then.
    const run = `axe.run({ exclude: ['[data-live-announcer]'] })`;
    const { violations } = await page.evaluate<AxeResults>(`${AXE};${run}`);
    const serious = violations.filter(({ impact }) => SERIOUS.includes(impact ?? ''));
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  };
  const pathOf = (name: string): string =>
    name === 'authors' ? `/authors/${author}` : PATHS[name as keyof typeof PATHS];

  it.each([...Object.keys(PATHS), 'authors'])(
    'has nothing serious that axe would find on %s, in both themes',
    async (name) => {
      for (const [locale, theme, file] of LOOKS) {
        const page = await visit(pathOf(name), locale, theme);
        await expectGood(page);
        if (KEEPS_SCREENS && !name.includes('-'))
          await page.screenshot({ path: `docs/screens/console-${name}-${file}.png` });
        await page.context().close();
      }
    },
  );

  it('has nothing serious where the second step is set up, and shows the code dark on light in both themes', async () => {
    for (const [locale, theme, file] of LOOKS.slice(1)) {
      const page = await visit('/account', locale, theme);
      const turnOn = page.getByRole('button', { name: locale === 'ar' ? 'فعّله' : 'Turn on', exact: true });
      await turnOn.click();
      await page.getByLabel(locale === 'ar' ? 'كلمة المرور للتأكيد' : 'Your password, to confirm').fill(PASSWORD);
      await turnOn.click();
      await page.locator('.qr path').waitFor();
      const colours = `[getComputedStyle(document.querySelector('.qr path')).fill,
        getComputedStyle(document.querySelector('.qr')).backgroundColor]`;
      expect(await page.evaluate(colours)).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
      await expectGood(page);
      if (KEEPS_SCREENS) await page.screenshot({ path: `docs/screens/console-second-step-${file}.png` });
      await page.context().close();
    }
  });

  it.each([...Object.keys(PATHS), 'authors'])(
    'fits a window of 320 pixels on %s, without scrolling sideways',
    async (name) => {
      const page = await visit(pathOf(name), 'ar', 'light', 320);
      const overflow = 'document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth';
      expect(await page.evaluate<number>(overflow)).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );
});

/** Everything that was asked for is there. */
const untilStill = (page: Page): Promise<unknown> =>
  until(async () => {
    await page.waitForLoadState('networkidle');
    return !/لحظة من فضلك|One moment|Loading/.test(await page.locator('main').innerText());
  }, 'the page to be filled');

/** Comments, decisions, sanctions, settings and a team, as a site has them. @returns an author with a past */
async function furnish(service: TestService, admin: TestMember): Promise<string> {
  await addMember(service, { roles: { demo: 'senior' } });
  await addMember(service, { roles: { demo: 'moderator' } });
  const reader = new TestReader(service.url);
  const ids: string[] = [];
  for (const body of TEXTS) ids.push((await reader.submitAndWait({ body, name: 'ليلى العزاوي' })).id);
  for (let day = 1; day <= 12; day += 1)
    await plant(service.database, 4 + ((day * 7) % 11), { status: day % 3 === 0 ? 'held' : 'approved', daysAgo: day });
  const [row] = await service.database.query<{ id: string }>('SELECT author_id AS id FROM comment WHERE id = $1', [
    ids[0],
  ]);
  const author = row?.id ?? '';
  await decide(admin, ids[3] ?? '', { action: 'reject', reason: 'personal-data', version: 2 });
  const at = `/moderation/authors/${author}`;
  await admin.call('POST', `${at}/sanctions`, { kind: 'warning', reason: 'insults', message: 'نرحب برأيك دون تجريح.' });
  await admin.call('POST', `${at}/sanctions`, { kind: 'suspension', duration: '72h', reason: 'personal-data' });
  await admin.call('POST', `${at}/notes`, { text: 'تكتب باسمين، وتعتذر حين تُنبَّه.' });
  const settings = {
    preset: 'open',
    blockedWords: [
      { text: 'زعطوط', category: 'insult', severity: 'hold', match: 'stem', note: 'شاعت في حملة الأسبوع الماضي' },
      { text: 'كلب', category: 'insult', severity: 'hold', exceptions: ['الكلب البوليسي'], until: '2027-12-31' },
    ],
    rules: [
      {
        id: 'روابط الجدد',
        version: 1,
        priority: 20,
        outcome: 'hold',
        when: { all: [{ fact: 'comments', atMost: 0 }, { finding: { check: 'links' } }] },
      },
    ],
  };
  await admin.call('PATCH', '/moderation/sites/demo/settings', {
    version: 0,
    settings,
    note: 'بعد موجة نهاية الأسبوع',
  });
  await admin.call('POST', '/moderation/sites/demo/articles', { id: 'tigris-2026', title: 'دجلة يعود إلى مجراه' });
  await admin.call('POST', '/moderation/sites/demo/invitations', { email: 'huda@news.example', role: 'moderator' });
  await admin.call('POST', '/tokens', { name: 'نسخ التعليقات إلى الأرشيف', scopes: ['moderation:read'] });
  return author;
}

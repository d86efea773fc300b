import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { layOutAll, send, TestBrowser, write } from './support/browser.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText, TestReader } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Pictures hold the time of day, so they are only kept when asked for. */
const KEEPS_SCREENS = process.env['SCREENS'] === '1';

const LAYLA =
  'مقال جميل أعاد إليّ صباحات الضفة الأخرى، حين كنا ننتظر العبّارة ومعنا كتب المدرسة.\nلم أظن أنني سأرى الماء عند الوتد مرة أخرى.';
const SAMER = 'العبّارة ما زالت تعمل يا ليلى، لكن الكتب صارت على الهاتف.';
const TOM = 'A good read. The line to remember: the river has done its part, the rest is ours.';
const ENGINEER = 'من يتابع أمر شبكة الري؟ كتبتم عن الفرح، وننتظر تحقيقا عن النصف الذي يضيع قبل أن يبلغ الحقول.';

describeWith(findChromium(), 'Chromium', 'the looks of the demo page', () => {
  let service: TestService;
  let browser: TestBrowser;

  beforeAll(async () => {
    service = await startTestService();
    browser = await TestBrowser.open(service.url);
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  beforeAll(async () => {
    const post = (name: string, body: string, parentId?: string) =>
      new TestReader(service.url).submitAndWait({ name, body, ...(parentId !== undefined && { parentId }) });
    const { id } = await post('ليلى العزاوي', LAYLA);
    await post('سامر الجبوري', SAMER, id);
    await post('Tom Ainsley', TOM);
    await post('مهندس متقاعد', ENGINEER);
  });

  async function postHeld(page: Page, body: string, name: string, email: string): Promise<void> {
    await write(page, body, name, email);
    await send(page);
    await page.waitForSelector('article[data-status=held]');
    await page.mouse.move(0, 0);
  }

  it.each([
    ['ar', 'light'],
    ['ar', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('has no accessibility faults in %s, %s', async (lang, colorScheme) => {
    const page = await browser.visit(`/demo?lang=${lang}`, { colorScheme });
    await postHeld(page, `${nextText()}، ورقمي 07701234567`, 'كريم', `${lang}.${colorScheme}@example.org`);
    await write(page, '', 'كريم', 'nowhere');
    await send(page);
    await page.waitForSelector('[aria-invalid=true]');
    await layOutAll(page);
    const { violations, passes } = await page.evaluate<AxeResults>(`${AXE};axe.run()`);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    // The contrast of the comments' own words was among what it looked at. It takes most Arabic words for signs of an icon
    // font, and looks at no sign's contrast.
    const contrasts = passes.find(({ id }) => id === 'color-contrast')?.nodes.map(({ html }) => html) ?? [];
    expect(contrasts.filter((html) => html.includes(TOM))).toHaveLength(1);
  });

  it.each(['/v1/sites/demo/policy.html', '/v1/sites/demo/articles/demo-article/comments.html?view=page'])(
    'has no accessibility faults on its other page %s',
    async (path) => {
      const page = await browser.visit(path);
      const { violations } = await page.evaluate<AxeResults>(`${AXE};axe.run()`);
      expect(violations.map(({ id }) => id)).toEqual([]);
    },
  );

  it.each([
    ['demo-ar', '/demo', 1100, 'light', 'كريم', 'عندي صور قديمة للمرسى لمن يريدها، رقمي 07701234567.'],
    ['demo-en', '/demo?lang=en', 1100, 'light', 'Alice', 'I keep old pictures of the pier: +44 20 7946 0958.'],
    ['demo-en-dark', '/demo?lang=en', 1100, 'dark', 'Nora', 'My neighbour keeps boats: call her on +44 20 7946 0321.'],
    ['demo-en-320', '/demo?lang=en', 320, 'light', 'Omar', 'Ask the anglers’ club, the number is +44 20 7946 0654.'],
    ['demo-ar-dark', '/demo', 1100, 'dark', 'منى', 'من كان له قارب للبيع فليتصل بي على 07809876543.'],
    ['demo-ar-320', '/demo', 320, 'light', 'حيدر', 'أبحث عن جمعية الصيادين، وهذا رقم هاتفي 07901112233.'],
  ] as const)('fits its window: %s', async (name, path, width, colorScheme, reader, body) => {
    const page = await browser.visit(path, { viewport: { width, height: 900 }, colorScheme });
    await postHeld(page, body, reader, `${name}@example.org`);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    if (KEEPS_SCREENS) await keep(page, name);
  });
});

async function keep(page: Page, name: string): Promise<void> {
  await mkdir('docs/screens', { recursive: true });
  await layOutAll(page);
  await page.screenshot({ path: `docs/screens/${name}.png`, fullPage: true });
  await page.locator('reader-comments').screenshot({ path: `docs/screens/${name.replace('demo', 'embed')}.png` });
}

import type { Page } from 'playwright-core';
import { TestBrowser } from './support/browser.js';
import { postHeld, sitDown, statusOf, untilRows } from './support/console.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText, TestReader } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const withPhone = (): string => `${nextText()}، ورقمي 07701234567`;

describeWith(findChromium(), 'Chromium', 'deciding many comments in the console', () => {
  let service: TestService;
  let browser: TestBrowser;

  beforeAll(async () => {
    service = await startTestService();
    browser = await TestBrowser.open(service.url);
  });
  beforeEach(() => service.database.query(`UPDATE comment SET status = 'approved' WHERE status = 'held'`));
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  const untilStatus = (ids: readonly string[], status: string): Promise<unknown> =>
    until(async () => {
      // One after the other: the database of a test is one connection, which takes one query at a time.
      for (const id of ids) if ((await statusOf(service, id)) !== status) return false;
      return true;
    }, `all to be ${status}`);
  const chooseKin = async (page: Page, item: string): Promise<void> => {
    await page.locator('.open-tools [aria-haspopup=menu]').click();
    await page.locator('[role=menuitem]', { hasText: item }).click();
  };

  it.each(['ar', 'en'] as const)('rejects what is selected by keyboard, and undoes it as one (%s)', async (locale) => {
    const ids = [await postHeld(service, withPhone()), await postHeld(service, withPhone())];
    const other = await postHeld(service, withPhone());
    const { page } = await sitDown(service, browser, { locale });
    await untilRows(page, 3);
    await page.locator(`select.order`).selectOption('oldest');
    await untilRows(page, 3);
    await page.keyboard.press('Escape');
    await page.locator('.queue-row input').first().click();
    await page.keyboard.press('KeyJ');
    await page.keyboard.press('KeyX');
    await page.waitForSelector(locale === 'ar' ? 'text=حُدِّد تعليقان' : 'text=2 selected');
    await page.keyboard.press('KeyR');
    await page.waitForSelector('.reasons');
    await page.keyboard.press('Digit6');
    await untilRows(page, 1);
    await untilStatus(ids, 'rejected');
    await page.waitForSelector(locale === 'ar' ? 'text=طُبّق القرار على تعليقين' : 'text=Applied to 2 comments');
    expect(await statusOf(service, other)).toBe('held');
    await page.keyboard.press('KeyZ');
    await untilStatus(ids, 'held');
    await untilRows(page, 3);
  });

  it('shows how many a query covers before it decides them, and undoes them by the message', async () => {
    const reader = new TestReader(service.url);
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) ids.push((await reader.submitAndWait({ body: withPhone(), name: 'كريم' })).id);
    const other = await postHeld(service, withPhone(), 'ليث');
    const { page } = await sitDown(service, browser);
    await untilRows(page, 4);
    await page.locator('.queue-row', { hasText: 'كريم' }).first().locator('.row-open').click();
    await chooseKin(page, 'من هذا الكاتب');
    await page.waitForSelector('[role=dialog] >> text=3 تعليقات');
    expect(await page.locator('.bulk-sample li').count()).toBe(3);
    await untilStatus([...ids, other], 'held');
    await page.locator('[role=dialog] button[type=submit]').click();
    await untilStatus(ids, 'rejected');
    await untilRows(page, 1);
    expect(await statusOf(service, other)).toBe('held');
    await page.locator('.toast button').click();
    await untilStatus(ids, 'held');
    await page.waitForSelector('text=أُلغي القرار عن 3 تعليقات');
    await untilRows(page, 4);
  });

  it('covers a text and a link, and does nothing when it is left', async () => {
    await postHeld(service, `اشتروا الآن من http://shop.example/a والرقم 07701234567 ${nextText()}`);
    const { page } = await sitDown(service, browser);
    await untilRows(page, 1);
    for (const kin of ['shop.example', 'بهذا النص نفسه']) {
      await chooseKin(page, kin);
      await page.waitForSelector('[role=dialog] >> text=تعليق واحد');
      await page.keyboard.press('Escape');
      await page.locator('[role=dialog]').waitFor({ state: 'detached' });
    }
    await untilRows(page, 1);
  });

  it('shows a campaign as one card, decided as one', async () => {
    const text = (word: string): string =>
      `أوقفوا نقل سوق السمك الآن، فالمشروع يسرق رزق الصيادين ولا ينفع أحدا غير المقاول الكبير ${word}`;
    const ids: string[] = [];
    for (const word of ['', '!', '..', 'حقا', '!!', 'فعلا', '؟', 'الآن', 'هنا', '!!!'])
      ids.push((await new TestReader(service.url).submitAndWait({ body: text(word) })).id);
    const campaign = await service.database.query<{ id: string }>(
      `SELECT id FROM comment WHERE status = 'held' AND campaign_id IS NOT NULL`,
    );
    expect(campaign.length).toBeGreaterThanOrEqual(5);
    const { page } = await sitDown(service, browser, { roles: { demo: 'moderator' } });
    await page
      .locator('.queue-row', { has: page.locator('.tag .icon') })
      .first()
      .locator('.row-open')
      .click();
    await page.waitForSelector('.card >> text=حملة: نصوص متشابهة');
    await page.keyboard.press('KeyR');
    await page.keyboard.press('Digit6');
    await page.waitForSelector(`[role=dialog] .bulk-sample li`);
    await page.keyboard.press('Enter');
    await untilStatus(
      campaign.map(({ id }) => id),
      'rejected',
    );
    await page.waitForSelector('.toast button');
    await page.keyboard.press('KeyZ');
    await untilStatus(
      campaign.map(({ id }) => id),
      'held',
    );
  });
});

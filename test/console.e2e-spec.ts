import type { Page } from 'playwright-core';
import { TestBrowser } from './support/browser.js';
import { postHeld, rowsOf, signIn, sitDown, statusOf, untilRows } from './support/console.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText, TestReader } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const withPhone = (): string => `${nextText()}، ورقمي 07701234567`;

describeWith(findChromium(), 'Chromium', 'working the queue in the console', () => {
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

  const postMany = async (count: number): Promise<string[]> => {
    const readers = Array.from({ length: count }, () => new TestReader(service.url));
    const held = await Promise.all(readers.map((reader) => reader.submitAndWait({ body: withPhone() })));
    expect(held.map(({ status }) => status)).toEqual(held.map(() => 'held'));
    return held.map(({ id }) => id);
  };
  const statuses = async (ids: readonly string[]): Promise<string[]> => {
    const rows = await service.database.query<{ status: string }>('SELECT status FROM comment WHERE id = ANY($1)', [
      ids,
    ]);
    return rows.map(({ status }) => status);
  };
  const openName = (page: Page): Promise<string> => page.locator('.card-author h1').innerText();

  it.each(['ar', 'en'] as const)(
    'clears twenty items by keyboard alone, with an Arabic layout (%s)',
    async (locale) => {
      const ids = await postMany(20);
      const { page } = await sitDown(service, browser, { locale });
      await untilRows(page, 20);
      const keyboard = await page.context().newCDPSession(page);
      // What an Arabic layout sends: the place of the key and the letter that is printed on it.
      const press = async (code: string, key: string): Promise<void> => {
        await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, text: key });
        await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key });
      };
      for (let left = 19; left >= 0; left -= 1) {
        if (left % 2 === 0) await press('KeyA', 'ش');
        else {
          await press('KeyR', 'ق');
          await page.waitForSelector('.reasons');
          await press('Digit5', '٥');
        }
        await untilRows(page, left);
      }
      await page.waitForSelector('.empty');
      await until(async () => !(await statuses(ids)).includes('held'), 'all twenty to be decided');
      expect((await statuses(ids)).toSorted()).toEqual([...Array(10).fill('approved'), ...Array(10).fill('rejected')]);
    },
  );

  it('shows the next card before the service has answered, and keeps what was decided', async () => {
    const [id = ''] = await postMany(2);
    const { page } = await sitDown(service, browser);
    await untilRows(page, 2);
    await page
      .locator('.queue-row', { hasText: (await bodyOf(id)).slice(0, 30) })
      .locator('.row-open')
      .click();
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/decisions', async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press('KeyA');
    await untilRows(page, 1);
    await page.waitForSelector('.card');
    expect(await statusOf(service, id)).toBe('held');
    answer();
    await until(async () => (await statusOf(service, id)) === 'approved', 'the decision');
  });

  const bodyOf = async (id: string): Promise<string> =>
    (await service.database.query<{ body: string }>('SELECT body FROM comment WHERE id = $1', [id]))[0]?.body ?? '';

  it('takes a decision back by key, by the message, and later from the card’s history', async () => {
    const id = await postHeld(service, withPhone(), 'سامر');
    const { page } = await sitDown(service, browser);
    await untilRows(page, 1);
    for (const undo of [() => page.keyboard.press('KeyZ'), () => page.locator('.toast button').click()]) {
      await page.keyboard.press('KeyA');
      await untilRows(page, 0);
      await until(async () => (await statusOf(service, id)) === 'approved', 'the decision');
      await undo();
      await untilRows(page, 1);
      expect(await statusOf(service, id)).toBe('held');
      expect(await openName(page)).toBe('سامر');
    }
    await page.keyboard.press('KeyR');
    await page.keyboard.press('Digit5');
    await until(async () => (await statusOf(service, id)) === 'rejected', 'the decision');
    await page.goto(`${service.url}/console/comments/${id}`);
    await page.locator('.history button').click();
    await until(async () => (await statusOf(service, id)) === 'held', 'the decision to be undone');
    await page.waitForSelector('.history >> text=ألغى قرارًا سابقًا');
  });

  it('sends a message to the author with a decision, and types letters there instead of deciding', async () => {
    const id = await postHeld(service, withPhone());
    const { page } = await sitDown(service, browser);
    await untilRows(page, 1);
    await page.locator('[aria-label="أضف رسالة إلى الكاتب"]').click();
    await page.keyboard.type('jak 5 أعد الكتابة بلا رقم');
    expect(await rowsOf(page).count()).toBe(1);
    await page.locator('.choice.is-reject').click();
    await page.locator('.reason').nth(4).click();
    await untilRows(page, 0);
    const sent = () =>
      service.database.query<{ message: string }>(
        `SELECT message FROM decision WHERE comment_id = $1 AND actor = 'moderator'`,
        [id],
      );
    expect(await until(async () => (await sent())[0]?.message)).toBe('jak 5 أعد الكتابة بلا رقم');
  });

  it('says who was faster, and brings the comment back', async () => {
    const id = await postHeld(service, withPhone(), 'ليث');
    const first = await sitDown(service, browser);
    const second = await sitDown(service, browser, { locale: 'en' });
    await untilRows(first.page, 1);
    await untilRows(second.page, 1);
    // Events would take it away before the second moderator could decide on what is out of date.
    await second.page.route('**/events*', (route) => route.abort());
    await second.page.reload();
    await untilRows(second.page, 1);
    await first.page.keyboard.press('KeyA');
    await until(async () => (await statusOf(service, id)) === 'approved', 'the first decision');
    await second.page.keyboard.press('KeyR');
    await second.page.keyboard.press('Digit5');
    await second.page.waitForSelector('.toast.is-bad >> text=هدى الراوي was faster: approved.');
    await untilRows(second.page, 1);
    expect(await second.page.locator('.queue-row .tag.is-red').innerText()).toContain('approved');
    expect(await statusOf(service, id)).toBe('approved');
  });

  it('asks for the password when the session has ended, and then does what was begun', async () => {
    const id = await postHeld(service, withPhone());
    const { page, email } = await sitDown(service, browser);
    await untilRows(page, 1);
    await service.database.query('DELETE FROM session');
    await page.keyboard.press('KeyA');
    await page.waitForSelector('[role=dialog] >> text=انتهت جلستك');
    expect(await page.locator('[name=email]').inputValue()).toBe(email);
    expect(await statusOf(service, id)).toBe('held');
    await signIn(page, email);
    await until(async () => (await statusOf(service, id)) === 'approved', 'the decision');
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
    await untilRows(page, 0);
  });

  it('claims the open comment for as long as it is open, and tells others', async () => {
    const id = await postHeld(service, withPhone());
    const claims = () => service.database.query('SELECT account_id FROM claim WHERE comment_id = $1', [id]);
    const first = await sitDown(service, browser);
    await until(async () => (await claims()).length === 1, 'the claim');
    const second = await sitDown(service, browser);
    await second.page.waitForSelector('.card-notices >> text=يقرأ هدى الراوي هذا التعليق الآن');
    await first.page.close({ runBeforeUnload: true });
    await until(async () => (await claims()).length === 0, 'the claim to be given back');
  });

  it('lets somebody who may only read do no more than that', async () => {
    await postHeld(service, withPhone());
    const { page } = await sitDown(service, browser, { roles: { demo: 'viewer' } });
    await untilRows(page, 1);
    await page.waitForSelector('text=لا تملك صلاحية القرار');
    expect(await page.locator('.choice').count()).toBe(0);
    await page.keyboard.press('KeyA');
    await page.keyboard.press('KeyR');
    expect(await rowsOf(page).count()).toBe(1);
  });

  it('lists every key, and leaves the keys alone while the list of them is open', async () => {
    await postHeld(service, withPhone());
    const { page } = await sitDown(service, browser);
    await untilRows(page, 1);
    await page.keyboard.press('Shift+Slash');
    await page.waitForSelector('[role=dialog] >> text=اختصارات لوحة المفاتيح');
    await page.keyboard.press('KeyA');
    await page.keyboard.press('Escape');
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
    expect(await rowsOf(page).count()).toBe(1);
    await page.keyboard.press('Slash');
    expect(await page.evaluate('document.activeElement.id')).toBe('queue-search');
  });
});

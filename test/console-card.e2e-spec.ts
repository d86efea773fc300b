import { TestBrowser } from './support/browser.js';
import { postHeld, rowsOf, sitDown, statusOf, untilRows } from './support/console.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText, TestReader } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const PHONE = '07701234567';
const withPhone = (): string => `${nextText()}، ورقمي ${PHONE}`;
const ON_PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true } as const;

describeWith(findChromium(), 'Chromium', 'a comment’s card in the console', () => {
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

  it('marks the evidence in the text, and puts each finding in words beside its number', async () => {
    await postHeld(service, `كاتب المقال حـــمـــار ابن حـــمـــار ورقمه ${PHONE}`);
    const { page } = await sitDown(service, browser);
    await untilRows(page, 1);
    const marked = await page.locator('#comment-text mark').allInnerTexts();
    expect(marked.join(' ')).toContain('حـــمـــار');
    expect(marked).toContain(PHONE);
    const [words, numbers] = [page.locator('.findings li'), page.locator('#comment-text .mark-number')];
    expect((await words.allInnerTexts()).join('\n')).toMatch(/بالتطويل[\s\S]*رقم هاتف/);
    expect(await numbers.count()).toBeGreaterThan(1);
  });

  it('shows a text as text: nothing in it is loaded, followed, run, or turns the page around', async () => {
    const text = `<img src="https://evil.example/x.png" onerror="alert(1)"> https://evil.example/page \u202Eمقلوب ${PHONE}`;
    const id = await postHeld(service, text);
    await service.database.query(`UPDATE comment SET status = 'held' WHERE id = $1`, [id]);
    const asked: string[] = [];
    const { page } = await sitDown(service, browser);
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await untilRows(page, 1);
    await page.waitForSelector('#comment-text mark');
    const shown = await page.locator('#comment-text p').first().innerText();
    // The number of a finding stands after each mark.
    expect(shown).toMatch(/^<img src="https:\/\/evil\.example\/x\.png\d?" onerror="alert\(1\)">/);
    expect(shown).toContain('U+202E');
    expect(shown).not.toContain('\u202E');
    expect(await page.locator('#comment-text a, #comment-text img').count()).toBe(0);
    expect(asked.filter((url) => !url.startsWith(service.url))).toEqual([]);
  });

  it('says that a comment is to be judged blindly, and shows no findings until it is', async () => {
    const id = await postHeld(service, withPhone());
    await service.database.query(`UPDATE decision SET would_be = 'approved', blind_share = 1 WHERE comment_id = $1`, [
      id,
    ]);
    const { page } = await sitDown(service, browser);
    await untilRows(page, 1);
    await page.waitForSelector('.card >> text=قرارك هنا بلا حكم مسبق');
    expect(await page.locator('mark, .findings, .score').count()).toBe(0);
    expect(await page.locator('.card').innerText()).not.toContain('رقم هاتف');
  });

  it('tells what the author is known for, what is answered, and where', async () => {
    const first = await new TestReader(service.url).submitAndWait({ body: nextText(), name: 'منى' });
    const reader = new TestReader(service.url);
    await reader.submitAndWait({ body: nextText(), name: 'سامر' });
    await reader.submitAndWait({ body: withPhone(), name: 'سامر', parentId: first.id });
    const { page } = await sitDown(service, browser);
    await untilRows(page, 1);
    await page.waitForSelector('.card-author >> text=نُشر له 1');
    await page.waitForSelector('.card-parent >> text=ردًّا على منى');
    await page.keyboard.press('KeyC');
    await page.waitForSelector('.conversation >> text=منى');
    await page.locator('.card-article a').first().click();
    await page.waitForSelector('.chip >> text=المقال');
    await until(async () => (await rowsOf(page).count()) >= 3, 'the comments of the article');
  });

  it('pins a published comment above the others, and takes that back', async () => {
    const { id } = await new TestReader(service.url, 'demo', 'pinned-here').submitAndWait();
    const isPinned = async (): Promise<boolean> => {
      const [row] = await service.database.query(`SELECT pinned_at IS NOT NULL AS pinned FROM comment WHERE id = $1`, [
        id,
      ]);
      return row?.['pinned'] === true;
    };
    const { page } = await sitDown(service, browser, { path: `/console/comments/${id}` });
    await page.locator('.card button >> text=ثبّته فوق التعليقات').click();
    await page.waitForSelector('.card .tag >> text=مثبَّت');
    expect(await isPinned()).toBe(true);
    await page.locator('.toasts button >> text=تراجع').click();
    await page.waitForSelector('.card button >> text=ثبّته فوق التعليقات');
    expect(await isPinned()).toBe(false);
  });

  it('shows an edited text with what was changed, word by word', async () => {
    const id = await postHeld(service, `كان النهر عاليا أمس ${PHONE}`);
    await service.database.query(
      `INSERT INTO revision (site_id, comment_id, revision, body, created_at)
       SELECT site_id, id, 0 + revision, 'كان النهر هادئا أمس ' || $2, created_at FROM comment WHERE id = $1`,
      [id, PHONE],
    );
    await service.database.query('UPDATE comment SET revision = revision + 1, edited_at = now() WHERE id = $1', [id]);
    const { page } = await sitDown(service, browser);
    await untilRows(page, 1);
    expect(await page.locator('.card del').innerText()).toBe('هادئا');
    expect(await page.locator('.card ins').innerText()).toBe('عاليا');
  });

  it('finds a comment however its words are spelt, and keeps a view under a name', async () => {
    await postHeld(service, `هذا مقال عن الإسلام في المدينة ${PHONE}`);
    await postHeld(service, withPhone());
    const { page } = await sitDown(service, browser, { locale: 'en' });
    await untilRows(page, 2);
    await page.keyboard.press('Slash');
    await page.keyboard.type('الاسلام');
    await page.keyboard.press('Enter');
    await untilRows(page, 1);
    await page.locator('[aria-label=Filters]').click();
    await page.locator('.filters select').first().selectOption('personal-data');
    await untilRows(page, 1);
    await page.locator('.view-name').fill('Faith & phones');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.views >> text=Faith & phones');
    await page.locator('.queue-tabs a').first().click();
    await untilRows(page, 2);
    await page.locator('.views a').click();
    await untilRows(page, 1);
    expect(new URL(page.url()).searchParams.get('reason')).toBe('personal-data');
  });

  it('keeps texts blurred until they have the focus, where that is wanted', async () => {
    await postHeld(service, withPhone());
    const { page } = await sitDown(service, browser);
    await untilRows(page, 1);
    const blur = (): Promise<string> =>
      page.evaluate(`getComputedStyle(document.querySelector('#comment-text > p')).filter`);
    await page.locator('[aria-label=المظهر]').click();
    await page.locator('[role=menuitemcheckbox]').click();
    await page.keyboard.press('Escape');
    await page.locator('[role=menu]').waitFor({ state: 'detached' });
    await until(async () => (await blur()).startsWith('blur'), 'the blur');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Enter');
    await until(async () => (await blur()) === 'none', 'the text to be sharp');
    await page.reload();
    await untilRows(page, 1);
    await until(async () => (await blur()).startsWith('blur'), 'the blur to be kept');
  });

  it('is dark or light as the device is, unless it is told otherwise', async () => {
    const { page } = await sitDown(service, browser, { colorScheme: 'dark' });
    const ground = (): Promise<string> => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    expect(await ground()).toBe('rgb(18, 20, 22)');
    await page.locator('[aria-label=المظهر]').click();
    await page.locator('[role=menuitemradio] >> text=فاتح').click();
    await until(async () => (await ground()) === 'rgb(246, 246, 244)', 'the light theme');
  });

  it('writes digits and times as the moderator’s country does', async () => {
    await postHeld(service, withPhone());
    const cairo = await sitDown(service, browser, { locale: 'ar-EG' });
    await untilRows(cairo.page, 1);
    expect(await cairo.page.locator('.row-score').innerText()).toMatch(/[٠-٩]/);
    const plain = await sitDown(service, browser);
    await untilRows(plain.page, 1);
    expect(await plain.page.locator('.row-score').innerText()).toMatch(/\d/);
  });

  it('is decided with one thumb: swiped right to publish, left to choose a reason', async () => {
    const [first, second] = [await postHeld(service, withPhone(), 'أول'), await postHeld(service, withPhone(), 'ثان')];
    const { page } = await sitDown(service, browser, ON_PHONE);
    await untilRows(page, 2);
    expect(await page.locator('.card').isVisible()).toBe(false);
    await page.locator('.queue-row', { hasText: 'أول' }).locator('.row-open').tap();
    await page.waitForSelector('.card-author >> text=أول');
    const touch = await page.context().newCDPSession(page);
    const swipe = async (from: number, to: number): Promise<void> => {
      const point = (x: number) => [{ x, y: 300 }];
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(from) });
      for (let step = 1; step <= 8; step += 1)
        await touch.send('Input.dispatchTouchEvent', {
          type: 'touchMove',
          touchPoints: point(from + ((to - from) * step) / 8),
        });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await swipe(100, 330);
    await until(async () => (await statusOf(service, first)) === 'approved', 'the decision');
    await page.waitForSelector('.card-author >> text=ثان');
    await swipe(330, 100);
    await page.locator('.reason').first().tap();
    await until(async () => (await statusOf(service, second)) === 'rejected', 'the decision');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  it('leads a phone’s way back from the card to the list, and out of the queue only from there', async () => {
    for (const name of ['أول', 'ثان', 'ثالث']) await postHeld(service, withPhone(), name);
    const { page } = await sitDown(service, browser, { ...ON_PHONE, path: '/console/account' });
    await page.getByRole('link', { name: 'المراجعة' }).tap();
    await untilRows(page, 3);
    const card = page.locator('.card');
    const openFirst = async (): Promise<void> => {
      await rowsOf(page).first().locator('.row-open').tap();
      await card.waitFor();
    };
    await openFirst();
    await page.goBack();
    await card.waitFor({ state: 'hidden' });
    expect([await rowsOf(page).first().isVisible(), new URL(page.url()).pathname]).toEqual([true, '/console/']);
    await openFirst();
    await page.locator('.open-back').tap();
    await card.waitFor({ state: 'hidden' });
    // However many are decided one after the other, it is one step back; and none when there is nothing left to read.
    await openFirst();
    for (const left of [2, 1, 0]) {
      await page.keyboard.press('KeyA');
      await until(async () => (await rowsOf(page).count()) === left, 'the decision');
    }
    await page.locator('.queue-lists').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'حسابي ودخولي' }).waitFor();
  });
});

import { SitesService } from '../src/sites/sites.service.js';
import { send, TestBrowser, write } from './support/browser.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText, TestReader } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

/** A text that is held for its telephone number; never the same twice, or it would be held for that. */
const withPhone = (): string => `${nextText()}، ورقمي 07701234567 لمن أراد التفاصيل.`;

describeWith(findChromium(), 'Chromium', 'the comment box in a browser', () => {
  let service: TestService;
  let browser: TestBrowser;

  beforeAll(async () => {
    service = await startTestService();
    browser = await TestBrowser.open(service.url);
    // Nobody writes as fast as a test does.
    await service.app.get(SitesService).changeSettings('demo', { leastSecondsToSend: 0 });
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  it('takes a stranger’s comment, shows it as pending at once and then as published', async () => {
    const page = await browser.visit('/demo');
    expect(await page.locator('#comments-heading').innerText()).toBe('0 تعليق');
    const first = page.getByText('كن أول من يعلّق');
    expect(await first.isVisible()).toBe(true);
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await write(page, 'مقال جميل، أعاد إليّ ذكريات الضفة الأخرى من النهر.');
    await send(page);
    await page.waitForSelector('article[data-status=pending] >> text=يجري التحقق منه الآن');
    await page.waitForSelector('article[data-status=approved] >> text=نُشر تعليقك');
    await page.waitForSelector('h2 >> text=تعليق واحد');
    expect(await first.isVisible()).toBe(false);
    expect(await page.locator('#form-body').inputValue()).toBe('');
    const other = await browser.visit('/demo');
    expect(await other.locator('.hashiya-list .hashiya-comment').textContent()).toContain('ليلى العزاوي');
    expect(browser.complaints).toEqual([]);
  });

  it('shows a held comment with its reason, at once and after a reload', async () => {
    const page = await browser.visit('/demo');
    await write(page, withPhone());
    await send(page);
    await page.waitForSelector('article[data-status=held] >> text=في التعليق رقم هاتف.');
    await page.reload();
    await page.waitForSelector('article[data-status=held] >> text=في التعليق رقم هاتف.');
    expect(await page.locator('article.is-own').count()).toBe(1);
  });

  it('counts down exactly as the server counts', async () => {
    const page = await browser.visit('/demo');
    const start = 'مُحَمَّدٌ ﷺ 👨‍👩‍👧‍👦 🇮🇶 e\u0301 ';
    const clusters = [...new Intl.Segmenter('ar').segment(start)].length;
    for (const left of [0, -1]) {
      const text = `  ${start}${'سَ'.repeat(1500 - clusters - left)}\n`;
      await write(page, text);
      expect(await page.locator('[data-part=countdown]').innerText()).toBe(`${left} / 1500`);
      const { status } = await new TestReader(service.url, 'demo', 'counted').post({ body: text });
      expect(status).toBe(left < 0 ? 422 : 202);
    }
    expect(await page.locator('[data-part=announcement]').innerText()).toBe('التعليق أطول من 1500 حرف.');
  });

  it('loses nothing when sending fails, and posts once when it is tried again', async () => {
    const page = await browser.visit('/demo');
    const keys: (string | undefined)[] = [];
    const articles = '**/articles/demo-article/comments';
    await page.route(articles, async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await write(page, 'وصل الماء ولم يصل الجواب');
    await send(page);
    await page.waitForSelector('[role=alert] >> text=تعذّر الإرسال');
    expect(await page.locator('#form-body').inputValue()).toBe('وصل الماء ولم يصل الجواب');
    await send(page);
    await page.waitForSelector('article[data-status=approved]');
    expect(keys).toEqual([expect.any(String), keys[0]]);
    const { comments } = await new TestReader(service.url).page();
    expect(comments.filter(({ body }) => body === 'وصل الماء ولم يصل الجواب')).toHaveLength(1);
  });

  it('keeps a draft through a reload, but not the e-mail address', async () => {
    const page = await browser.visit('/demo');
    await page.waitForSelector('.is-live');
    await write(page, 'سأكمل لاحقا');
    await page.reload();
    await page.waitForSelector('.is-live');
    expect(await page.locator('#form-body').inputValue()).toBe('سأكمل لاحقا');
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('layla@');
  });

  it('counts a reaction once, keeps it and takes it back', async () => {
    const page = await browser.visit('/demo');
    const [button, tally] = [page.locator('button[data-value=dislike]'), page.locator('[data-part=dislike-count]')];
    await button.click();
    await until(async () => (await tally.innerText()) === '1', 'the count');
    await page.reload();
    await page.waitForSelector('.is-live');
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await button.click();
    await until(async () => (await tally.innerText()) === '0', 'the count');
  });

  it('sets up the form for an answer in place, and back again', async () => {
    const page = await browser.visit('/demo');
    await page.locator('.hashiya-reply').first().click();
    expect(await page.locator('#form-heading').innerText()).toBe('رد على ليلى العزاوي');
    await page.locator('[data-part=cancel]').click();
    expect(await page.locator('#form-heading').innerText()).toBe('أضف تعليقا');
    expect(await page.locator('[name=parentId]').inputValue()).toBe('');
  });

  it('shows faults at their fields and keeps what was typed', async () => {
    const page = await browser.visit('/demo');
    await write(page, ' سطر أول\n\n<b>سطر</b> ثانٍ', '😀😀', 'nowhere');
    await send(page);
    await page.waitForSelector('#form-email-error >> text=هذا ليس عنوان بريد إلكتروني صحيحا.');
    await page.waitForSelector('#form-name-error >> text=لا يظهر من هذا الاسم شيء.');
    expect(await page.locator('#form-body').inputValue()).toBe(' سطر أول\n\n<b>سطر</b> ثانٍ');
    expect(await page.locator('#form-name').getAttribute('aria-invalid')).toBe('true');
  });
});

import type { Page } from 'playwright-core';
import { send, TestBrowser, write } from './support/browser.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText, TestReader } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

describeWith(findChromium(), 'Chromium', 'the comment box with scripts off', () => {
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

  const visit = (path = '/demo'): Promise<Page> => browser.visit(path, { javaScriptEnabled: false });

  it('posts, and shows the author what became of it', async () => {
    const page = await visit();
    await write(page, 'اتصلوا بي على الرقم 07701234567');
    await send(page);
    expect(page.url()).toMatch(/\/demo#comment-/);
    const own = page.locator('article.is-own');
    await until(async () => {
      const again = own.locator('.hashiya-state a');
      if ((await again.count()) > 0) await again.click();
      return (await own.getAttribute('data-status')) === 'held';
    }, 'the decision');
    expect(await own.innerText()).toContain('في التعليق رقم هاتف.');
    expect(await (await visit()).locator('article.is-own').count()).toBe(0);
  });

  it('keeps what was typed when it is faulty, and leads back once it is right', async () => {
    const page = await visit();
    await write(page, ' سطر أول\n\n<b>سطر</b> ثانٍ', '😀😀', 'nowhere');
    await send(page);
    expect(await page.locator('#form-email-error').innerText()).toBe('هذا ليس عنوان بريد إلكتروني صحيحا.');
    expect(await page.locator('#form-name-error').innerText()).toContain('لا يظهر من هذا الاسم شيء.');
    expect(await page.locator('#form-body').inputValue()).toBe(' سطر أول\n\n<b>سطر</b> ثانٍ');
    expect(await page.locator('#form-email').inputValue()).toBe('nowhere');
    await write(page, 'صححت البريد والاسم', 'نور');
    await send(page);
    expect(page.url()).toMatch(/\/demo#comment-/);
  });

  it('answers a comment', async () => {
    const { id } = await new TestReader(service.url).submitAndWait({ body: nextText() });
    const page = await visit();
    await page.locator(`#comment-${id} .hashiya-reply`).click();
    expect(await page.locator('#form-heading').innerText()).toBe('رد على ليلى العزاوي');
    await write(page, 'رد من متصفح قديم', 'هدى');
    await send(page);
    await until(async () => {
      await page.goto(`${service.url}/demo`);
      return (await page.locator(`#comment-${id} .hashiya-replies article`).count()) === 1;
    }, 'the reply');
  });

  it('turns pages and changes the order by links', async () => {
    for (let made = 0; made < 25; made += 1) await new TestReader(service.url).submit();
    const page = await visit();
    await until(async () => {
      await page.reload();
      return (await page.locator('a[rel=next]').count()) === 1;
    }, 'a second page');
    const first = await page.locator('[data-part=items] > article').first().getAttribute('id');
    await page.locator('a[rel=next]').click();
    await page.locator(`#${first}`).waitFor({ state: 'detached' });
    await page.locator('a[rel=prev]').click();
    await page.locator('.hashiya-sorts a').nth(1).click();
    await page.waitForURL(/sort=oldest/);
  });

  it('shows the pressed reaction', async () => {
    const page = await visit();
    await page.locator('button[data-value=like]').click();
    await page.waitForSelector('button[data-value=like][aria-pressed=true]');
    await page.locator('button[data-value=like]').click();
    await page.waitForSelector('button[data-value=like][aria-pressed=false]');
  });
});

import type { Page, Route } from 'playwright-core';
import { SitesService } from '../src/sites/sites.service.js';
import { send, TestBrowser, write } from './support/browser.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText, TestReader } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const TYPED = 'كلام لا يجوز أن يضيع';
const POSTS = '**/articles/demo-article/comments';

describeWith(findChromium(), 'Chromium', 'the comment box on bad days', () => {
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

  async function sendInto(answer: (route: Route) => Promise<void>): Promise<Page> {
    const page = await browser.visit('/demo');
    await page.route(POSTS, (route) => (route.request().method() === 'POST' ? answer(route) : route.continue()));
    await page.waitForSelector('.is-live');
    await write(page, TYPED);
    await send(page);
    return page;
  }

  it.each([
    ['500', { status: 500, json: { code: 'internal-error', detail: 'x' } }, 'تعذّر الإرسال. نصّك محفوظ هنا'],
    ['503', { status: 503, body: '' }, 'الخدمة متوقفة لحظات. نصّك محفوظ هنا'],
    [
      '429',
      { status: 429, headers: { 'Retry-After': '11', 'Access-Control-Expose-Headers': 'Retry-After' }, json: {} },
      'انتظر 11 ثانية ثم أرسل',
    ],
    [
      'a page of a proxy',
      { status: 200, contentType: 'text/html', body: '<h1>مرحبا</h1>' },
      'تعذّر الإرسال. نصّك محفوظ هنا',
    ],
    ['JSON of something else', { status: 202, json: [1, 2] }, 'تعذّر الإرسال. نصّك محفوظ هنا'],
  ])('answers %s in one sentence and keeps what was typed', async (_name, answer, sentence) => {
    const page = await sendInto((route) => route.fulfill(answer));
    await page.waitForSelector(`[role=alert] >> text=${sentence}`);
    expect(await page.locator('#form-body').inputValue()).toBe(TYPED);
    await page.reload();
    await page.waitForSelector('.is-live');
    expect(await page.locator('#form-body').inputValue()).toBe(TYPED);
  });

  it('gives up after ten seconds, and says that sending again is safe', async () => {
    const page = await sendInto(() => new Promise(() => undefined));
    await page.waitForSelector('[role=alert] >> text=تأخر جواب الخدمة. نصّك محفوظ هنا، وإن أرسلته ثانية فلن يتكرر.');
    expect(await page.locator('#form-body').inputValue()).toBe(TYPED);
  });

  it('says that there is no connection, and posts once when there is one again, even after a reload', async () => {
    const page = await browser.visit('/demo');
    const keys: (string | undefined)[] = [];
    await page.route(POSTS, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      await page.context().setOffline(true);
      return route.abort();
    });
    await page.waitForSelector('.is-live');
    const text = nextText();
    await write(page, text);
    await send(page);
    await page.waitForSelector('[role=alert] >> text=لا اتصال بالإنترنت.');
    await page.context().setOffline(false);
    await page.reload();
    await page.waitForSelector('.is-live');
    await page.locator('#form-email').fill('layla@example.org');
    await send(page);
    await page.waitForSelector('article[data-status=approved]');
    expect(keys).toEqual([expect.any(String), keys[0]]);
    const { comments } = await new TestReader(service.url).page();
    expect(comments.filter(({ body }) => body === text)).toHaveLength(1);
  });

  it('asks a site for a new token when the reader’s has expired, and says so when there is none', async () => {
    const page = await sendInto((route) => route.fulfill({ status: 401, json: { code: 'bad-token', detail: 'x' } }));
    await page.evaluate(`window.asked = [];
      document.querySelector('reader-comments').readerToken = async (isRenewal) => (asked.push(isRenewal), 'expired')`);
    await until(async () => (await page.locator('#form').getAttribute('aria-busy')) === 'false', 'the answer');
    await send(page);
    await until(() => page.evaluate<boolean>('asked.includes(true)'), 'the question for a new token');
    await page.waitForSelector('[role=alert] >> text=انتهت جلستك في الموقع.');
    expect(await page.locator('#form-body').inputValue()).toBe(TYPED);
  });

  it('opens the reply again that was being written when the page was left', async () => {
    const { id } = await new TestReader(service.url).submitAndWait();
    const page = await browser.visit('/demo');
    await page.locator(`#comment-${id} .hashiya-reply`).click();
    await page.locator('#form-body').fill('رد لم يكتمل');
    await page.reload();
    await page.waitForSelector(`#comment-${id} > form`);
    expect(await page.locator('#form-body').inputValue()).toBe('رد لم يكتمل');
    expect(await page.locator('#form-heading').innerText()).toBe('رد على ليلى العزاوي');
  });

  it('keeps a reply whose comment is removed meanwhile, and says so', async () => {
    const reader = new TestReader(service.url);
    const { id } = await reader.submitAndWait();
    const page = await browser.visit('/demo');
    await page.locator(`#comment-${id} .hashiya-reply`).click();
    await page.locator('#form-body').fill('رد على ما سيُحذف');
    await reader.call('DELETE', `/comments/${id}`);
    await page.waitForSelector(`#comment-${id}.is-removed >> text=حُذف هذا التعليق.`);
    await page.waitForSelector('[role=alert] >> text=حُذف التعليق الذي ترد عليه. نصّك محفوظ هنا.');
    expect(await page.locator('#form-body').inputValue()).toBe('رد على ما سيُحذف');
  });

  it('holds a name of many marks and a body of one unbroken word in its width', async () => {
    const name = `ل${'\u064E'.repeat(200)}يلى`;
    await new TestReader(service.url, 'demo', 'demo-article').submit({ name, body: 'ط'.repeat(700) });
    const page = await browser.visit('/demo', { viewport: { width: 320, height: 800 } });
    await page.locator('reader-comments').scrollIntoViewIfNeeded();
    await page.waitForSelector('.is-live');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});

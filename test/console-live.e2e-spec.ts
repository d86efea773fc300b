import { TestBrowser } from './support/browser.js';
import { postHeld, rowsOf, sitDown, statusOf, untilRows } from './support/console.js';
import { TestMember } from './support/member.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const withPhone = (): string => `${nextText()}، ورقمي 07701234567`;

describeWith(findChromium(), 'Chromium', 'what others do, as the console shows it', () => {
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

  const colleague = (): Promise<TestMember> => TestMember.of(service, { roles: { demo: 'moderator' } });
  const approve = async (member: TestMember, id: string): Promise<void> => {
    const { body } = await member.call<{ comment: { version: number } }>('GET', `/moderation/comments/${id}`);
    const { version } = body.comment;
    const reply = await member.call('POST', `/moderation/comments/${id}/decisions`, { action: 'approve', version });
    expect(reply.status).toBe(200);
  };

  it('counts what arrives, and shows it when it is asked for, without moving the open card', async () => {
    await postHeld(service, withPhone(), 'أولى');
    const { page } = await sitDown(service, browser);
    await untilRows(page, 1);
    await postHeld(service, withPhone(), 'ثانية');
    await page.waitForSelector('.fresh >> text=تعليق جديد');
    expect(await rowsOf(page).count()).toBe(1);
    await page.keyboard.press('KeyN');
    await untilRows(page, 2);
    expect(await page.locator('.card-author h1').innerText()).toBe('أولى');
    await page.waitForSelector('.queue-tabs [aria-current] >> text=2');
  });

  it('takes away what a colleague decides, but leaves the open card and says what became of it', async () => {
    const open = await postHeld(service, withPhone(), 'مفتوحة');
    const other = await postHeld(service, withPhone(), 'أخرى');
    const { page } = await sitDown(service, browser);
    await untilRows(page, 2);
    await page.locator('.queue-row', { hasText: 'مفتوحة' }).locator('.row-open').click();
    await page.waitForSelector('.card-author >> text=مفتوحة');
    const member = await colleague();
    await approve(member, other);
    await untilRows(page, 1);
    await approve(member, open);
    await page.waitForSelector('.card-notices >> text=سبقك هدى الراوي: منشور.');
    expect(await page.locator('.card-author h1').innerText()).toBe('مفتوحة');
  });

  it('shows who has a comment open', async () => {
    const id = await postHeld(service, withPhone(), 'محجوزة');
    await postHeld(service, withPhone(), 'حرة');
    const { page } = await sitDown(service, browser);
    await untilRows(page, 2);
    await page.locator('.queue-row', { hasText: 'حرة' }).locator('.row-open').click();
    const member = await colleague();
    await until(async () => (await member.call('PUT', `/moderation/comments/${id}/claim`)).status === 200, 'the claim');
    await page.waitForSelector('.queue-row >> text=عند هدى الراوي');
    await member.call('DELETE', `/moderation/comments/${id}/claim`);
    await page.locator('.queue-row >> text=عند هدى الراوي').waitFor({ state: 'detached' });
  });

  it('says that the connection is lost, keeps what is decided meanwhile, and catches up', async () => {
    const mine = await postHeld(service, withPhone(), 'لي');
    const theirs = await postHeld(service, withPhone(), 'لهم');
    const { page } = await sitDown(service, browser);
    await untilRows(page, 2);
    await page.locator('.queue-row', { hasText: 'لي' }).locator('.row-open').click();
    const lost = page.locator('.queue-lost');
    expect(await lost.isVisible()).toBe(false);
    await page.context().setOffline(true);
    await lost.waitFor();
    expect(await lost.getAttribute('role')).toBe('status');
    expect(await lost.innerText()).toMatch(/^انقطع الاتصال\. ما تراه قد لا يكون الأحدث/);
    await page.keyboard.press('KeyA');
    await untilRows(page, 1);
    await approve(await colleague(), theirs);
    await postHeld(service, withPhone(), 'جديدة');
    expect(await statusOf(service, mine)).toBe('held');
    await page.context().setOffline(false);
    await until(async () => (await statusOf(service, mine)) === 'approved', 'the decision');
    await lost.waitFor({ state: 'hidden' });
    await until(async () => (await rowsOf(page).allInnerTexts()).join().includes('جديدة'), 'what arrived meanwhile');
  });
});

import type { Page } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';
import { pathOf } from '../web/console/account/qr-path.js';
import { TestBrowser } from './support/browser.js';
import { signIn, sitDown } from './support/console.js';
import { PASSWORD, TestMember } from './support/member.js';
import { describeWith, findChromium } from './support/programs.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const NEW_PASSWORD = 'قارب أزرق ينتظر المطر';

describeWith(findChromium(), 'Chromium', 'the own account in the console', () => {
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

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  it('changes the password, says what is wrong with a weak one, and ends the other sessions', async () => {
    const elsewhere = await TestMember.of(service, { roles: { demo: 'moderator' } });
    const { page } = await sitDown(service, browser, { path: '/console/account', email: elsewhere.email });
    await page.getByLabel('كلمة المرور الحالية').fill(PASSWORD);
    await page.getByLabel('كلمة المرور الجديدة').fill('قصيرة');
    await button(page, 'غيّر كلمة المرور').click();
    await page.locator('.fault').waitFor();
    expect(await page.getByLabel('كلمة المرور الجديدة').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('كلمة المرور الجديدة').fill(NEW_PASSWORD);
    await button(page, 'غيّر كلمة المرور').click();
    await page.getByText('تغيّرت كلمة المرور.').waitFor();
    expect((await elsewhere.whoAmI()).status).toBe(401);
    await page.reload();
    await page.getByRole('heading', { name: 'حسابي ودخولي' }).waitFor();
  });

  it('turns the second step on with a code, shows the recovery codes once, and asks for a code from then on', async () => {
    const { page, email } = await sitDown(service, browser, { path: '/console/account', locale: 'en' });
    await button(page, 'Turn on').click();
    await page.getByLabel('Your password, to confirm').fill(PASSWORD);
    await button(page, 'Turn on').click();
    const secret = (await page.locator('.totp-secret').innerText()).replaceAll(' ', '');
    expect(await page.getByRole('link', { name: /authenticator app/ }).getAttribute('href')).toContain(
      'otpauth://totp/',
    );
    const uri = (await page.getByRole('link', { name: /authenticator app/ }).getAttribute('href')) ?? '';
    const picture = page.getByRole('img', { name: /QR code/ });
    expect(await picture.locator('path').getAttribute('d')).toBe(pathOf(encode(uri, { ecc: 'M', border: 4 }).data));
    expect((await picture.boundingBox())?.width).toBeGreaterThan(150);
    await page
      .getByLabel('The code that the app shows now')
      .fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await button(page, 'Confirm').click();
    const codes = (await page.locator('.once pre').innerText()).split('\n');
    expect(codes).toHaveLength(10);
    await button(page, 'Close').click();
    await page.getByText('Recovery codes left: 10').waitFor();
    const other = await browser.visit('/console', { locale: 'en' });
    await signIn(other, email);
    await other.locator('[name=code]').waitFor();
  });

  it('changes the own name, everywhere it is shown', async () => {
    const { page } = await sitDown(service, browser, { path: '/console/account' });
    await page.getByLabel('الاسم', { exact: true }).fill('ـــ');
    await button(page, 'احفظ الاسم').click();
    await page.locator('.fault').waitFor();
    await page.getByLabel('الاسم', { exact: true }).fill('سعاد  الكرخي');
    await button(page, 'احفظ الاسم').click();
    await page.getByText('حُفظ اسمك.').waitFor();
    expect(await page.getByLabel('الاسم', { exact: true }).inputValue()).toBe('سعاد الكرخي');
    await page.getByRole('button', { name: /حسابي/ }).click();
    await page.getByRole('menu').getByText('سعاد الكرخي').waitFor();
    expect(browser.complaints.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
  });

  it('makes an access token that is shown once and works, and revokes it', async () => {
    const { page } = await sitDown(service, browser, { path: '/console/account' });
    await button(page, 'رمز جديد').click();
    await page.getByLabel('لأي غرض؟').fill('نسخ التعليقات');
    await page.getByLabel('قراءة التعليقات والأرقام').check();
    await button(page, 'أنشئه').click();
    const token = await page.locator('.once pre').innerText();
    const ask = (): Promise<Response> =>
      fetch(`${service.url}/v1/moderation/comments`, { headers: { Authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);
    await button(page, 'إغلاق').click();
    await button(page, 'ألغه: نسخ التعليقات').click();
    await button(page, 'ألغه').click();
    await until(async () => (await ask()).status === 401, 'the token to be refused');
  });

  it('signs out everywhere', async () => {
    const elsewhere = await TestMember.of(service, { roles: { demo: 'moderator' } });
    const { page } = await sitDown(service, browser, { path: '/console/account', email: elsewhere.email });
    await button(page, 'اخرج من كل الأجهزة').click();
    await page.getByRole('dialog').getByRole('button', { name: 'اخرج من كل الأجهزة' }).click();
    await page.locator('[name=email]').waitFor();
    expect((await elsewhere.whoAmI()).status).toBe(401);
  });
});

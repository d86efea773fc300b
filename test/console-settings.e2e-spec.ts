import type { Page } from 'playwright-core';
import { TestBrowser } from './support/browser.js';
import { sitDown } from './support/console.js';
import { TestMember } from './support/member.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText, TestReader } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

interface Settings {
  readonly settings: Record<string, unknown> & {
    readonly rules: readonly { readonly id: string; readonly shadow?: boolean }[];
  };
  readonly version: number;
}

describeWith(findChromium(), 'Chromium', 'the settings in the console', () => {
  let service: TestService;
  let browser: TestBrowser;
  let admin: TestMember;
  let sites = 0;

  beforeAll(async () => {
    service = await startTestService();
    browser = await TestBrowser.open(service.url);
    admin = await TestMember.of(service);
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  const newSite = async (): Promise<string> => {
    const site = `paper-${(sites += 1)}`;
    await addSite(service, site);
    return site;
  };
  const open = async (site: string, section: string, locale: 'ar' | 'en' = 'ar'): Promise<Page> =>
    (await sitDown(service, browser, { email: admin.email, path: `/console/settings/${site}/${section}`, locale }))
      .page;
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const read = async (site: string): Promise<Settings> =>
    (await admin.call<Settings>('GET', `/moderation/sites/${site}/settings`)).body;
  const untilVersion = (site: string, version: number): Promise<unknown> =>
    until(async () => (await read(site)).version === version, `version ${version} of the settings`);

  it.each([
    [
      'ar',
      'أضف كلمات',
      'الكلمات أو العبارات',
      'ما يحدث',
      'أضفها إلى التعديلات',
      'ماذا كان سيتغيّر؟',
      'من منشور إلى مرفوض',
    ],
    [
      'en',
      'Add words',
      'Words or phrases',
      'What happens',
      'Add to the changes',
      'What would have changed?',
      'from approved to rejected',
    ],
  ] as const)(
    'shows what a new word would have done before it is saved (%s)',
    async (locale, add, field, severity, keep, what, change) => {
      const site = await newSite();
      const reader = new TestReader(service.url, site);
      const { status } = await reader.submitAndWait({ body: `${nextText()} يا بلحوس` });
      expect(status).toBe('approved');
      const page = await open(site, 'words', locale);
      await button(page, add).click();
      await page.getByLabel(field).fill('بلحوس');
      await page.getByLabel(severity).selectOption('reject');
      await button(page, keep).click();
      await button(page, what).click();
      await page.getByText(change).waitFor();
      expect(await page.getByRole('dialog').innerText()).toContain('يا بلحوس');
      expect((await read(site)).version).toBe(0);
      await page.keyboard.press('Escape');
      await button(page, locale === 'ar' ? 'احفظ' : 'Save').click();
      await untilVersion(site, 1);
      expect((await read(site)).settings['blockedWords']).toMatchObject([{ text: 'بلحوس', severity: 'reject' }]);
    },
  );

  it('tries a text with words that are not saved, and shows a fault at its word', async () => {
    const page = await open(await newSite(), 'words');
    await button(page, 'أضف كلمات').click();
    await page.getByLabel('الكلمات أو العبارات').fill('بلحوس\nو');
    await button(page, 'أضفها إلى التعديلات').click();
    await button(page, 'احفظ').click();
    await page.getByText('«و»:').waitFor();
    await button(page, 'احذف: و').click();
    await page.getByLabel('نص التعليق').fill('يا بلحوس');
    await button(page, 'جرّب').click();
    await page.getByRole('region', { name: 'بعد تعديلاتك' }).getByText('معلّق').waitFor();
    expect(await page.getByRole('region', { name: 'الآن' }).innerText()).toContain('منشور');
  });

  it('keeps what was changed when a colleague was faster, and saves it on top', async () => {
    const site = await newSite();
    const page = await open(site, 'form');
    await page.getByRole('spinbutton', { name: 'أقصى طول للتعليق بالأحرف' }).fill('900');
    await page.getByLabel('ما يُطلب ممن لم يسجّل الدخول').selectOption('none');
    const settings = { editWindowMinutes: 5 };
    await admin.call('PATCH', `/moderation/sites/${site}/settings`, { version: 0, settings });
    await button(page, 'احفظ').click();
    await page.getByText('غيّر زميل الإعدادات قبلك').waitFor();
    expect(await page.getByRole('spinbutton', { name: 'أقصى طول للتعليق بالأحرف' }).inputValue()).toBe('900');
    await until(
      async () => (await page.getByRole('spinbutton', { name: /^مهلة تعديل/ }).inputValue()) === '5',
      'the colleague’s value',
    );
    await button(page, 'احفظ').click();
    await untilVersion(site, 2);
    expect((await read(site)).settings).toMatchObject({ characterLimit: 900, guests: 'none', editWindowMinutes: 5 });
  });

  it('tells who changed what from and to, and goes back', async () => {
    const site = await newSite();
    const page = await open(site, 'moderation');
    await page.getByLabel('بعد أن يقرأه مشرف').check();
    await page.getByLabel('سبب التعديل (اختياري)').fill('أسبوع الانتخابات');
    await button(page, 'احفظ').click();
    await untilVersion(site, 1);
    await page.getByRole('link', { name: 'ما تغيّر' }).click();
    const entry = page.getByRole('listitem').filter({ hasText: 'أسبوع الانتخابات' }).first();
    await entry.getByText('بعد أن يقرأه مشرف').waitFor();
    expect(await entry.innerText()).toContain('هدى الراوي');
    await button(page, 'عُد إلى هذه النسخة: النسخة 0').click();
    await button(page, 'عُد إلى هذه النسخة').click();
    await untilVersion(site, 2);
    expect((await read(site)).settings['moderation']).toBe('automatic');
  });

  it('makes a rule by choosing, and disables one of the preset', async () => {
    const site = await newSite();
    const page = await open(site, 'rules');
    await page.getByText('وُجد: عبارات ترويجية').waitFor();
    await button(page, 'أضف قاعدة').click();
    await page.getByLabel('الاسم').fill('روابط الجدد');
    await page.getByLabel('الفحص').selectOption('links');
    await button(page, 'أضفها إلى التعديلات').click();
    await button(page, 'عطّلها: رُفض له مرارًا').click();
    await button(page, 'احفظ').click();
    await untilVersion(site, 1);
    expect((await read(site)).settings.rules).toMatchObject([
      { id: 'روابط الجدد', outcome: 'hold', when: { finding: { check: 'links' } } },
      { id: 'rejected-before', shadow: true },
    ]);
  });

  it('blocks a domain, and says which line of a list is wrong', async () => {
    const site = await newSite();
    const page = await open(site, 'domains');
    await page.getByLabel('النطاق', { exact: true }).fill('spam.example');
    await button(page, 'أضف نطاقًا').click();
    await page.getByRole('textbox', { name: 'نطاقات موثوقة' }).fill('news.example\nليس نطاقا');
    await button(page, 'احفظ').click();
    await page.getByText('السطر 2:').waitFor();
    await page.getByRole('textbox', { name: 'نطاقات موثوقة' }).fill('news.example');
    await button(page, 'احفظ').click();
    await untilVersion(site, 1);
    expect((await read(site)).settings).toMatchObject({
      trustedDomains: ['news.example'],
      blockedDomains: [{ domain: 'spam.example', severity: 'reject' }],
    });
  });

  it('registers an article, closes it, and sets when it opens', async () => {
    const site = await newSite();
    const page = await open(site, 'articles');
    await button(page, 'سجّل مقالًا').click();
    await page.getByLabel('معرّف المقال في موقعكم').fill('tigris');
    await page.getByLabel('العنوان', { exact: true }).fill('دجلة يعود إلى مجراه');
    await button(page, 'سجّله').click();
    await page.getByLabel('التعليق على دجلة يعود إلى مجراه').selectOption('closed');
    const article = async () =>
      (
        await admin.call<{ commenting: string; schedule: { commenting: string } | null }>(
          'GET',
          `/moderation/sites/${site}/articles/tigris`,
        )
      ).body;
    await until(async () => (await article()).commenting === 'closed', 'the article to close');
    await button(page, 'لا موعد: دجلة يعود إلى مجراه').click();
    await page.getByLabel('يصير التعليق').selectOption('open');
    await page.getByLabel('في', { exact: true }).fill('2040-01-01T08:00');
    await button(page, 'حدّد موعدًا').click();
    await until(async () => (await article()).schedule?.commenting === 'open', 'the date to be set');
  });

  it('publishes a clause in the words of the site, and goes back to those of the service', async () => {
    const site = await newSite();
    const page = await open(site, 'policy');
    const policy = async (): Promise<string> => (await fetch(`${service.url}/v1/sites/${site}/policy.html`)).text();
    await page.locator('[name=title-personal-data]').fill('أسرار الناس');
    await button(page, 'انشر النص').click();
    await until(async () => (await policy()).includes('أسرار الناس'), 'readers to see it');
    await button(page, 'عُد إلى هذه النسخة: النسخة 0').click();
    await button(page, 'عُد إلى هذه النسخة').click();
    await until(async () => !(await policy()).includes('أسرار الناس'), 'the service’s words to be back');
  });

  it('shows a key once, and retires the one before', async () => {
    const site = await newSite();
    const page = await open(site, 'keys');
    await button(page, 'أنشئ مفتاحًا').click();
    const key = await page.locator('.once pre').innerText();
    expect(key).toMatch(/^[\w-]{43}$/);
    await button(page, 'إغلاق').click();
    await page.getByText(key).waitFor({ state: 'detached' });
    await button(page, 'أبطله').click();
    await page.getByRole('dialog').getByRole('button', { name: 'أبطله' }).click();
    await page
      .getByText(/^أُبطل /)
      .first()
      .waitFor();
  });
});

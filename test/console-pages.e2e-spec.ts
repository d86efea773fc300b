import type { Page } from 'playwright-core';
import { TestBrowser } from './support/browser.js';
import { sitDown } from './support/console.js';
import { addMember, TestMember } from './support/member.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText, TestReader } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

describeWith(findChromium(), 'Chromium', 'the console’s pages beside the queue', () => {
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
  const dialog = (page: Page) => page.getByRole('dialog');
  /** Somebody who has written, and what. */
  const writer = async (count: number): Promise<{ id: string; comments: string[] }> => {
    const reader = new TestReader(service.url);
    const comments: string[] = [];
    for (let i = 0; i < count; i += 1) comments.push((await reader.submitAndWait({ body: nextText() })).id);
    const [row] = await service.database.query<{ id: string }>('SELECT author_id AS id FROM comment WHERE id = $1', [
      comments[0],
    ]);
    return { id: row?.id ?? '', comments };
  };
  const kinds = (id: string) =>
    service.database.query<{ kind: string; lifted: boolean }>(
      'SELECT kind, lifted_at IS NOT NULL AS lifted FROM sanction WHERE author_id = $1 ORDER BY created_at',
      [id],
    );

  it('suspends an author with a clause and words for them, lifts it, and keeps a note', async () => {
    const { id } = await writer(1);
    const { page } = await sitDown(service, browser, { path: `/console/authors/${id}`, roles: { demo: 'moderator' } });
    await button(page, 'اتخذ إجراء').click();
    // A ban is for seniors, so it is not offered.
    expect(await dialog(page).getByText('حظر', { exact: true }).count()).toBe(0);
    await dialog(page).getByLabel('إيقاف مؤقت').check();
    await dialog(page).getByLabel('المدة', { exact: true }).selectOption('72h');
    await dialog(page).getByLabel('البند', { exact: true }).selectOption('insults');
    await dialog(page).getByLabel('رسالة إلى الكاتب').fill('نرحب برأيك دون تجريح.');
    await button(page, 'نفّذ الإجراء').click();
    await page.getByText('نرحب برأيك دون تجريح.').waitFor();
    expect(await kinds(id)).toEqual([{ kind: 'suspension', lifted: false }]);

    await page.getByLabel('ملاحظة جديدة').fill('يعتذر حين يُنبَّه.');
    await button(page, 'أضفها').click();
    await page.getByText('يعتذر حين يُنبَّه.').first().waitFor();
    expect(await page.getByLabel('ملاحظة جديدة').inputValue()).toBe('');

    await page.getByRole('button', { name: /^ارفعه:/ }).click();
    await button(page, 'ارفعه').click();
    await until(async () => (await kinds(id))[0]?.lifted === true, 'the sanction to be lifted');
  });

  it('rejects what an author wrote in the last days as one, after showing it, and takes it back', async () => {
    const { id, comments } = await writer(3);
    const statuses = async (): Promise<string[]> => {
      const rows = await service.database.query<{ status: string }>('SELECT status FROM comment WHERE id = ANY($1)', [
        comments,
      ]);
      return rows.map(({ status }) => status);
    };
    const before = await statuses();
    const { page } = await sitDown(service, browser, { path: `/console/authors/${id}`, locale: 'en' });
    await button(page, 'Reject recent comments').click();
    await dialog(page).getByText('3 comments', { exact: true }).waitFor();
    expect(await statuses()).toEqual(before);
    await button(page, 'Reject 3 comments').click();
    await until(async () => (await statuses()).every((status) => status === 'rejected'), 'all to be rejected');
    await button(page, 'Undo all').click();
    await until(async () => (await statuses()).join() === before.join(), 'all to be as before');
  });

  it('changes a role, and shows the link of an invitation once', async () => {
    const colleague = await addMember(service, { roles: { demo: 'viewer' } });
    const { page } = await sitDown(service, browser, { path: '/console/team/demo', roles: { demo: 'admin' } });
    await page.getByRole('row').filter({ hasText: colleague.email }).getByRole('combobox').selectOption('senior');
    const roleOf = async (): Promise<string | undefined> =>
      (
        await service.database.query<{ role: string }>('SELECT role FROM site_role WHERE account_id = $1', [
          colleague.id,
        ])
      )[0]?.role;
    await until(async () => (await roleOf()) === 'senior', 'the role to change');

    const invite = page.getByRole('form', { name: 'ادعُ زميلًا' });
    await invite.getByLabel('البريد الإلكتروني').fill('new.colleague@example.org');
    await button(page, 'أنشئ الدعوة').click();
    const link = await page.locator('.once pre').innerText();
    expect(link).toMatch(/\/console\/invitation#.{20,}/);
    const stranger = await browser.visit(new URL(link).pathname + new URL(link).hash);
    await stranger.getByText('صحيفة النهر').waitFor();
    await button(page, 'إغلاق').click();
    await page.getByText(link).waitFor({ state: 'detached' });
    await button(page, 'اسحبها: new.colleague@example.org').click();
    await page.getByText('لا دعوات تنتظر القبول.').waitFor();
  });

  it('suspends an account for the owner only', async () => {
    const colleague = await TestMember.of(service, { roles: { demo: 'viewer' } });
    const { email } = await addMember(service);
    const { page } = await sitDown(service, browser, { path: '/console/team/demo/accounts', email });
    await page
      .getByRole('row')
      .filter({ hasText: colleague.email })
      .getByRole('button', { name: /^أوقفه/ })
      .click();
    await button(page, 'أوقفه').click();
    await until(async () => (await colleague.whoAmI()).status === 401, 'the session to end');

    const admin = await sitDown(service, browser, { path: '/console/team/demo/accounts', roles: { demo: 'admin' } });
    expect(await admin.page.getByText('حسابات الخدمة كلها').count()).toBe(0);
  });

  it('tells in the log who did what, and narrows it down', async () => {
    const { id } = await writer(1);
    const admin = await TestMember.of(service, { roles: { demo: 'admin' } });
    await admin.call('POST', `/moderation/authors/${id}/sanctions`, { kind: 'warning', reason: 'insults' });
    await admin.call('POST', `/moderation/authors/${id}/notes`, { text: 'ملاحظة' });
    const { page } = await sitDown(service, browser, { path: '/console/audit/demo', email: admin.email });
    await page.getByLabel('الفعل', { exact: true }).selectOption('sanction.imposed');
    await page.getByLabel('معرّف ما فُعل به').fill(id);
    await page.keyboard.press('Enter');
    await until(async () => (await page.locator('tbody tr').count()) === 1, 'one entry');
    const row = await page.locator('tbody tr').innerText();
    expect(row).toContain('اتخذ إجراء بحق معلّق');
    expect(row).toContain('الإجراء: إنذار');
    expect(new URL(page.url()).searchParams.get('action')).toBe('sanction.imposed');

    const settings = { version: 0, settings: { preset: 'open' } };
    expect((await admin.call('PATCH', '/moderation/sites/demo/settings', settings)).status).toBe(200);
    await page.goto(`${service.url}/console/audit/demo?action=settings.changed`);
    await page.locator('tbody tr').filter({ hasText: 'أقله: متسامح' }).waitFor();
    expect(await page.locator('tbody').innerText()).not.toContain('مفتوح');
  });

  it('shows the figures of the chosen days, and gives them as a file', async () => {
    const held = await new TestReader(service.url).submitAndWait({ body: `${nextText()} ورقمي 07701234567` });
    expect(held.status).toBe('held');
    const { page } = await sitDown(service, browser, { path: '/console/statistics/demo', locale: 'en' });
    await page.getByText('Waiting now').waitFor();
    const waiting = page.getByRole('region', { name: 'Waiting' });
    expect(Number(await waiting.locator('dd').first().innerText())).toBeGreaterThan(0);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByLabel('CSV: Day by day').click()]);
    expect(file.suggestedFilename()).toMatch(/demo.*\.csv$/);
    await page.getByLabel('From', { exact: true }).fill('2020-01-01');
    await page.getByLabel('To', { exact: true }).fill('2020-01-07');
    await button(page, 'Show').click();
    await until(async () => new URL(page.url()).searchParams.get('from') === '2020-01-01', 'the days in the address');

    await page.goto(`${service.url}/console/statistics/demo`);
    await page.getByLabel('CSV: Day by day').waitFor();
    await service.database.query('BEGIN; LOCK TABLE decision IN ACCESS EXCLUSIVE MODE');
    try {
      await page.reload();
      await page.getByText(/^The days from .* to .* are still being counted/).waitFor();
      expect(await page.getByText('Waiting now').isVisible()).toBe(true);
      expect(await page.getByRole('link', { name: /^CSV/ }).count()).toBe(0);
    } finally {
      await service.database.query('ROLLBACK');
    }
  });

  it('shows nobody the way to what they may not do', async () => {
    const { page } = await sitDown(service, browser, { roles: { demo: 'moderator' } });
    await page.getByRole('link', { name: 'المراجعة' }).waitFor();
    const names = await page.getByRole('navigation').first().getByRole('link').allInnerTexts();
    expect(names).toEqual(['المراجعة']);
    await page.goto(`${service.url}/console/settings/demo`);
    await page.getByText('لا صفحة هنا').waitFor();
  });
});

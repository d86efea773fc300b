import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { submitDemoComments } from '../src/demo-comments.js';
import { SitesService } from '../src/sites/sites.service.js';
import { TestBrowser } from './support/browser.js';
import { rowsOf, sitDown } from './support/console.js';
import { TestMember } from './support/member.js';
import { describeWith, findChromium } from './support/programs.js';
import { startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Pictures hold the time of day, so they are only kept when asked for. */
const KEEPS_SCREENS = process.env['SCREENS'] === '1';
const ON_PHONE = { width: 390, height: 780 };

describeWith(findChromium(), 'Chromium', 'the looks of the console', () => {
  let service: TestService;
  let browser: TestBrowser;

  beforeAll(async () => {
    service = await startTestService();
    browser = await TestBrowser.open(service.url);
    const site = await service.app.get(SitesService).find('demo');
    await submitDemoComments(service.app, site, service.url);
    await until(async () => {
      const [row] = await service.database.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM comment WHERE status = 'pending'`,
      );
      return row?.n === 0;
    }, 'the policy to judge the demo');
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  const expectGood = async (page: Page, name: string): Promise<void> => {
    const { violations } = await page.evaluate<AxeResults>(`${AXE};axe.run()`);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    if (!KEEPS_SCREENS) return;
    await mkdir('docs/screens', { recursive: true });
    await page.screenshot({ path: `docs/screens/console-${name}.png` });
  };
  const untilFilled = (page: Page): Promise<unknown> =>
    until(async () => (await rowsOf(page).count()) > 10 && (await page.locator('.history').count()) === 1, 'the queue');

  it.each([
    ['ar', 'light'],
    ['ar', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('has no accessibility faults in %s, %s', async (locale, colorScheme) => {
    const name = `${locale}${colorScheme === 'dark' ? '-dark' : ''}`;
    const seat = { locale, colorScheme, roles: { demo: 'senior' } } as const;
    const entry = await browser.visit('/console', { locale, colorScheme });
    await entry.waitForSelector('[name=email]');
    await expectGood(entry, `sign-in-${name}`);
    const { page } = await sitDown(service, browser, seat);
    await untilFilled(page);
    await expectGood(page, `queue-${name}`);
    await page.keyboard.press('KeyR');
    await page.waitForSelector('.reasons');
    await expectGood(page, `reject-${name}`);
    await page.keyboard.press('Escape');
    await page.locator('.queue-find .button').click();
    await page.waitForSelector('.views');
    await expectGood(page, `filters-${name}`);
    await page.locator('.queue-find .button').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Slash');
    await page.waitForSelector('.help');
    await expectGood(page, `help-${name}`);
    await page.keyboard.press('Escape');
    await page
      .locator('.queue-row', { has: page.locator('.tag .icon') })
      .first()
      .locator('.row-open')
      .click();
    await page.keyboard.press('KeyX');
    await page.waitForSelector('.bulk-bar');
    await expectGood(page, `selection-${name}`);
    await page.keyboard.press('KeyX');
    await page.keyboard.press('KeyA');
    await page.waitForSelector('.bulk-sample li');
    await expectGood(page, `campaign-${name}`);
  });

  it.each(['ar', 'en'] as const)('fits a phone, in %s', async (locale) => {
    const seat = { locale, viewport: ON_PHONE, hasTouch: true, roles: { demo: 'moderator' } } as const;
    const { page } = await sitDown(service, browser, seat);
    await until(async () => (await rowsOf(page).count()) > 10, 'the queue');
    await expectGood(page, `phone-list-${locale}`);
    await page.locator('.row-open').first().tap();
    await page.waitForSelector('.history');
    await expectGood(page, `phone-card-${locale}`);
    await page.locator('.choice.is-reject').tap();
    await page.waitForSelector('.reasons');
    await page.setViewportSize({ width: 320, height: 640 });
    await expectGood(page, `phone-reject-${locale}`);
  });

  it('has no accessibility faults on the page of an invitation', async () => {
    const admin = await TestMember.of(service, { roles: { demo: 'admin' } });
    const wish = { email: 'salma@example.org', role: 'moderator' };
    const { body } = await admin.call<{ link: string }>('POST', '/moderation/sites/demo/invitations', wish);
    const page = await browser.visit(new URL(body.link).pathname + new URL(body.link).hash);
    await page.waitForSelector('[name=password]');
    await expectGood(page, 'invitation-ar');
  });
});

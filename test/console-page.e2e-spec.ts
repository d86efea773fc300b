import { Secret, TOTP } from 'otpauth';
import { readdirSync } from 'node:fs';
import { TestBrowser } from './support/browser.js';
import { signIn } from './support/console.js';
import { addMember, PASSWORD, TestMember } from './support/member.js';
import { describeWith, findChromium } from './support/programs.js';
import { startTestService, type TestService } from './support/service.js';

/** What the console may cost before somebody can work with it, script, style and type together. */
const FIRST_LOAD_BYTES = 250 * 1024;

describe('The console’s page and files', () => {
  let service: TestService;
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${service.url}/console${path}`, { headers });

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it.each(['', '/', '/invitation', '/comments/019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b'])(
    'answers /console%s with the page, kept by nobody, under a policy that lets nothing else in',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const policy = answer.headers.get('content-security-policy')?.split('; ');
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "frame-ancestors 'none'",
        ]),
      );
      expect(policy?.join()).not.toMatch(/unsafe|data:|https?:|\*/);
      expect(await answer.text()).toContain('<div id="root"></div>');
    },
  );

  it('lets every file be kept for ever, each under a name of its own, compressed where that helps', async () => {
    for (const name of readdirSync('dist/console/assets')) {
      const answer = await get(`/assets/${name}`, { 'Accept-Encoding': 'identity' });
      expect([name, answer.status]).toEqual([name, 200]);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-type')).not.toBe('application/octet-stream');
    }
    const script = readdirSync('dist/console/assets').find((name) => name.endsWith('.js')) ?? '';
    const plain = await get(`/assets/${script}`, { 'Accept-Encoding': 'gzip;q=0' });
    const zipped = await get(`/assets/${script}`, { 'Accept-Encoding': 'br, gzip' });
    expect([plain.headers.get('content-encoding'), zipped.headers.get('content-encoding')]).toEqual([null, 'gzip']);
  });

  it.each(['/assets/nothing.js', '/assets/../manifest.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/'])(
    'has nothing else to give: %s',
    async (path) => {
      const answer = await get(path);
      expect(await answer.text()).not.toContain('"name"');
      expect([200, 404]).toContain(answer.status);
      if (answer.status === 200) expect(answer.headers.get('content-type')).toContain('text/html');
    },
  );
});

describeWith(findChromium(), 'Chromium', 'the way into the console', () => {
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

  it('lets in whoever has the password, in both languages, with nothing refused by the content policy', async () => {
    const { email } = await addMember(service, { roles: { demo: 'moderator' } });
    for (const [locale, heading] of [
      ['ar', 'مراجعة التعليقات'],
      ['en', 'Review comments'],
    ] as const) {
      const page = await browser.visit('/console', { locale });
      await page.locator('[name=email]').fill(email);
      await page.locator('[name=password]').fill('wrong');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role=alert].notice');
      await page.locator('[name=password]').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForSelector(`h1 >> text=${heading}`);
      expect(await page.evaluate('document.documentElement.dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr');
    }
    // The browser itself tells of the two refused attempts, and of nobody being signed in at first.
    expect(browser.complaints.filter((text) => !text.includes('status of 401'))).toEqual([]);
  });

  it('asks for the code of the app where an account has one, and takes a recovery code instead', async () => {
    const member = await TestMember.of(service, { roles: { demo: 'moderator' } });
    const begun = await member.call<{ secret: string }>('POST', '/account/totp', { password: PASSWORD });
    const totp = new TOTP({ secret: Secret.fromBase32(begun.body.secret) });
    const confirmed = await member.call<{ recoveryCodes: string[] }>('POST', '/account/totp/confirmation', {
      code: totp.generate(),
    });
    const next = totp.generate({ timestamp: Date.now() + 30_000 });
    const recovery = confirmed.body.recoveryCodes[0] ?? '';
    for (const code of [next, recovery]) {
      const page = await browser.visit('/console');
      await signIn(page, member.email);
      await page.waitForSelector('h2 >> text=خطوة أخيرة');
      if (code === recovery) await page.locator('text=أستعمل رمز استرداد').click();
      await page.locator('[name=code]').fill(code);
      await page.keyboard.press('Enter');
      await page.waitForSelector('.frame');
    }
  });

  it('takes somebody who is invited from the link to the queue', async () => {
    const admin = await TestMember.of(service, { roles: { demo: 'admin' } });
    const wish = { email: 'salma@example.org', role: 'moderator' };
    const { body } = await admin.call<{ link: string }>('POST', '/moderation/sites/demo/invitations', wish);
    const link = new URL(body.link);
    const page = await browser.visit(link.pathname + link.hash, { locale: 'en' });
    await page.locator('[name=name]').fill('سلمى');
    await page.locator('[name=password]').fill('short');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alert].notice');
    await page.locator('[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Now sign in with your password');
    expect(page.url()).not.toContain('#');
    await signIn(page, 'salma@example.org');
    await page.waitForSelector('.frame');
  });

  it('loads no more than 250 kB before there is something to do', async () => {
    const { email } = await addMember(service, { roles: { demo: 'moderator' } });
    const sizes = new Map<string, number>();
    const page = await browser.visit('/console');
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/console')) sizes.set(pathname, Number(response.headers()['content-length']));
    });
    await page.reload({ waitUntil: 'networkidle' });
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1');
    await page.waitForLoadState('networkidle');
    expect([...sizes.keys()].some((path) => path.endsWith('.woff2'))).toBe(true);
    const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
  });
});

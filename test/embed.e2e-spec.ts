import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { ArticlesService } from '../src/sites/articles.service.js';
import { SitesService } from '../src/sites/sites.service.js';
import { send, TestBrowser, write } from './support/browser.js';
import { HostSite } from './support/host-page.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText, TestReader } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const HOSTILE = `
  * { font: 40px/1 monospace !important; letter-spacing: 9px; text-transform: uppercase; }
  p, h2, h3, button, textarea, section { display: none !important; color: transparent; direction: ltr; position: fixed; }
  body { visibility: visible; text-align: left; line-height: 0.4; }`;

describe('what pages load of the comment box', () => {
  it.each([
    ['embed.js', 15_000],
    ['counts.js', 1_000],
    ['extras.js', 3_000],
  ])('%s is at most %d bytes compressed', (file, most) => {
    expect(gzipSync(readFileSync(`dist/embed/${file}`), { level: 9 }).length).toBeLessThanOrEqual(most);
  });
});

describeWith(findChromium(), 'Chromium', 'the element on pages of other sites', () => {
  let service: TestService;
  let browser: TestBrowser;
  let host: HostSite;

  beforeAll(async () => {
    service = await startTestService();
    host = await HostSite.open();
    browser = await TestBrowser.open('');
    await service.app
      .get(SitesService)
      .changeSettings('demo', { allowedOrigins: [host.origin], leastSecondsToSend: 0 });
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
    await service.stop();
  });

  const script = (): string => `<script async src="${service.url}/embed.js"></script>`;
  const twoLines = (article: string, attributes = ''): string =>
    `${script()}\n<reader-comments site="demo" article="${article}" ${attributes}><noscript><iframe title="التعليقات" width="100%" height="900" loading="lazy" src="${service.url}/v1/sites/demo/articles/${article}/comments.html?view=frame"></iframe></noscript></reader-comments>`;
  const visit = (path: string, page: Parameters<HostSite['put']>[1], options = {}): Promise<Page> =>
    browser.visit(host.put(path, page), options);
  const stored = (page: Page): Promise<number> => page.evaluate<number>('localStorage.length');

  it('shows the form to signed-in readers alone, where the site takes no guests', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
    const readerKeys = [{ ...(await exportJWK(publicKey)), kid: 'own', alg: 'EdDSA' }];
    const allowedOrigins = [host.origin];
    await addSite(service, 'members', { guests: 'none', readerKeys, allowedOrigins });
    const token = await new SignJWT({ sub: 'reader-1', name: 'سعاد الخالدي', aud: 'members', jti: 'a' })
      .setExpirationTime('5m')
      .setProtectedHeader({ alg: 'EdDSA', kid: 'own' })
      .sign(privateKey);
    const box = '<reader-comments site="members" article="a"></reader-comments>';
    const guest = await visit('/guest', { body: script() + box });
    await guest.waitForSelector('[data-part=members] >> text=التعليق هنا لمن سجّل الدخول في الموقع.');
    expect(await guest.locator('#form').isVisible()).toBe(false);
    const signIn = `<script>document.querySelector('reader-comments').readerToken = async () => '${token}'</script>`;
    const page = await visit('/member', { body: box + signIn + script() });
    await page.locator('#form-body').fill(nextText());
    expect(await page.locator('[data-part=members], #form-name, #form-email').count()).toBe(0);
    await send(page);
    await page.waitForSelector('.is-live >> text=سعاد الخالدي');
  });

  it('is a working comment section by two pasted lines, and stores nothing before its reader acts', async () => {
    const page = await visit('/pasted', { body: twoLines('pasted') });
    await page.waitForSelector('h2 >> text=0 تعليق');
    expect(await stored(page)).toBe(0);
    expect(await page.context().cookies()).toEqual([]);
    await write(page, nextText());
    await send(page);
    await page.waitForSelector('article[data-status=approved] >> text=نُشر تعليقك');
    await page.waitForSelector('h2 >> text=تعليق واحد');
    expect(await page.context().cookies()).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });

  it('still shows and takes comments there without scripts', async () => {
    await new TestReader(service.url, 'demo', 'framed').submitAndWait({ body: 'النهر عاد' });
    const page = await visit('/framed', { body: twoLines('framed') }, { javaScriptEnabled: false });
    const frame = page.frameLocator('iframe');
    await frame.locator('text=النهر عاد').waitFor();
    await frame.locator('#form-name').fill('هدى');
    await frame.locator('#form-email').fill('huda@example.org');
    await frame.locator('#form-body').fill('وصلنا من غير نص برمجي');
    await frame.locator('#form button[type=submit]').click();
    await page.waitForURL(/comments\.html\?view=page.*#comment-/);
    expect(await page.locator('article.is-own').innerText()).toContain('وصلنا من غير نص برمجي');
  });

  it('works and looks like itself under a hostile style, a strict policy and Trusted Types', async () => {
    const { id } = await new TestReader(service.url, 'demo', 'strict').submitAndWait();
    const policy = `default-src 'none'; script-src ${service.url}; style-src 'self'; connect-src ${service.url}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
    const page = await visit('/strict', { body: twoLines('strict'), style: HOSTILE, policy });
    const body = page.locator(`#comment-${id} .hashiya-body p`);
    await body.waitFor();
    const style = await page.evaluate<string[]>(`(() => {
      const root = document.querySelector('reader-comments').shadowRoot;
      const { fontSize, letterSpacing, display, textTransform } = getComputedStyle(root.querySelector('.hashiya-body p'));
      return [fontSize, letterSpacing, display, textTransform];
    })()`);
    expect(style).toEqual(['18px', 'normal', 'block', 'none']);
    await page.locator(`#comment-${id} [data-act=report]`).click();
    await page.locator('[name=reason]').first().waitFor();
    await page.locator('[data-part=policy]').click();
    await page.waitForSelector('dialog >> text=الخصوصية');
    await page.keyboard.press('Escape');
    await write(page, nextText());
    await send(page);
    await page.waitForSelector('article[data-status=approved]');
    expect(browser.complaints).toEqual([]);
  });

  it('takes over the fragment of the page’s server where it is, with what was typed into it', async () => {
    await new TestReader(service.url, 'demo', 'adopted').submitAndWait();
    const fragment = await (await fetch(`${service.url}/v1/sites/demo/articles/adopted/comments.html`)).text();
    const body = `<reader-comments site="demo" article="adopted">${fragment}</reader-comments>`;
    const plain = await visit('/plain', { body });
    const height = (page: Page): Promise<number> =>
      page.evaluate<number>('document.querySelector("reader-comments").getBoundingClientRect().height');
    await plain.locator('#form-body').fill('كتبته قبل أن يصل النص البرمجي');
    const before = await height(plain);
    await plain.addScriptTag({ url: `${service.url}/embed.js` });
    await plain.waitForSelector('.is-live');
    expect(await plain.locator('#form-body').inputValue()).toBe('كتبته قبل أن يصل النص البرمجي');
    expect(Math.abs((await height(plain)) - before)).toBeLessThan(1);
    expect(await plain.evaluate('document.querySelector("reader-comments > script[type*=ld]") !== null')).toBe(true);
  });

  it('does not move anything on the page when it comes to life', async () => {
    const page = await browser.visit(`${service.url}/demo`);
    await page.waitForSelector('.is-live');
    const shift = await page.evaluate<number>(`new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => setTimeout(() => resolve(sum), 100));
    })`);
    expect(shift).toBe(0);
  });

  it('waits until somebody scrolls near', async () => {
    const page = await visit('/far', {
      body: `<div class="tall"></div>${twoLines('far')}`,
      style: '.tall { height: 5000px }',
    });
    await page.waitForFunction('customElements.get("reader-comments") !== undefined');
    expect(await page.evaluate('document.querySelector("reader-comments").shadowRoot')).toBeNull();
    await page.evaluate('scrollTo(0, 4000)');
    await page.waitForSelector('.is-live');
  });

  it('stands several times on one page, each in its own language and direction', async () => {
    const languages = ['ar', 'en', 'fa', 'ckb', 'fr'];
    const boxes = languages.map(
      (lang) => `<reader-comments site="demo" article="several-${lang}" lang="${lang}"></reader-comments>`,
    );
    const page = await visit('/several', { body: script() + boxes.join('') });
    for (const [lang, words, dir] of [
      ['ar', 'أضف تعليقا', 'rtl'],
      ['en', 'Add a comment', 'ltr'],
      ['fa', 'دیدگاه خود را بنویسید', 'rtl'],
      ['ckb', 'لێدوان بنووسە', 'rtl'],
      ['fr', 'Commenter', 'ltr'],
    ] as const) {
      const element = page.locator(`reader-comments[lang=${lang}]`);
      await element.scrollIntoViewIfNeeded();
      await element.locator('section.is-live').waitFor();
      expect(await element.locator('#form-heading').innerText()).toBe(words);
      expect(await element.locator('section').first().getAttribute('dir')).toBe(dir);
    }
    expect(await page.locator('reader-comments[lang=fa] [data-part=countdown]').innerText()).toBe('۱۵۰۰ / ۱۵۰۰');
  });

  it('says in one sentence that the comments cannot be had, and gets them when asked again', async () => {
    const page = await browser.visit('about:blank');
    let isDown = true;
    await page.route('**/comments.html*', (route) =>
      isDown ? route.fulfill({ status: 503, body: '<html>' }) : route.continue(),
    );
    await page.goto(host.put('/down', { body: `<p id="own">المقال</p>${twoLines('down')}` }));
    await page.waitForSelector('text=تعذّر تحميل التعليقات.');
    expect(await page.locator('#own').innerText()).toBe('المقال');
    isDown = false;
    await page.click('text=أعد المحاولة');
    await page.waitForSelector('.is-live');
  });

  it('tells the page what happens, by events', async () => {
    const page = await visit('/events', { body: twoLines('events') });
    await page.evaluate(`window.seen = []; for (const name of ['ready', 'submit', 'decided', 'count', 'reaction'])
      document.addEventListener('hashiya:' + name, (event) => seen.push([name, event.detail.count ?? event.detail.status ?? event.detail.value]))`);
    await write(page, nextText());
    await send(page);
    await page.waitForSelector('article[data-status=approved]');
    await page.locator('button[data-value=like]').click();
    await until(() => page.evaluate<boolean>(`seen.some(([name]) => name === 'reaction')`), 'the reaction');
    const seen = await until(async () => {
      const all = await page.evaluate<unknown[]>('seen');
      return JSON.stringify(all).includes('["count",1]') && all;
    }, 'the count');
    expect(seen).toEqual(
      expect.arrayContaining([
        ['submit', 'pending'],
        ['decided', 'approved'],
        ['reaction', 'like'],
      ]),
    );
  });

  it('writes counts beside links, a hundred in one call', async () => {
    await new TestReader(service.url, 'demo', 'counted').submitAndWait();
    const page = await visit('/front', {
      body: `<div data-site="demo"><a href="/a" data-comments-of="counted"></a><a href="/b" data-comments-of="never"></a></div><script async src="${service.url}/counts.js"></script>`,
    });
    await until(async () => (await page.locator('a').first().innerText()) === '1', 'the count');
    expect(await page.locator('a').nth(1).innerText()).toBe('0');
  });

  it('leads to a comment in the middle of a long list by its link, and opens what it is folded into', async () => {
    const reader = new TestReader(service.url, 'demo', 'linked');
    const root = await reader.submitAndWait();
    const ids: string[] = [];
    for (let made = 0; made < 4; made += 1) ids.push((await reader.submitAndWait({ parentId: root.id })).id);
    const page = await visit('/linked', { body: twoLines('linked') });
    await page.waitForSelector('.is-live');
    expect(await page.locator('details > summary').innerText()).toBe('ردّان آخران');
    await page.goto(`${host.origin}/linked#comment-${ids[3]}`);
    await page.waitForSelector(`#comment-${ids[3]}.is-target`);
    expect(await page.locator(`#comment-${ids[3]}`).isVisible()).toBe(true);
  });

  it('opens a long list in its middle where a link leads to, and moves nothing when what was before it comes', async () => {
    const reader = new TestReader(service.url, 'demo', 'long');
    const oldest = await reader.submitAndWait();
    for (let made = 0; made < 24; made += 1) await new TestReader(service.url, 'demo', 'long').submit();
    await until(async () => (await reader.page()).article.commentCount === 25, 'all of them');
    const page = await visit('/long', { body: twoLines('long') });
    await page.waitForSelector('.is-live');
    expect(await page.locator(`#comment-${oldest.id}`).count()).toBe(0);
    await page.goto(`${host.origin}/long#comment-${oldest.id}`);
    const target = page.locator(`#comment-${oldest.id}.is-target`);
    await target.waitFor();
    expect(await page.locator('[data-part=items] > article').count()).toBe(1);
    const top = (): Promise<number> => target.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    const before = await top();
    await page.locator('[data-part=pages] [rel=prev]').click();
    await until(async () => (await page.locator('[data-part=items] > article').count()) > 1, 'those before it');
    expect(await top()).toBe(before);
  });

  it('offers new comments without moving what is being read', async () => {
    const reader = new TestReader(service.url, 'demo', 'live');
    const { id } = await reader.submitAndWait();
    const page = await visit('/live', { body: twoLines('live') });
    const first = page.locator(`#comment-${id}`);
    await first.scrollIntoViewIfNeeded();
    const before = await first.boundingBox();
    const fresh = await new TestReader(service.url, 'demo', 'live').submitAndWait();
    await page.waitForSelector('.hashiya-pill >> text=تعليق جديد');
    expect(await first.boundingBox()).toEqual(before);
    await page.locator('.hashiya-pill').click();
    await page.waitForSelector(`#comment-${fresh.id}`);
    expect(await page.locator('.hashiya-pill').count()).toBe(0);
  });

  it('likes and reports a comment once, and tells the reporter', async () => {
    const reader = new TestReader(service.url, 'demo', 'acts');
    const { id } = await reader.submitAndWait();
    const page = await visit('/acts', { body: twoLines('acts') });
    const like = page.locator(`#comment-${id} [data-act=like]`);
    await like.click();
    await until(async () => (await like.getAttribute('aria-label'))?.endsWith('إعجاب واحد'), 'the like');
    await page.reload();
    await page.waitForSelector(`#comment-${id} [data-act=like][aria-pressed=true]`);
    await until(async () => (await reader.page()).comments[0]?.likeCount === 1, 'the like at the service');
    await page.locator(`#comment-${id} [data-act=report]`).click();
    await page.locator('[name=reason][value=spam]').check();
    await page.locator('[name=note]').fill('إعلان');
    await page.locator('[data-part=panel] button[type=submit]').click();
    await page.waitForSelector('text=وصل بلاغك إلى المشرفين');
    await page.reload();
    await page.locator(`#comment-${id} [data-act=report]`).click();
    await page.waitForSelector('.hashiya-outcome >> text=أبلغت عن هذا التعليق من قبل.');
  });

  it('lets the author edit what was held, and withdraw it', async () => {
    const page = await visit('/own', { body: twoLines('own') });
    await write(page, `${nextText()}، ورقمي 07701234567`);
    await send(page);
    await page.waitForSelector('article[data-status=held] >> text=في التعليق رقم هاتف.');
    await page.reload();
    await page.locator('[data-own=edit]').click();
    expect(await page.locator('#form-body').inputValue()).toContain('07701234567');
    await page.locator('#form-body').fill(nextText());
    await send(page);
    await page.waitForSelector('article.is-own:not(:has-text("07701234567"))');
    await page.locator('[data-own=withdraw]').click();
    await page.locator('[data-part=panel] button[type=submit]').click();
    await page.waitForSelector('article[data-status=withdrawn] >> text=سحبتَ هذا التعليق.');
  });

  it('solves what a site asks machines for, and the reader only waits a moment', async () => {
    await service.app.get(SitesService).add('guarded', 'صحيفة', { challenge: 'always', allowedOrigins: [host.origin] });
    const page = await visit('/guarded', { body: twoLines('guarded').replace('site="demo"', 'site="guarded"') });
    await write(page, nextText());
    await send(page);
    await page.waitForSelector('article[data-status=approved]');
  });

  it.each(['light', 'dark'] as const)('has no accessibility faults, %s', async (theme) => {
    const { id } = await new TestReader(service.url, 'demo', `axe-${theme}`).submitAndWait();
    const page = await visit(`/axe-${theme}`, {
      body: `<main><h1>عنوان</h1>${twoLines(`axe-${theme}`, `theme="${theme}"`)}</main>`,
      style: `html { background: ${theme === 'dark' ? '#111; color: #eee' : '#fff'} }`,
    });
    await page.locator(`#comment-${id} [data-act=report]`).click();
    await page.waitForSelector('[data-part=panel]');
    const open = await page.evaluate<AxeResults>(`${AXE};axe.run()`);
    await page.locator('[data-part=policy]').click();
    await page.waitForSelector('dialog[open]');
    const dialog = await page.evaluate<AxeResults>('axe.run()');
    const faults = [...open.violations, ...dialog.violations];
    expect(faults.map(({ id: fault, nodes }) => [fault, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('gives the focus back after the policy, which the keyboard opens and closes', async () => {
    const page = await visit('/keys', { body: twoLines('keys') });
    await page.locator('[data-part=policy]').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.querySelector("reader-comments").shadowRoot.activeElement.dataset.part')).toBe(
      'policy',
    );
  });

  it('says that the article closed while the reader was writing, and keeps the text', async () => {
    const page = await visit('/closing', { body: twoLines('closing') });
    await write(page, 'كتبتُ هذا قبل الإغلاق');
    const site = await service.app.get(SitesService).find('demo');
    await service.app.get(ArticlesService).setCommenting(site, 'closing', { commenting: 'closed' });
    await send(page);
    await page.waitForSelector('[role=alert] >> text=أُغلق باب التعليق على هذا المقال وأنت تكتب.');
    expect(await page.locator('#form-body').inputValue()).toBe('كتبتُ هذا قبل الإغلاق');
  });
});

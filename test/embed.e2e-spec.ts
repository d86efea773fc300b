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
import { TestMember } from './support/member.js';
import { decide, rowOf } from './support/moderated.js';
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
  afterEach(() => browser.leave());
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
    await until(
      () =>
        page.evaluate('document.querySelector("reader-comments").shadowRoot.activeElement?.dataset.part === "policy"'),
      'the focus',
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

  /** As another moderator each time: whoever decided does not judge the appeal. */
  const judge = async (id: string, action: 'approve' | 'reject'): Promise<void> => {
    const member = await TestMember.of(service, { roles: { demo: 'moderator' } });
    const { version } = await rowOf(service.database, id);
    const reply = await decide(member, id, { action, version, ...(action === 'reject' && { reason: 'insults' }) });
    expect(reply.status).toBe(200);
  };
  const ownId = async (page: Page): Promise<string> =>
    (await page.locator('article.is-own').getAttribute('data-id')) ?? '';

  it.each([
    [
      'ar',
      'reject',
      'لماذا ترى القرار في غير محله؟',
      '[data-state=upheld] >> text=نُظر في اعتراضك، وبقي القرار كما هو.',
    ],
    ['en', 'approve', 'Why do you think the decision is wrong?', 'text=Your comment is published.'],
  ] as const)('takes an appeal and shows what became of it: %s, %s', async (lang, action, question, answer) => {
    const page = await visit(`/appeal-${lang}`, { body: twoLines(`appeal-${lang}`, `lang="${lang}"`) });
    await write(page, `${nextText()}، ورقمي 07701234567`);
    await send(page);
    await page.waitForSelector('article[data-status=held]');
    const id = await ownId(page);
    await judge(id, 'reject');
    await page.reload();
    await page.waitForSelector('article[data-status=rejected]');
    await page.locator('[data-own=appeal]').click();
    expect(await page.locator('[data-part=panel] label').innerText()).toBe(question);
    await page.locator('[name=statement]').fill('هذا رقم المتجر لا رقمي');
    await page.locator('[data-part=panel] button[type=submit]').click();
    await page.waitForSelector('article [data-state=open]');
    expect(await page.locator('[data-own=appeal]').isVisible()).toBe(false);
    await page.reload();
    await page.waitForSelector('article [data-state=open]');
    await judge(id, action);
    // It asks by itself, with growing pauses.
    await page.waitForSelector(answer);
  });

  it('tells a reporter what became of the report, while the comment goes and where it stays', async () => {
    const reader = new TestReader(service.url, 'demo', 'outcome');
    const [first, second] = [await reader.submitAndWait(), await reader.submitAndWait()];
    const page = await visit('/outcome', { body: twoLines('outcome') });
    for (const { id } of [first, second]) {
      await page.locator(`#comment-${id} [data-act=report]`).click();
      await page.locator(`#comment-${id} [data-part=panel] button[type=submit]`).click();
      await page.waitForSelector('text=وصل بلاغك إلى المشرفين');
    }
    await judge(first.id, 'approve');
    await page.locator(`#comment-${first.id} [data-act=report]`).click();
    await page.waitForSelector(`#comment-${first.id} .hashiya-outcome >> text=ورأوا أن التعليق لا يخالف`);
    await judge(second.id, 'reject');
    const gone = page.locator(`#comment-${second.id}.is-removed`);
    await gone.waitFor();
    await gone.locator('.hashiya-outcome >> text=راجع المشرفون بلاغك، وحُذف التعليق.').waitFor();
  });

  describe('with readers that the site signs in', () => {
    let sign: (lifetime: number, claims?: object) => Promise<string>;
    beforeAll(async () => {
      const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
      const readerKeys = [{ ...(await exportJWK(publicKey)), kid: 'a', alg: 'EdDSA' }];
      await service.app
        .get(SitesService)
        .add('signed', 'صحيفة', { readerKeys, allowedOrigins: [host.origin], leastSecondsToSend: 0 });
      sign = (lifetime, claims = {}) =>
        new SignJWT({ sub: 'r', jti: 'j', aud: 'signed', exp: Math.floor(Date.now() / 1_000) + lifetime, ...claims })
          .setProtectedHeader({ alg: 'EdDSA', kid: 'a' })
          .sign(privateKey);
    });
    /** The page says who reads it before the script is there, or after. */
    const signedIn = (lang: string, token: string, renewed: string | null): Promise<Page> =>
      visit(`/signed-${lang}`, {
        body: `<reader-comments site="signed" article="story-${lang}" lang="${lang}"></reader-comments>
          <script>document.querySelector('reader-comments').readerToken =
            async (isRenewal) => isRenewal ? ${JSON.stringify(renewed)} : ${JSON.stringify(token)};</script>
          ${script()}`,
      });

    it('asks for no name, shows that of the site with its badge, and gets a new token when one has expired', async () => {
      const who = { name: 'مراسلة النهر', roles: ['journalist'] };
      const page = await signedIn('ar', await sign(-300, who), await sign(300, who));
      await page.locator('#form-body').fill('كتبته باسمي في الموقع');
      expect(await page.locator('#form-name, #form-email').count()).toBe(0);
      await send(page);
      await page.waitForSelector('article[data-status=approved] >> text=مراسلة النهر');
      expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('author');
      const other = await visit('/signed-other', {
        body: `${script()}<reader-comments site="signed" article="story-ar"></reader-comments>`,
      });
      const published = other.locator('.hashiya-list .hashiya-comment header');
      await published.locator('.hashiya-badge >> text=كاتب في الموقع').waitFor();
      expect(await published.innerText()).toContain('مراسلة النهر');
    });

    it('says that the session ended while the reader was writing, and keeps the text', async () => {
      const page = await signedIn('en', await sign(-300, { name: 'Alice' }), null);
      await page.locator('#form-body').fill('Written before the session ended');
      await send(page);
      await page.waitForSelector('[role=alert] >> text=Your session on this site has ended.');
      expect(await page.locator('#form-body').inputValue()).toBe('Written before the session ended');
      await page.reload();
      await page.waitForSelector('.is-live');
      expect(await page.locator('#form-body').inputValue()).toBe('Written before the session ended');
    });
  });

  it('shows pinned comments first, with a badge, and new ones below them', async () => {
    const reader = new TestReader(service.url, 'demo', 'pinned');
    const { id } = await reader.submitAndWait();
    const later = await reader.submitAndWait();
    const member = await TestMember.of(service, { roles: { demo: 'moderator' } });
    expect((await member.call('PUT', `/moderation/comments/${id}/pin`)).status).toBe(200);
    const page = await visit('/pinned', { body: twoLines('pinned') });
    const order = (): Promise<string[]> =>
      page.locator('[data-part=items] > article').evaluateAll((all) => all.map((one) => one.id.slice(8)));
    await page.waitForSelector(`#comment-${id}[data-pinned] .hashiya-badge >> text=مثبَّت`);
    expect(await order()).toEqual([id, later.id]);
    const fresh = await new TestReader(service.url, 'demo', 'pinned').submitAndWait();
    await page.locator('.hashiya-pill').click();
    await page.waitForSelector(`#comment-${fresh.id}`);
    expect(await order()).toEqual([id, fresh.id, later.id]);
  });

  it('shows 10,000 comments with 2,000 replies to one, page by page and from the middle', async () => {
    const root = await new TestReader(service.url, 'demo', 'crowd').submitAndWait();
    const [{ ids } = { ids: [] }] = await service.database.query<{ ids: string[] }>(FILL, [root.id]);
    const middle = ids[1_000] ?? '';
    const page = await visit('/crowd', { body: twoLines('crowd') });
    await page.waitForSelector('h2 >> text=10,000 تعليق');
    expect(await page.locator('[data-part=items] > article').count()).toBe(20);
    await page.goto(`${host.origin}/crowd#comment-${root.id}`);
    const thread = page.locator(`#comment-${root.id}`);
    await thread.locator('summary').click();
    const replies = thread.locator('.hashiya-replies article');
    expect([await thread.locator('summary').textContent(), await replies.count()]).toEqual(['1998 ردًّا آخر', 20]);
    for (const count of [120, 220]) {
      await thread.locator('.hashiya-further a').click();
      await until(async () => (await replies.count()) === count, `${count} replies`);
    }
    expect(await replies.evaluateAll((all) => all.map((one) => one.id.slice(8)))).toEqual(ids.slice(0, 220));

    const linked = await visit(`/crowd`, { body: twoLines('crowd') });
    await linked.goto(`${host.origin}/crowd#comment-${middle}`);
    const target = linked.locator(`#comment-${middle}.is-target`);
    await target.waitFor();
    expect(await target.isVisible()).toBe(true);
    await linked.locator('[data-part=pages] [rel=prev]').click();
    await linked.waitForSelector(`#comment-${ids[999]}`);
    await linked.locator('[data-part=pages] [rel=next]').click();
    await linked.waitForSelector(`#comment-${ids[1_030]}`);
    await linked.locator('a[data-sort]').click();
    await until(async () => (await linked.locator('[data-part=items] > article').count()) === 20, 'all comments');
  });

  it('is usable at 400 % zoom, 320 pixels wide, and stands still for those who want it to', async () => {
    const reader = new TestReader(service.url, 'demo', 'narrow');
    const root = await reader.submitAndWait({ body: 'ط'.repeat(200), name: 'ن'.repeat(60) });
    for (let made = 0; made < 4; made += 1) await reader.submitAndWait({ parentId: root.id });
    const page = await visit(
      '/narrow',
      { body: twoLines('narrow') },
      { viewport: { width: 320, height: 256 }, reducedMotion: 'reduce' },
    );
    await page.waitForSelector('.is-live');
    await page.evaluate(`window.behaviors = [];
      const { scrollIntoView } = Element.prototype;
      Element.prototype.scrollIntoView = function (how) { behaviors.push(how.behavior); scrollIntoView.call(this, how); };`);
    await page.locator('[data-part=add]').click();
    await write(page, `${nextText()}، ورقمي 07701234567`);
    await send(page);
    await page.waitForSelector('article[data-status=held] [data-own=edit]');
    expect(await page.evaluate(OUTSIDE)).toEqual([]);
    await page.locator(`#comment-${root.id} > footer .hashiya-reply`).click();
    await page.locator('[data-part=cancel]').click();
    await page.locator(`#comment-${root.id} > footer [data-act=report]`).click();
    await page.locator('[name=reason]').nth(3).check();
    await page.locator(`#comment-${root.id} summary`).click();
    expect(await page.evaluate(OUTSIDE)).toEqual([]);
    await page.locator('[data-part=policy]').click();
    await page.waitForSelector('dialog[open]');
    expect(await page.evaluate(OUTSIDE)).toEqual([]);
    await page.locator('dialog [data-part=close]').click();
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(await page.evaluate('behaviors.length > 0 && behaviors.every((each) => each === "instant")')).toBe(true);
    expect(await page.evaluate(MOVING)).toEqual([]);
  });
});

/** What can be pressed or read and does not lie within the width of the window; and the page itself where it scrolls aside. */
const OUTSIDE = `(() => {
  const root = document.querySelector('reader-comments').shadowRoot;
  const all = [...root.querySelectorAll('a, button, input, textarea, summary, p, h2, h3, h4')];
  const wide = all.filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.hashiya-unseen, [data-part=trap]')) return false;
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < 0 || right > innerWidth);
  });
  const page = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
  return [...page, ...wide.map(({ outerHTML }) => outerHTML.slice(0, 120))];
})()`;

const MOVING = `(() => {
  const root = document.querySelector('reader-comments').shadowRoot;
  return [...root.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
    return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto';
  }).map(({ outerHTML }) => outerHTML.slice(0, 120));
})()`;

/** 7,999 comments around a first one, and 2,000 replies to it. @returns the replies */
const FILL = `
  WITH root AS (SELECT * FROM comment WHERE id = $1),
  rows AS (
    SELECT n, n > 7999 AS is_reply,
           ('019a9f00-' || CASE WHEN n % 2 = 0 OR n > 7999 THEN '0000' ELSE 'ffff' END || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS id
    FROM generate_series(1, 9999) n
  ), written AS (
    INSERT INTO comment (site_id, id, article_id, author_id, author_name, body, fingerprint, status, parent_id, root_id,
                         created_at, decided_at)
    SELECT root.site_id, rows.id, article_id, author_id, author_name, 'نص ' || n, n, 'approved',
           CASE WHEN is_reply THEN $1::uuid END, CASE WHEN is_reply THEN $1::uuid END, created_at, decided_at
    FROM root, rows
  ), counted AS (UPDATE comment SET reply_count = 2000 WHERE id = $1)
  , shown AS (UPDATE article SET comment_count = 10000 WHERE id = (SELECT article_id FROM root))
  SELECT array_agg(id ORDER BY id) AS ids FROM rows WHERE is_reply`;

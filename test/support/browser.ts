import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from './programs.js';

const OFFLINE = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', ...OFFLINE];

/** A real browser that visits pages of a service under test. */
export class TestBrowser {
  /** What pages complained about: errors in scripts, blocked or missing resources. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  static async open(url: string, args: readonly string[] = []): Promise<TestBrowser> {
    const options = { executablePath: findChromium() ?? '', args: [...ARGS, ...args] };
    return new TestBrowser(await chromium.launch(options), url);
  }

  /** A page of somebody who was never here: no cookies, nothing stored. */
  async visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ locale: 'ar', viewport: { width: 1100, height: 900 }, ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    await page.goto(this.url + path);
    return page;
  }

  /** Leaves every page: one caller may hold twenty connections for events. */
  async leave(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Fills in the comment form. */
export async function write(
  page: Page,
  body: string,
  name = 'ليلى العزاوي',
  email = 'layla@example.org',
): Promise<void> {
  await page.locator('#form-name').fill(name);
  await page.locator('#form-email').fill(email);
  await page.locator('#form-body').fill(body);
}

export const send = (page: Page): Promise<void> => page.locator('#form button[type=submit]').click();

/** Lays out every comment: those far from what is seen are not, and would be missing in pictures and in what axe looks at. */
export const layOutAll = (page: Page): Promise<void> =>
  page.evaluate<void>(`(() => {
    const { shadowRoot } = document.querySelector('reader-comments');
    for (const item of shadowRoot.querySelectorAll('[data-part=items] > *')) item.style.contentVisibility = 'visible';
    return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  })()`);

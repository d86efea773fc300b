import { randomUUID } from 'node:crypto';
import { hashPassword } from '../dist/src/accounts/password-hash.js';
import { findChromium, openBrowser } from './support/chromium.mjs';
import { fillQueue } from './support/fill-queue.mjs';
import { inTurns, quantile } from './support/rounds.mjs';
import { startService } from './support/service.mjs';
import { openStore } from './support/store.mjs';

const HELD = 1_000;
/** Keys pressed on one page. */
const PRESSES = 20;
const EMAIL = 'bench@example.org';
const PASSWORD = 'seven palms on a far bank';
const KIB = 1_024;

/** What the console costs moderators in a real browser: until they can begin, and with every decision. */
export async function measureConsole({ rounds, say }) {
  if (findChromium() === null) {
    say('no Chromium on this machine: the console is not measured');
    return [];
  }
  const store = await openStore();
  await fillQueue(store, HELD);
  await addOwner(store);
  const service = await startService({ database: store.url, role: 'api' });
  const browser = await openBrowser();
  const storageState = await signIn(browser, service);
  const visit = (measure) => () => onPage(browser, service, storageState, measure);
  const figures = await inTurns(rounds, {
    load: visit(loadedBytes),
    ready: visit((page) => page.evaluate(() => globalThis.readyMs)),
    decide: visit(decideByKey),
  });
  for (const each of [browser, service, store]) await each.stop();
  return toRows(figures);
}

const toRows = ({ load, ready, decide }) => [
  { name: 'First load of the console, compressed', value: load / KIB, unit: 'kB', goal: { atMost: 250 } },
  {
    ...{ name: 'Console, from the address to the first card, nothing kept', value: ready, unit: 'ms' },
    goal: { atMost: 1_000 },
  },
  {
    ...{ name: 'From the key to the next card painted, p95', value: decide, unit: 'ms' },
    goal: { atMost: 100 },
  },
];

async function addOwner({ pool }) {
  await pool.query(
    `INSERT INTO account (id, email, name, password_hash, is_owner) VALUES ($1, $2, 'Bench', $3, true)`,
    [...[randomUUID(), EMAIL, await hashPassword(PASSWORD)]],
  );
}

async function signIn(browser, { url }) {
  const page = await browser.blank();
  await page.goto(`${url}/console`);
  await page.locator('[name=email]').fill(EMAIL);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.frame');
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

/** A browser that has nothing of the console yet but the session. */
async function onPage(browser, { url }, storageState, measure) {
  const page = await browser.blank({ storageState });
  await page.addInitScript(noteReadiness);
  await page.goto(`${url}/console/`);
  await page.waitForFunction(() => globalThis.readyMs !== undefined);
  const figure = await measure(page);
  await page.context().close();
  return figure;
}

/** Notes when the frame with the first card was painted, in milliseconds since the page was asked for. */
function noteReadiness() {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.card [id=comment-text]')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (globalThis.readyMs = performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Page, scripts, styles and type, as they went over the wire. */
async function loadedBytes(page) {
  await page.waitForLoadState('networkidle');
  return page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter(({ name }) => new URL(name).pathname.startsWith('/console'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
}

/** From the key that publishes until the frame with the next card is painted. */
async function decideByKey(page) {
  const times = [];
  for (let press = 0; press < PRESSES; press += 1) {
    await page.evaluate(() => {
      const openCard = () => document.querySelector('.open-tools a')?.getAttribute('href');
      const before = openCard();
      globalThis.nextMs = undefined;
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          const observer = new MutationObserver(() => {
            if (openCard() === before) return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => (globalThis.nextMs = performance.now() - timeStamp)));
          });
          observer.observe(document, { subtree: true, childList: true, attributes: true });
        },
        { capture: true, once: true },
      );
    });
    await page.keyboard.press('KeyA');
    times.push(await (await page.waitForFunction(() => globalThis.nextMs)).jsonValue());
  }
  return quantile(times, 0.95);
}

import { COMMENTS_PER_ARTICLE, fillStore } from './support/fill.mjs';
import { findChromium, openBrowser, serveHost } from './support/chromium.mjs';
import { inTurns } from './support/rounds.mjs';
import { startService } from './support/service.mjs';
import { openStore } from './support/store.mjs';

const ARTICLES = 10;
const SHOWN = ARTICLES * COMMENTS_PER_ARTICLE;
const ITEMS = /(<div data-part="items">)([\s\S]*)(<\/div>\s*<p class="hashiya-empty")/;
const SCROLL_STEP = 300;
/** The first article becomes that of the demo page, which then shows twenty of its comments. */
const NAME_DEMO = `
  UPDATE article SET key = 'demo-article' WHERE key = 'article-0'; UPDATE site SET key = 'demo' WHERE key = 'bench'`;

/** What the comment box costs the page that it stands on, as Chromium's own performance API tells it. */
export async function measureEmbed({ rounds, say }) {
  if (findChromium() === null) {
    say('no Chromium on this machine: the comment box is not measured');
    return [];
  }
  const store = await openStore();
  await fillStore(store, SHOWN);
  await store.pool.query(NAME_DEMO);
  const service = await startService({ database: store.url });
  const browser = await openBrowser();
  const fragment = await stitch(service);
  const host = await serveHost(
    () => `<reader-comments site="demo" article="demo-article" lang="ar">${fragment}</reader-comments>`,
  );
  const figures = await inTurns(rounds, {
    render: () => onPage(browser, host.url, (page) => bringToLife(page, service)),
    scroll: () => onPage(browser, host.url, (page) => bringToLife(page, service).then(() => longestTask(page))),
    work: () => loadDemo(browser, service, true),
    bareWork: () => loadDemo(browser, service, false),
    shift: () => onPage(browser, `${service.url}/demo`, shiftAtLoad),
  });
  for (const each of [browser, host, service, store]) await each.stop();
  return toRows(figures);
}

const toRows = ({ render, scroll, work, bareWork, shift }) => [
  ...[
    {
      name: `${SHOWN.toLocaleString('en')} comments brought to life and painted`,
      value: render,
      goal: { atMost: 300 },
    },
    { name: 'The longest task while they are scrolled, in the thread’s own time', value: scroll, goal: { atMost: 50 } },
    { name: 'Work of the main thread for the box when /demo loads', value: work - bareWork, goal: { atMost: 50 } },
  ].map((row) => ({ ...row, unit: 'ms' })),
  { name: 'Layout shift when /demo loads', value: shift, unit: 'CLS', goal: { atMost: 0 } },
];

/** One fragment with the comments of ten articles in it: more than the service ever shows at once. */
async function stitch({ url }) {
  const fragments = await Promise.all(
    Array.from({ length: ARTICLES }, async (_, number) => {
      const article = number === 0 ? 'demo-article' : `article-${number}`;
      const path = `/v1/sites/demo/articles/${article}/comments.html?lang=ar&limit=${COMMENTS_PER_ARTICLE}`;
      return (await fetch(url + path)).text();
    }),
  );
  const items = fragments.map((text) => ITEMS.exec(text)[2]).join('');
  const stitched = fragments[0].replace(ITEMS, (_, before, _items, after) => before + items + after);
  const shown = stitched.split('data-comment=').length - 1;
  if (shown !== SHOWN) throw new Error(`the page shows ${shown} comments`);
  return stitched;
}

async function onPage(browser, url, measure) {
  const page = await browser.blank();
  await page.goto(url);
  const figure = await measure(page);
  await page.context().close();
  return figure;
}

/** From the moment that the script has arrived until the frame with the living box is painted. */
async function bringToLife(page, { url }) {
  return page.evaluate(async (address) => {
    const ready = new Promise((resolve) => addEventListener('hashiya:ready', resolve, { once: true }));
    const script = Object.assign(document.createElement('script'), { src: address });
    document.head.append(script);
    await ready;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - performance.getEntriesByName(address)[0].responseEnd;
  }, `${url}/embed.js`);
}

/** In the main thread's own time: on a busy machine a task is long because others run in the midst of it. */
async function longestTask(page) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ['toplevel'] });
  await page.evaluate(async (step) => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += step) {
      scrollTo({ top, behavior: 'instant' });
      await new Promise(requestAnimationFrame);
    }
  }, SCROLL_STEP);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const isMain = new Set(traceEvents.filter(({ args }) => args.name === 'CrRendererMain').map(threadOf));
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && isMain.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('the trace knows of no task');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
}

const threadOf = ({ pid, tid }) => `${pid}/${tid}`;

/** Time that the main thread of a fresh page was busy, in its own time, whatever else the machine did. */
async function loadDemo(browser, { url }, hasBox) {
  const page = await browser.blank();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  // With and without: to look at what is fetched costs the page a few milliseconds by itself.
  await page.route('**/embed.js', (route) => (hasBox ? route.continue() : route.abort()));
  await page.goto(`${url}/demo`, { waitUntil: 'load' });
  await page.evaluate(settle, hasBox);
  const { metrics } = await session.send('Performance.getMetrics');
  await page.context().close();
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000;
}

/** Waits in the page itself: what looks for elements from outside brings a script along that costs more than the box. */
async function settle(hasBox) {
  const isReady = () =>
    !hasBox || document.querySelector('reader-comments').shadowRoot?.querySelector('.is-live') != null;
  while (!isReady()) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200)));
}

async function shiftAtLoad(page) {
  await page.waitForSelector('.is-live');
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (sum += value))).observe({
          type: 'layout-shift',
          buffered: true,
        });
        requestAnimationFrame(() => setTimeout(() => resolve(sum), 100));
      }),
  );
}

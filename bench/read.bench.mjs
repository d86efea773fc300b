import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articlePath, COMMENTS_PER_ARTICLE, fillStore } from './support/fill.mjs';
import { load, loadEachOnce } from './support/load.mjs';
import { inTurns, median } from './support/rounds.mjs';
import { startBare, startService } from './support/service.mjs';
import { openStore } from './support/store.mjs';

const SMALL = 1_000;
const SMALL_TEXT = SMALL.toLocaleString('en');
const SORTS = ['newest', 'oldest', 'top', 'replies'];
const COLD_PAGES = 1_000;
const WARM_UP_SECONDS = 2;
/** Four orders by fifty sizes. */
const COMBINATIONS = 200;

/** Reading the first page of an article with 100 comments, beside Fastify that sends the same bytes from memory. */
export async function measureReading({ rows, rounds, seconds, say }) {
  say(`filling two stores, ${SMALL} and ${rows} comments …`);
  const stores = { small: await openFilled(SMALL), large: await openFilled(rows) };
  const bare = await onService(stores.large, async (service) => startBareWith(await pageOf(service)));
  const hot = await measureHot({ bare, stores, rounds, seconds });
  const cold = await inTurns(2, {
    small: (round) => onService(stores.small, (service) => readCold(service, stores.small, round)),
    large: (round) => onService(stores.large, (service) => readCold(service, stores.large, round)),
  });
  for (const { store } of Object.values(stores)) await store.stop();
  await bare.stop();
  return toRows(hot, cold, rows);
}

/**
 * Every round with new processes, and in the opposite order: two processes of the same code on the same store differ by
 * up to a fifth for as long as they live, by how their hot code came to be compiled.
 */
async function measureHot({ bare, stores: { small, large }, rounds, seconds }) {
  const figures = { bare: [], small: [], large: [] };
  for (let round = 0; round < rounds; round += 1) {
    const services = [
      await startService({ database: small.store.url }),
      await startService({ database: large.store.url }),
    ];
    const urls = { bare: `${bare.url}/page`, small: firstPage(services[0]), large: firstPage(services[1]) };
    for (const url of Object.values(urls)) await load({ url, seconds: WARM_UP_SECONDS });
    const names = Object.keys(urls);
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      figures[name].push((await load({ url: urls[name], seconds })).perSecond);
    }
    for (const service of services) await service.stop();
  }
  return Object.fromEntries(Object.entries(figures).map(([name, values]) => [name, median(values)]));
}

async function onService({ store }, measure) {
  const service = await startService({ database: store.url });
  const measured = await measure(service);
  await service.stop();
  return measured;
}

function toRows(hot, cold, rows) {
  const size = rows.toLocaleString('en');
  const bare = { name: 'bare Fastify, same bytes from memory', value: hot.bare };
  return [
    {
      name: `First page of 100 comments, ${size} in store`,
      value: hot.large,
      unit: '/s',
      beside: bare,
      goal: { ratio: 0.6 },
    },
    {
      ...{ name: `The same page, ${size} against ${SMALL_TEXT} in store`, value: hot.large, unit: '/s' },
      ...{ beside: { name: `${SMALL_TEXT} in store`, value: hot.small }, goal: { within: 0.1 } },
    },
    {
      ...{ name: `Pages of 1 to 100 comments not in memory, ${size} in store`, value: cold.large, unit: '/s' },
      beside: { name: `${SMALL_TEXT} in store`, value: cold.small },
    },
  ];
}

async function openFilled(rows) {
  const store = await openStore();
  await fillStore(store, rows);
  return { store, articles: rows / COMMENTS_PER_ARTICLE };
}

const firstPage = ({ url }) => `${url}${articlePath(3)}?limit=${COMMENTS_PER_ARTICLE}`;

async function pageOf(service) {
  const response = await fetch(firstPage(service));
  const bytes = Buffer.from(await response.arrayBuffer());
  const { comments } = JSON.parse(bytes.toString('utf8'));
  const shown = comments.reduce((sum, { replies }) => sum + 1 + replies.length, 0);
  if (shown !== COMMENTS_PER_ARTICLE) throw new Error(`the page shows ${shown} comments`);
  return bytes;
}

async function startBareWith(bytes) {
  const file = join(tmpdir(), 'page.json');
  await writeFile(file, bytes);
  const bare = await startBare('bare-read.mjs', { PAGE: file });
  await rm(file);
  return bare;
}

/**
 * Asks for each page once, so that none can be in memory: 200 combinations of order and size for each group of articles,
 * even sizes in one round and odd ones in the other, spread over the whole store.
 */
async function readCold(service, { articles }, round) {
  const spread = Math.floor(articles / COMBINATIONS);
  const urls = Array.from({ length: COLD_PAGES }, (_, index) => {
    const combination = index % COMBINATIONS;
    const article = (Math.floor(index / COMBINATIONS) * 2 + round + combination * spread) % articles;
    const limit = 1 + (combination >> 2) * 2 + round;
    return `${service.url}${articlePath(article)}?limit=${limit}&sort=${SORTS[index % SORTS.length]}`;
  });
  return (await loadEachOnce(urls)).perSecond;
}

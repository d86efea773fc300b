import { setTimeout as pause } from 'node:timers/promises';
import { addSite, articlePath } from './support/fill.mjs';
import { startRedis } from './support/redis.mjs';
import { quantile } from './support/rounds.mjs';
import { startService } from './support/service.mjs';
import { openStore } from './support/store.mjs';
import { makeBodies } from './support/texts.mjs';

const PER_SECOND = 20;
const ARTICLES = 20;
const POLL_MS = 4;
const LIMIT_MS = 30_000;

const WAYS = [
  { name: 'everything in one process on PostgreSQL', roles: ['all'], onRedis: false, goalMs: 250 },
  { name: 'API and worker apart, on Redis', roles: ['api', 'worker'], onRedis: true, goalMs: 100 },
];

/** From the 202 until the page beside the article shows the comment, 20 comments a second. */
export async function measurePublishing(options) {
  const ways = WAYS.filter(({ onRedis }) => options.hasRedis || !onRedis);
  const rows = [];
  for (const way of ways) rows.push(...(await measureWay(way, options)));
  return rows;
}

async function measureWay({ name, roles, onRedis, goalMs }, { publishSeconds, say }) {
  say(`publishing: ${name} …`);
  const store = await openStore();
  await addSite(store, ARTICLES);
  const redis = onRedis ? await startRedis() : undefined;
  const services = [];
  for (const role of roles) services.push(await startService({ database: store.url, redis: redis?.url, role }));
  const times = await postSteadily(services[0].url, PER_SECOND * publishSeconds);
  for (const started of [...services, redis, store]) await started?.stop();
  return [
    { name: `202 to public, median: ${name}`, value: quantile(times, 0.5), unit: 'ms', goal: { atMost: goalMs } },
    { name: `202 to public, 95th percentile: ${name}`, value: quantile(times, 0.95), unit: 'ms' },
  ];
}

/** The first second warms the service up and is left out. */
async function postSteadily(url, count) {
  const bodies = makeBodies(count + PER_SECOND, 11);
  const running = [];
  for (const [index, body] of bodies.entries()) {
    running.push(timeOne(`${url}${articlePath(index % ARTICLES)}`, body));
    await pause(1000 / PER_SECOND);
  }
  return (await Promise.all(running)).slice(PER_SECOND);
}

async function timeOne(url, body) {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (answer.status !== 202) throw new Error(`${answer.status} for a comment`);
  const accepted = performance.now();
  const { comment } = await answer.json();
  while (!(await isPublic(url, comment.id))) {
    if (performance.now() - accepted > LIMIT_MS) throw new Error(`not public within ${LIMIT_MS} ms: ${body}`);
    await pause(POLL_MS);
  }
  return performance.now() - accepted;
}

const isPublic = async (url, id) => (await (await fetch(`${url}?limit=20`)).text()).includes(id);

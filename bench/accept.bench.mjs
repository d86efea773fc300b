import { addSite, articlePath } from './support/fill.mjs';
import { load } from './support/load.mjs';
import { startRedis } from './support/redis.mjs';
import { inTurns, until } from './support/rounds.mjs';
import { startBare, startService } from './support/service.mjs';
import { openStore } from './support/store.mjs';
import { makeBodies } from './support/texts.mjs';

/** Commento (Go), the fastest peer, accepting on two cores. */
const FASTEST_PEER = { name: 'Commento, Go, two cores', value: 1_466 };
const BARE = 'bare Fastify and pg: BEGIN, 2 × INSERT, COMMIT on 32 connections';
const CONNECTIONS = 64;
/** More than a round can take, so that no text comes twice in it. */
const BODIES_PER_SECOND = 6_000;
const DRAIN_LIMIT_MS = 300_000;

/** One API process whose queue nobody empties, as in production; and one process that also checks what it takes. */
const waysToRun = (hasRedis) => [
  { name: `API process, queue on ${hasRedis ? 'Redis' : 'PostgreSQL'}`, role: 'api', onRedis: hasRedis },
  { name: 'one process that checks meanwhile', role: 'all', onRedis: false },
];

/** Accepting comments, beside a bare handler that writes the same rows to the same tables of the same server. */
export async function measureAccepting(options) {
  const rows = [];
  for (const way of waysToRun(options.hasRedis)) rows.push(...(await measureWay(way, options)));
  return rows;
}

async function measureWay({ name, role, onRedis }, { rounds, seconds, say }) {
  say(`accepting: ${name} …`);
  const store = await openStore();
  const beside = await store.add('bare');
  const site = await addSite(beside, 1);
  await addSite(store, 1);
  const redis = onRedis ? await startRedis() : undefined;
  const bare = await startBareOn(beside.url, site);
  const service = await startService({ database: store.url, redis: redis?.url, role });
  const post = async (url, round) => {
    const bodies = makeBodies(BODIES_PER_SECOND * seconds, round);
    return (await load({ url, seconds, bodies, connections: CONNECTIONS })).perSecond;
  };
  const figures = await inTurns(role === 'all' ? Math.min(rounds, 3) : rounds, {
    bare: (round) => post(`${bare.url}/comments`, round),
    service: async (round) => {
      const perSecond = await post(`${service.url}${articlePath(0)}`, round);
      if (role === 'all') await untilChecked(store);
      return perSecond;
    },
  });
  for (const started of [service, bare, redis, store]) await started?.stop();
  return toRows(name, role, figures);
}

const startBareOn = (database, { siteId, articleId }) =>
  startBare('bare-accept.mjs', { DATABASE: database, SITE_ID: siteId, ARTICLE_ID: articleId });

/** What is still to be checked must not burden the next round. */
const untilChecked = ({ pool }) =>
  until(async () => {
    const { rows } = await pool.query(`SELECT 1 FROM comment WHERE status = 'pending' LIMIT 1`);
    return rows.length === 0;
  }, DRAIN_LIMIT_MS);

function toRows(name, role, { service, bare }) {
  const measured = { name: `Accepting, ${name}`, value: service, unit: '/s' };
  const beside = { name: BARE, value: bare };
  const againstPeer = { ...measured, beside: FASTEST_PEER, goal: { atLeast: FASTEST_PEER.value } };
  return [{ ...measured, beside, goal: { ratio: 0.4 } }, ...(role === 'api' ? [againstPeer] : [])];
}

import { CheckQueue } from '../dist/src/queue/check-queue.js';
import { makeBackend } from '../dist/src/queue/backend.js';
import { addBacklog, addSite } from './support/fill.mjs';
import { startRedis } from './support/redis.mjs';
import { until } from './support/rounds.mjs';
import { startService } from './support/service.mjs';
import { openStore } from './support/store.mjs';
import { makeComments } from './support/texts.mjs';

const WAYS = [
  { name: 'PostgreSQL', onRedis: false, goal: 300 },
  { name: 'Redis', onRedis: true, goal: 1_000 },
];
const BATCH = 500;
const POLL_MS = 100;
const LIMIT_MS = 600_000;

/** A backlog that is due at once, until none is pending; beside it BullMQ with the same options and nothing to do. */
export async function measureDraining({ backlog, hasRedis, say }) {
  const comments = makeComments(backlog, 23);
  const rows = [];
  for (const { name, onRedis, goal } of WAYS.filter((way) => hasRedis || !way.onRedis)) {
    say(`draining ${backlog} comments: queue on ${name} …`);
    const store = await openStore();
    const redis = onRedis ? await startRedis() : undefined;
    const beside = await store.add('bare');
    const bare = await drainBare(beside.url, redis && `${redis.url}/1`, backlog);
    const { perSecond, approved } = await drain(store, redis?.url, comments);
    for (const started of [redis, store]) await started?.stop();
    rows.push({
      ...{ name: `Backlog of ${backlog.toLocaleString('en')}, queue on ${name}`, value: perSecond, unit: '/s' },
      ...{ beside: { name: 'bare BullMQ, empty handler', value: bare }, goal: { atLeast: goal } },
      note: `${approved} of them approved`,
    });
  }
  return rows;
}

/** Timed from the moment the backlog is committed: the relay of a running service finds it by itself. */
async function drain(store, redis, comments) {
  await addSite(store, 200);
  const service = await startService({ database: store.url, redis });
  await addBacklog(store, comments);
  const started = performance.now();
  await until(async () => (await count(store, 'pending')) === 0, LIMIT_MS, POLL_MS);
  const seconds = (performance.now() - started) / 1000;
  const approved = await count(store, 'approved');
  await service.stop();
  return { perSecond: comments.length / seconds, approved };
}

async function count({ pool }, status) {
  const { rows } = await pool.query('SELECT count(*)::int AS n FROM comment WHERE status = $1', [status]);
  return rows[0].n;
}

/** The service's own queue and worker options, on a database of its own; the jobs wait already when the clock starts. */
async function drainBare(database, redis, jobs) {
  const backend = makeBackend(database, redis);
  const queue = new CheckQueue(backend);
  await until(() =>
    queue.size().then(
      () => true,
      () => false,
    ),
  );
  const requests = Array.from({ length: jobs }, (_, index) => ({ siteId: 'bench', commentId: `${index}`, epoch: 0 }));
  while (requests.length > 0) await queue.add(requests.splice(0, BATCH), true);
  let done = 0;
  const started = performance.now();
  const finished = new Promise((resolve, reject) => {
    const handle = async () => void ((done += 1) === jobs && resolve(performance.now()));
    queue.work(handle, reject).catch(reject);
  });
  const seconds = ((await finished) - started) / 1000;
  await queue.stopWorking();
  await queue.close();
  await backend.close();
  return jobs / seconds;
}

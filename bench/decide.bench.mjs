import { fillQueue } from './support/fill-queue.mjs';
import { SITE_KEY } from './support/fill.mjs';
import { addModerator } from './support/moderator.mjs';
import { quantile, until } from './support/rounds.mjs';
import { startService } from './support/service.mjs';
import { openStore } from './support/store.mjs';

const HELD = 100_000;
const WARM = 200;
const BATCH = 20_000;
const GOAL_MS = 20;
const BATCH_GOAL_S = 10;

/** Moderators' decisions at the API, one after the other, and many at once in the background. */
export async function measureDeciding({ rounds, say }) {
  say(`deciding: ${HELD} held comments …`);
  const store = await openStore();
  await fillQueue(store, HELD);
  const headers = {
    Authorization: await addModerator(store, ['moderation:read', 'moderation:decide']),
    'Content-Type': 'application/json',
  };
  const service = await startService({ database: store.url, role: 'api' });
  const decisions = `${service.url}/v1/moderation/decisions`;
  const times = await decideSingly(store, service.url, headers, WARM + rounds * 200);
  const seconds = await decideMany(store, decisions, headers);
  await service.stop();
  await store.stop();
  return [
    { name: 'Decision at the API, median', value: quantile(times, 0.5), unit: 'ms' },
    { name: 'Decision at the API, p95', value: quantile(times, 0.95), unit: 'ms', goal: { atMost: GOAL_MS } },
    {
      ...{ name: `Batch of ${BATCH.toLocaleString('en')} decisions, from 202 to done`, value: seconds, unit: 's' },
      goal: { atMost: BATCH_GOAL_S },
    },
  ];
}

async function decideSingly({ pool }, url, headers, count) {
  const { rows } = await pool.query(`SELECT id, version FROM comment WHERE status = 'held' ORDER BY id LIMIT $1`, [
    count,
  ]);
  const times = [];
  for (const [index, { id, version }] of rows.entries()) {
    const wish = index % 2 === 0 ? { action: 'approve' } : { action: 'reject', reason: 'insults' };
    const begun = performance.now();
    const answer = await fetch(`${url}/v1/moderation/comments/${id}/decisions`, {
      ...{ method: 'POST', headers, body: JSON.stringify({ ...wish, version }) },
    });
    await answer.text();
    times.push(performance.now() - begun);
    if (answer.status !== 200) throw new Error(`${answer.status} for a decision`);
  }
  return times.slice(WARM);
}

async function decideMany({ pool }, url, headers) {
  const { rows } = await pool.query(
    `SELECT created_at AS since FROM comment WHERE status = 'held' ORDER BY id DESC LIMIT 1 OFFSET ${BATCH - 1}`,
  );
  const query = { site: SITE_KEY, since: rows[0].since };
  const body = JSON.stringify({ query, action: 'reject', reason: 'spam' });
  const answer = await fetch(url, { method: 'POST', headers, body });
  const begun = performance.now();
  if (answer.status !== 202) throw new Error(`${answer.status} for a batch: ${await answer.text()}`);
  const { batch } = await answer.json();
  const isDone = async () => (await (await fetch(`${url}/${batch.id}`, { headers })).json()).batch.state === 'done';
  await until(isDone, 120_000, 20);
  return (performance.now() - begun) / 1000;
}

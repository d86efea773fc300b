import { randomUUID } from 'node:crypto';
import { hashOfSecret, newSecret } from '../dist/src/accounts/secret-token.js';
import { fillQueue } from './support/fill-queue.mjs';
import { SITE_KEY } from './support/fill.mjs';
import { loadEachOnce } from './support/load.mjs';
import { inTurns } from './support/rounds.mjs';
import { startService } from './support/service.mjs';
import { openStore } from './support/store.mjs';

const SMALL = 1_000;
const PAGES = 200;
/** Moderators that ask at one time. */
const CONNECTIONS = 2;
const GOAL_MS = 50;

/** What moderators ask for: the tab that they work in, its other orders, a filter, and words. */
const LISTS = {
  priority: ['sort=priority'],
  filtered: [
    ...['sort=newest', 'sort=oldest', 'status=reported', 'reason=insults', 'reason=threats', 'language=fr'],
    ...['check=links', 'check=impersonation', 'category=personal-data', 'minScore=0.9', 'article=article-7'],
    ...['section=culture', 'status=all', 'category=spam&language=ar'],
  ],
  search: ['الجسر', 'حافلات', 'in77', 'of77', '"الجسر القديم"', 'وبالمدينة النخيل'].map(
    (words) => `q=${encodeURIComponent(words)}`,
  ),
};

/** Pages of the queue at the API, in a long queue and in a short one: how long the slowest in twenty takes. */
export async function measureQueue({ rows, rounds, say }) {
  say(`filling two queues, ${SMALL} and ${rows} held comments …`);
  const sides = { small: await openQueue(SMALL), large: await openQueue(rows) };
  const measured = [];
  for (const [name, lists] of Object.entries(LISTS)) {
    const ask = (side) => async () => (await askAll(side, lists)).p95Ms;
    await askAll(sides.small, lists);
    await askAll(sides.large, lists);
    const p95 = await inTurns(rounds, { small: ask(sides.small), large: ask(sides.large) });
    measured.push(toRow(name, p95, rows));
  }
  for (const { service, store } of Object.values(sides)) {
    await service.stop();
    await store.stop();
  }
  return measured;
}

const NAMES = {
  priority: 'Queue page in order of priority, p95',
  filtered: 'Queue page in other orders and by filters, p95',
  search: 'Queue page by words, p95',
};

const toRow = (name, { small, large }, rows) => ({
  ...{ name: `${NAMES[name]}, ${rows.toLocaleString('en')} held`, value: large, unit: 'ms' },
  ...{ beside: { name: `${SMALL.toLocaleString('en')} held`, value: small }, goal: { atMost: GOAL_MS } },
});

async function openQueue(rows) {
  const store = await openStore();
  await fillQueue(store, rows);
  const token = await addToken(store);
  return { store, token, service: await startService({ database: store.url, role: 'api' }) };
}

/** A moderator's token that no quota stops. */
async function addToken({ pool }) {
  const [token, account] = [`hsp_${newSecret()}`, randomUUID()];
  await pool.query(
    `INSERT INTO account (id, email, name, password_hash, is_owner) VALUES ($1, 'bench@example.org', 'Bench', 'none', true)`,
    [account],
  );
  await pool.query(
    `INSERT INTO access_token (id, account_id, name, hash, scopes, per_minute, expires_at)
     VALUES ($1, $2, 'bench', $3, '{moderation:read}', 1000000, now() + interval '1 day')`,
    [randomUUID(), account, hashOfSecret(token)],
  );
  return token;
}

async function askAll({ service, token }, lists) {
  const urls = Array.from(
    { length: PAGES },
    (_, n) => `${service.url}/v1/moderation/comments?site=${SITE_KEY}&${lists[n % lists.length]}`,
  );
  return loadEachOnce(urls, { connections: CONNECTIONS, headers: { Authorization: `Bearer ${token}` } });
}

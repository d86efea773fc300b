// Measures the figures the service is built to. `npm run bench -- --only read,accept --rows 1000000 --short`
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAccepting } from './accept.bench.mjs';
import { measureChecking } from './check.bench.mjs';
import { measureConsole } from './console.bench.mjs';
import { measureDeciding } from './decide.bench.mjs';
import { measureDraining } from './drain.bench.mjs';
import { measureEmbed } from './embed.bench.mjs';
import { measurePublishing } from './publish.bench.mjs';
import { measureQueue } from './queue.bench.mjs';
import { measureReading } from './read.bench.mjs';
import { measureStarting } from './start.bench.mjs';
import { undoAll } from './support/cleanup.mjs';
import { loader } from './support/load.mjs';
import { redisVersion } from './support/redis.mjs';
import { isFarBelow, toLine, toMarkdown, writeResult } from './support/report.mjs';
import { openStore, postgresVersion, useOwnTemporaryFolder } from './support/store.mjs';

const GROUPS = {
  check: measureChecking,
  read: measureReading,
  accept: measureAccepting,
  publish: measurePublishing,
  decide: measureDeciding,
  queue: measureQueue,
  drain: measureDraining,
  start: measureStarting,
  embed: measureEmbed,
  console: measureConsole,
};
const FULL = { rows: 1_000_000, backlog: 20_000, rounds: 5, seconds: 5, publishSeconds: 30 };
const SHORT = { rows: 100_000, backlog: 2_000, rounds: 2, seconds: 2, publishSeconds: 5 };
const RESULTS = new URL('results/', import.meta.url);

const { values } = parseArgs({
  options: { only: { type: 'string' }, short: { type: 'boolean' }, rows: { type: 'string' } },
});
const say = (line) => void process.stderr.write(`${line}\n`);

try {
  await useOwnTemporaryFolder();
  const result = await measure(readOptions(values));
  await writeResult(RESULTS, result);
  process.stdout.write(`${toMarkdown(result)}\n`);
  process.exitCode = result.rows.some(isFarBelow) ? 1 : 0;
} catch (error) {
  say(`the bench failed: ${error.stack}`);
  process.exitCode = 1;
} finally {
  await undoAll();
}
process.exit();

function readOptions({ only, short = false, rows }) {
  const names = only?.split(',') ?? Object.keys(GROUPS);
  const unknown = names.filter((name) => !(name in GROUPS));
  if (unknown.length > 0) throw new Error(`--only takes ${Object.keys(GROUPS).join(', ')}`);
  const sizes = { ...(short ? SHORT : FULL), ...(rows && { rows: Number(rows) }) };
  if (!Number.isInteger(sizes.rows / 100) || sizes.rows < 20_000)
    throw new Error('--rows takes 20000 or more, in hundreds');
  return { ...sizes, names, short, hasRedis: redisVersion() !== null, say };
}

async function measure(options) {
  const about = await describe(options);
  const rows = [];
  for (const name of options.names) {
    const measured = await GROUPS[name](options);
    measured.forEach((row) => say(toLine(row)));
    rows.push(...measured);
  }
  return { about, rows };
}

/** What the figures depend on; nothing that names the machine. */
async function describe({ short }) {
  const store = await openStore();
  const postgres = await postgresVersion(store);
  await store.stop();
  const cores = cpus();
  return {
    date: new Date().toISOString(),
    form: short ? 'short' : 'full',
    cpu: `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown'}`,
    node: process.version,
    postgres: `${postgres}, embedded, default settings with fsync and synchronous_commit on`,
    redis: redisVersion() ?? 'none on this machine',
    load: loader,
  };
}

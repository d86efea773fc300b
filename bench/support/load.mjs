import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import autocannon from 'autocannon';
import { quantile } from './rounds.mjs';

const run = promisify(execFile);
const LUA = fileURLToPath(new URL('load.lua', import.meta.url));

/** What makes the load: wrk costs the machine least, autocannon is always there. */
export const loader = spawnSync('wrk', ['-v']).error ? 'autocannon' : 'wrk';

/**
 * Asks as fast as it gets answers, on so many connections.
 * @param {{ url: string, seconds: number, connections?: number, bodies?: string[] }} load bodies are posted in turn
 * @returns {Promise<{ perSecond: number, p50Ms: number, p99Ms: number }>}
 * @throws when anything but a 2xx came back
 */
export async function load({ url, seconds, connections = 32, bodies }) {
  const measure = loader === 'wrk' ? withWrk : withAutocannon;
  const { failed, ...figures } = await measure({ url, seconds, connections, bodies });
  if (failed > 0) throw new Error(`${failed} requests to ${new URL(url).pathname} failed`);
  return figures;
}

async function withWrk({ url, seconds, connections, bodies }) {
  const folder = await mkdtemp(join(tmpdir(), 'load-'));
  try {
    const file = join(folder, 'bodies.ndjson');
    if (bodies) await writeFile(file, bodies.join('\n'));
    const env = { ...process.env, ...(bodies && { BODIES: file }) };
    const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', LUA, url];
    const { stdout } = await run('wrk', args, { env });
    return JSON.parse(stdout.trim().split('\n').at(-1));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withAutocannon({ url, seconds, connections, bodies }) {
  let at = 0;
  const next = () => bodies[at++ % bodies.length];
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const requests = bodies && [{ ...post, setupRequest: (request) => ({ ...request, body: next() }) }];
  const result = await autocannon({ url, duration: seconds, connections, ...(requests && { requests }) });
  const { latency, errors, timeouts, non2xx, '2xx': answered, duration } = result;
  return {
    ...{ perSecond: answered / duration, p50Ms: latency.p50, p99Ms: latency.p99 },
    failed: errors + timeouts + non2xx,
  };
}

/** Asks for each address exactly once, so many at a time; for answers that would come from memory the second time. */
export async function loadEachOnce(urls, { connections = 16, headers = {} } = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times = [];
  const waiting = urls.values();
  const started = performance.now();
  const ask = async () => {
    for (const url of waiting) times.push(await timeOf(url, { agent, headers }));
  };
  await Promise.all(Array.from({ length: connections }, ask));
  const perSecond = urls.length / ((performance.now() - started) / 1000);
  agent.destroy();
  return { perSecond, ...quantilesOf(times) };
}

const quantilesOf = (times) => ({
  ...{ p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), p99Ms: quantile(times, 0.99) },
});

function timeOf(url, options) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const answer = (response) => {
      if (response.statusCode !== 200) reject(new Error(`${response.statusCode} for ${new URL(url).pathname}`));
      response.resume().once('end', () => resolve(performance.now() - started));
    };
    httpRequest(url, options, answer).once('error', reject).end();
  });
}

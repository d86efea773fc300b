import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { undoAtEnd } from './cleanup.mjs';

const START_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 15_000;

/**
 * Starts a program as leader of its own process group and waits for the line on standard output that says it is ready.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, ready: RegExp }} options `env` is all it gets besides PATH, HOME and TMPDIR
 * @returns {Promise<{ pid: number, match: RegExpExecArray, readyMs: number, stop: () => Promise<void> }>}
 */
export async function startChild(program, args, { env = {}, cwd, ready }) {
  const started = performance.now();
  const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env;
  const child = spawn(program, args, {
    cwd,
    env: { PATH, HOME, TMPDIR, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  const isOver = () => pid === undefined || child.exitCode !== null || child.signalCode !== null;
  const signal = (name) => pid === undefined || isOver() || process.kill(-pid, name);
  let isWanted = false;
  const stop = undoAtEnd({
    stop: () => {
      isWanted = false;
      return endInOrder(child, isOver, signal);
    },
    kill: () => {
      isWanted = false;
      signal('SIGKILL');
    },
  });
  const match = await waitForLine(child, ready);
  isWanted = true;
  failWhenItEnds(child, () => isWanted);
  return { pid, match, readyMs: performance.now() - started, stop };
}

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Nothing measured holds when a process of the bench ends unasked. */
function failWhenItEnds(child, isWanted) {
  let last = '';
  child.stderr.on('data', (text) => (last = (last + text).slice(-2_000)));
  child.once('exit', (code, signal) => {
    if (!isWanted()) return;
    process.stderr.write(`${child.spawnargs.join(' ')} ended by itself with ${signal ?? code}\n${last}\n`);
    process.exit(1);
  });
}

async function endInOrder(child, isOver, signal) {
  if (isOver()) return;
  const ended = once(child, 'exit');
  signal('SIGTERM');
  const timer = setTimeout(() => signal('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}

function waitForLine(child, pattern) {
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${child.spawnargs.join(' ')}: ${why}\n${output.slice(-2_000)}`));
    const timer = setTimeout(() => fail('not ready in time'), START_LIMIT_MS);
    const read = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const match = pattern.exec(output);
      if (match) resolve(match);
      if (match) clearTimeout(timer);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${code} before it was ready`));
  });
}

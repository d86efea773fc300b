import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { freePort, startChild } from './child.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SECRET = randomBytes(32).toString('base64url');

/**
 * Starts one process of the service on a given database.
 * @param {{ database: string, redis?: string, role?: 'all' | 'api' | 'worker' }} on
 * @returns {Promise<{ url: string, pid: number, stop: () => Promise<void> }>}
 */
export async function startService({ database, redis, role = 'all' }) {
  const env = {
    ...{ DATABASE_URL: database, ROLE: role, SECRET, PORT: String(await freePort()), HOST: '127.0.0.1' },
    ...{ LOG_LEVEL: 'warn', NODE_ENV: 'production' },
    ...(redis !== undefined && { REDIS_URL: redis }),
  };
  const child = await startChild('node', ['dist/src/main.js'], { env, cwd: ROOT, ready: /^ready (\S+)$/m });
  return { url: child.match[1], pid: child.pid, stop: child.stop };
}

/** Starts a bare server of this folder, given what it needs by environment. */
export async function startBare(file, env) {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const child = await startChild('node', [script], {
    env: { ...env, NODE_ENV: 'production' },
    ready: /^ready (\S+)$/m,
  });
  return { url: child.match[1], stop: child.stop };
}

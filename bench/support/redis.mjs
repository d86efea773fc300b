import { spawnSync } from 'node:child_process';
import { freePort, startChild } from './child.mjs';

/** Version of the Redis server on this machine, null when there is none. */
export function redisVersion() {
  const { stdout, status } = spawnSync('redis-server', ['--version'], { encoding: 'utf8' });
  return status === 0 ? (/v=(\S+)/.exec(stdout)?.[1] ?? null) : null;
}

/** A Redis of its own that keeps nothing. Ask it for database 1 to be alone. */
export async function startRedis() {
  const port = String(await freePort());
  const args = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = await startChild('redis-server', args, { ready: /Ready to accept connections/ });
  return { url: `redis://127.0.0.1:${port}`, stop: child.stop };
}

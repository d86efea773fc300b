import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { findRedisServer } from './programs.js';
import { until } from './until.js';

export interface TestRedis {
  readonly url: string;
  readonly client: Redis;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A private Redis that keeps nothing on disk. */
export async function startRedis(): Promise<TestRedis> {
  const program = findRedisServer();
  if (program === undefined) throw new Error('redis-server is not installed');
  const port = await freePort();
  let server: ChildProcess | undefined;
  const client = new Redis(port, '127.0.0.1', {
    lazyConnect: true,
    retryStrategy: () => 50,
    maxRetriesPerRequest: null,
  });
  client.on('error', () => undefined);
  const start = async (): Promise<void> => {
    server = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
    });
    await until(() => client.ping().catch(() => undefined), 'Redis');
  };
  const kill = async (): Promise<void> => {
    if (server?.exitCode !== null || !server.kill('SIGKILL')) return;
    await once(server, 'exit');
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    client,
    kill,
    start,
    stop: async () => {
      client.disconnect();
      await kill();
    },
  };
}

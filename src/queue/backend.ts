import {
  createPostgresBackend,
  createRedisBackend,
  withBackend,
  type Processor,
  type Queue,
  type QueueOptions,
  type Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import type { Wire } from './node-events.js';
import { PostgresWire } from './postgres-wire.js';
import { RedisWire } from './redis-wire.js';

/** Which store carries queue and hints. The rest of the code does not know which one it is. */
export interface Backend {
  readonly kind: 'redis' | 'postgres';
  readonly wire: Wire;
  queue(name: string, options?: Partial<QueueOptions>): Queue;
  worker(name: string, processor: Processor, options: Partial<WorkerOptions>): Worker;
  close(): Promise<void>;
}

/** In braces, so that all keys of a queue live in one slot of a Redis Cluster. */
const PREFIX = '{hashiya}';
/** Queue, worker, their listener, and room for the worker's concurrent commits of jobs. */
const POOL_SIZE = 8;

export const makeBackend = (databaseUrl: string, redisUrl: string | undefined): Backend =>
  redisUrl === undefined ? postgresBackend(databaseUrl) : redisBackend(redisUrl);

function postgresBackend(url: string): Backend {
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    application_name: 'hashiya-queue',
    options: '-c search_path=bullmq,public',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  pool.on('error', () => undefined);
  const classes = withBackend(createPostgresBackend);
  return {
    kind: 'postgres',
    wire: new PostgresWire(url, pool),
    queue: (name, options) => new classes.Queue(name, { ...options, connection: pool }) as unknown as Queue,
    worker: (name, processor, options) =>
      new classes.Worker(name, processor, { ...options, connection: pool }) as unknown as Worker,
    close: () => pool.end(),
  };
}

/**
 * A producer gives up soon when Redis is away; the comment is safe in PostgreSQL and the relay hands it over later.
 * Jobs that end together, as those of one batch of decisions do, are reported in one write.
 */
function redisBackend(url: string): Backend {
  const producer = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: 2_000 });
  const consumer = new Redis(url, { maxRetriesPerRequest: null, connectTimeout: 2_000, enableAutoPipelining: true });
  for (const connection of [producer, consumer]) connection.on('error', () => undefined);
  const classes = withBackend(createRedisBackend);
  return {
    kind: 'redis',
    wire: new RedisWire(producer),
    queue: (name, options) =>
      new classes.Queue(name, {
        ...options,
        prefix: PREFIX,
        connection: producer,
        skipWaitingForReady: true,
        skipVersionCheck: true,
      }),
    worker: (name, processor, options) =>
      new classes.Worker(name, processor, { ...options, prefix: PREFIX, connection: consumer }),
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
      await Promise.resolve();
    },
  };
}

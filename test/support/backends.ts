import { describeWith, findRedisServer } from './programs.js';
import { startRedis, type TestRedis } from './redis.js';

/** The queue's store for one group of tests: variables for the service and, on Redis, the server itself. */
export interface TestBackend {
  readonly variables: Readonly<Record<string, string>>;
  readonly redis: TestRedis | undefined;
  stop(): Promise<void>;
}

const POSTGRES: TestBackend = { variables: {}, redis: undefined, stop: () => Promise.resolve() };

/** The same tests on both stores of the queue. They open the store before they start and stop it after the service. */
export function onBothBackends(title: string, tests: (open: () => Promise<TestBackend>) => void): void {
  describe(`${title}, queue on PostgreSQL`, () => tests(() => Promise.resolve(POSTGRES)));
  describeWith(findRedisServer(), 'redis-server', `${title}, queue on Redis`, () =>
    tests(async () => {
      const redis = await startRedis();
      return { variables: { REDIS_URL: redis.url }, redis, stop: () => redis.stop() };
    }),
  );
}

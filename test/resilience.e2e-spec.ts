import { makeBackend } from '../src/queue/backend.js';
import { CheckQueue, type CheckJob } from '../src/queue/check-queue.js';
import { onBothBackends, type TestBackend } from './support/backends.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';
import { describeWith, findRedisServer } from './support/programs.js';
import { startProcess, type ServiceProcess } from './support/process.js';
import { nextText, TestReader, type SubmittedComment } from './support/reader.js';
import { startRedis, type TestRedis } from './support/redis.js';
import { addSite, startOn, startTestService, TEST_SECRET, type TestService } from './support/service.js';
import { until } from './support/until.js';

const pendingIn = async (database: TestDatabase): Promise<number> => {
  const [row] = await database.query<{ n: string }>(`SELECT count(*) AS n FROM comment WHERE status = 'pending'`);
  return Number(row?.n);
};

/** One decision each, one state each, and counts that equal a recount. */
const expectExactlyOnce = async (database: TestDatabase): Promise<void> => {
  expect(
    await database.query(
      `SELECT c.id, c.status FROM comment c WHERE c.status = 'pending'
         OR 1 <> (SELECT count(*) FROM decision d WHERE d.comment_id = c.id)`,
    ),
  ).toEqual([]);
  expect(
    await database.query(
      `SELECT a.key FROM article a WHERE a.comment_count <>
         (SELECT count(*) FROM comment c WHERE c.article_id = a.id AND c.status = 'approved')`,
    ),
  ).toEqual([]);
};

onBothBackends('Processes that share a database', (open) => {
  let backend: TestBackend;
  let database: TestDatabase;
  const running: ServiceProcess[] = [];

  const start = async (role: 'all' | 'api' | 'worker', drainSeconds = '0'): Promise<ServiceProcess> => {
    const variables = { DATABASE_URL: database.url, SECRET: TEST_SECRET, DRAIN_SECONDS: drainSeconds, ROLE: role };
    const service = await startProcess({ ...variables, ...backend.variables });
    running.push(service);
    return service;
  };

  beforeAll(async () => {
    backend = await open();
    database = await createTestDatabase();
    const service = await startOn(database, backend.variables);
    await addSite(service, 'demo');
    await service.stop();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((service) => service.end('SIGKILL')));
  });
  afterAll(async () => {
    await database.drop();
    await backend.stop();
  });

  it('go on with the other comments of a job when one cannot be checked', async () => {
    const store = makeBackend(database.url, backend.variables['REDIS_URL']);
    const queue = new CheckQueue(store);
    const ids = Array.from({ length: 40 }, (_, n) => `one-of-many-${n}`);
    const checked = new Set<string>();
    const attempts: boolean[] = [];
    await queue.add(ids.map((commentId) => ({ siteId: 'none', commentId, epoch: 0 })));
    const check = ({ commentId }: CheckJob, isLast: boolean): Promise<void> => {
      checked.add(commentId);
      if (commentId !== ids[3]) return Promise.resolve();
      attempts.push(isLast);
      return Promise.reject(new Error('it cannot be checked'));
    };
    await queue.work(check, () => undefined);
    await until(async () => (await queue.size()) === 0, 'every job to end');
    expect([...checked]).toEqual(expect.arrayContaining(ids));
    expect(attempts).toEqual([false, false, true]);
    for (const part of [{ close: () => queue.stopWorking() }, queue, store]) await part.close();
  });

  it('show a new approval on every one of them, decided by a worker of its own', async () => {
    const [one, two] = [await start('api'), await start('api')];
    await start('worker');
    const pages = [one, two].map(({ url }) => new TestReader(url, 'demo', 'everywhere'));
    await Promise.all(pages.map((reader) => reader.page()));
    const { body } = await new TestReader(one.url, 'demo', 'everywhere').submit();
    for (const reader of pages)
      await until(async () => (await reader.page()).comments[0]?.id === body.comment.id, 'the comment on each process');
  });

  it('lose nothing and decide once when workers are killed in the middle', async () => {
    const api = await start('api');
    const first = await start('worker');
    const texts = Array.from({ length: 300 }, () => nextText());
    const posts = texts.map((body, n) =>
      new TestReader(api.url, 'demo', `kill-${n % 5}`).post({ body, email: `k${n}@example.org` }),
    );
    await Promise.all(posts.slice(0, 100));
    await first.end('SIGKILL');
    expect((await Promise.all(posts)).every(({ status }) => status === 202)).toBe(true);
    const second = await start('worker');
    await until(async () => (await pendingIn(database)) < 250, 'the second worker to start');
    await second.end('SIGKILL');
    await start('worker');
    await until(async () => (await pendingIn(database)) === 0, 'all decisions');
    await expectExactlyOnce(database);
    const [row] = await database.query<{ n: string }>('SELECT count(*) AS n FROM comment WHERE body = ANY ($1)', [
      texts,
    ]);
    expect(Number(row?.n)).toBe(300);
  });

  it('fail no request and lose no comment when stopped by SIGTERM under load', async () => {
    // As long as it is unless told otherwise: callers on a busy machine take their time to read that they must leave.
    const service = await start('all', '2');
    const answered: SubmittedComment[] = [];
    const failures: unknown[] = [];
    /** As a balancer does: a caller that is told to close the connection sends its next request elsewhere. */
    const client = async (n: number): Promise<void> => {
      for (let isOpen = true; isOpen;) {
        const reader = new TestReader(service.url, 'demo', 'stop');
        const answer = await reader
          .post<SubmittedComment>({ email: `s${n}@example.org` })
          .catch((error: Error) => error);
        if ('status' in answer && answer.status === 202) answered.push(answer.body);
        else failures.push(answer);
        isOpen = 'headers' in answer && answer.headers.get('connection') !== 'close';
      }
    };
    const clients = Array.from({ length: 8 }, (_, n) => client(n));
    await until(() => answered.length > 50, 'some answers');
    const code = await service.end('SIGTERM');
    await Promise.all(clients);
    expect([code, failures]).toEqual([0, []]);
    const ids = answered.map(({ comment }) => comment.id);
    const rows = await database.query('SELECT FROM comment WHERE id = ANY ($1)', [ids]);
    expect(rows).toHaveLength(ids.length);
    await start('worker');
    await until(async () => (await pendingIn(database)) === 0, 'all decisions');
    await expectExactlyOnce(database);
  });
});

describe('A service on PostgreSQL', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it('answers 503 or works, and goes on by itself, when its connections are cut', async () => {
    for (let round = 0; round < 3; round += 1) {
      await service.database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'hashiya%'`,
      );
      const { status } = await new TestReader(service.url).post();
      expect([202, 503]).toContain(status);
    }
    const reader = new TestReader(service.url);
    const { comment } = await until(async () => {
      const { status, body } = await reader.submit();
      return status === 202 && body;
    });
    expect((await reader.decided(comment.id)).status).toBe('approved');
    await until(async () => (await reader.page('?limit=100')).comments.some(({ id }) => id === comment.id));
  });

  it('holds a comment that was handed over many times in vain, unread, for a moderator', async () => {
    const site = (await service.database.query<{ id: string }>('SELECT id FROM site'))[0]?.id;
    const reader = new TestReader(service.url, 'demo', 'poison');
    await reader.submitAndWait();
    await service.database.query(
      `INSERT INTO comment (site_id, id, article_id, author_id, author_name, body, fingerprint, created_at, check_due_at, check_attempts)
       SELECT site_id, gen_random_uuid(), article_id, author_id, 'x', 'نص', 1, now(), now(), 9 FROM comment
       WHERE site_id = $1 LIMIT 1`,
      [site],
    );
    const [row] = await until(async () => {
      const rows = await service.database.query(
        `SELECT status, reason FROM comment WHERE fingerprint = 1 AND status <> 'pending'`,
      );
      return rows.length > 0 && rows;
    });
    expect(row).toEqual({ status: 'held', reason: 'not-checked' });
  });

  it('hands over a comment that was committed and never dispatched', async () => {
    await service.database.query(
      `INSERT INTO comment (site_id, id, article_id, author_id, author_name, body, fingerprint, created_at, check_due_at)
       SELECT site_id, gen_random_uuid(), article_id, author_id, 'x', 'نص آخر', 2, now(), now() FROM comment LIMIT 1`,
    );
    await until(
      async () =>
        (await service.database.query(`SELECT FROM comment WHERE fingerprint = 2 AND status = 'approved'`)).length,
    );
  });
});

describeWith(findRedisServer(), 'redis-server', 'A service whose Redis goes away', () => {
  let redis: TestRedis;
  let service: TestService;
  beforeAll(async () => {
    redis = await startRedis();
    service = await startTestService({ REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await service.stop();
    await redis.stop();
  });

  it('takes comments and serves pages all the same, reports it, and decides all when Redis is back and empty', async () => {
    const before = await new TestReader(service.url).submitAndWait();
    expect(before.status).toBe('approved');
    await redis.kill();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) => new TestReader(service.url).post({ email: `r${n}@example.org` })),
    );
    expect(replies.every(({ status }) => status === 202)).toBe(true);
    expect((await new TestReader(service.url).page()).article.commentCount).toBe(1);
    const ready = (await (await fetch(`${service.url}/health/ready`)).json()) as object;
    expect(ready).toMatchObject({ checks: { database: 'ok', queue: 'degraded' } });
    await redis.start();
    await until(async () => (await pendingIn(service.database)) === 0, 'all decisions');
    await expectExactlyOnce(service.database);
  });

  it('decides all when the queue is emptied under it', async () => {
    const posts = Array.from({ length: 40 }, (_, n) =>
      new TestReader(service.url).post({ email: `f${n}@example.org` }),
    );
    await Promise.race(posts);
    await redis.client.flushall();
    expect((await Promise.all(posts)).every(({ status }) => status === 202)).toBe(true);
    await until(async () => (await pendingIn(service.database)) === 0, 'all decisions');
    await expectExactlyOnce(service.database);
  });

  it('stops cleanly although Redis is away, and starts without it', async () => {
    const variables = {
      DATABASE_URL: service.database.url,
      SECRET: TEST_SECRET,
      DRAIN_SECONDS: '0',
      REDIS_URL: redis.url,
    };
    const first = await startProcess(variables);
    await redis.kill();
    expect(await first.end('SIGTERM')).toBe(0);
    const second = await startProcess(variables);
    const { body } = await new TestReader(second.url).post<SubmittedComment>();
    await redis.start();
    await until(async () => {
      const rows = await service.database.query(`SELECT FROM comment WHERE id = $1 AND status = 'approved'`, [
        body.comment.id,
      ]);
      return rows.length === 1;
    }, 'the decision');
    expect(await second.end('SIGTERM')).toBe(0);
  });
});

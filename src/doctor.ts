import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { Env, MailSettings } from './config/env.js';
import { needsMigration } from './database/migrate.js';
import { Mailer } from './outbox/mailer.js';
import { makeBackend } from './queue/backend.js';
import { CheckQueue } from './queue/check-queue.js';

/** PostgreSQL and this machine may differ by so much before locks and schedules suffer. */
const MOST_SKEW_MS = 2_000;
const OLDEST_POSTGRES = 14;

interface Examination {
  readonly name: string;
  /** @returns what was found @throws Error with what is wrong */
  readonly examine: () => Promise<string>;
}

/** Checks settings, database, queue, clock and mail server, and prints a line for each. @returns whether all is well */
export async function examine(env: Env, databaseUrl: string): Promise<boolean> {
  const examinations: Examination[] = [
    {
      name: 'settings',
      examine: () => Promise.resolve(`role ${env.ROLE}, ${env.isEmbedded ? 'embedded' : 'given'} database`),
    },
    { name: 'database', examine: () => withClient(databaseUrl, examineDatabase) },
    { name: 'migrations', examine: () => examineMigrations(databaseUrl) },
    { name: 'clock', examine: () => withClient(databaseUrl, examineClock) },
    { name: 'queue', examine: () => examineQueue(databaseUrl, env.REDIS_URL) },
    { name: 'mail', examine: () => examineMail(env.mail) },
  ];
  let isWell = true;
  for (const { name, examine: look } of examinations) {
    const [state, words] = await look().then(
      (found) => ['ok ', found] as const,
      (error: Error) => ['BAD', error.message] as const,
    );
    process.stdout.write(`${state} ${name.padEnd(10)} ${words}\n`);
    isWell &&= state === 'ok ';
  }
  return isWell;
}

async function withClient(url: string, use: (client: Client) => Promise<string>): Promise<string> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function examineDatabase(client: Client): Promise<string> {
  const settings = ['server_version', 'server_encoding', 'fsync', 'full_page_writes', 'synchronous_commit'];
  const { rows } = await client.query<Record<string, string>>(
    `SELECT ${settings.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}`,
  );
  const found = rows[0] ?? {};
  if (Number.parseInt(found['server_version'] ?? '', 10) < OLDEST_POSTGRES)
    throw new Error(`PostgreSQL ${found['server_version']} is older than ${OLDEST_POSTGRES}`);
  if (found['server_encoding'] !== 'UTF8') throw new Error(`the database is in ${found['server_encoding']}, not UTF8`);
  const unsafe = ['fsync', 'full_page_writes', 'synchronous_commit'].filter((name) => found[name] === 'off');
  if (unsafe.length > 0) throw new Error(`a power cut would lose comments: ${unsafe.join(', ')} is off`);
  return `PostgreSQL ${found['server_version']}, durable`;
}

async function examineMigrations(url: string): Promise<string> {
  if (await needsMigration(url)) throw new Error('the database is of an older version: run the command migrate');
  return 'all run';
}

async function examineClock(client: Client): Promise<string> {
  const before = Date.now();
  const { rows } = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const here = (before + Date.now()) / 2;
  const skewMs = Math.round((rows[0]?.now.getTime() ?? 0) - here);
  if (Math.abs(skewMs) > MOST_SKEW_MS) throw new Error(`the database's clock differs by ${skewMs} ms`);
  return `differs from the database's by ${skewMs} ms`;
}

async function examineQueue(databaseUrl: string, redisUrl: string | undefined): Promise<string> {
  const policy = redisUrl === undefined ? '' : await examineRedis(redisUrl);
  const backend = makeBackend(databaseUrl, redisUrl);
  const queue = new CheckQueue(backend);
  try {
    return `${backend.kind}${policy}, ${await queue.size()} jobs`;
  } finally {
    await queue.close().catch(() => undefined);
    await backend.close();
  }
}

/** Connects and signs in, and sends nothing. */
async function examineMail(mail: MailSettings | null): Promise<string> {
  if (mail === null) return 'not set up';
  const mailer = new Mailer(mail);
  try {
    await mailer.verify();
    return `${new URL(mail.smtpUrl).host} takes mail`;
  } catch (error) {
    throw new Error(`the mail server of SMTP_URL does not take mail: ${(error as Error).message}`, { cause: error });
  } finally {
    mailer.close();
  }
}

async function examineRedis(url: string): Promise<string> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 1,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const memory = await redis.info('memory');
    const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1] ?? 'unknown';
    if (policy !== 'noeviction')
      throw new Error(`Redis would throw jobs away when full: maxmemory-policy is ${policy}, not noeviction`);
    return `, ${policy}`;
  } finally {
    redis.disconnect();
  }
}

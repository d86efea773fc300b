import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chmod } from 'node:fs/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/src/database/embedded-postgres.js';
import { migrate } from '../../dist/src/database/migrate.js';

/** Nothing here has to survive a power cut. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** One PostgreSQL for the whole run, with an empty migrated database that every test file copies. */
export default async function globalSetup() {
  const folder = await mkdtemp(join(tmpdir(), 'hashiya-test-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, FAST);
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('CREATE DATABASE template_hashiya');
  await admin.end();
  const template = new URL(server.url);
  template.pathname = '/template_hashiya';
  await migrate(template.href);
  process.env['TEST_DATABASE_URL'] = server.url;
  globalThis.stopTestServer = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

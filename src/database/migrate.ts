import { runMigrations as migrateQueueSchema } from 'bullmq';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { makeMigrationSource } from './data-source.js';

/** Serialises migrations between processes that start together: the letters "migr". */
const MIGRATION_LOCK = 0x6d696772;

/**
 * Brings the database to this version: the tables of the service and those of the queue.
 * @returns names of the migrations that were run
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrateQueueSchema(client);
    return await withMigrationSource(url, async (source) => (await source.runMigrations()).map(({ name }) => name));
  } finally {
    await client.end();
  }
}

/** True when a migration is still to be run. */
export const needsMigration = (url: string): Promise<boolean> =>
  withMigrationSource(url, (source) => source.showMigrations());

async function withMigrationSource<Result>(url: string, use: (source: DataSource) => Promise<Result>): Promise<Result> {
  const source = await makeMigrationSource(url).initialize();
  try {
    return await use(source);
  } finally {
    await source.destroy();
  }
}

import { DataSource } from 'typeorm';
import { AccessToken } from '../src/accounts/access-token.entity.js';
import { Account } from '../src/accounts/account.entity.js';
import { Session } from '../src/accounts/session.entity.js';
import { SiteRole } from '../src/accounts/site-role.entity.js';
import { dataSourceOptions } from '../src/database/data-source.js';
import { needsMigration } from '../src/database/migrate.js';
import { AccountTotp } from '../src/sign-in/totp.entity.js';
import { Article } from '../src/sites/article.entity.js';
import { Site } from '../src/sites/site.entity.js';
import { Invitation } from '../src/team/invitation.entity.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';

/** Tables of the installation as a whole, which belong to no site. */
const GLOBAL_TABLES = [
  ...['access_token', 'account', 'account_totp', 'migration', 'recovery_code', 'saved_view', 'session'],
  ...['sign_in_attempt', 'site'],
];

describe('The database', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const entities = [AccessToken, Account, AccountTotp, Article, Invitation, Session, Site, SiteRole];
    const options = { ...dataSourceOptions(database.url), entities };
    source = await new DataSource(options).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const tables = async (): Promise<string[]> => {
    const rows = await database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };

  it('has the site in the primary key of every table that belongs to sites', async () => {
    const keyed = await database.query<{ name: string }>(
      `SELECT DISTINCT table_name AS name FROM information_schema.key_column_usage
       WHERE table_schema = 'public' AND column_name = 'site_id' AND constraint_name LIKE '%_pkey' ORDER BY 1`,
    );
    const belonging = (await tables()).filter((name) => !GLOBAL_TABLES.includes(name));
    expect(keyed.map(({ name }) => name)).toEqual(belonging);
  });

  it('has the columns that the entities say, no more and no fewer', async () => {
    for (const { tableName, columns } of source.entityMetadatas) {
      const rows = await database.query<{ name: string; type: string; nullable: boolean }>(
        `SELECT column_name AS name, udt_name AS type, is_nullable = 'YES' AS nullable FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name = $1 ORDER BY 1`,
        [tableName],
      );
      const said = columns.map((column) => ({
        name: column.databaseName,
        type: (column.isArray ? '_' : '') + String(column.type).replace('integer', 'int4').replace('boolean', 'bool'),
        nullable: column.isNullable,
      }));
      expect([tableName, said.toSorted((a, b) => (a.name < b.name ? -1 : 1))]).toEqual([tableName, rows]);
    }
  });

  it('can be taken back to nothing and brought up again', async () => {
    const before = await tables();
    expect(await needsMigration(database.url)).toBe(false);
    for (const _ of source.migrations) await source.undoLastMigration();
    expect(await tables()).toEqual(['migration']);
    expect(await needsMigration(database.url)).toBe(true);
    await source.runMigrations();
    expect(await tables()).toEqual(before);
  });
});

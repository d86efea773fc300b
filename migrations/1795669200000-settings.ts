import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a site decides for itself, with every change kept: settings, the words of its policy, its secrets. */
export class Settings1795669200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `ALTER TABLE site ADD COLUMN settings_version integer NOT NULL DEFAULT 0`,

  // changes: [{ key, before, after }] of the site's own values, null where the default holds; the settings of any
  // version follow from the present ones by going back. account_id is null for what was done on the command line.
  `CREATE TABLE site_settings_version (
    site_id uuid NOT NULL REFERENCES site,
    version integer NOT NULL CHECK (version > 0),
    account_id uuid REFERENCES account,
    note text CHECK (length(note) <= 4000),
    restores integer CHECK (restores >= 0 AND restores < version),
    changes jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, version)
  )`,

  // content: { introduction, clauses }, each text by language; what is left out is as the service ships it.
  `CREATE TABLE policy_text (
    site_id uuid NOT NULL REFERENCES site,
    version integer NOT NULL CHECK (version > 0),
    account_id uuid REFERENCES account,
    note text CHECK (length(note) <= 4000),
    restores integer CHECK (restores >= 0 AND restores < version),
    content jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, version)
  )`,

  // Two of a purpose may be in use at once, so that a site can change from one to the other.
  `CREATE TABLE site_secret (
    site_id uuid NOT NULL REFERENCES site,
    id uuid NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('reader-jwt')),
    secret_cipher bytea NOT NULL,
    created_by uuid REFERENCES account,
    created_at timestamptz NOT NULL DEFAULT now(),
    retired_at timestamptz,
    PRIMARY KEY (site_id, id)
  )`,

  // What was decided on days that are over, counted once; see src/statistics/statistics.sql.ts for what is counted.
  `CREATE TABLE statistics_day (
    site_id uuid NOT NULL,
    day date NOT NULL,
    what text NOT NULL,
    key text NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (site_id, day, what, key)
  )`,
  // The last day that is counted.
  `CREATE TABLE statistics_progress (
    site_id uuid PRIMARY KEY REFERENCES site,
    day date NOT NULL
  )`,
];

const DOWN = [
  ...['statistics_progress', 'statistics_day', 'site_secret', 'policy_text', 'site_settings_version'].map(
    (table) => `DROP TABLE ${table}`,
  ),
  `ALTER TABLE site DROP COLUMN settings_version`,
];

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Personal access tokens: what programs call with in the name of an account. */
export class AccessTokens1795320000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE access_token');
  }
}

// The token itself is not kept, only its SHA-256. Without site_id it holds for every site of its account.
const UP = [
  `CREATE TABLE access_token (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    site_id uuid REFERENCES site,
    name text NOT NULL,
    hash bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
    scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
    per_minute integer NOT NULL CHECK (per_minute > 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at timestamptz
  )`,
  `CREATE INDEX access_token_of_account ON access_token (account_id, id)`,
];

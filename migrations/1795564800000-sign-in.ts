import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing in: sessions, one-time passwords, slowed guessing, invitations, and accounts that are suspended. */
export class SignIn1795564800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
    await runner.query('ALTER TABLE account DROP COLUMN disabled_at');
  }
}

const TABLES = ['invitation', 'sign_in_attempt', 'recovery_code', 'account_totp', 'session'];

const UP = [
  `ALTER TABLE account ADD COLUMN disabled_at timestamptz`,

  // What the cookie holds is not kept, only its SHA-256.
  `CREATE TABLE session (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    hash bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
    user_agent text NOT NULL CHECK (length(user_agent) <= 200),
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
  )`,
  `CREATE INDEX session_of_account ON session (account_id, id) WHERE revoked_at IS NULL`,
  `CREATE INDEX session_by_age ON session (last_seen_at)`,

  // The secret is enciphered. It counts once a first code was right; last_step is the 30 seconds of the last one used.
  `CREATE TABLE account_totp (
    account_id uuid PRIMARY KEY REFERENCES account,
    secret_cipher bytea NOT NULL,
    last_step bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    enabled_at timestamptz
  )`,
  `CREATE TABLE recovery_code (
    account_id uuid NOT NULL REFERENCES account,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    created_at timestamptz NOT NULL DEFAULT now(),
    used_at timestamptz,
    PRIMARY KEY (account_id, hash)
  )`,

  // The key is a keyed hash of an account, of a part of the network, or of both; neither is stored.
  `CREATE TABLE sign_in_attempt (
    key bytea PRIMARY KEY CHECK (octet_length(key) = 16),
    failures integer NOT NULL,
    last_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX sign_in_attempt_by_age ON sign_in_attempt (last_at)`,

  `CREATE TABLE invitation (
    site_id uuid NOT NULL REFERENCES site,
    id uuid NOT NULL,
    hash bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
    email text NOT NULL,
    role text NOT NULL CHECK (role IN ('viewer', 'moderator', 'senior', 'admin')),
    invited_by uuid REFERENCES account,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    revoked_at timestamptz,
    PRIMARY KEY (site_id, id)
  )`,
];

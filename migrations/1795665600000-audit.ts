import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people have done, in chains that cannot be changed unnoticed: one for each site, and one for the installation,
 * under the nil UUID, which no site has. See docs/decisions/0010-audit-chain.md.
 */
export class Audit1795665600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const REFUSING = [
  ['audit_entry', 'UPDATE OR DELETE OR TRUNCATE', 'audit_refuse'],
  ['audit_details', 'UPDATE OR TRUNCATE', 'audit_refuse'],
  ['audit_head', 'DELETE OR TRUNCATE', 'audit_refuse'],
] as const;

/** ALWAYS: also for a session that replays as a replica does, which skips ordinary triggers. */
const trigger = (table: string, name: string, when: string): string[] => [
  `CREATE TRIGGER ${name} ${when}`,
  `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${name}`,
];

const UP = [
  `CREATE TABLE audit_entry (
    site_id uuid NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    actor_id uuid,
    action text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    details_digest bytea CHECK (octet_length(details_digest) = 32),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (site_id, seq)
  )`,
  `CREATE UNIQUE INDEX audit_entry_by_id ON audit_entry (site_id, id)`,
  `CREATE INDEX audit_entry_of_actor ON audit_entry (site_id, actor_id, id)`,
  `CREATE INDEX audit_entry_of_action ON audit_entry (site_id, action, id)`,
  `CREATE INDEX audit_entry_of_subject ON audit_entry (site_id, subject_id, id)`,

  // What an entry says beyond who, what and when. The chain covers its salted digest, so that it can be erased.
  `CREATE TABLE audit_details (
    site_id uuid NOT NULL,
    seq bigint NOT NULL,
    salt bytea NOT NULL CHECK (octet_length(salt) = 32),
    details jsonb NOT NULL,
    PRIMARY KEY (site_id, seq)
  )`,

  // Where each chain ends, sealed with a key that the database does not have.
  `CREATE TABLE audit_head (
    site_id uuid NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    at timestamptz NOT NULL,
    seal bytea NOT NULL,
    PRIMARY KEY (site_id)
  )`,

  `CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
   END $$`,
  `CREATE FUNCTION audit_refuse_going_back() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NEW.site_id <> OLD.site_id OR NEW.seq <= OLD.seq THEN
       RAISE EXCEPTION 'the head of an audit chain only moves on' USING ERRCODE = 'insufficient_privilege';
     END IF;
     RETURN NEW;
   END $$`,
  // Details may go once the chain itself says that they are to go.
  `CREATE FUNCTION audit_refuse_unsaid_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NOT EXISTS (
       SELECT FROM audit_entry erased JOIN audit_entry said ON said.site_id = erased.site_id
         AND said.subject_id = erased.id::text AND said.subject_type = 'audit-entry' AND said.action = 'audit.erased'
       WHERE erased.site_id = OLD.site_id AND erased.seq = OLD.seq) THEN
       RAISE EXCEPTION 'details go only after an entry that says so' USING ERRCODE = 'insufficient_privilege';
     END IF;
     RETURN OLD;
   END $$`,

  ...REFUSING.flatMap(([table, events, refuse]) =>
    trigger(
      table,
      `${table}_append_only`,
      `BEFORE ${events} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION ${refuse}()`,
    ),
  ),
  ...trigger(
    'audit_head',
    'audit_head_moves_on',
    'BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse_going_back()',
  ),
  ...trigger(
    'audit_details',
    'audit_details_erasure',
    'BEFORE DELETE ON audit_details FOR EACH ROW EXECUTE FUNCTION audit_refuse_unsaid_erasure()',
  ),
];

const DOWN = [
  ...['audit_head', 'audit_details', 'audit_entry'].map((table) => `DROP TABLE ${table}`),
  ...['audit_refuse_unsaid_erasure', 'audit_refuse_going_back', 'audit_refuse'].map((name) => `DROP FUNCTION ${name}`),
];

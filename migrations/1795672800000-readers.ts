import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What readers need beside their comments: who signed in where, what is behind a report, and what a machine may not do. */
export class Readers1795672800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  // must_wait: why a moderator has to see the present text whatever the checks say.
  `ALTER TABLE comment ADD COLUMN must_wait text CHECK (must_wait IN ('unproven', 'reworded'))`,
  // What changed on an article since a moment, for those who read along.
  `CREATE INDEX comment_changed ON comment (site_id, article_id, decided_at) WHERE decided_at IS NOT NULL`,
  // An edited comment waits from its edit on.
  `DROP INDEX comment_pending_since`,
  `CREATE INDEX comment_pending_since ON comment ((coalesce(edited_at, created_at))) WHERE status = 'pending'`,

  // The checks decide once about a revision; readers' reports may bring the policy back to it, without any check.
  `DROP INDEX decision_once`,
  `CREATE UNIQUE INDEX decision_once ON decision (site_id, comment_id, revision)
     WHERE actor = 'policy' AND policy_version IS NOT NULL`,

  // Keyed hash of comment and network prefix together: equal for reports of one comment from one network, and of no use
  // for following anybody from comment to comment.
  `ALTER TABLE report ADD COLUMN network bytea CHECK (octet_length(network) = 16)`,

  // Readers for whom the site vouches, by the id that it gave them. Their e-mail may be unknown.
  `ALTER TABLE author
     ALTER COLUMN email_cipher DROP NOT NULL, ALTER COLUMN email_index DROP NOT NULL,
     ADD COLUMN subject text, ADD COLUMN roles text[] NOT NULL DEFAULT '{}'`,
  `CREATE UNIQUE INDEX author_subject ON author (site_id, subject) WHERE subject IS NOT NULL`,
  `CREATE INDEX author_staff ON author (site_id) WHERE roles && '{staff,journalist}'`,
  `ALTER TABLE comment ADD COLUMN author_badge text CHECK (author_badge IN ('staff', 'journalist', 'subscriber'))`,

  // How much each sender sent in a span of ten minutes, counted since 1970. The key is a keyed hash of a reader or of a
  // part of the network.
  `CREATE TABLE traffic (
    site_id uuid NOT NULL REFERENCES site,
    key bytea NOT NULL CHECK (octet_length(key) = 16),
    span integer NOT NULL,
    count integer NOT NULL,
    suspicions integer NOT NULL,
    PRIMARY KEY (site_id, key, span)
  )`,
  `CREATE INDEX traffic_by_age ON traffic (span)`,
  // A solved challenge counts once.
  `CREATE TABLE challenge_used (
    site_id uuid NOT NULL REFERENCES site,
    nonce bytea NOT NULL CHECK (octet_length(nonce) = 16),
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (site_id, nonce)
  )`,
  `CREATE INDEX challenge_used_by_age ON challenge_used (expires_at)`,
];

const DOWN = [
  `DROP TABLE challenge_used`,
  `DROP TABLE traffic`,
  `ALTER TABLE comment DROP COLUMN author_badge`,
  `UPDATE author SET email_cipher = '', email_index = '' WHERE email_index IS NULL`,
  `ALTER TABLE author
     DROP COLUMN roles, DROP COLUMN subject,
     ALTER COLUMN email_index SET NOT NULL, ALTER COLUMN email_cipher SET NOT NULL`,
  `ALTER TABLE report DROP COLUMN network`,
  `DELETE FROM appeal a USING decision d WHERE d.site_id = a.site_id AND d.id = a.decision_id
     AND d.actor = 'policy' AND d.policy_version IS NULL`,
  `DELETE FROM decision WHERE actor = 'policy' AND policy_version IS NULL`,
  `DROP INDEX decision_once`,
  `CREATE UNIQUE INDEX decision_once ON decision (site_id, comment_id, revision) WHERE actor = 'policy'`,
  `DROP INDEX comment_pending_since`,
  `CREATE INDEX comment_pending_since ON comment (created_at) WHERE status = 'pending'`,
  `DROP INDEX comment_changed`,
  `ALTER TABLE comment DROP COLUMN must_wait`,
];

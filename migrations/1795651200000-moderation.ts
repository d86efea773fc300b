import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What moderators and readers do with a comment after the policy: decide, undo, claim, report, appeal, edit, sanction. */
export class Moderation1795651200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  // priority: ln(risk × reach) and the time of writing as one number that age does not change, so that an index can
  // keep it. reports_open and appealed_at: what readers are still owed an answer for.
  `ALTER TABLE comment
     ADD COLUMN priority double precision NOT NULL DEFAULT 0,
     ADD COLUMN reports_open integer NOT NULL DEFAULT 0,
     ADD COLUMN report_weight real NOT NULL DEFAULT 0,
     ADD COLUMN appealed_at timestamptz`,

  // before_*: what the decision changed, which is what undoing it restores. message: to the author.
  `ALTER TABLE decision
     ADD COLUMN message text CHECK (length(message) <= 4000),
     ADD COLUMN batch_id uuid,
     ADD COLUMN undoes uuid,
     ADD COLUMN before_status text CHECK (before_status IN ('pending', 'approved', 'held', 'rejected')),
     ADD COLUMN before_reason text`,
  `CREATE INDEX decision_of_batch ON decision (site_id, batch_id, id) WHERE batch_id IS NOT NULL`,

  // The text as it was before an edit; the present one is in the comment.
  `CREATE TABLE revision (
    site_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    revision integer NOT NULL CHECK (revision > 0),
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (site_id, comment_id, revision),
    FOREIGN KEY (site_id, comment_id) REFERENCES comment (site_id, id)
  )`,

  `CREATE TABLE report (
    site_id uuid NOT NULL,
    id uuid NOT NULL,
    comment_id uuid NOT NULL,
    revision integer NOT NULL,
    reporter_id uuid NOT NULL,
    reason text NOT NULL,
    note text CHECK (length(note) <= 4000),
    weight real NOT NULL CHECK (weight >= 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    resolved_at timestamptz,
    outcome text CHECK (outcome IN ('upheld', 'dismissed')),
    PRIMARY KEY (site_id, id),
    UNIQUE (site_id, comment_id, reporter_id),
    FOREIGN KEY (site_id, comment_id) REFERENCES comment (site_id, id),
    CHECK ((outcome IS NULL) = (resolved_at IS NULL))
  )`,
  `CREATE INDEX report_of_reporter ON report (site_id, reporter_id, id)`,

  // One appeal against each decision.
  `CREATE TABLE appeal (
    site_id uuid NOT NULL,
    id uuid NOT NULL,
    comment_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    statement text NOT NULL CHECK (length(statement) <= 8000),
    created_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz,
    decided_by uuid REFERENCES account,
    outcome text CHECK (outcome IN ('upheld', 'overturned')),
    PRIMARY KEY (site_id, id),
    UNIQUE (site_id, decision_id),
    FOREIGN KEY (site_id, comment_id) REFERENCES comment (site_id, id),
    FOREIGN KEY (site_id, decision_id) REFERENCES decision (site_id, id),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
  )`,
  `CREATE INDEX appeal_of_comment ON appeal (site_id, comment_id, id)`,

  `CREATE TABLE claim (
    site_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES account,
    claimed_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (site_id, comment_id),
    FOREIGN KEY (site_id, comment_id) REFERENCES comment (site_id, id)
  )`,
  `CREATE INDEX claim_of_account ON claim (account_id, site_id, comment_id)`,

  // Many decisions as one. Those of a query are found while it runs, up to the newest comment at its beginning.
  `CREATE TABLE batch (
    site_id uuid NOT NULL REFERENCES site,
    id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES account,
    action text NOT NULL CHECK (action IN ('approve', 'reject', 'hold')),
    reason text,
    message text CHECK (length(message) <= 4000),
    selection jsonb NOT NULL,
    state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'undoing', 'undone')),
    total integer NOT NULL DEFAULT 0,
    decided integer NOT NULL DEFAULT 0,
    skipped integer NOT NULL DEFAULT 0,
    undone integer NOT NULL DEFAULT 0,
    cursor uuid,
    leased_until timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    PRIMARY KEY (site_id, id)
  )`,
  `CREATE INDEX batch_unfinished ON batch (created_at) WHERE state IN ('running', 'undoing')`,

  // Against an account of the site, or everybody who writes with an e-mail, known by its keyed hash.
  `CREATE TABLE sanction (
    site_id uuid NOT NULL REFERENCES site,
    id uuid NOT NULL,
    author_id uuid NOT NULL,
    email_index bytea,
    kind text NOT NULL CHECK (kind IN ('warning', 'suspension', 'ban', 'always-hold')),
    reason text NOT NULL,
    message text CHECK (length(message) <= 4000),
    ends_at timestamptz,
    account_id uuid NOT NULL REFERENCES account,
    created_at timestamptz NOT NULL DEFAULT now(),
    lifted_at timestamptz,
    lifted_by uuid REFERENCES account,
    PRIMARY KEY (site_id, id),
    FOREIGN KEY (site_id, author_id) REFERENCES author (site_id, id),
    CHECK ((kind = 'suspension') = (ends_at IS NOT NULL))
  )`,
  `CREATE INDEX sanction_of_author ON sanction (site_id, author_id) WHERE lifted_at IS NULL`,
  `CREATE INDEX sanction_of_email ON sanction (site_id, email_index) WHERE lifted_at IS NULL`,
];

const DOWN = [
  ...['sanction', 'batch', 'claim', 'appeal', 'report', 'revision'].map((table) => `DROP TABLE ${table}`),
  `ALTER TABLE decision
     DROP COLUMN before_reason, DROP COLUMN before_status, DROP COLUMN undoes, DROP COLUMN batch_id, DROP COLUMN message`,
  `ALTER TABLE comment
     DROP COLUMN appealed_at, DROP COLUMN report_weight, DROP COLUMN reports_open, DROP COLUMN priority`,
];

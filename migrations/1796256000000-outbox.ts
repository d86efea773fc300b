import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What goes out, and the confirmation of a guest's e-mail, which is the first to use it. */
export class Outbox1796256000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  // payload_cipher: what is sent, enciphered for its own row; gone once nothing is to be sent any more. recipient: keyed
  // hash of whom it goes to, by which is counted how much each gets. last_error: a code, never what a server said.
  `CREATE TABLE outbox (
    site_id uuid NOT NULL REFERENCES site,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('mail')),
    payload_cipher bytea,
    recipient bytea CHECK (octet_length(recipient) = 16),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    last_error text CHECK (length(last_error) <= 60),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    done_at timestamptz,
    outcome text CHECK (outcome IN ('delivered', 'failed')),
    PRIMARY KEY (site_id, id),
    CHECK ((done_at IS NULL) = (outcome IS NULL)),
    CHECK ((done_at IS NULL) = (payload_cipher IS NOT NULL))
  )`,
  `CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE done_at IS NULL`,
  `CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL`,
  `CREATE INDEX outbox_recipient ON outbox (recipient, created_at)`,

  // A link that was mailed: for one author and the address that the author had given. The token itself is in the mail only.
  `CREATE TABLE email_confirmation (
    site_id uuid NOT NULL REFERENCES site,
    token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
    author_id uuid NOT NULL,
    email_index bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (site_id, token_hash),
    FOREIGN KEY (site_id, author_id) REFERENCES author
  )`,
  `CREATE INDEX email_confirmation_author ON email_confirmation (site_id, author_id, created_at)`,
  `CREATE INDEX email_confirmation_by_age ON email_confirmation (expires_at)`,

  // That whoever writes as this author reads the mail of the present address; null again with another address.
  `ALTER TABLE author ADD COLUMN email_confirmed_at timestamptz`,
  // Pending, and not checked before its author has confirmed the e-mail.
  `ALTER TABLE comment ADD COLUMN unconfirmed boolean NOT NULL DEFAULT false`,
  `CREATE INDEX comment_unconfirmed ON comment (site_id, author_id) WHERE unconfirmed`,
  `DROP INDEX comment_pending_since`,
  `CREATE INDEX comment_pending_since ON comment ((coalesce(edited_at, created_at)))
     WHERE status = 'pending' AND NOT unconfirmed`,
];

const DOWN = [
  `DROP INDEX comment_pending_since`,
  `CREATE INDEX comment_pending_since ON comment ((coalesce(edited_at, created_at))) WHERE status = 'pending'`,
  // Nobody could confirm them any more: they go the way of all others.
  `UPDATE comment SET check_due_at = now() WHERE unconfirmed AND status = 'pending'`,
  `ALTER TABLE comment DROP COLUMN unconfirmed`,
  `ALTER TABLE author DROP COLUMN email_confirmed_at`,
  `DROP TABLE email_confirmation`,
  `DROP TABLE outbox`,
];

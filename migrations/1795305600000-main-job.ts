import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sites, articles, authors, comments and decisions: one comment from acceptance to the page beside the article. */
export class MainJob1795305600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}

/** Those that refer to others come first. */
const TABLES = [
  'site_role',
  'account',
  'text_sketch',
  'idempotency',
  'comment_like',
  'article_reaction',
  'decision',
  'comment',
  'author',
  'article',
  'site',
];

const UP = [
  `CREATE TABLE site (
    id uuid PRIMARY KEY,
    key text NOT NULL UNIQUE CHECK (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    name text NOT NULL,
    settings jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now()
  )`,

  `CREATE TABLE article (
    site_id uuid NOT NULL REFERENCES site,
    id uuid NOT NULL,
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 512),
    title text,
    url text,
    locale text,
    commenting text NOT NULL DEFAULT 'open' CHECK (commenting IN ('open', 'premoderated', 'closed')),
    commenting_next text CHECK (commenting_next IN ('open', 'premoderated', 'closed')),
    commenting_next_at timestamptz,
    comment_count integer NOT NULL DEFAULT 0,
    like_count integer NOT NULL DEFAULT 0,
    dislike_count integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, id),
    UNIQUE (site_id, key),
    CHECK ((commenting_next IS NULL) = (commenting_next_at IS NULL))
  )`,

  // The e-mail is enciphered; the index is a keyed hash of it, for finding equal ones only.
  `CREATE TABLE author (
    site_id uuid NOT NULL REFERENCES site,
    id uuid NOT NULL,
    name text NOT NULL,
    email_cipher bytea NOT NULL,
    email_index bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, id)
  )`,
  `CREATE INDEX author_email ON author (site_id, email_index)`,

  // root_id: the comment that opens the thread; branch_id: the reply below it under which this one is shown.
  // check_due_at: when the relay takes a comment that is still pending as not dispatched, or as lost.
  `CREATE TABLE comment (
    site_id uuid NOT NULL REFERENCES site,
    id uuid NOT NULL,
    article_id uuid NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    parent_id uuid,
    root_id uuid,
    branch_id uuid,
    body text NOT NULL,
    fingerprint bigint NOT NULL,
    status text NOT NULL DEFAULT 'pending'
      CHECK (status IN ('pending', 'approved', 'held', 'rejected', 'withdrawn')),
    reason text,
    score real,
    needs_review boolean NOT NULL DEFAULT false,
    revision integer NOT NULL DEFAULT 1,
    version integer NOT NULL DEFAULT 1,
    reply_count integer NOT NULL DEFAULT 0,
    like_count integer NOT NULL DEFAULT 0,
    check_due_at timestamptz,
    check_attempts smallint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    edited_at timestamptz,
    decided_at timestamptz,
    PRIMARY KEY (site_id, id),
    FOREIGN KEY (site_id, article_id) REFERENCES article (site_id, id),
    FOREIGN KEY (site_id, author_id) REFERENCES author (site_id, id),
    CHECK ((parent_id IS NULL) = (root_id IS NULL))
  )`,
  // The relay's list, and the age of the oldest pending comment.
  `CREATE INDEX comment_check_due ON comment (check_due_at) WHERE status = 'pending'`,
  `CREATE INDEX comment_pending_since ON comment (created_at) WHERE status = 'pending'`,
  // What is shown: opening comments in each order, and replies in order of time. A removed one stays for its replies.
  `CREATE INDEX comment_roots_by_time ON comment (site_id, article_id, id)
    WHERE parent_id IS NULL AND (status = 'approved' OR reply_count > 0)`,
  `CREATE INDEX comment_roots_by_likes ON comment (site_id, article_id, like_count, id)
    WHERE parent_id IS NULL AND (status = 'approved' OR reply_count > 0)`,
  `CREATE INDEX comment_roots_by_replies ON comment (site_id, article_id, reply_count, id)
    WHERE parent_id IS NULL AND (status = 'approved' OR reply_count > 0)`,
  `CREATE INDEX comment_replies ON comment (site_id, root_id, id)
    WHERE parent_id IS NOT NULL AND (status = 'approved' OR reply_count > 0)`,
  // Facts for the checks, and an author's own comments.
  `CREATE INDEX comment_by_author ON comment (site_id, author_id, id)`,
  `CREATE INDEX comment_by_text ON comment (site_id, fingerprint, id)`,

  `CREATE TABLE decision (
    site_id uuid NOT NULL,
    id uuid NOT NULL,
    comment_id uuid NOT NULL,
    revision integer NOT NULL,
    actor text NOT NULL CHECK (actor IN ('policy', 'moderator')),
    moderator_id uuid,
    status text NOT NULL CHECK (status IN ('approved', 'held', 'rejected')),
    reason text,
    policy_version text,
    score real,
    findings jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, id),
    FOREIGN KEY (site_id, comment_id) REFERENCES comment (site_id, id),
    CHECK ((actor = 'moderator') = (moderator_id IS NOT NULL))
  )`,
  `CREATE INDEX decision_of_comment ON decision (site_id, comment_id, id)`,
  `CREATE UNIQUE INDEX decision_once ON decision (site_id, comment_id, revision) WHERE actor = 'policy'`,

  `CREATE TABLE article_reaction (
    site_id uuid NOT NULL,
    article_id uuid NOT NULL,
    author_id uuid NOT NULL,
    value text NOT NULL CHECK (value IN ('like', 'dislike')),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, article_id, author_id),
    FOREIGN KEY (site_id, article_id) REFERENCES article (site_id, id)
  )`,

  `CREATE TABLE comment_like (
    site_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    author_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, comment_id, author_id),
    FOREIGN KEY (site_id, comment_id) REFERENCES comment (site_id, id)
  )`,

  `CREATE TABLE idempotency (
    site_id uuid NOT NULL REFERENCES site,
    scope text NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    status smallint NOT NULL,
    headers jsonb NOT NULL,
    body jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, scope, key)
  )`,
  `CREATE INDEX idempotency_by_age ON idempotency (created_at)`,

  // Locality-sensitive bands of each checked text, kept for the window in which near-duplicates count.
  `CREATE TABLE text_sketch (
    site_id uuid NOT NULL REFERENCES site,
    band integer NOT NULL,
    comment_id uuid NOT NULL,
    author_id uuid NOT NULL,
    simhash bigint NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (site_id, band, comment_id)
  )`,
  `CREATE INDEX text_sketch_by_age ON text_sketch (created_at)`,

  `CREATE TABLE account (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text NOT NULL,
    is_owner boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX account_email ON account (lower(email))`,
  `CREATE TABLE site_role (
    site_id uuid NOT NULL REFERENCES site,
    account_id uuid NOT NULL REFERENCES account,
    role text NOT NULL CHECK (role IN ('viewer', 'moderator', 'senior', 'admin')),
    PRIMARY KEY (site_id, account_id)
  )`,
];

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the moderators' queue is read by: order, facets, activity of articles, words to search, saved views. */
export class Queue1795654800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

/** What the tab `held` shows: held, or published by the policy for somebody to look at. */
const WAITING = `(status = 'held' OR (status = 'approved' AND needs_review))`;

// A section is the first part of an article's path that is no date and no language, with something below it.
const SECTION = `lower(substring(url FROM
  '^https?://[^/?#]+/(?:(?:ar|en|fa|fr|ku|ckb)/)?(?!(?:ar|en|fa|fr|ku|ckb)/)([^/?#]*[^/?#0-9-][^/?#]*)/[^/?#]'))`;

const UP = [
  // facets: what the policy found, as `check:NAME` and `category:NAME`; empty for what is to be judged blindly.
  `ALTER TABLE comment ADD COLUMN language text, ADD COLUMN facets text[] NOT NULL DEFAULT '{}'`,
  `ALTER TABLE article ADD COLUMN section text GENERATED ALWAYS AS (${SECTION}) STORED`,
  `CREATE INDEX article_of_section ON article (site_id, section) WHERE section IS NOT NULL`,

  `UPDATE comment c SET
     facets = ARRAY(SELECT DISTINCT unnest(ARRAY['check:' || (f ->> 'check'), 'category:' || (f ->> 'category')])
                    FROM jsonb_array_elements(d.findings) f),
     priority = CASE WHEN c.urgent THEN 1e6 ELSE 0 END + ln(greatest(coalesce(c.score, 0.5), 0.02))
                - extract(epoch FROM c.created_at) / 21600
   FROM decision d
   WHERE d.site_id = c.site_id AND d.comment_id = c.id AND d.revision = c.revision AND d.actor = 'policy'
     AND d.would_be IS NULL AND c.status = 'held'`,

  // The tab `held` in each order. Campaigns are read one by one, so that a thousand copies cost what one does.
  `CREATE INDEX comment_waiting ON comment (site_id, priority, id) WHERE ${WAITING} AND campaign_id IS NULL`,
  `CREATE INDEX comment_waiting_by_time ON comment (site_id, id) WHERE ${WAITING}`,
  `CREATE INDEX comment_waiting_of_campaign ON comment (site_id, campaign_id, id)
     WHERE ${WAITING} AND campaign_id IS NOT NULL`,
  `CREATE INDEX comment_waiting_of_article ON comment (site_id, article_id, priority, id) WHERE ${WAITING}`,
  `CREATE INDEX comment_waiting_by_reason ON comment (site_id, reason, priority, id) WHERE ${WAITING}`,
  `CREATE INDEX comment_waiting_urgent ON comment (site_id, id) WHERE ${WAITING} AND urgent`,
  // Most are Arabic, and are found soon without an index of their own.
  `CREATE INDEX comment_waiting_by_language ON comment (site_id, language, priority, id)
     WHERE ${WAITING} AND language <> 'ar'`,
  // Every facet of every site is rare or is common; what is common is found soon by the orders above.
  `CREATE INDEX comment_facets ON comment USING gin ((array_append(facets, site_id::text)))
     WITH (gin_pending_list_limit = 512) WHERE facets <> '{}'`,
  `CREATE INDEX comment_reported ON comment (site_id, priority, id) WHERE reports_open > 0`,
  `CREATE INDEX comment_appealed ON comment (site_id, priority, id) WHERE appealed_at IS NOT NULL`,
  `CREATE INDEX comment_decided ON comment (site_id, status, id) WHERE status IN ('approved', 'rejected')`,

  // Comments of the last hour, for those articles that have any.
  `CREATE TABLE article_activity (
    site_id uuid NOT NULL,
    article_id uuid NOT NULL,
    recent integer NOT NULL CHECK (recent > 0),
    counted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, article_id),
    FOREIGN KEY (site_id, article_id) REFERENCES article (site_id, id)
  )`,

  // The words of a comment, folded, and their stems. Written by the worker some seconds after the policy's decision,
  // up to the decision that search_progress names.
  `CREATE TABLE comment_search (
    site_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    revision integer NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (site_id, comment_id),
    FOREIGN KEY (site_id, comment_id) REFERENCES comment (site_id, id) ON DELETE CASCADE
  )`,
  `CREATE INDEX comment_search_words ON comment_search USING gin (words) WITH (gin_pending_list_limit = 1024)`,
  `CREATE TABLE search_progress (
    site_id uuid PRIMARY KEY REFERENCES site,
    last_decision uuid NOT NULL
  )`,

  `CREATE TABLE saved_view (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    query jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (account_id, name)
  )`,
];

const DOWN = [
  ...['saved_view', 'search_progress', 'comment_search', 'article_activity'].map((table) => `DROP TABLE ${table}`),
  ...['decided', 'appealed', 'reported', 'facets'].map((name) => `DROP INDEX comment_${name}`),
  ...['_by_language', '_urgent', '_by_reason', '_of_article', '_of_campaign', '_by_time', ''].map(
    (name) => `DROP INDEX comment_waiting${name}`,
  ),
  `DROP INDEX article_of_section`,
  `ALTER TABLE article DROP COLUMN section`,
  `ALTER TABLE comment DROP COLUMN facets, DROP COLUMN language`,
];

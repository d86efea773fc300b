import { prioritySql } from '../comments/priority.js';

/** The published comment with what weighs a report of it: $1 site, $2 comment, $3 reporter, $4 network. */
export const FIND_REPORTED = `
  SELECT c.site_id, c.id, c.article_id, c.root_id, c.branch_id, c.author_id, c.revision, c.version, c.report_weight,
         a.key AS article_key,
         past.upheld, past.dismissed, past.made, past.against,
         (SELECT count(*)::int FROM report r
          WHERE r.site_id = c.site_id AND r.comment_id = c.id AND r.network = $4) AS from_network,
         EXISTS (SELECT FROM decision d JOIN report r ON r.site_id = d.site_id AND r.comment_id = d.comment_id
                   AND r.created_at < d.created_at
                 WHERE d.site_id = c.site_id AND d.comment_id = c.id AND d.revision = c.revision
                   AND d.actor = 'moderator' AND d.status = 'approved') AS was_let_stand
  FROM comment c
  JOIN article a ON a.site_id = c.site_id AND a.id = c.article_id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE outcome = 'upheld')::int AS upheld,
           count(*) FILTER (WHERE outcome = 'dismissed')::int AS dismissed,
           count(*)::int AS made, count(*) FILTER (WHERE o.author_id = c.author_id)::int AS against
    FROM (SELECT comment_id, outcome FROM report WHERE site_id = $1 AND reporter_id = $3 ORDER BY id DESC LIMIT 100) r
    CROSS JOIN LATERAL (SELECT author_id FROM comment WHERE site_id = $1 AND id = r.comment_id LIMIT 1) o
  ) past
  WHERE c.site_id = $1 AND c.id = $2 AND c.status = 'approved'`;

const REPORT_COLUMNS = `
  SELECT r.id, r.comment_id, r.reason, r.note, r.created_at, r.resolved_at,
         coalesce(r.outcome, CASE WHEN c.status = 'withdrawn' THEN 'moot' ELSE 'open' END) AS state
  FROM report r JOIN comment c ON c.site_id = r.site_id AND c.id = r.comment_id`;

export const FIND_REPORT = `${REPORT_COLUMNS} WHERE r.site_id = $1 AND r.reporter_id = $2 AND r.id = $3`;
export const FIND_REPORT_OF = `${REPORT_COLUMNS} WHERE r.site_id = $1 AND r.reporter_id = $2 AND r.comment_id = $3`;

export const MAKE_REPORT = `
  INSERT INTO report (site_id, id, comment_id, revision, reporter_id, reason, note, weight, network, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (site_id, comment_id, reporter_id) DO NOTHING RETURNING id`;

const PRIORITY = prioritySql({
  ...{ score: 'c.score', reports: '(c.report_weight + $4)', urgent: 'c.urgent' },
  ...{ createdAt: 'c.created_at', siteId: 'c.site_id', articleId: 'c.article_id' },
});

export const COUNT_REPORT = `
  UPDATE comment c
  SET reports_open = reports_open + 1, report_weight = report_weight + $4, priority = ${PRIORITY}
  WHERE site_id = $1 AND id = $2 AND version = $3 AND status = 'approved' RETURNING report_weight`;

/** The clause that weighs most among open reports; those without one say that somebody should read it. */
export const HEAVIEST_CLAUSE = `
  SELECT reason FROM report WHERE site_id = $1 AND comment_id = $2 AND outcome IS NULL AND reason <> 'other'
  GROUP BY reason ORDER BY sum(weight) DESC, reason LIMIT 1`;

/** What the checks had found goes with it, for whoever looks. */
export const HOLD_REPORTED = `
  WITH old AS (
    SELECT site_id, id, revision, status, reason FROM comment WHERE site_id = $1 AND id = $2
  ), held AS (
    UPDATE comment SET status = 'held', reason = $4, version = version + 1, decided_at = now()
    WHERE site_id = $1 AND id = $2
  )
  INSERT INTO decision (site_id, id, comment_id, revision, actor, status, reason, rule, before_status, before_reason,
                        findings)
  SELECT old.site_id, $3, old.id, old.revision, 'policy', 'held', $4, $5, old.status, old.reason,
         coalesce(checked.findings, '[]')
  FROM old
  LEFT JOIN decision checked ON checked.site_id = old.site_id AND checked.comment_id = old.id
    AND checked.revision = old.revision AND checked.actor = 'policy' AND checked.policy_version IS NOT NULL`;

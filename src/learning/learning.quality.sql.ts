/** Sites with a correction in use, or with comments drawn for the blind sample since $1. */
export const LEARNING_SITES = `
  SELECT s.id, s.key FROM site s
  WHERE EXISTS (SELECT FROM site_learning l WHERE l.site_id = s.id AND l.active_version IS NOT NULL)
    OR EXISTS (SELECT FROM decision d WHERE d.site_id = s.id AND d.would_be IS NOT NULL AND d.id >= $1)
  ORDER BY s.key LIMIT $2`;

/** What policy and moderators said of the site's blind sample since $2. */
export const PAIRS = `
  SELECT count(*) FILTER (WHERE p.would_be = 'approved' AND m.status = 'approved')::int AS "bothApprove",
         count(*) FILTER (WHERE p.would_be = 'approved' AND m.status = 'rejected')::int AS "policyApproves",
         count(*) FILTER (WHERE p.would_be = 'rejected' AND m.status = 'approved')::int AS "policyRejects",
         count(*) FILTER (WHERE p.would_be = 'rejected' AND m.status = 'rejected')::int AS "bothReject"
  FROM decision p
  CROSS JOIN LATERAL (
    SELECT status FROM decision m
    WHERE m.site_id = p.site_id AND m.comment_id = p.comment_id AND m.revision = p.revision AND m.actor = 'moderator'
    ORDER BY m.id DESC LIMIT 1
  ) m
  WHERE p.site_id = $1 AND p.would_be IS NOT NULL AND p.id >= $2`;

export const SCORES = `
  SELECT width_bucket(score, 0, 1, 10) AS bin, count(*)::int AS count
  FROM (
    SELECT score FROM decision
    WHERE site_id = $1 AND actor = 'policy' AND score IS NOT NULL AND id >= $2 AND id < $3
    ORDER BY id DESC LIMIT $4
  ) d GROUP BY 1`;

export const LATEST_BODIES = `
  SELECT body FROM comment WHERE site_id = $1 AND body <> '' ORDER BY id DESC LIMIT $2`;

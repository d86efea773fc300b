/**
 * Histograms of seconds: bucket n holds from 2^(n/8) to 2^((n+1)/8) seconds, so that what is read from its middle is
 * right to within 5 %. Nothing is quicker than a twentieth of a second.
 */
const bucket = (until: string, since: string): string =>
  `floor(8 * ln(greatest(extract(epoch FROM ${until} - ${since}), 0.05)) / ln(2))::int::text`;

/** Days as they are given: date, first id, first id of the day after. Ids are UUIDs of version 7 and rise with time. */
const DAYS = `unnest($2::date[], $3::uuid[], $4::uuid[]) AS d (day, low, high)`;

/** Each day is read by its range of ids. OFFSET 0 keeps the planner from joining by site alone, which reads everything. */
const ofDays = (table: 'decision' | 'comment', only = 'true'): string => `${DAYS} CROSS JOIN LATERAL (
      SELECT * FROM ${table} WHERE site_id = $1 AND id >= d.low AND id < d.high AND ${only} OFFSET 0
    ) x`;

const MADE = ofDays('decision');

/** What the checks concluded, once for each revision; readers' reports and what is judged blindly are not among it. */
const BY_CHECKS = `x.actor = 'policy' AND x.policy_version IS NOT NULL AND x.would_be IS NULL`;

/** Each check that did more than flag, once. */
const checksOf = (findings: string): string => `
  CROSS JOIN LATERAL (SELECT DISTINCT f ->> 'check' AS name FROM jsonb_array_elements(${findings}) f
                      WHERE f ->> 'severity' <> 'flag') found`;

/**
 * Everything that is counted of some days, as (day, what, key, count). It depends on decisions of those days and
 * earlier ones only, so that a day that is over never changes:
 * - `received`, `decided` by status: comments that arrived, decisions by whomever; taking back is no decision
 * - `waiting` in and out: comments that policy or reports gave to moderators, and that these decided
 * - `policy-seconds`, `moderator-seconds`, `waited`: histograms of the time from arrival to the checks' decision, and from
 *   the beginning of waiting to the moderator's, the last for each moderator
 * - `moderator` by account and status, and `undone` for decisions that were taken back, by whomever
 * - `reason` and `check`, each by `shown`, `agreed` and `overturned`: what the policy held or rejected, and what the next
 *   decision, a moderator's, made of it. A decision that is taken back is taken back here, too.
 */
export const COUNT_DAYS = `
  WITH moderated AS (
    SELECT d.day, x.undoes IS NOT NULL AS is_undo, x.status AS made, x.created_at AS made_at, e.moderator_id, e.status,
           p.actor AS before_actor, p.status AS before, p.created_at AS before_at, p.reason, p.findings,
           p.policy_version IS NOT NULL AND p.would_be IS NULL AS is_by_checks
    FROM ${ofDays('decision', `actor = 'moderator'`)}
    CROSS JOIN LATERAL (SELECT * FROM decision WHERE site_id = $1 AND id = coalesce(x.undoes, x.id) LIMIT 1) e
    LEFT JOIN LATERAL (
      SELECT * FROM decision p WHERE p.site_id = $1 AND p.comment_id = e.comment_id AND p.id < e.id
      ORDER BY p.id DESC LIMIT 1
    ) p ON true
  ), judged AS (
    SELECT day, reason, findings, CASE WHEN is_undo THEN -1 ELSE 1 END AS by,
           CASE status WHEN 'rejected' THEN 'agreed' ELSE 'overturned' END AS how
    FROM moderated
    WHERE before_actor = 'policy' AND is_by_checks AND before IN ('held', 'rejected')
      AND status IN ('approved', 'rejected')
  )
  SELECT d.day, 'received' AS what, '' AS key, count(*) AS count
  FROM ${ofDays('comment')} GROUP BY 1
  UNION ALL
  SELECT d.day, 'decided', x.status, count(*) FROM ${MADE} WHERE x.undoes IS NULL GROUP BY 1, 3
  UNION ALL
  SELECT d.day, 'waiting', 'in', count(*) FROM ${MADE} WHERE x.actor = 'policy' AND x.status = 'held' GROUP BY 1
  UNION ALL
  SELECT day, 'waiting', 'out', count(*) FROM moderated
  WHERE NOT is_undo AND before = 'held' AND status <> 'held' GROUP BY 1
  UNION ALL
  SELECT d.day, 'policy-seconds', ${bucket('x.created_at', 'c.created_at')}, count(*)
  FROM ${ofDays('decision', `actor = 'policy' AND policy_version IS NOT NULL AND revision = 1`)}
  CROSS JOIN LATERAL (SELECT created_at FROM comment WHERE site_id = $1 AND id = x.comment_id LIMIT 1) c GROUP BY 1, 3
  UNION ALL
  SELECT day, 'moderator-seconds', ${bucket('made_at', 'before_at')}, count(*) FROM moderated
  WHERE NOT is_undo AND before = 'held' GROUP BY 1, 3
  UNION ALL
  SELECT day, 'waited', moderator_id || '/' || ${bucket('made_at', 'before_at')}, count(*) FROM moderated
  WHERE NOT is_undo AND before = 'held' GROUP BY 1, 3
  UNION ALL
  SELECT day, 'moderator', moderator_id || '/' || CASE WHEN is_undo THEN 'undone' ELSE status END, count(*)
  FROM moderated GROUP BY 1, 3
  UNION ALL
  SELECT d.day, 'reason', x.reason || '/shown', count(*) FROM ${MADE}
  WHERE ${BY_CHECKS} AND x.status <> 'approved' AND x.reason IS NOT NULL GROUP BY 1, 3
  UNION ALL
  SELECT day, 'reason', reason || '/' || how, sum(by) FROM judged WHERE reason IS NOT NULL GROUP BY 1, 3
  UNION ALL
  SELECT d.day, 'check', found.name || '/shown', count(*) FROM ${MADE} ${checksOf('x.findings')}
  WHERE ${BY_CHECKS} AND x.status <> 'approved' GROUP BY 1, 3
  UNION ALL
  SELECT day, 'check', found.name || '/' || how, sum(by) FROM judged ${checksOf('findings')} GROUP BY 1, 3`;

/** By day what is shown by day, the rest of the whole time. */
const GROUPED = `
  SELECT CASE WHEN what IN ('received', 'decided', 'waiting') THEN to_char(day, 'YYYY-MM-DD') END AS day, what, key,
         sum(count)::float8 AS count`;

/** Days that are counted already, from $2 to $3. */
export const READ_DAYS = `
  ${GROUPED} FROM statistics_day WHERE site_id = $1 AND day BETWEEN $2::date AND $3::date GROUP BY 1, 2, 3`;

/** Days that are not, counted now. */
export const READ_LIVE = `${GROUPED} FROM (${COUNT_DAYS}) live GROUP BY 1, 2, 3`;

/** Keeps days. Counting one twice has the effect of once. */
export const KEEP_DAYS = `
  INSERT INTO statistics_day (site_id, day, what, key, count)
  SELECT $1, day, what, key, count FROM (${COUNT_DAYS}) counted
  ON CONFLICT (site_id, day, what, key) DO UPDATE SET count = EXCLUDED.count`;

/** Where counting begins: the day before the first decision, or before the first comment. */
export const BEGIN = `
  INSERT INTO statistics_progress (site_id, day)
  SELECT $1, (least(
    (SELECT created_at FROM comment WHERE site_id = $1 ORDER BY id LIMIT 1),
    (SELECT created_at FROM decision WHERE site_id = $1 ORDER BY id LIMIT 1)) AT TIME ZONE 'UTC')::date - 1
  WHERE EXISTS (SELECT FROM comment WHERE site_id = $1)
  ON CONFLICT (site_id) DO NOTHING`;

export const BACKLOG = `
  SELECT (SELECT count(*) FROM comment WHERE site_id = $1 AND status = 'held')::int AS now,
         (SELECT decided_at FROM comment WHERE site_id = $1 AND (status = 'held' OR (status = 'approved' AND needs_review))
            AND status = 'held' ORDER BY id LIMIT 1) AS oldest`;

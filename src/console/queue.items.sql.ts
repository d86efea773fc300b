import { tabCondition } from './queue.conditions.js';

/** Counting the comments of a campaign or of an author stops here. */
const MOST_COUNTED = 1_000;

/**
 * Comments $1, $2 with all that is shown at a glance, at the time $3. Everything is fetched by whole keys, so that the
 * size of the tables does not matter. A comment is to be judged blindly until a moderator has decided its revision.
 */
const ITEMS_TEXT = `
  SELECT c.site_id, c.id, s.key AS site_key, c.status, c.version, c.revision, c.body, c.language, c.created_at, c.edited_at,
         c.decided_at, c.score, c.reason, c.urgent, c.needs_review, c.author_id, c.author_name, c.reports_open,
         c.report_weight, c.campaign_id, c.pinned_at IS NOT NULL AS pinned, d.findings, d.score AS decision_score, coalesce(d.is_blind, false) AS is_blind,
         past.approved, past.rejected, past.held, coalesce(against.sanctions, '[]') AS sanctions,
         a.key AS article_key, a.title, a.url, a.section, answered.parent,
         coalesce(reported.reasons, '[]') AS report_reasons, appealed.appeal, campaign.n AS campaign_count, claimed.claim,
         coalesce(activity.recent, 1) AS reach
  FROM unnest($1::uuid[], $2::uuid[]) AS wanted (site_id, id)
  CROSS JOIN LATERAL (SELECT * FROM comment WHERE site_id = wanted.site_id AND id = wanted.id LIMIT 1) c
  CROSS JOIN LATERAL (SELECT key FROM site WHERE id = c.site_id LIMIT 1) s
  CROSS JOIN LATERAL (SELECT * FROM article WHERE site_id = c.site_id AND id = c.article_id LIMIT 1) a
  CROSS JOIN LATERAL (SELECT email_index FROM author WHERE site_id = c.site_id AND id = c.author_id LIMIT 1) w
  LEFT JOIN LATERAL (
    SELECT o.findings, o.score, o.would_be IS NOT NULL AND NOT EXISTS (
             SELECT FROM decision m WHERE m.site_id = c.site_id AND m.comment_id = c.id AND m.actor = 'moderator'
               AND m.revision = c.revision) AS is_blind
    FROM decision o WHERE o.site_id = c.site_id AND o.comment_id = c.id AND o.revision = c.revision AND o.actor = 'policy'
      AND o.policy_version IS NOT NULL
    ORDER BY o.id DESC LIMIT 1
  ) d ON true
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE o.status = 'approved')::int AS approved,
           count(*) FILTER (WHERE o.status = 'rejected')::int AS rejected,
           count(*) FILTER (WHERE o.status = 'held')::int AS held
    FROM (SELECT o.status FROM comment o WHERE o.site_id = c.site_id AND o.author_id = c.author_id
          ORDER BY o.id DESC LIMIT ${MOST_COUNTED}) o
  ) past
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', o.id, 'kind', o.kind, 'endsAt', o.ends_at) ORDER BY o.id DESC) AS sanctions
    FROM sanction o
    WHERE o.site_id = c.site_id AND (o.author_id = c.author_id OR o.email_index = w.email_index)
      AND o.lifted_at IS NULL AND (o.ends_at IS NULL OR o.ends_at > $3)
  ) against ON true
  LEFT JOIN LATERAL (
    SELECT json_build_object('id', o.id, 'authorName', o.author_name, 'body', o.body) AS parent
    FROM comment o WHERE o.site_id = c.site_id AND o.id = c.parent_id LIMIT 1
  ) answered ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('reason', o.reason, 'count', o.n) ORDER BY o.n DESC, o.reason) AS reasons
    FROM (SELECT o.reason, count(*)::int AS n FROM report o
          WHERE o.site_id = c.site_id AND o.comment_id = c.id AND o.outcome IS NULL GROUP BY o.reason) o
  ) reported ON c.reports_open > 0
  LEFT JOIN LATERAL (
    SELECT json_build_object('id', o.id, 'statement', o.statement, 'createdAt', o.created_at) AS appeal
    FROM appeal o WHERE o.site_id = c.site_id AND o.comment_id = c.id AND o.outcome IS NULL ORDER BY o.id DESC LIMIT 1
  ) appealed ON c.appealed_at IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS n FROM (
      SELECT FROM comment o WHERE o.site_id = c.site_id AND o.campaign_id = c.campaign_id
        AND ${tabCondition('held', 'o')} LIMIT ${MOST_COUNTED}) o
  ) campaign ON c.campaign_id IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT json_build_object('accountId', o.account_id, 'name', p.name, 'expiresAt', o.expires_at) AS claim
    FROM claim o JOIN account p ON p.id = o.account_id
    WHERE o.site_id = c.site_id AND o.comment_id = c.id AND o.expires_at > $3
  ) claimed ON true
  LEFT JOIN LATERAL (
    SELECT v.recent FROM article_activity v WHERE v.site_id = c.site_id AND v.article_id = c.article_id
  ) activity ON true`;

export const ITEMS = { name: 'queue-items', text: ITEMS_TEXT };

/** So many comments before and after are shown of a thread, and so many of its ancestors. */
const MOST_AROUND = 10;
const MOST_ABOVE = 30;

/** The comment $2 on one of the sites $1. */
export const FIND = `
  SELECT found.site_id, found.id FROM unnest($1::uuid[]) AS s (id)
  CROSS JOIN LATERAL (SELECT site_id, id FROM comment WHERE site_id = s.id AND id = $2 LIMIT 1) found LIMIT 1`;

const THREAD_COLUMNS = `c.id, c.parent_id AS "parentId", c.author_name AS "authorName", c.body, c.status,
  c.created_at AS "createdAt"`;

/** What the comment answers, up to the opening comment, and what readers see before and after it in the thread. */
export const THREAD = `
  WITH RECURSIVE own AS (
    SELECT id, parent_id, coalesce(root_id, id) AS root FROM comment WHERE site_id = $1 AND id = $2
  ), above (id, parent_id, n) AS (
    SELECT id, parent_id, 0 FROM own
    UNION ALL
    SELECT c.id, c.parent_id, n + 1 FROM above JOIN comment c ON c.site_id = $1 AND c.id = above.parent_id
    WHERE n < ${MOST_ABOVE}
  ), ids AS (
    SELECT id FROM above
    UNION SELECT root FROM own
    UNION (SELECT c.id FROM comment c, own WHERE c.site_id = $1 AND c.root_id = own.root AND c.id < own.id
             AND c.parent_id IS NOT NULL AND c.status = 'approved' ORDER BY c.id DESC LIMIT ${MOST_AROUND})
    UNION (SELECT c.id FROM comment c, own WHERE c.site_id = $1 AND c.root_id = own.root AND c.id > own.id
             AND c.parent_id IS NOT NULL AND c.status = 'approved' ORDER BY c.id LIMIT ${MOST_AROUND})
  )
  SELECT ${THREAD_COLUMNS} FROM ids JOIN comment c ON c.site_id = $1 AND c.id = ids.id ORDER BY c.id`;

/** The texts that were, and the one that is, which counts from its last edit. */
export const REVISIONS = `
  SELECT revision, body, created_at AS "createdAt" FROM revision WHERE site_id = $1 AND comment_id = $2
  UNION ALL
  SELECT revision, body, coalesce(edited_at, created_at) FROM comment WHERE site_id = $1 AND id = $2
  ORDER BY revision`;

export const DECISIONS = `
  SELECT d.id, d.actor, CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS moderator,
         d.status, d.reason, d.message, d.rule, d.score, d.findings, d.batch_id AS "batchId", d.undoes,
         d.created_at AS "createdAt", d.revision
  FROM decision d LEFT JOIN account p ON p.id = d.moderator_id
  WHERE d.site_id = $1 AND d.comment_id = $2 ORDER BY d.id DESC LIMIT 200`;

export const REPORTS = `
  SELECT id, reason, note, weight, created_at AS "createdAt", outcome FROM report
  WHERE site_id = $1 AND comment_id = $2 ORDER BY id DESC LIMIT 500`;

export const APPEALS = `
  SELECT id, statement, created_at AS "createdAt", outcome, decided_at AS "decidedAt" FROM appeal
  WHERE site_id = $1 AND comment_id = $2 ORDER BY id DESC`;

/** On the author of the comment, and on whoever writes with the same e-mail. */
export const NOTES = `
  SELECT n.id, n.text, json_build_object('id', p.id, 'name', p.name) AS moderator, n.created_at AS "createdAt"
  FROM comment c JOIN author w ON w.site_id = c.site_id AND w.id = c.author_id
  JOIN author_note n ON n.site_id = c.site_id AND (n.author_id = c.author_id OR n.email_index = w.email_index)
  JOIN account p ON p.id = n.account_id
  WHERE c.site_id = $1 AND c.id = $2 ORDER BY n.id DESC LIMIT 100`;

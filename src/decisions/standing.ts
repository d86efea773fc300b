import type { EntityManager } from 'typeorm';
import { runPreparedIn } from '../database/prepared.js';
import type { CommentStatus } from '../comments/comment.view.js';

export type DecidedStatus = Extract<CommentStatus, 'approved' | 'held' | 'rejected'>;

/** What a comment's newest decision was. */
export interface LastDecision {
  readonly id: string;
  readonly status: DecidedStatus | 'pending';
  readonly revision: number;
  /** Null for the policy. */
  readonly moderator: { readonly id: string; readonly name: string } | null;
  readonly undoes: string | null;
  readonly beforeStatus: DecidedStatus | 'pending' | null;
  readonly beforeReason: string | null;
}

/** How a comment stands, read under its lock: nobody changes it until the transaction ends. */
export interface Standing {
  readonly id: string;
  readonly status: CommentStatus;
  readonly reason: string | null;
  readonly version: number;
  readonly revision: number;
  readonly needsReview: boolean;
  readonly reportsOpen: number;
  readonly decidedAt: Date | null;
  readonly articleId: string;
  readonly articleKey: string;
  readonly rootId: string | null;
  readonly branchId: string | null;
  /** The open appeal, and who made the decision that it is against; null for the policy. */
  readonly appeal: { readonly id: string; readonly against: string | null } | null;
  readonly last: LastDecision | null;
}

/**
 * Locks comments of one site and reads how they stand; ids that the site does not have are left out. Articles are locked
 * before comments, as everywhere, and each in the order of their ids. Reading is a statement of its own, so that it sees
 * what those have written whom the locks waited for.
 */
export async function lockStandings(
  manager: EntityManager,
  siteId: string,
  ids: readonly string[],
): Promise<Standing[]> {
  await runPreparedIn(manager, LOCK_ARTICLES, [siteId, ids]);
  await runPreparedIn(manager, LOCK_COMMENTS, [siteId, ids]);
  return readStandings(manager, siteId, ids);
}

/** The same without locks, for saying what would happen. */
export const readStandings = (manager: EntityManager, siteId: string, ids: readonly string[]): Promise<Standing[]> =>
  runPreparedIn<Standing>(manager, READ_STANDINGS, [siteId, ids]);

const LOCK_ARTICLES_TEXT = `
  SELECT FROM article WHERE site_id = $1
    AND id = ANY (ARRAY(SELECT DISTINCT article_id FROM comment WHERE site_id = $1 AND id = ANY ($2::uuid[])))
  ORDER BY site_id, id FOR NO KEY UPDATE`;

const LOCK_COMMENTS_TEXT = `
  SELECT FROM comment WHERE site_id = $1 AND id = ANY ($2::uuid[]) ORDER BY site_id, id FOR NO KEY UPDATE`;

const READ_TEXT = `
  SELECT c.id, c.status, c.reason, c.version, c.revision, c.needs_review AS "needsReview",
         c.reports_open AS "reportsOpen", c.decided_at AS "decidedAt", c.article_id AS "articleId", a.key AS "articleKey",
         c.root_id AS "rootId", c.branch_id AS "branchId", p.appeal, d.last
  FROM comment c
  CROSS JOIN LATERAL (SELECT key FROM article WHERE site_id = c.site_id AND id = c.article_id LIMIT 1) a
  LEFT JOIN LATERAL (
    SELECT json_build_object('id', p.id, 'against', d.moderator_id) AS appeal
    FROM appeal p JOIN decision d ON d.site_id = p.site_id AND d.id = p.decision_id
    WHERE p.site_id = c.site_id AND p.comment_id = c.id AND p.outcome IS NULL ORDER BY p.id DESC LIMIT 1
  ) p ON true
  LEFT JOIN LATERAL (
    SELECT json_build_object(
      'id', d.id, 'status', d.status, 'revision', d.revision, 'undoes', d.undoes,
      'beforeStatus', d.before_status, 'beforeReason', d.before_reason,
      'moderator', CASE WHEN d.moderator_id IS NOT NULL THEN json_build_object('id', d.moderator_id, 'name', coalesce(
        (SELECT name FROM account WHERE id = d.moderator_id), '')) END) AS last
    FROM decision d WHERE d.site_id = c.site_id AND d.comment_id = c.id
    ORDER BY d.created_at DESC, d.id DESC LIMIT 1
  ) d ON true
  WHERE c.site_id = $1 AND c.id = ANY ($2::uuid[]) ORDER BY c.id`;

const LOCK_ARTICLES = { name: 'lock-articles-of-comments', text: LOCK_ARTICLES_TEXT };
const LOCK_COMMENTS = { name: 'lock-comments', text: LOCK_COMMENTS_TEXT };
const READ_STANDINGS = { name: 'read-standings', text: READ_TEXT };

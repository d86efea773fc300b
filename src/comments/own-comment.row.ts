import type { Finding } from '../checks/finding.js';
import type { ClauseKey } from '../i18n/messages.js';
import type { ReaderRole } from '../readers/reader-claims.js';
import type { Commenting } from '../sites/article.entity.js';
import type { AppealState, CommentStatus } from './comment.view.js';

/** A comment with what its author may know of it: the decision on its present revision, and the newest appeal. */
export interface OwnCommentRow {
  readonly site_id: string;
  readonly id: string;
  readonly article_id: string;
  readonly author_id: string;
  readonly status: CommentStatus;
  readonly unconfirmed: boolean;
  readonly body: string;
  readonly author_name: string;
  readonly author_badge: ReaderRole | null;
  readonly parent_id: string | null;
  readonly root_id: string | null;
  readonly branch_id: string | null;
  readonly created_at: Date;
  readonly edited_at: Date | null;
  readonly decided_at: Date | null;
  readonly revision: number;
  readonly version: number;
  readonly reason: ClauseKey | null;
  readonly article_key: string;
  readonly commenting: Commenting;
  readonly commenting_next: Commenting | null;
  readonly commenting_next_at: Date | null;
  readonly decision_id: string | null;
  readonly actor: 'policy' | 'moderator' | null;
  readonly rule: string | null;
  readonly message: string | null;
  readonly findings: readonly Pick<Finding, 'severity' | 'code' | 'params' | 'category'>[] | null;
  readonly appeal_id: string | null;
  readonly statement: string | null;
  readonly appeal_state: AppealState | null;
  readonly appealed_at: Date | null;
  readonly appeal_decided_at: Date | null;
  /** Of the text that the appeal is about. */
  readonly appeal_revision: number | null;
}

/** Ids rise with time, so that the newest decision and appeal are those with the highest. */
export const SELECT_OWN = `
  SELECT c.site_id, c.id, c.article_id, c.author_id, c.status, c.unconfirmed, c.body, c.author_name, c.author_badge, c.parent_id, c.root_id, c.branch_id,
         c.created_at, c.edited_at, c.decided_at, c.revision, c.version, c.reason,
         a.key AS article_key, a.commenting, a.commenting_next, a.commenting_next_at,
         d.id AS decision_id, d.actor, d.rule, d.message, d.findings,
         p.id AS appeal_id, p.statement, coalesce(p.outcome, 'open') AS appeal_state, p.created_at AS appealed_at,
         p.decided_at AS appeal_decided_at, p.revision AS appeal_revision
  FROM comment c
  JOIN article a ON a.site_id = c.site_id AND a.id = c.article_id
  LEFT JOIN LATERAL (
    SELECT id, actor, rule, message, findings FROM decision
    WHERE site_id = c.site_id AND comment_id = c.id AND revision = c.revision ORDER BY id DESC LIMIT 1
  ) d ON true
  LEFT JOIN LATERAL (
    SELECT p.id, p.statement, p.outcome, p.created_at, p.decided_at, about.revision
    FROM appeal p JOIN decision about ON about.site_id = p.site_id AND about.id = p.decision_id
    WHERE p.site_id = c.site_id AND p.comment_id = c.id ORDER BY p.id DESC LIMIT 1
  ) p ON true`;

import { commentingAt } from '../sites/article.entity.js';
import type { CommentStatus, OwnAbilitiesView } from './comment.view.js';
import type { OwnCommentRow } from './own-comment.row.js';

/** Texts that one comment may have one after the other: whoever tries out what passes the checks comes to an end. */
export const MOST_REVISIONS = 5;
/** After so many days without a moderator the author may ask for one. */
const LONG_WAIT_DAYS = 3;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const isStopped = (status: CommentStatus): boolean => status === 'held' || status === 'rejected';

/**
 * What the author may do with a comment now. One that is stopped may be edited and sent again at any time, any other for
 * as long as the site says; neither while the article is closed, nor while an appeal about it is open.
 */
export function abilitiesOf(row: OwnCommentRow, editWindowMinutes: number, now: Date): OwnAbilitiesView {
  const until = new Date(row.created_at.getTime() + editWindowMinutes * MINUTE_MS);
  const isTimely = isStopped(row.status) || now < until;
  const canEdit = isTimely && row.status !== 'withdrawn' && row.revision < MOST_REVISIONS && !isBarred(row, now);
  return {
    canEdit,
    editUntil: canEdit && !isStopped(row.status) ? until.toISOString() : null,
    canWithdraw: row.status !== 'withdrawn',
    canAppeal: canAppeal(row, now),
  };
}

function isBarred(row: OwnCommentRow, now: Date): boolean {
  const schedule = {
    commenting: row.commenting,
    commentingNext: row.commenting_next,
    commentingNextAt: row.commenting_next_at,
  };
  return commentingAt(schedule, now) === 'closed' || (row.appeal_id !== null && row.appeal_state === 'open');
}

/** Once for each decision; and where an appeal was of no avail, its own decision is the last one about this text. */
function canAppeal(row: OwnCommentRow, now: Date): boolean {
  if (row.decision_id === null || row.decided_at === null) return false;
  const isLong = now.getTime() - row.decided_at.getTime() > LONG_WAIT_DAYS * DAY_MS;
  if (row.status !== 'rejected' && !(row.status === 'held' && isLong)) return false;
  return row.appeal_id === null || row.appeal_state === 'overturned' || row.appeal_revision !== row.revision;
}

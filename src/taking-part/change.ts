import type { EntityManager } from 'typeorm';
import type { OwnCommentRow } from '../comments/own-comment.row.js';
import { countShown } from '../comments/shown-counts.js';
import { Problem } from '../http/problem.js';
import type { NodeEvents } from '../queue/node-events.js';

/** A comment that changed between being read and being written. */
export class ChangedMeanwhile extends Problem {
  constructor() {
    super('comment-changed');
  }
}

const ATTEMPTS = 3;

/** Does it again, from reading on, where the comment changed meanwhile. @throws ChangedMeanwhile after the last attempt */
export async function retryChanged<Result>(deed: () => Promise<Result>, attempt = 1): Promise<Result> {
  try {
    return await deed();
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile) || attempt >= ATTEMPTS) throw error;
    return retryChanged(deed, attempt + 1);
  }
}

/** Takes a comment off its page, if it is on one: articles are locked before comments. */
export async function takeOffPage(manager: EntityManager, row: OwnCommentRow): Promise<void> {
  if (row.status === 'approved') await countShown(manager, [{ ...row, by: -1 }]);
}

/** Tells every node what became of a comment: those who moderate always, readers if they saw it. */
export function announceChange(events: NodeEvents, row: OwnCommentRow): void {
  const { site_id: siteId, article_key: articleKey, id: commentId } = row;
  events.publish({ type: 'comment', siteId, articleKey, commentId });
  if (row.status === 'approved') events.publish({ type: 'article', siteId, articleKey });
}

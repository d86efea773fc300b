import type { EntityManager } from 'typeorm';
import { runPreparedIn } from '../database/prepared.js';

/** Where a comment is counted once it is shown: its article, and the comments above it that show how many answers they have. */
export interface ShownRow {
  readonly site_id: string;
  readonly article_id: string;
  readonly root_id: string | null;
  readonly branch_id: string | null;
}

/** A comment that appears (1) or goes (-1). */
export type ShownChange = ShownRow & { readonly by: 1 | -1 };

/**
 * Counts comments that appear on their pages or leave them; to be called in the transaction that changes their status.
 * Rows are locked in the order of their ids, articles before comments, so that transactions wait and do not deadlock.
 */
export async function countShown(manager: EntityManager, changes: readonly ShownChange[]): Promise<void> {
  if (changes.length === 0) return;
  const articles = changes.map(({ site_id, article_id, by }) => ({ site_id, id: article_id, by }));
  await runPreparedIn(manager, COUNT_COMMENTS, [JSON.stringify(articles)]);
  const shownUnder = changes.flatMap(({ site_id, root_id, branch_id, by }) =>
    [root_id, branch_id].filter((id) => id !== null).map((id) => ({ site_id, id, by })),
  );
  if (shownUnder.length > 0) await runPreparedIn(manager, COUNT_REPLIES, [JSON.stringify(shownUnder)]);
}

const counted = (table: string, column: string): string => `
  WITH counted AS (
    SELECT i.site_id, i.id, sum(i.by)::int AS n
    FROM jsonb_to_recordset($1::jsonb) AS i (site_id uuid, id uuid, by int) GROUP BY 1, 2
  ), locked AS (
    SELECT t.site_id, t.id, n FROM ${table} t JOIN counted USING (site_id, id)
    ORDER BY t.site_id, t.id FOR NO KEY UPDATE OF t
  )
  UPDATE ${table} t SET ${column} = t.${column} + locked.n
  FROM locked WHERE t.site_id = locked.site_id AND t.id = locked.id`;

const COUNT_COMMENTS = { name: 'count-comments', text: counted('article', 'comment_count') };
const COUNT_REPLIES = { name: 'count-replies', text: counted('comment', 'reply_count') };

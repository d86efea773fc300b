import type { CommentStatus } from '../comments/comment.view.js';
import type { ReaderRole } from '../readers/reader-claims.js';
import type { CommentView } from './page.view.js';

/** A comment as the page query reads it; within JSON the times are strings. */
export interface CommentRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly branch_id: string | null;
  readonly status: CommentStatus;
  readonly body: string;
  readonly author_name: string;
  readonly author_badge: ReaderRole | null;
  readonly created_at: Date | string;
  readonly edited_at: Date | string | null;
  readonly pinned_at: Date | string | null;
  readonly like_count: number;
  readonly reply_count: number;
}

const COLUMNS: readonly (keyof CommentRow)[] = [
  ...(['id', 'parent_id', 'branch_id', 'status', 'body', 'author_name', 'author_badge'] as const),
  ...(['created_at', 'edited_at', 'pinned_at', 'like_count', 'reply_count'] as const),
];

/** What a {@link CommentRow} is read from. @param table the alias of `comment` */
export const commentColumns = (table: string): string => COLUMNS.map((column) => `${table}.${column}`).join(', ');

/** The one way a comment becomes public. Only an approved one has text and name. */
export function viewComment(row: CommentRow): CommentView {
  const isShown = row.status === 'approved';
  return {
    id: row.id,
    parentId: row.parent_id,
    body: isShown ? row.body : null,
    author: isShown ? { name: row.author_name, badge: row.author_badge } : null,
    createdAt: new Date(row.created_at).toISOString(),
    editedAt: row.edited_at === null ? null : new Date(row.edited_at).toISOString(),
    isRemoved: !isShown,
    pinned: isShown && row.pinned_at !== null,
    likeCount: row.like_count,
    replyCount: row.reply_count,
    replies: [],
    moreReplies: null,
  };
}

/** Two levels: replies, and below each of them its replies at any depth. Rows come oldest first, so parents first. */
export function nestReplies(rows: readonly CommentRow[]): CommentView[] {
  const first: CommentView[] = [];
  const byId = new Map<string, CommentView>();
  for (const row of rows) {
    const view = viewComment(row);
    const branch = row.branch_id === null ? undefined : byId.get(row.branch_id);
    (branch?.replies ?? first).push(view);
    byId.set(row.id, view);
  }
  return first;
}

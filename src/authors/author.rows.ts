import type { CommentStatus } from '../comments/comment.view.js';
import type { Locale } from '../i18n/locale.js';
import type { PolicyClause } from '../policy/clauses.js';
import type { SanctionKind } from '../readers/sanctions.js';
import { wordsOf, type PolicyText } from '../sites/policy-texts.js';
import type { AuthorNoteView, ClauseView, HistoryCommentView, SanctionView } from './author.view.js';

export interface SanctionRow {
  readonly id: string;
  readonly author_id: string;
  readonly kind: SanctionKind;
  readonly reason: PolicyClause;
  readonly message: string | null;
  readonly ends_at: Date | null;
  readonly created_at: Date;
  readonly lifted_at: Date | null;
  readonly is_in_force: boolean;
  readonly account_id: string;
  readonly account_name: string;
  readonly lifted_by: string | null;
  readonly lifted_by_name: string | null;
}

export interface NoteRow {
  readonly id: string;
  readonly author_id: string;
  readonly text: string;
  readonly created_at: Date;
  readonly account_id: string;
  readonly account_name: string;
}

export interface HistoryRow {
  readonly id: string;
  readonly status: CommentStatus;
  readonly version: number;
  readonly body: string;
  readonly reason: PolicyClause | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly parent_id: string | null;
  readonly created_at: Date;
  readonly article_key: string;
  readonly title: string | null;
  readonly url: string | null;
}

/** How clauses of the policy are to be called. */
export interface Wording {
  readonly policy: PolicyText;
  readonly locale: Locale;
}

const viewClause = (clause: PolicyClause, { policy, locale }: Wording): ClauseView => ({
  clause,
  title: wordsOf(policy, clause, locale).title,
});

export const viewSanction = (row: SanctionRow, wording: Wording): SanctionView => ({
  id: row.id,
  authorId: row.author_id,
  kind: row.kind,
  reason: viewClause(row.reason, wording),
  message: row.message,
  endsAt: row.ends_at?.toISOString() ?? null,
  isInForce: row.is_in_force,
  moderator: { id: row.account_id, name: row.account_name },
  createdAt: row.created_at.toISOString(),
  lifted: row.lifted_at && {
    at: row.lifted_at.toISOString(),
    by: { id: row.lifted_by ?? '', name: row.lifted_by_name ?? '' },
  },
});

export const viewNote = (row: NoteRow): AuthorNoteView => ({
  id: row.id,
  authorId: row.author_id,
  text: row.text,
  moderator: { id: row.account_id, name: row.account_name },
  createdAt: row.created_at.toISOString(),
});

export const viewHistory = (row: HistoryRow, wording: Wording): HistoryCommentView => ({
  id: row.id,
  status: row.status,
  version: row.version,
  body: row.body,
  reason: row.reason && viewClause(row.reason, wording),
  author: { id: row.author_id, name: row.author_name },
  article: { id: row.article_key, title: row.title, url: row.url },
  parentId: row.parent_id,
  createdAt: row.created_at.toISOString(),
});

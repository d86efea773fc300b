import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Locale } from '../i18n/locale.js';
import { explainFinding, messagesIn, type ClauseKey } from '../i18n/messages.js';
import { CLAUSE_OF } from '../policy/clauses.js';
import type { Finding } from '../checks/finding.js';

export const COMMENT_STATUSES = ['pending', 'approved', 'held', 'rejected', 'withdrawn'] as const;
export type CommentStatus = (typeof COMMENT_STATUSES)[number];

export class AuthorView {
  @ApiProperty({ example: 'ليلى العزاوي' })
  name: string;
}

/** Why a comment was held or rejected: the policy's clause, and what was found in the author's own words. */
export class ReasonView {
  @ApiProperty({ example: 'personal-data' })
  clause: string;

  @ApiProperty({ example: 'الخصوصية' })
  title: string;

  @ApiProperty({ example: 'في التعليق رقم هاتف.' })
  explanation: string;
}

/** A comment as its own author sees it. */
export class OwnCommentView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ enum: COMMENT_STATUSES, example: 'held' })
  status: CommentStatus;

  @ApiProperty({ example: 'مقال جميل، أعاد إليّ ذكريات الضفة الأخرى من النهر.' })
  body: string;

  @ApiProperty({ type: AuthorView })
  author: AuthorView;

  @ApiProperty({ type: String, nullable: true, example: null })
  parentId: string | null;

  @ApiProperty({ example: '2026-11-21T18:20:00.000Z' })
  createdAt: string;

  @ApiProperty({ example: 1, description: 'Rises with each edit' })
  revision: number;

  @ApiPropertyOptional({ type: [ReasonView], description: 'Present once held or rejected' })
  reasons?: ReasonView[];
}

/** A row of the table with what an own comment shows. */
export interface OwnCommentRow {
  readonly id: string;
  readonly status: CommentStatus;
  readonly body: string;
  readonly author_name: string;
  readonly parent_id: string | null;
  readonly created_at: Date;
  readonly revision: number;
  readonly reason: ClauseKey | null;
  readonly findings: readonly Pick<Finding, 'severity' | 'code' | 'params' | 'category'>[] | null;
}

/** The columns of `OwnCommentRow`, for a comment `c` and its newest policy decision `d`. */
export const OWN_COLUMNS =
  'c.id, c.status, c.body, c.author_name, c.parent_id, c.created_at, c.revision, c.reason, d.findings';

export function viewOwnComment(row: OwnCommentRow, locale: Locale): OwnCommentView {
  return {
    id: row.id,
    status: row.status,
    body: row.body,
    author: { name: row.author_name },
    parentId: row.parent_id,
    createdAt: row.created_at.toISOString(),
    revision: row.revision,
    ...(isStopped(row.status) && { reasons: viewReasons(row, locale) }),
  };
}

const isStopped = (status: CommentStatus): boolean => status === 'held' || status === 'rejected';

/** Each finding under the clause that it breaks; the clause of the decision where no finding says more. */
function viewReasons({ reason, findings }: OwnCommentRow, locale: Locale): ReasonView[] {
  if (reason === null) return [];
  const { clauses } = messagesIn(locale);
  const serious = (findings ?? []).filter(({ severity }) => severity !== 'flag');
  const reasons = serious.map((finding) => {
    const clause = CLAUSE_OF[finding.category];
    return { clause, title: clauses[clause].title, explanation: explainFinding(locale, finding) };
  });
  return reasons.length > 0
    ? reasons
    : [{ clause: reason, title: clauses[reason].title, explanation: clauses[reason].text }];
}

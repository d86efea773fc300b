import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { READER_ROLES, type ReaderRole } from '../readers/reader-claims.js';

export const COMMENT_STATUSES = ['pending', 'approved', 'held', 'rejected', 'withdrawn'] as const;
export type CommentStatus = (typeof COMMENT_STATUSES)[number];

export const DECIDERS = ['software', 'moderator'] as const;
export type Decider = (typeof DECIDERS)[number];

export class AuthorView {
  @ApiProperty({ example: 'ليلى العزاوي' })
  name: string;

  @ApiProperty({ enum: READER_ROLES, nullable: true, example: null, description: 'What the site says of the author' })
  badge: ReaderRole | null;
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

/** What the author may do now. */
export class OwnAbilitiesView {
  @ApiProperty({ example: true })
  canEdit: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-11-21T18:35:00.000Z',
    description:
      'Until when; null without a limit (a stopped comment may be edited and sent again) or when it cannot be',
  })
  editUntil: string | null;

  @ApiProperty({ example: true })
  canWithdraw: boolean;

  @ApiProperty({ example: false })
  canAppeal: boolean;
}

export const NO_ABILITIES: OwnAbilitiesView = { canEdit: false, editUntil: null, canWithdraw: false, canAppeal: false };

export const APPEAL_STATES = ['open', 'upheld', 'overturned'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

/** The author's appeal and what became of it. */
export class OwnAppealView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5c' })
  id: string;

  @ApiProperty({ enum: APPEAL_STATES, example: 'open', description: '`upheld`: the decision stands' })
  state: AppealState;

  @ApiProperty({ example: 'الرقم الذي ذكرته هو رقم البلدية المنشور على موقعها.' })
  statement: string;

  @ApiProperty({ example: '2026-11-21T19:02:00.000Z' })
  createdAt: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  decidedAt: string | null;
}

/** A comment as its own author sees it. Whoever else may see it gets nothing of what only the author may know. */
export class OwnCommentView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ enum: COMMENT_STATUSES, example: 'held' })
  status: CommentStatus;

  @ApiProperty({
    example: false,
    description:
      'Pending until its author has confirmed the e-mail by the link that was mailed; nobody looks at it before',
  })
  awaitsConfirmation: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'مقال جميل، أعاد إليّ ذكريات الضفة الأخرى من النهر.',
    description: 'null once withdrawn',
  })
  body: string | null;

  @ApiProperty({ type: AuthorView })
  author: AuthorView;

  @ApiProperty({ type: String, nullable: true, example: null })
  parentId: string | null;

  @ApiProperty({ example: '2026-11-21T18:20:00.000Z' })
  createdAt: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  editedAt: string | null;

  @ApiProperty({ example: 1, description: 'Rises with each edit' })
  revision: number;

  @ApiPropertyOptional({ type: [ReasonView], description: 'Present once held or rejected' })
  reasons?: ReasonView[];

  @ApiProperty({ enum: DECIDERS, nullable: true, example: 'software', description: 'Who decided on its present state' })
  decidedBy: Decider | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'From the moderator to the author' })
  message: string | null;

  @ApiProperty({ type: OwnAppealView, nullable: true, example: null })
  appeal: OwnAppealView | null;

  @ApiProperty({ type: OwnAbilitiesView })
  abilities: OwnAbilitiesView;
}

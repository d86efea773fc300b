import { ApiProperty } from '@nestjs/swagger';
import { ABILITIES, type Ability } from '../accounts/abilities.js';
import { COMMENT_STATUSES, type CommentStatus } from '../comments/comment.view.js';
import { PageView } from '../http/openapi.js';
import { POLICY_CLAUSES, type PolicyClause } from '../policy/clauses.js';
import { SANCTION_KINDS, type SanctionKind } from '../readers/sanctions.js';

const ID = '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b';
const MOMENT = '2026-11-21T18:20:00.000Z';

export class PersonView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'هدى الراوي' })
  name: string;
}

export class ClauseView {
  @ApiProperty({ enum: POLICY_CLAUSES, example: 'insults' })
  clause: PolicyClause;

  @ApiProperty({ example: 'الاحترام' })
  title: string;
}

export class AuthorCountsView {
  @ApiProperty({ example: 12 })
  approved: number;

  @ApiProperty({ example: 1 })
  held: number;

  @ApiProperty({ example: 2 })
  rejected: number;

  @ApiProperty({ example: 0 })
  withdrawn: number;

  @ApiProperty({ example: 0 })
  pending: number;
}

export class LinkedAuthorView extends PersonView {
  @ApiProperty({ example: MOMENT })
  createdAt: string;
}

export class LiftedView {
  @ApiProperty({ example: MOMENT })
  at: string;

  @ApiProperty({ type: PersonView })
  by: PersonView;
}

export class SanctionView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: ID, description: 'The author on whom it was imposed: this one, or a linked one' })
  authorId: string;

  @ApiProperty({ enum: SANCTION_KINDS, example: 'suspension' })
  kind: SanctionKind;

  @ApiProperty({ type: ClauseView })
  reason: ClauseView;

  @ApiProperty({ type: String, nullable: true, example: 'نرحب برأيك دون تجريح.', description: 'To the author' })
  message: string | null;

  @ApiProperty({ type: String, nullable: true, example: MOMENT, description: 'Of a suspension' })
  endsAt: string | null;

  @ApiProperty({ example: true, description: 'Neither lifted nor run out' })
  isInForce: boolean;

  @ApiProperty({ type: PersonView })
  moderator: PersonView;

  @ApiProperty({ example: MOMENT })
  createdAt: string;

  @ApiProperty({ type: LiftedView, nullable: true })
  lifted: LiftedView | null;
}

export class AuthorNoteView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: ID, description: 'The author of whom it was written: this one, or a linked one' })
  authorId: string;

  @ApiProperty({ example: 'يكتب باسمين، ويعتذر حين يُنبَّه.' })
  text: string;

  @ApiProperty({ type: PersonView })
  moderator: PersonView;

  @ApiProperty({ example: MOMENT })
  createdAt: string;
}

export class HistoryArticleView {
  @ApiProperty({ example: 'demo-article', description: 'The id that the site gives it' })
  id: string;

  @ApiProperty({ type: String, nullable: true, example: 'دجلة يعود إلى مجراه' })
  title: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'https://news.example/tigris' })
  url: string | null;
}

export class HistoryCommentView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ enum: COMMENT_STATUSES, example: 'approved' })
  status: CommentStatus;

  @ApiProperty({ example: 3 })
  version: number;

  @ApiProperty({ example: 'مقال جميل، أعاد إليّ ذكريات الضفة الأخرى من النهر.' })
  body: string;

  @ApiProperty({ type: ClauseView, nullable: true })
  reason: ClauseView | null;

  @ApiProperty({ type: PersonView, description: 'The name that it was written under' })
  author: PersonView;

  @ApiProperty({ type: HistoryArticleView })
  article: HistoryArticleView;

  @ApiProperty({ type: String, nullable: true, example: null })
  parentId: string | null;

  @ApiProperty({ example: MOMENT })
  createdAt: string;
}

export class AuthorHeadView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'demo' })
  site: string;

  @ApiProperty({ example: ['ليلى العزاوي', 'ليلى'], description: 'Names used, the last one first; at most 20' })
  names: string[];

  @ApiProperty({ example: MOMENT, description: 'First seen' })
  createdAt: string;

  @ApiProperty({ example: false, description: 'Whether the author, a guest, confirmed the own e-mail by a link' })
  isConfirmed: boolean;

  @ApiProperty({ type: AuthorCountsView })
  counts: AuthorCountsView;

  @ApiProperty({
    type: [LinkedAuthorView],
    description: 'Authors who gave the same e-mail, the last one first, at most 50. Anybody can type an e-mail',
  })
  linked: LinkedAuthorView[];

  @ApiProperty({ enum: Object.keys(ABILITIES), isArray: true, description: 'What the caller may do on the site' })
  abilities: Ability[];
}

export class HistoryView {
  @ApiProperty({ type: [HistoryCommentView] })
  items: HistoryCommentView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

export class AuthorView {
  @ApiProperty({ type: AuthorHeadView })
  author: AuthorHeadView;

  @ApiProperty({ type: [SanctionView], description: 'All that there ever were, the last one first; at most 100' })
  sanctions: SanctionView[];

  @ApiProperty({ type: [AuthorNoteView], description: 'The last one first; at most 100' })
  notes: AuthorNoteView[];

  @ApiProperty({ type: HistoryView, description: 'The author’s comments, newest first' })
  comments: HistoryView;
}

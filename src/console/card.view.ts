import { ApiProperty } from '@nestjs/swagger';
import { COMMENT_STATUSES, type CommentStatus } from '../comments/comment.view.js';
import { QueueFindingView, QueueItemView, QueueReasonView } from './queue.view.js';

const ID = '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b';
const TIME = '2026-11-22T08:00:00.000Z';
const NULLABLE_ID = { type: String, nullable: true, example: null } as const;

export class ThreadCommentView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty(NULLABLE_ID)
  parentId: string | null;

  @ApiProperty({ example: 'سالم الجبوري' })
  authorName: string;

  @ApiProperty({ example: 'متى تعود حافلات النقل العام؟' })
  body: string;

  @ApiProperty({ enum: COMMENT_STATUSES, example: 'approved' })
  status: CommentStatus;

  @ApiProperty({ example: TIME })
  createdAt: string;
}

export class RevisionView {
  @ApiProperty({ example: 1 })
  revision: number;

  @ApiProperty({ example: 'متى تعود الحافلات؟' })
  body: string;

  @ApiProperty({ example: TIME })
  createdAt: string;
}

class ModeratorView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'هدى الراوي' })
  name: string;
}

export class DecisionView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ enum: ['policy', 'moderator'], example: 'policy' })
  actor: 'policy' | 'moderator';

  @ApiProperty({ type: ModeratorView, nullable: true })
  moderator: ModeratorView | null;

  @ApiProperty({ enum: ['approved', 'held', 'rejected'], example: 'held' })
  status: 'approved' | 'held' | 'rejected';

  @ApiProperty({ type: QueueReasonView, nullable: true })
  reason: QueueReasonView | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'To the author' })
  message: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'doubtful@1', description: 'The rule with the last word' })
  rule: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 0.6 })
  score: number | null;

  @ApiProperty({ type: [QueueFindingView] })
  findings: QueueFindingView[];

  @ApiProperty({ ...NULLABLE_ID, description: 'Of many decisions at once' })
  batchId: string | null;

  @ApiProperty({ ...NULLABLE_ID, description: 'The decision that this one took back' })
  undoes: string | null;

  @ApiProperty({ example: TIME })
  createdAt: string;

  @ApiProperty({ example: 1, description: 'The revision that was decided' })
  revision: number;
}

export class ReportView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'insults' })
  reason: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  note: string | null;

  @ApiProperty({ example: 1 })
  weight: number;

  @ApiProperty({ example: TIME })
  createdAt: string;

  @ApiProperty({ enum: ['upheld', 'dismissed'], nullable: true, example: null })
  outcome: 'upheld' | 'dismissed' | null;
}

export class AppealView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'قصدت الفريق الخاسر لا شخصا بعينه.' })
  statement: string;

  @ApiProperty({ example: TIME })
  createdAt: string;

  @ApiProperty({ enum: ['upheld', 'overturned'], nullable: true, example: null })
  outcome: 'upheld' | 'overturned' | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  decidedAt: string | null;
}

export class NoteView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'يعتذر عادة إذا نُبّه.' })
  text: string;

  @ApiProperty({ type: ModeratorView, nullable: true })
  moderator: ModeratorView | null;

  @ApiProperty({ example: TIME })
  createdAt: string;
}

/** A comment with everything that is known of it. */
export class CardView {
  @ApiProperty({ type: QueueItemView })
  comment: QueueItemView;

  @ApiProperty({ type: [ThreadCommentView], description: 'What it answers, and what was said around it, oldest first' })
  thread: ThreadCommentView[];

  @ApiProperty({ type: [RevisionView], description: 'Oldest first, the present text last' })
  revisions: RevisionView[];

  @ApiProperty({ type: [DecisionView], description: 'Newest first' })
  decisions: DecisionView[];

  @ApiProperty({ type: [ReportView], description: 'Newest first, answered ones too' })
  reports: ReportView[];

  @ApiProperty({ type: [AppealView], description: 'Newest first' })
  appeals: AppealView[];

  @ApiProperty({ type: [NoteView], description: 'On the author, newest first' })
  notes: NoteView[];
}

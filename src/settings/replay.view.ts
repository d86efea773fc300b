import { ApiProperty } from '@nestjs/swagger';
import { TriedTextView } from '../moderation/try-text.view.js';
import type { ReplayReport } from '../policy/replay.js';
import type { Status } from '../policy/verdict.js';
import type { DecidedComment } from './past-comments.js';

const STATUSES: readonly Status[] = ['approved', 'held', 'rejected'];
const MOST_EXAMPLES = 50;

/** A text under the settings in use, and under those that are tried. */
export class TriedSettingsView {
  @ApiProperty({ type: TriedTextView, description: 'As it is' })
  before: TriedTextView;

  @ApiProperty({ type: TriedTextView, description: 'As it would be' })
  after: TriedTextView;
}

export class ReplayRowView implements Record<Status, number> {
  @ApiProperty({ example: 812 })
  approved: number;

  @ApiProperty({ example: 14 })
  held: number;

  @ApiProperty({ example: 2 })
  rejected: number;
}

/** What the policy says now, by what it would say. */
export class ReplayMatrixView implements Record<Status, ReplayRowView> {
  @ApiProperty({ type: ReplayRowView })
  approved: ReplayRowView;

  @ApiProperty({ type: ReplayRowView })
  held: ReplayRowView;

  @ApiProperty({ type: ReplayRowView })
  rejected: ReplayRowView;
}

export class ReplayChangedView {
  @ApiProperty({ example: 3, description: 'Would be approved and are not now' })
  toApproved: number;

  @ApiProperty({ example: 14 })
  toHeld: number;

  @ApiProperty({ example: 2 })
  toRejected: number;
}

/** How the policy compares with the moderators, on the comments that one of them approved or rejected. */
export class ReplayAgreementView {
  @ApiProperty({ example: 120, description: 'Comments that a moderator approved or rejected' })
  moderated: number;

  @ApiProperty({ example: 31, description: 'Of those: decided by the policy in the same way' })
  agreed: number;

  @ApiProperty({ example: 4, description: 'Of those: decided by the policy in the opposite way' })
  disagreed: number;

  @ApiProperty({ example: 85, description: 'Of those: left to a moderator' })
  held: number;

  @ApiProperty({ type: Number, nullable: true, example: 0.886, description: 'agreed ÷ (agreed + disagreed)' })
  share: number | null;
}

export class ReplayExampleView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ example: 'مقال جميل.' })
  body: string;

  @ApiProperty({ enum: STATUSES, example: 'approved' })
  before: Status;

  @ApiProperty({ enum: STATUSES, example: 'held' })
  after: Status;

  @ApiProperty({ enum: STATUSES, nullable: true, example: null, description: 'What a moderator made of it' })
  moderator: Status | null;
}

export class ReplayView {
  @ApiProperty({ example: 1000, description: 'Comments judged anew, the newest decided ones' })
  compared: number;

  @ApiProperty({ example: 981 })
  same: number;

  @ApiProperty({ type: ReplayChangedView })
  changed: ReplayChangedView;

  @ApiProperty({ type: ReplayMatrixView })
  matrix: ReplayMatrixView;

  @ApiProperty({ type: ReplayAgreementView })
  agreementBefore: ReplayAgreementView;

  @ApiProperty({ type: ReplayAgreementView })
  agreementAfter: ReplayAgreementView;

  @ApiProperty({ type: [ReplayExampleView], description: 'At most 50, of each kind of change some' })
  examples: ReplayExampleView[];
}

export function viewReplay(report: ReplayReport, comments: readonly DecidedComment[]): ReplayView {
  const to = (status: Status): number =>
    report.changes.filter((change) => change.to === status).reduce((sum, { count }) => sum + count, 0);
  return {
    compared: report.total,
    same: report.unchanged,
    changed: { toApproved: to('approved'), toHeld: to('held'), toRejected: to('rejected') },
    matrix: report.verdicts,
    agreementBefore: viewAgreement(report.decisions.a),
    agreementAfter: viewAgreement(report.decisions.b),
    examples: examplesOf(report, comments),
  };
}

function viewAgreement({ approved, rejected }: ReplayMatrixView): ReplayAgreementView {
  const agreed = approved.approved + rejected.rejected;
  const disagreed = approved.rejected + rejected.approved;
  const held = approved.held + rejected.held;
  const decided = agreed + disagreed;
  return { moderated: decided + held, agreed, disagreed, held, share: decided === 0 ? null : agreed / decided };
}

function examplesOf({ changes }: ReplayReport, comments: readonly DecidedComment[]): ReplayExampleView[] {
  const known = new Map(comments.map((comment) => [comment.id, comment]));
  const ofEach = Math.floor(MOST_EXAMPLES / Math.max(1, changes.length));
  return changes.flatMap(({ from, to, ids }) =>
    ids.slice(0, ofEach).flatMap((id): ReplayExampleView[] => {
      const comment = known.get(id);
      return comment ? [{ id, body: comment.body, before: from, after: to, moderator: comment.moderator }] : [];
    }),
  );
}

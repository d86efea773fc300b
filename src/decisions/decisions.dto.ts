import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Min } from 'class-validator';
import { COMMENT_STATUSES, type CommentStatus } from '../comments/comment.view.js';
import { IsText, MayBeAbsent } from '../http/dto-rules.js';
import { invalid } from '../http/problem.js';
import { POLICY_CLAUSES, type PolicyClause } from '../policy/clauses.js';
import { ACTIONS, type Action, type Wish } from './outcome.js';
import type { Moved } from './transition.js';

const LONGEST_MESSAGE = 2_000;
const MODERATED = COMMENT_STATUSES.filter((status) => status !== 'withdrawn');

/** What is to be done, whether with one comment or with many. */
export class WishDto {
  @ApiProperty({ enum: ACTIONS, example: 'reject' })
  @IsIn(ACTIONS, { context: { allowed: ACTIONS.join(', ') } })
  action: Action;

  @ApiPropertyOptional({
    enum: POLICY_CLAUSES,
    example: 'insults',
    description: 'A clause of the policy: needed to reject, possible to hold, not used to approve',
  })
  @MayBeAbsent()
  @IsIn(POLICY_CLAUSES, { context: { allowed: POLICY_CLAUSES.join(', ') } })
  reason?: PolicyClause;

  @ApiPropertyOptional({ example: 'أعد كتابة تعليقك من دون العبارة الأخيرة.', description: 'To the author' })
  @MayBeAbsent()
  @IsText(LONGEST_MESSAGE)
  message?: string;
}

export class DecisionDto extends WishDto {
  @ApiProperty({ example: 3, description: 'The version that the moderator was shown' })
  @IsInt()
  @Min(1, { context: { code: 'out-of-range' } })
  version: number;
}

/** @throws Problem `invalid-input` for a reason that is missing, or that approving has no use for */
export function readWish({ action, reason, message }: WishDto): Wish {
  if (action === 'reject' && reason === undefined) throw invalid('/reason', 'reason-required');
  if (action === 'approve' && reason !== undefined) throw invalid('/reason', 'reason-not-used');
  return { action, reason: reason ?? null, message: message ?? null };
}

export class DecidedCommentView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ enum: MODERATED, example: 'rejected' })
  status: CommentStatus;

  @ApiProperty({ example: 4 })
  version: number;

  @ApiProperty({ type: String, nullable: true, example: 'insults' })
  reason: string | null;
}

export class DecisionIdView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;
}

/** The comment's new state, and the decision, by which it can be undone. */
export class DecidedView {
  @ApiProperty({ type: DecidedCommentView })
  comment: DecidedCommentView;

  @ApiProperty({ type: DecisionIdView })
  decision: DecisionIdView;
}

export const viewMoved = ({ id, status, version, reason, decisionId }: Moved): DecidedView => ({
  comment: { id, status, version, reason },
  decision: { id: decisionId },
});

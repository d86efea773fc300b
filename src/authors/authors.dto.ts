import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, Max, Min } from 'class-validator';
import { IsText, MayBeAbsent } from '../http/dto-rules.js';
import { POLICY_CLAUSES, type PolicyClause } from '../policy/clauses.js';
import { SANCTION_KINDS, SUSPENSION_HOURS, type SanctionKind, type SuspensionTime } from '../readers/sanctions.js';

const MESSAGE_LENGTH = 2_000;
const NOTE_LENGTH = 2_000;
const TIMES = Object.keys(SUSPENSION_HOURS) as SuspensionTime[];

const oneOf = (words: readonly string[]) => ({ context: { code: 'not-one-of', allowed: words.join(', ') } });

export class NewSanctionDto {
  @ApiProperty({ enum: SANCTION_KINDS, example: 'suspension' })
  @IsString()
  @IsIn(SANCTION_KINDS, oneOf(SANCTION_KINDS))
  kind: SanctionKind;

  @ApiPropertyOptional({ enum: TIMES, example: '72h', description: 'Of a suspension, and of nothing else' })
  @MayBeAbsent()
  @IsString()
  @IsIn(TIMES, oneOf(TIMES))
  duration?: SuspensionTime;

  @ApiProperty({ enum: POLICY_CLAUSES, example: 'insults', description: 'The clause of the policy that it rests on' })
  @IsString()
  @IsIn(POLICY_CLAUSES, oneOf(POLICY_CLAUSES))
  reason: PolicyClause;

  @ApiPropertyOptional({ example: 'نرحب برأيك دون تجريح.', description: 'To the author' })
  @MayBeAbsent()
  @IsText(MESSAGE_LENGTH)
  message?: string;
}

/** A year: for longer, a query of decisions has no limit. */
const MOST_DAYS = 366;
const OUT_OF_RANGE = { context: { code: 'out-of-range' } };

export class RejectionsDto {
  @ApiProperty({ example: 7, description: `Comments of so many days, counted back from now; 1 to ${MOST_DAYS}` })
  @IsInt(OUT_OF_RANGE)
  @Min(1, OUT_OF_RANGE)
  @Max(MOST_DAYS, OUT_OF_RANGE)
  days: number;

  @ApiProperty({ enum: POLICY_CLAUSES, example: 'spam' })
  @IsString()
  @IsIn(POLICY_CLAUSES, oneOf(POLICY_CLAUSES))
  reason: PolicyClause;

  @ApiPropertyOptional({ example: 'حُذفت تعليقاتك الإعلانية.', description: 'To the author' })
  @MayBeAbsent()
  @IsText(MESSAGE_LENGTH)
  message?: string;

  @ApiPropertyOptional({ example: true, description: 'Only says how many comments it would be, and shows some' })
  @MayBeAbsent()
  @IsBoolean()
  dryRun?: boolean;
}

export class NewNoteDto {
  @ApiProperty({ example: 'يكتب باسمين، ويعتذر حين يُنبَّه.', description: 'For colleagues; the author never sees it' })
  @IsText(NOTE_LENGTH)
  text: string;
}

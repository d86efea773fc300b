import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDefined, IsIn, IsString } from 'class-validator';
import { MayBeAbsent } from '../http/dto-rules.js';

/** What readers report comments for: clauses of the policy, and whatever they have no word for. */
export const REPORT_REASONS = [
  'threats',
  'hate',
  'obscenity',
  'insults',
  'personal-data',
  'spam',
  'disguise',
  'other',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

export const REPORT_STATES = ['open', 'upheld', 'dismissed', 'moot'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export class ReportDto {
  @ApiProperty({ enum: REPORT_REASONS, example: 'personal-data' })
  @IsDefined()
  @IsIn(REPORT_REASONS, { context: { code: 'not-one-of', allowed: REPORT_REASONS.join(', ') } })
  reason: ReportReason;

  @ApiPropertyOptional({ example: 'هذا رقم جارتي وقد نُشر بلا إذنها.', description: 'Up to 1000 characters' })
  @MayBeAbsent()
  @IsString()
  note?: string;
}

/** A report as its reader sees it. */
export class ReportView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5d' })
  id: string;

  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  commentId: string;

  @ApiProperty({ enum: REPORT_REASONS, example: 'personal-data' })
  reason: ReportReason;

  @ApiProperty({ type: String, nullable: true, example: 'هذا رقم جارتي وقد نُشر بلا إذنها.' })
  note: string | null;

  @ApiProperty({
    enum: REPORT_STATES,
    example: 'open',
    description:
      '`upheld`: the comment broke the policy · `dismissed`: it may stand · `moot`: its author took it back before',
  })
  state: ReportState;

  @ApiProperty({ example: '2026-11-21T18:25:00.000Z' })
  createdAt: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  resolvedAt: string | null;
}

/** The token lets the reader ask for the outcome: the page keeps it and sends it back as a Bearer token. */
export class ReportedView {
  @ApiProperty({ type: ReportView })
  report: ReportView;

  @ApiProperty({ type: String, nullable: true, example: 'hsa1_…' })
  authorToken: string | null;
}

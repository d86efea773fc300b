import { ApiProperty } from '@nestjs/swagger';
import type { Locale } from '../i18n/locale.js';
import { explainFinding } from '../i18n/messages.js';
import type { Finding } from '../checks/finding.js';

export class SpanView {
  @ApiProperty({ example: 6, description: 'In UTF-16 units of the text as it was sent' })
  start: number;

  @ApiProperty({ example: 17, description: 'The unit after the last' })
  end: number;
}

/** A finding as moderators see it. */
export interface FindingView {
  readonly check: string;
  readonly category: string;
  readonly score: number;
  readonly explanation: string;
  readonly evidence: readonly SpanView[];
}

export function viewFinding(finding: Finding, locale: Locale): FindingView {
  const { check, category, score, evidence } = finding;
  return { check, category, score, explanation: explainFinding(locale, finding), evidence: evidence.map(viewSpan) };
}

export const viewSpan = ({ start, end }: SpanView): SpanView => ({ start, end });

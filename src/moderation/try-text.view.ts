import { ApiProperty } from '@nestjs/swagger';
import { CLASSES, type Class } from '../classifier/classifier.js';
import { LOCALES, type Locale } from '../i18n/locale.js';
import { explainFinding, messagesIn } from '../i18n/messages.js';
import { CLAUSE_OF, POLICY_CLAUSES, type PolicyClause } from '../policy/clauses.js';
import { FINDING_CODES, type Category, type Finding, type FindingCode, type Severity } from '../checks/finding.js';
import { MODERATION_MODES, type ModerationMode } from '../policy/policy-settings.js';
import type { Verdict } from '../policy/verdict.js';
import { LANGUAGES, type Language } from '../reading/language.js';
import { SpanView, viewSpan } from './finding.view.js';

/** A sentence in each language, or in the one that was asked for. */
export type Words = Partial<Record<Locale, string>>;

const PHONE: Words = { ar: 'في التعليق رقم هاتف.', en: 'The comment has a telephone number.' };
const PRIVACY: Words = { ar: 'الخصوصية', en: 'Privacy' };
const WORDS = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class TriedReasonView {
  @ApiProperty({ enum: POLICY_CLAUSES, example: 'personal-data' })
  clause: PolicyClause;

  @ApiProperty({ ...WORDS, example: PRIVACY })
  title: Words;
}

export class TriedRuleView {
  @ApiProperty({ example: 'doubtful' })
  id: string;

  @ApiProperty({ example: 1 })
  version: number;
}

export class TriedFindingView {
  @ApiProperty({ example: 'contact-details', description: 'The check that found it' })
  check: string;

  @ApiProperty({ enum: Object.keys(CLAUSE_OF), example: 'personal-data' })
  category: Category;

  @ApiProperty({
    enum: ['flag', 'hold', 'reject'],
    example: 'hold',
    description: 'How far it goes when nothing else is known',
  })
  severity: Severity;

  @ApiProperty({ example: 0.6, description: 'Probability that a moderator would reject the comment for this alone' })
  score: number;

  @ApiProperty({ enum: FINDING_CODES, example: 'phone-number' })
  code: FindingCode;

  @ApiProperty({ ...WORDS, example: PHONE })
  explanation: Words;

  @ApiProperty({ type: [SpanView], example: [{ start: 11, end: 22 }] })
  evidence: SpanView[];
}

/** What the site's policy makes of a text, and why. */
export class TriedTextView {
  @ApiProperty({ enum: ['approved', 'held', 'rejected'], example: 'held' })
  status: Verdict['status'];

  @ApiProperty({ type: TriedReasonView, nullable: true, description: 'The clause that the verdict rests on' })
  reason: TriedReasonView | null;

  @ApiProperty({ type: TriedRuleView, nullable: true, description: 'The rule that had the last word' })
  rule: TriedRuleView | null;

  @ApiProperty({ example: 0.6, description: 'Probability that a moderator would reject the text' })
  score: number;

  @ApiProperty({ example: false, description: 'Published, but a moderator should still look' })
  needsReview: boolean;

  @ApiProperty({ example: false, description: 'Somebody may be in danger: to be looked at before anything else' })
  urgent: boolean;

  @ApiProperty({ enum: MODERATION_MODES, example: 'automatic', description: 'The mode of the site' })
  mode: ModerationMode;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: Object.fromEntries(CLASSES.map((name) => [name, 0.02])),
    description: 'What the classifier says: calibrated probabilities, each by itself',
  })
  probabilities: Record<Class, number>;

  @ApiProperty({ enum: LANGUAGES, example: 'ar', description: 'The language that the text is taken to be in' })
  language: Language;

  @ApiProperty({ type: [TriedFindingView] })
  findings: TriedFindingView[];

  @ApiProperty({ example: 'default-1-5f2c9a7be013', description: 'Changes with the settings of the site' })
  policyVersion: string;

  @ApiProperty({ example: '2026-11-1f3a', description: 'Changes with the weights of the classifier' })
  modelVersion: string;
}

export interface TriedText {
  readonly verdict: Verdict;
  readonly mode: ModerationMode;
  readonly language: Language;
  readonly probabilities: Readonly<Record<Class, number>>;
  readonly policyVersion: string;
  readonly modelVersion: string;
}

/** @param locale the only language to explain in; each one when undefined */
export function viewTriedText(tried: TriedText, locale?: Locale): TriedTextView {
  const locales = locale === undefined ? LOCALES : [locale];
  const inEach = (say: (locale: Locale) => string): Words =>
    Object.fromEntries(locales.map((each) => [each, say(each)] as const));
  const { status, reason, rule, score, needsReview, urgent, findings } = tried.verdict;
  return {
    status,
    reason: reason && { clause: reason, title: inEach((each) => messagesIn(each).clauses[reason].title) },
    rule: rule && { id: rule.id, version: rule.version },
    score,
    needsReview,
    urgent,
    mode: tried.mode,
    language: tried.language,
    probabilities: { ...tried.probabilities },
    findings: findings.map((finding) => viewFinding(finding, inEach)),
    policyVersion: tried.policyVersion,
    modelVersion: tried.modelVersion,
  };
}

function viewFinding(finding: Finding, inEach: (say: (locale: Locale) => string) => Words): TriedFindingView {
  const { check, category, severity, score, code, evidence } = finding;
  const explanation = inEach((locale) => explainFinding(locale, finding));
  return { check, category, severity, score, code, explanation, evidence: evidence.map(viewSpan) };
}

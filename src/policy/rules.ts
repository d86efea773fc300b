import type { Facts } from '../checks/facts.js';
import type { Category, Finding, FindingCode, Severity } from '../checks/finding.js';
import type { PolicyClause } from './clauses.js';
import { combineDoubts } from './scores.js';

/** What a rule may read of the facts, by name. */
export const FACTS = {
  /** Earlier comments of the author that are decided; none makes this a first comment. */
  comments: ({ author }: Facts) => author.approved + author.rejected + author.held,
  approved: ({ author }: Facts) => author.approved,
  rejected: ({ author }: Facts) => author.rejected,
  held: ({ author }: Facts) => author.held,
  /** Comments by the same author or e-mail in the last five minutes. */
  recent: ({ recent }: Facts) => recent.byAuthor,
  copiesByAuthor: ({ sameText }: Facts) => sameText.byAuthor,
  copiesByOthers: ({ sameText }: Facts) => sameText.byOthers,
  nearTexts: ({ nearText }: Facts) => nearText.count,
} as const;
export type FactName = keyof typeof FACTS;

/** Findings that a rule speaks of: those that agree with every field given. */
export interface FindingPattern {
  readonly check?: string;
  readonly category?: Category;
  readonly code?: FindingCode;
  /** This severe or more. */
  readonly severity?: Severity;
  /** This likely or more. */
  readonly score?: number;
  /** This many places or more, as the finding's `count` says. */
  readonly count?: number;
}

/** A bound on one fact, both ends included. */
export interface FactCondition {
  readonly fact: FactName;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** There is no "not" for findings: more found never makes a condition false. */
export type Condition =
  | FactCondition
  | { readonly finding: FindingPattern }
  /** The probability that the findings of two checks or more make together. */
  | { readonly score: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

interface AnyRule {
  readonly id: string;
  readonly version: number;
  /** Higher ones have the last word. Those of severities have 0. */
  readonly priority: number;
  /** Evaluated and recorded, but changes nothing. */
  readonly shadow?: boolean;
}

/** Stops comments when its condition holds. */
export interface StricterRule extends AnyRule {
  readonly outcome: 'hold' | 'reject';
  readonly when: Condition;
  /** The clause to name when no finding is behind it. */
  readonly reason?: PolicyClause;
}

/** Lets comments pass, or a moderator decide, when all facts agree and nothing serious was found but what `only` names. */
export interface MilderRule extends AnyRule {
  readonly outcome: 'hold-at-most' | 'approve';
  readonly when: readonly FactCondition[];
  readonly only: readonly FindingPattern[];
}

export type Rule = StricterRule | MilderRule;

export const isStricter = (rule: Rule): rule is StricterRule => rule.outcome === 'hold' || rule.outcome === 'reject';

const SEVERITIES: Readonly<Record<Severity, number>> = { flag: 0, hold: 1, reject: 2 };

export function holds(condition: Condition, findings: readonly Finding[], facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, findings, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, findings, facts));
  if ('finding' in condition) return findings.some((finding) => agrees(finding, condition.finding));
  if ('score' in condition) return combineDoubts(findings) >= condition.score;
  return isWithin(condition, facts);
}

export function isWithin({ fact, atLeast = 0, atMost = Infinity }: FactCondition, facts: Facts): boolean {
  const value = FACTS[fact](facts);
  return value >= atLeast && value <= atMost;
}

export function agrees(finding: Finding, pattern: FindingPattern): boolean {
  const { check, category, code, severity = 'flag', score = 0, count = 1 } = pattern;
  if (check !== undefined && check !== finding.check) return false;
  if (category !== undefined && category !== finding.category) return false;
  if (code !== undefined && code !== finding.code) return false;
  if (SEVERITIES[finding.severity] < SEVERITIES[severity] || finding.score < score) return false;
  return count <= 1 || Number(finding.params['count'] ?? 1) >= count;
}

/** The findings that a condition speaks of. */
export function findingsBehind(condition: Condition, findings: readonly Finding[]): readonly Finding[] {
  if ('finding' in condition) return findings.filter((finding) => agrees(finding, condition.finding));
  if ('score' in condition) return findings;
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  const behind = new Set(parts.flatMap((part) => findingsBehind(part, findings)));
  return findings.filter((finding) => behind.has(finding));
}

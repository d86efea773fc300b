import type { Facts } from '../checks/facts.js';
import type { Finding, Severity } from '../checks/finding.js';
import { CLAUSE_OF, POLICY_CLAUSES, type PolicyClause } from './clauses.js';
import type { AutoReject, ModerationMode, VerdictSettings } from './policy-settings.js';
import { agrees, findingsBehind, holds, isStricter, isWithin, type Rule, type StricterRule } from './rules.js';
import { combineScores } from './scores.js';

export type Status = 'approved' | 'held' | 'rejected';

/** One rule in one of its versions. */
export interface RuleRef {
  readonly id: string;
  readonly version: number;
}

/** What a rule in shadow would have made of the comment. */
export interface ShadowOutcome extends RuleRef {
  readonly status: Status;
}

/** What the policy concludes from all findings of one comment. */
export interface Verdict {
  readonly status: Status;
  /** The policy clause that the decision rests on; null when approved without doubt. */
  readonly reason: PolicyClause | null;
  /** Probability, 0 to 1, that a moderator would reject the comment. */
  readonly score: number;
  /** Published, but a moderator should still look (mode `post`). */
  readonly needsReview: boolean;
  readonly findings: readonly Finding[];
  /** The rule that had the last word; null when none was needed. */
  readonly rule: RuleRef | null;
  /** Somebody may be in danger: a moderator should look before anything else. */
  readonly urgent: boolean;
  /** Rules in shadow whose condition held. */
  readonly shadows: readonly ShadowOutcome[];
  /** Rules whose condition held and that one of the opposite aim, as high or higher, overruled. */
  readonly overruled: readonly RuleRef[];
}

/** What is judged beside the findings. */
export interface Ground {
  readonly facts: Facts;
  readonly settings: VerdictSettings;
  /** What the classifier says of rejection, 0 to 1; also when it is too little for a finding. */
  readonly likelihood?: number;
}

/** What severities mean. Rules of higher priority may say otherwise. */
const SEVERITY_RULES: readonly StricterRule[] = [
  { id: 'certain', version: 1, priority: 0, outcome: 'reject', when: { finding: { severity: 'reject' } } },
  { id: 'doubtful', version: 1, priority: 0, outcome: 'hold', when: { finding: { severity: 'hold' } } },
];
const READ_FIRST: RuleRef = { id: 'pre-moderation', version: 1 };

const RANK: Readonly<Record<Severity, number>> = { flag: 0, hold: 1, reject: 2 };
const STRICTNESS: Readonly<Record<Status, number>> = { approved: 0, held: 1, rejected: 2 };

/** A rule whose condition holds, with the status that it asks for. */
interface Voice {
  readonly rule: Rule;
  readonly status: Status;
}

interface Conclusion {
  readonly status: Status;
  readonly rule: Rule | null;
  readonly overruled: readonly Rule[];
}

/**
 * Draws the conclusion from all findings by the site's rules, from the lowest priority to the highest, the strictest of
 * one priority winning. Mode `pre` publishes nothing by itself; mode `post` publishes what is held, unless a check failed
 * or somebody is threatened. One more finding never makes the verdict milder, whatever the rules; the order of the
 * findings changes nothing but their order in the answer.
 */
export function reachVerdict(findings: readonly Finding[], ground: Ground, mode: ModerationMode): Verdict {
  const live = ground.settings.rules.filter(({ shadow }) => shadow !== true);
  const { status, rule, overruled } = conclude(findings, ground, live);
  const common = {
    score: combineScores(findings, ground.likelihood),
    findings,
    urgent: findings.some(({ urgent }) => urgent === true),
    shadows: shadowsOf(findings, ground, live),
    overruled: overruled.map(refOf),
  };
  if (status === 'approved') {
    if (mode !== 'pre') return { ...common, status, reason: null, needsReview: false, rule: rule && refOf(rule) };
    return { ...common, status: 'held', reason: 'pre-moderation', needsReview: false, rule: READ_FIRST };
  }
  const isPublished = status === 'held' && mode === 'post' && !findings.some(mustWait);
  return {
    ...common,
    status: isPublished ? 'approved' : status,
    reason: reasonOf(rule, findings),
    needsReview: isPublished,
    rule: rule && refOf(rule),
  };
}

function conclude(findings: readonly Finding[], ground: Ground, rules: readonly Rule[]): Conclusion {
  const voices = [...SEVERITY_RULES, ...rules].flatMap((rule) => hear(rule, findings, ground));
  const priorities = [...new Set(voices.map(({ rule }) => rule.priority))].toSorted((a, b) => a - b);
  const start: Conclusion = { status: 'approved', rule: null, overruled: [] };
  return priorities.reduce<Conclusion>((so, priority) => {
    const group = voices.filter(({ rule }) => rule.priority === priority).toSorted(byStrictness);
    const stricter = group.filter(({ rule }) => isStricter(rule));
    const milder = group.filter(({ rule }) => !isStricter(rule));
    return stricter.length > 0 ? tighten(so, stricter, milder) : relax(so, milder, voices);
  }, start);
}

function tighten(so: Conclusion, stricter: readonly Voice[], milder: readonly Voice[]): Conclusion {
  const overruled = [...so.overruled, ...milder.map(({ rule }) => rule)];
  const [first] = stricter;
  if (!first || STRICTNESS[first.status] <= STRICTNESS[so.status]) return { ...so, overruled };
  return { status: first.status, rule: first.rule, overruled };
}

function relax(so: Conclusion, milder: readonly Voice[], voices: readonly Voice[]): Conclusion {
  const [first] = milder;
  if (!first || STRICTNESS[first.status] >= STRICTNESS[so.status]) return so;
  const beaten = voices.filter(
    ({ rule, status }) =>
      isStricter(rule) && rule.priority < first.rule.priority && STRICTNESS[status] > STRICTNESS[first.status],
  );
  return { status: first.status, rule: first.rule, overruled: [...so.overruled, ...beaten.map(({ rule }) => rule)] };
}

/** What a rule asks for, nothing when its condition does not hold. */
function hear(rule: Rule, findings: readonly Finding[], { facts, settings }: Ground): readonly Voice[] {
  if (!isStricter(rule)) {
    const serious = findings.filter(({ severity }) => severity !== 'flag');
    const isCovered = serious.every((one) => !isUntouchable(one) && rule.only.some((pattern) => agrees(one, pattern)));
    if (!isCovered || !rule.when.every((condition) => isWithin(condition, facts))) return [];
    return [{ rule, status: rule.outcome === 'approve' ? 'approved' : 'held' }];
  }
  if (!holds(rule.when, findings, facts)) return [];
  const certain = findings.filter((finding) => mayReject(finding, settings.autoReject));
  const isRejected = rule.outcome === 'reject' && holds(rule.when, certain, facts);
  return [{ rule, status: isRejected ? 'rejected' : 'held' }];
}

function mayReject({ category, check }: Finding, autoReject: AutoReject): boolean {
  if (category === 'fault' || !autoReject[category]) return false;
  return check !== 'classifier' || autoReject.classifier;
}

/** No rule lets pass what could not be checked, or what may endanger somebody. */
function isUntouchable({ category, urgent }: Finding): boolean {
  return category === 'fault' || urgent === true;
}

function shadowsOf(findings: readonly Finding[], ground: Ground, live: readonly Rule[]): readonly ShadowOutcome[] {
  return ground.settings.rules
    .filter((rule) => rule.shadow === true && hear(rule, findings, ground).length > 0)
    .map((rule) => ({ ...refOf(rule), status: conclude(findings, ground, [...live, rule]).status }));
}

/** Held in every mode: what could not be checked, and what may endanger somebody. */
function mustWait(finding: Finding): boolean {
  return finding.severity !== 'flag' && (finding.category === 'fault' || finding.category === 'threat');
}

/** The clause of the strongest finding behind the rule, else the one that the rule names. */
function reasonOf(rule: Rule | null, findings: readonly Finding[]): PolicyClause {
  const behind = rule && isStricter(rule) ? findingsBehind(rule.when, findings) : findings;
  const strongest = behind.toSorted(byStrength).at(0);
  if (strongest) return CLAUSE_OF[strongest.category];
  return (rule && isStricter(rule) && rule.reason) || 'pre-moderation';
}

const refOf = ({ id, version }: RuleRef): RuleRef => ({ id, version });

/** Strictest first; among equals the order of their names, so that the answer never depends on that of the rules. */
function byStrictness(a: Voice, b: Voice): number {
  return STRICTNESS[b.status] - STRICTNESS[a.status] || (a.rule.id < b.rule.id ? -1 : 1);
}

/** Strongest first: by severity, then score, then the order of the clauses. */
function byStrength(a: Finding, b: Finding): number {
  return RANK[b.severity] - RANK[a.severity] || b.score - a.score || clauseIndex(a) - clauseIndex(b);
}

function clauseIndex(finding: Finding): number {
  return POLICY_CLAUSES.indexOf(CLAUSE_OF[finding.category]);
}

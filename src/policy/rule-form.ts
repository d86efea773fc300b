import { FINDING_CODES } from '../checks/finding.js';
import { CHECKS } from './checks.js';
import { CLAUSE_OF, POLICY_CLAUSES } from './clauses.js';
import { FACTS, isStricter, type Condition, type FactCondition, type FindingPattern, type Rule } from './rules.js';

const OUTCOMES: readonly string[] = ['hold', 'reject', 'hold-at-most', 'approve'];
const SEVERITIES: readonly string[] = ['flag', 'hold', 'reject'];

/** Whether what a site stored is a rule, with checks, facts and codes that exist. Accepts anything, never throws. */
export function isWellFormed(rule: Rule): boolean {
  if (typeof rule !== 'object' || rule === null) return false;
  const { id, version, priority, outcome, when } = rule;
  const hasHead = typeof id === 'string' && id !== '' && Number.isInteger(version) && Number.isFinite(priority);
  if (!hasHead || !OUTCOMES.includes(outcome)) return false;
  if (isStricter(rule)) return isCondition(when) && (!rule.reason || POLICY_CLAUSES.includes(rule.reason));
  return [when, rule.only].every(Array.isArray) && rule.when.every(isFact) && rule.only.every(isPattern);
}

/** An empty list of conditions would hold for every comment, which nobody means. */
function isCondition(condition: unknown): condition is Condition {
  if (typeof condition !== 'object' || condition === null) return false;
  const { all, any, finding, score } = condition as Record<string, unknown>;
  const parts = all ?? any;
  if (parts !== undefined) return Array.isArray(parts) && parts.length > 0 && parts.every(isCondition);
  if (finding !== undefined) return isPattern(finding);
  return score === undefined ? isFact(condition) : typeof score === 'number' && score > 0 && score <= 1;
}

function isFact(condition: unknown): boolean {
  const { fact, atLeast, atMost } = condition as Partial<FactCondition>;
  const areNumbers = [atLeast, atMost].every((bound) => bound === undefined || Number.isFinite(bound));
  return fact !== undefined && Object.hasOwn(FACTS, fact) && areNumbers && (atLeast ?? atMost) !== undefined;
}

function isPattern(pattern: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null) return false;
  const { check, category, code, severity, score, count } = pattern as Partial<FindingPattern>;
  return (
    [check, category, code, severity, score, count].some((field) => field !== undefined) &&
    (check === undefined || CHECKS.some(({ name }) => name === check)) &&
    (category === undefined || Object.hasOwn(CLAUSE_OF, category)) &&
    (code === undefined || FINDING_CODES.includes(code)) &&
    (severity === undefined || SEVERITIES.includes(severity)) &&
    [score, count].every((number) => number === undefined || Number.isFinite(number))
  );
}

/** Deeper than any rule that a person would write. */
const DEEPEST = 8;
const RULE_KEYS: readonly string[] = ['id', 'version', 'priority', 'shadow', 'outcome', 'when'];
const PATTERN_KEYS: readonly string[] = ['check', 'category', 'code', 'severity', 'score', 'count'];
const FACT_KEYS: readonly string[] = ['fact', 'atLeast', 'atMost'];

/**
 * Whether a rule is one that may be saved: well-formed, of a sensible size, and without anything that no rule has, which
 * would be taken for a condition by whoever wrote it. Accepts anything, never throws.
 */
export function mayBeSaved(rule: Rule): boolean {
  if (isDeeper(rule, DEEPEST) || !isWellFormed(rule)) return false;
  const { id, shadow = false, priority } = rule;
  if (id.length > 80 || !/^[\p{L}\p{N} ._-]+$/u.test(id) || typeof shadow !== 'boolean') return false;
  if (Math.abs(priority) > 1_000 || rule.version > 1_000_000) return false;
  if (isStricter(rule)) return hasOnly(rule, [...RULE_KEYS, 'reason']) && isExact(rule.when);
  return (
    hasOnly(rule, [...RULE_KEYS, 'only']) &&
    rule.when.every((fact) => hasOnly(fact, FACT_KEYS)) &&
    rule.only.every((pattern) => hasOnly(pattern, PATTERN_KEYS))
  );
}

function isExact(condition: Condition): boolean {
  if ('all' in condition) return hasOnly(condition, ['all']) && condition.all.every(isExact);
  if ('any' in condition) return hasOnly(condition, ['any']) && condition.any.every(isExact);
  if ('finding' in condition) return hasOnly(condition, ['finding']) && hasOnly(condition.finding, PATTERN_KEYS);
  return hasOnly(condition, 'score' in condition ? ['score'] : FACT_KEYS);
}

const hasOnly = (object: object, keys: readonly string[]): boolean =>
  Object.keys(object).every((key) => keys.includes(key));

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));

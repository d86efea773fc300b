import type { Condition, FactCondition, FindingPattern, Rule } from '../../../src/policy/rules.js';
import type { Messages } from '../i18n/ar.js';
import type { Formats } from '../i18n/formats.js';
import { fill } from '../i18n/language.js';
import type { SettingsWords } from './settings.js';

/** What it takes to say a rule. */
export interface Saying {
  readonly m: Messages;
  readonly words: SettingsWords;
  readonly formats: Formats;
}

/** A rule's condition as a sentence. */
export function conditionInWords(rule: Rule, saying: Saying): string {
  const { words } = saying;
  if (!('only' in rule)) return say(rule.when, saying);
  const facts = rule.when.map((fact) => sayFact(fact, saying));
  const only = rule.only.map((pattern) => sayPattern(pattern, saying)).join(words.joinOr);
  return [...facts, only === '' ? words.nothingFound : fill(words.onlyFound, { findings: only })].join('، ');
}

function say(condition: Condition, saying: Saying): string {
  const { words, formats } = saying;
  if ('all' in condition) return join(condition.all, words.joinAnd, saying);
  if ('any' in condition) return join(condition.any, words.joinOr, saying);
  if ('finding' in condition) return sayPattern(condition.finding, saying);
  if ('score' in condition) return fill(words.scoreOver, { percent: formats.percent(condition.score) });
  return sayFact(condition, saying);
}

const join = (parts: readonly Condition[], by: string, saying: Saying): string =>
  parts.map((part) => ('all' in part || 'any' in part ? `(${say(part, saying)})` : say(part, saying))).join(by);

function sayFact({ fact, atLeast, atMost }: FactCondition, { words, formats }: Saying): string {
  if (atMost === 0) return fill(words.noneOf, { fact: words.facts[fact] ?? fact });
  const bounds = [
    atLeast === undefined ? '' : fill(words.atLeast, { value: formats.number(atLeast) }),
    atMost === undefined ? '' : fill(words.atMost, { value: formats.number(atMost) }),
  ].filter((bound) => bound !== '');
  return fill(words.factIs, { fact: words.facts[fact] ?? fact, bound: bounds.join(words.joinAnd) });
}

function sayPattern(
  { check, category, code, severity, score, count }: FindingPattern,
  { m, words, formats }: Saying,
): string {
  const parts = [
    check !== undefined && fill(words.findingOf, { check: m.checks[check as keyof typeof m.checks] ?? check }),
    category !== undefined &&
      fill(words.findingIn, { category: words.categories[category as keyof typeof words.categories] ?? category }),
    code !== undefined && fill(words.findingCode, { code: words.codes[code] ?? code }),
    severity !== undefined && fill(words.findingSeverity, { severity: words.severities[severity] }),
    score !== undefined && fill(words.findingScore, { percent: formats.percent(score) }),
    count !== undefined && fill(words.findingCount, { count: formats.number(count) }),
  ].filter((part) => part !== false);
  const isNamed = check !== undefined || category !== undefined || code !== undefined;
  return (isNamed ? parts : [words.findingAny, ...parts]).join('، ');
}

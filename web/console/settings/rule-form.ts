import type { Category } from '../../../src/lexicon/entry.js';
import type { Condition, FactCondition, FactName, FindingPattern, Rule } from '../../../src/policy/rules.js';

export const PART_KINDS = ['fact', 'check', 'category', 'score'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** One line of the form; what its kind does not need is ignored. */
export interface Part {
  readonly id: number;
  readonly kind: PartKind;
  readonly fact: FactName;
  readonly bound: 'atLeast' | 'atMost';
  readonly check: string;
  readonly category: Category;
  /** A number of things, or per cent for a score. */
  readonly value: number;
}

export const FIRST_PART: Omit<Part, 'id'> = {
  ...{ kind: 'check', fact: 'comments', bound: 'atMost', check: 'links', category: 'style', value: 1 },
};

const factOf = ({ fact, bound, value }: Part): FactCondition => ({ fact, [bound]: value });

function patternOf({ kind, check, category, value }: Part): FindingPattern {
  const count = value > 1 ? { count: value } : {};
  return kind === 'check' ? { check, ...count } : { category, ...count };
}

function conditionOf(part: Part): Condition {
  if (part.kind === 'fact') return factOf(part);
  return part.kind === 'score' ? { score: part.value / 100 } : { finding: patternOf(part) };
}

interface Form {
  readonly id: string;
  readonly outcome: Rule['outcome'];
  readonly priority: number;
  readonly join: 'all' | 'any';
  readonly parts: readonly Part[];
}

/** The rule that the form says; in milder ones facts are conditions, and the rest is what is overlooked. */
export function ruleOf({ id, outcome, priority, join, parts }: Form): Rule {
  const head = { id, version: 1, priority };
  if (outcome === 'hold' || outcome === 'reject') {
    const conditions = parts.map(conditionOf);
    const [first] = conditions;
    const all: Condition = join === 'all' ? { all: conditions } : { any: conditions };
    return { ...head, outcome, when: conditions.length === 1 && first ? first : all };
  }
  const found = parts.filter(({ kind }) => kind === 'check' || kind === 'category');
  return {
    ...head,
    outcome,
    when: parts.filter(({ kind }) => kind === 'fact').map(factOf),
    only: found.map(patternOf),
  };
}

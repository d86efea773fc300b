import { hostOf } from '../evidence/addresses.js';
import { DEFAULT_OWN_SETTINGS, type OwnPolicySettings } from './own-settings.js';
import { DEFAULT_AUTO_REJECT } from './policy-settings.js';
import { PRESET_NAMES } from './presets.js';
import { isWellFormed } from './rule-form.js';
import { isStricter, type Condition, type FactCondition, type FindingPattern, type Rule } from './rules.js';

/** Languages that a site may take. */
export const ACCEPTABLE_LANGUAGES = ['ar', 'en', 'fa', 'ckb', 'fr', 'mixed', 'arabizi'] as const;

/**
 * What is wrong with a site's settings, with the values for one sentence each. Those that are only `contradictory` have
 * a defined effect and may be saved: the stricter one holds.
 * - `unknown-value`: `setting`, `value`, `allowed`
 * - `not-a-domain`: `value`; `domain-blocked-and-trusted`: `value`
 * - `rule-malformed`: `rule`; `rule-twice`: `rule`
 * - `rule-never`: `rule`, whose bounds exclude each other
 * - `rules-contradict`: `rule`, `other`, of one priority and opposite aims
 * - `rule-may-not-reject`: `rule`, `category`
 */
export const SETTINGS_PROBLEM_CODES = [
  'unknown-value',
  'not-a-domain',
  'domain-blocked-and-trusted',
  'rule-malformed',
  'rule-twice',
  'rule-never',
  'rules-contradict',
  'rule-may-not-reject',
] as const;

export interface SettingsProblem {
  readonly code: (typeof SETTINGS_PROBLEM_CODES)[number];
  readonly params: Readonly<Record<string, string>>;
  readonly isContradiction: boolean;
}

/** Everything that is wrong at once, an empty list when nothing is. Never throws, whatever was stored. */
export function problemsOf(change: Partial<OwnPolicySettings>): readonly SettingsProblem[] {
  const own = { ...DEFAULT_OWN_SETTINGS, ...change };
  return [
    ...unknown('preset', [own.preset], PRESET_NAMES),
    ...unknown('autoReject', Object.keys(own.autoReject), Object.keys(DEFAULT_AUTO_REJECT)),
    ...unknown('languages', own.languages, ACCEPTABLE_LANGUAGES),
    ...domainProblems(own),
    ...ruleProblems(own),
  ];
}

const wrong = (code: SettingsProblem['code'], params: SettingsProblem['params']): SettingsProblem => ({
  code,
  params,
  isContradiction: false,
});
const contradictory = (code: SettingsProblem['code'], params: SettingsProblem['params']): SettingsProblem => ({
  code,
  params,
  isContradiction: true,
});

function unknown(setting: string, values: readonly string[], allowed: readonly string[]): readonly SettingsProblem[] {
  return values
    .filter((value) => !allowed.includes(value))
    .map((value) => wrong('unknown-value', { setting, value, allowed: allowed.join(', ') }));
}

function domainProblems({ blockedDomains, trustedDomains }: OwnPolicySettings): readonly SettingsProblem[] {
  const blocked = blockedDomains.map(({ domain }) => domain);
  const bad = [...blocked, ...trustedDomains].filter((domain) => /[\s/@:]/.test(domain) || !hostOf(`http://${domain}`));
  const both = blocked.filter((domain) => trustedDomains.includes(domain));
  return [
    ...bad.map((value) => wrong('not-a-domain', { value })),
    ...both.map((value) => contradictory('domain-blocked-and-trusted', { value })),
    ...unknown(
      'blockedDomains',
      blockedDomains.map(({ severity }) => severity),
      ['hold', 'reject'],
    ),
  ];
}

function ruleProblems({ rules, autoReject }: OwnPolicySettings): readonly SettingsProblem[] {
  const malformed = rules.filter((rule) => !isWellFormed(rule));
  if (malformed.length > 0) return malformed.map((rule) => wrong('rule-malformed', { rule: nameOf(rule) }));
  const ids = rules.map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) < at);
  const never = rules.filter((rule) => factsIn(rule).some(({ atLeast = 0, atMost = Infinity }) => atLeast > atMost));
  return [
    ...twice.map((rule) => wrong('rule-twice', { rule })),
    ...never.map(({ id }) => wrong('rule-never', { rule: id })),
    ...contradictions(rules),
    ...rules.flatMap((rule) => forbiddenRejections(rule, { ...DEFAULT_AUTO_REJECT, ...autoReject })),
  ];
}

function nameOf(rule: unknown): string {
  const { id } = (rule ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' ? id : '?';
}

function contradictions(rules: readonly Rule[]): readonly SettingsProblem[] {
  const live = rules.filter(({ shadow }) => shadow !== true);
  return live.filter(isStricter).flatMap(({ id: rule, priority }) => {
    const others = live.filter((other) => !isStricter(other) && other.priority === priority);
    return others.map(({ id: other }) => contradictory('rules-contradict', { rule, other }));
  });
}

/** A rule that rejects where the site leaves rejecting to people holds instead. */
function forbiddenRejections(rule: Rule, autoReject: typeof DEFAULT_AUTO_REJECT): readonly SettingsProblem[] {
  if (rule.outcome !== 'reject') return [];
  return patternsIn(rule).flatMap(({ category }) => {
    const isAllowed = category === undefined || (category !== 'fault' && autoReject[category]);
    return isAllowed ? [] : [contradictory('rule-may-not-reject', { rule: rule.id, category })];
  });
}

const factsIn = (rule: Rule): readonly FactCondition[] =>
  (isStricter(rule) ? leaves(rule.when) : rule.when).filter((leaf): leaf is FactCondition => 'fact' in leaf);

const patternsIn = (rule: Rule): readonly FindingPattern[] =>
  isStricter(rule) ? leaves(rule.when).flatMap((leaf) => ('finding' in leaf ? [leaf.finding] : [])) : rule.only;

function leaves(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all.flatMap(leaves);
  return 'any' in condition ? condition.any.flatMap(leaves) : [condition];
}

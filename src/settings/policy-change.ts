import { LOCALES } from '../i18n/locale.js';
import { POLICY_CLAUSES, type PolicyClause } from '../policy/clauses.js';
import type { OwnClause, OwnWords, PolicyContent } from '../sites/policy-texts.js';
import type { PolicyChangeDto, PolicyChangeView, TextWordsDto } from './policy-text.dto.js';

type Wish = Pick<PolicyChangeDto, 'introduction' | 'clauses'>;

const NO_CLAUSE: OwnClause = { title: {}, text: {}, version: 0 };

/** The content after a change: null goes back to the words of the service, what is left out stays. */
export function applyPolicyWish(before: PolicyContent, { introduction, clauses = [] }: Wish): PolicyContent {
  const wished = clauses.reduce(
    (content, { code, title, text }) => {
      const known = content[code] ?? NO_CLAUSE;
      return { ...content, [code]: { ...known, title: merge(known.title, title), text: merge(known.text, text) } };
    },
    { ...before.clauses },
  );
  return countChanges(before, { introduction: merge(before.introduction, introduction), clauses: wished });
}

/** Earlier words as the newest: their clauses have changed once more, and have no number that they had before. */
export const applyPolicyRestore = (before: PolicyContent, then: PolicyContent): PolicyContent =>
  countChanges(before, then);

/** What changed, in the order of the policy. */
export function policyChangesBetween(before: PolicyContent, after: PolicyContent): PolicyChangeView[] {
  const ofClause = (code: PolicyClause): PolicyChangeView[] => {
    const [old, now] = [before.clauses[code] ?? NO_CLAUSE, after.clauses[code] ?? NO_CLAUSE];
    return [...differences(code, 'title', old.title, now.title), ...differences(code, 'text', old.text, now.text)];
  };
  return [
    ...differences(null, 'introduction', before.introduction, after.introduction),
    ...POLICY_CLAUSES.flatMap(ofClause),
  ];
}

function countChanges(before: PolicyContent, after: PolicyContent): PolicyContent {
  const changed = new Set(policyChangesBetween(before, after).map(({ clause }) => clause));
  const clauses = POLICY_CLAUSES.flatMap((code) => {
    const [old, now] = [before.clauses[code], after.clauses[code]];
    if (!old && !now) return [];
    const { title, text } = now ?? NO_CLAUSE;
    return [[code, { title, text, version: (old?.version ?? 0) + (changed.has(code) ? 1 : 0) }] as const];
  });
  return { introduction: after.introduction, clauses: Object.fromEntries(clauses) };
}

function merge(own: OwnWords, wish: TextWordsDto = {}): OwnWords {
  const words = LOCALES.flatMap((locale) => {
    const text = wish[locale] === undefined ? own[locale] : wish[locale];
    return text === undefined || text === null ? [] : [[locale, text] as const];
  });
  return Object.fromEntries(words);
}

const differences = (
  clause: PolicyClause | null,
  field: PolicyChangeView['field'],
  old: OwnWords,
  now: OwnWords,
): PolicyChangeView[] =>
  LOCALES.filter((locale) => old[locale] !== now[locale]).map((locale) => ({
    ...{ clause, field, locale },
    before: old[locale] ?? null,
    after: now[locale] ?? null,
  }));

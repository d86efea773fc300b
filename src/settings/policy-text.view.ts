import { LOCALES, type Locale } from '../i18n/locale.js';
import { messagesIn } from '../i18n/messages.js';
import { POLICY_CLAUSES } from '../policy/clauses.js';
import { publishedAs } from '../publishing/policy.view.js';
import { AS_SHIPPED, wordsOf, type OwnWords, type PolicyContent, type PolicyText } from '../sites/policy-texts.js';
import { policyChangesBetween } from './policy-change.js';
import type { OwnPolicyView, PolicyVersionView } from './policy-text.dto.js';

export interface PolicyVersionRow {
  readonly version: number;
  readonly created_at: Date;
  readonly account_id: string | null;
  readonly account_name: string | null;
  readonly note: string | null;
  readonly restores: number | null;
  readonly content: PolicyContent;
  /** Null for the first version, which follows the words of the service. */
  readonly before: PolicyContent | null;
}

export const viewOwnPolicy = ({ version, changedAt, content }: PolicyText): OwnPolicyView => ({
  version,
  publishedAs: publishedAs(version),
  changedAt: changedAt?.toISOString() ?? null,
  introduction: ownWords(content.introduction),
  defaultIntroduction: inEach((locale) => messagesIn(locale).policy.intro),
  clauses: POLICY_CLAUSES.map((code, index) => ({
    number: index + 1,
    code,
    publishedAs: publishedAs(content.clauses[code]?.version ?? 0),
    title: ownWords(content.clauses[code]?.title),
    text: ownWords(content.clauses[code]?.text),
    defaultTitle: inEach((locale) => wordsOf(AS_SHIPPED, code, locale).title),
    defaultText: inEach((locale) => wordsOf(AS_SHIPPED, code, locale).text),
  })),
});

export function viewPolicyVersion(row: PolicyVersionRow): PolicyVersionView {
  const { version, account_id: id, account_name: name, note, restores, content, before } = row;
  return {
    version,
    publishedAs: publishedAs(version),
    createdAt: row.created_at.toISOString(),
    by: id === null ? null : { id, name: name ?? '' },
    note,
    restores,
    changes: policyChangesBetween(before ?? AS_SHIPPED.content, content),
  };
}

const ownWords = (own: OwnWords = {}): Record<Locale, string | null> => inEach((locale) => own[locale] ?? null);

const inEach = <Value>(say: (locale: Locale) => Value): Record<Locale, Value> =>
  Object.fromEntries(LOCALES.map((locale) => [locale, say(locale)])) as Record<Locale, Value>;

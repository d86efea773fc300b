import type { Clause } from '../queue/item.js';

export type Locale = 'ar' | 'en';
type Own = Readonly<Record<Locale, string | null>>;
type Given = Readonly<Record<Locale, string>>;

/** The policy in the words of the site, null where the service's count. */
export interface PolicyAnswer {
  readonly version: number;
  readonly publishedAs: number;
  readonly introduction: Own;
  readonly defaultIntroduction: Given;
  readonly clauses: readonly {
    readonly number: number;
    readonly code: Clause;
    readonly title: Own;
    readonly text: Own;
    readonly defaultTitle: Given;
    readonly defaultText: Given;
  }[];
}

/**
 * What was typed, as the service takes it: only what differs, and null where a field was emptied.
 * @param typed by field: `introduction`, `title-CLAUSE`, `text-CLAUSE`
 */
export function policyChanges(policy: PolicyAnswer, locale: Locale, typed: (field: string) => string): object {
  const change = (own: Own, field: string): object | undefined => {
    const now = typed(field) === '' ? null : typed(field);
    return now === own[locale] ? undefined : { [locale]: now };
  };
  const clauses = policy.clauses.flatMap(({ code, title, text }) => {
    const [newTitle, newText] = [change(title, `title-${code}`), change(text, `text-${code}`)];
    return newTitle || newText
      ? [{ code, ...(newTitle && { title: newTitle }), ...(newText && { text: newText }) }]
      : [];
  });
  const introduction = change(policy.introduction, 'introduction');
  return { ...(introduction && { introduction }), ...(clauses.length > 0 && { clauses }) };
}

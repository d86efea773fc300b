import { ar } from './ar.js';
import { en } from './en.js';
import type { Locale } from './locale.js';

/** The shape of every dictionary, taken from the Arabic one. */
export type Messages = typeof ar;
export type ClauseKey = keyof Messages['clauses'];
export type FindingCode = keyof Messages['findings'];

const DICTIONARIES: Readonly<Record<Locale, Messages>> = { ar, en };

export const messagesIn = (locale: Locale): Messages => DICTIONARIES[locale];

/** Replaces `{name}` by the parameter of that name; an unknown one stays visible. */
export const fill = (sentence: string, params: Readonly<Record<string, string | number>> = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

type Params = Readonly<Record<string, string | number>>;

/**
 * The sentence that explains a finding. A `disguise`, a `list` and a `language` among its values are words of the
 * dictionary itself.
 */
export function explainFinding(locale: Locale, { code, params }: { code: FindingCode; params: Params }): string {
  const { findings, disguises, lists, languages } = messagesIn(locale);
  const words = Object.entries({ disguise: disguises, list: lists, language: languages }).flatMap(
    ([name, dictionary]) => {
      const word = (dictionary as Readonly<Record<string, string>>)[String(params[name])];
      return word === undefined ? [] : [[name, word] as const];
    },
  );
  return fill(findings[code], { ...params, ...Object.fromEntries(words) });
}

/** What is wrong with a site's settings, in one sentence. */
export const explainSettingsProblem = (
  locale: Locale,
  { code, params }: { code: keyof Messages['settings']; params: Params },
): string => fill(messagesIn(locale).settings[code], params);

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
 * The sentence that explains a finding. A `disguise`, a `list`, a `language` and a `sanction` among its values are words
 * of the dictionary itself.
 */
export function explainFinding(locale: Locale, { code, params }: { code: FindingCode; params: Params }): string {
  const { findings, disguises, lists, languages, sanctions } = messagesIn(locale);
  const words = Object.entries({ disguise: disguises, list: lists, language: languages, sanction: sanctions }).flatMap(
    ([name, dictionary]) => {
      const word = (dictionary as Readonly<Record<string, string>>)[String(params[name])];
      return word === undefined ? [] : [[name, word] as const];
    },
  );
  return fill(findings[code], { ...params, ...Object.fromEntries(words) });
}

/** What a problem is about, in one sentence. Its `clause` is one of the policy's, its `until` a moment as ISO 8601. */
export function explainProblem(locale: Locale, code: keyof Messages['problems'], params: Params = {}): string {
  const { problems, clauses } = messagesIn(locale);
  const { clause, until } = params;
  const title = (clauses as Readonly<Record<string, { readonly title: string }>>)[String(clause)]?.title;
  return fill(problems[code].detail, {
    ...params,
    ...(title !== undefined && { clause: title }),
    ...(until !== undefined && { until: MOMENT[locale].format(new Date(until)) }),
  });
}

const MOMENT: Readonly<Record<Locale, Intl.DateTimeFormat>> = { ar: momentIn('ar'), en: momentIn('en') };

/** To the minute, in the one time zone that is the same for all readers, and named. */
function momentIn(locale: Locale): Intl.DateTimeFormat {
  const date = { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, { ...date, timeZone: 'UTC', timeZoneName: 'short', hourCycle: 'h23' });
}

/** What is wrong with a site's settings, in one sentence. */
export const explainSettingsProblem = (
  locale: Locale,
  { code, params }: { code: keyof Messages['settings']; params: Params },
): string => fill(messagesIn(locale).settings[code], params);

import type { Locale } from './locale.js';

/** The forms of a counted noun by CLDR plural category; `other` stands in for those a language has not. */
export interface PluralForms {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

const RULES = { ar: new Intl.PluralRules('ar'), en: new Intl.PluralRules('en') };

/** The form for a number, with `{count}` replaced by its digits. */
export function plural(locale: Locale, count: number, forms: PluralForms): string {
  const form = forms[RULES[locale].select(count)] ?? forms.other;
  return form.replace('{count}', formatNumber(locale, count));
}

/** Latin digits in both languages: what most Arabic news sites print, and what their form shows ("1500 / 1500"). */
export const formatNumber = (locale: Locale, value: number): string =>
  new Intl.NumberFormat(locale === 'ar' ? 'ar-u-nu-latn' : 'en', { useGrouping: value >= 10_000 }).format(value);

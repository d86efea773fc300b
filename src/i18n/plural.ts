/** The forms of a counted noun by CLDR plural category; `other` stands in for those a language has not. */
export interface PluralForms {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/**
 * How numbers and dates of a language are written here. Latin digits in Arabic: what most Arabic news sites print, and
 * what their form shows ("1500 / 1500"). A region or an extension in the tag has its own way (ar-EG: Arabic digits).
 */
export const formatTag = (language: string): string =>
  language === 'ar' ? 'ar-u-nu-latn-ca-gregory' : language === 'ckb' ? 'ckb-u-nu-arab' : language;

/** A tag that is known here, or one that counts and writes digits alike: not every browser brings Kurdish along. */
const known = (tag: string, standIn: string): string =>
  Intl.PluralRules.supportedLocalesOf(tag).length > 0 ? tag : tag.startsWith('ckb') ? standIn : 'en';

const rules = new Map<string, Intl.PluralRules>();

function rulesOf(language: string): Intl.PluralRules {
  const kept = rules.get(language) ?? new Intl.PluralRules(known(language, 'en'));
  rules.set(language, kept);
  return kept;
}

/** The form for a number, with `{count}` replaced by its digits. */
export function plural(language: string, count: number, forms: PluralForms): string {
  const form = forms[rulesOf(language).select(count)] ?? forms.other;
  return form.replace('{count}', formatNumber(language, count));
}

const numbers = new Map<string, Intl.NumberFormat>();

/** Digits of the language, grouped from five digits on. */
export function formatNumber(language: string, value: number): string {
  const isGrouped = value >= 10_000;
  const key = language + String(isGrouped);
  const tag = known(formatTag(language), 'ar-u-nu-arab');
  const kept = numbers.get(key) ?? new Intl.NumberFormat(tag, { useGrouping: isGrouped });
  numbers.set(key, kept);
  return kept.format(value);
}

import type { Language } from '../reading/language.js';
import type { Reading } from '../reading/reading.js';

/** Primary subtags of the languages that the model was trained and measured on. */
const SUPPORTED: ReadonlySet<string> = new Set(['ar', 'en']);

/** What is said of a text in each language that is told, as BCP 47 tags; the stronger script first. */
const TAGS: Readonly<Record<Exclude<Language, 'mixed'>, readonly string[]>> = {
  ar: ['ar'],
  arabizi: ['ar-Latn'],
  en: ['en'],
  fa: ['fa'],
  ckb: ['ckb'],
  fr: ['fr'],
  none: [],
};

/** Whether a language is supported. @param tag ISO 639-1 or BCP 47, such as `ar`, `ar-IQ` or `en_US` */
export const isSupported = (tag: string): boolean => SUPPORTED.has(tag.toLowerCase().split(/[-_]/)[0] ?? '');

/** The languages of a text; empty when they cannot be told. */
export function detectLanguages({ language: { language, arabic, latin } }: Reading): string[] {
  if (language !== 'mixed') return [...TAGS[language]];
  return arabic >= latin ? ['ar', 'en'] : ['en', 'ar'];
}

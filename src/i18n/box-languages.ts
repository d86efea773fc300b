import type { Locale } from './locale.js';

/** Languages of the comment box; Arabic is the source. A file of messages each. */
export const BOX_LANGUAGES = ['ar', 'en', 'fa', 'ckb', 'fr'] as const;
export type BoxLanguage = (typeof BOX_LANGUAGES)[number];

export const isBoxLanguage = (value: unknown): value is BoxLanguage => BOX_LANGUAGES.some((known) => known === value);

export const directionIn = (language: BoxLanguage): 'rtl' | 'ltr' =>
  language === 'en' || language === 'fr' ? 'ltr' : 'rtl';

/** The nearest language that the service has all its sentences in. */
export const nearestLocale = (language: BoxLanguage): Locale => (directionIn(language) === 'ltr' ? 'en' : 'ar');

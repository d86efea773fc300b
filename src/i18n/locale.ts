import Negotiator from 'negotiator';

/** Languages that every message is written in; the first is the source. */
export const LOCALES = ['ar', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

export const directionOf = (locale: Locale): 'rtl' | 'ltr' => (locale === 'ar' ? 'rtl' : 'ltr');

/**
 * The language to answer in.
 * @param acceptLanguage the header of RFC 9110, section 12.5.4, or undefined
 * @param fallback used when the header is absent or names no language we have
 */
export function negotiateLocale(acceptLanguage: string | undefined, fallback: Locale): Locale {
  if (acceptLanguage === undefined) return fallback;
  const [best] = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).languages([...LOCALES]);
  return isLocale(best) ? best : fallback;
}

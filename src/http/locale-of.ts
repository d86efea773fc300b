import type { FastifyRequest } from 'fastify';
import { negotiateLocale, type Locale } from '../i18n/locale.js';

/** The language of an answer: what the caller accepts, else the site's (noted when the site was looked up). */
export function localeOf(request: FastifyRequest): Locale {
  const fallback = (request as { siteLocale?: Locale }).siteLocale ?? 'ar';
  return negotiateLocale(request.headers['accept-language'], fallback);
}

export function noteSiteLocale(request: FastifyRequest, locale: Locale): void {
  (request as { siteLocale?: Locale }).siteLocale = locale;
}

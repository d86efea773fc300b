import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { negotiateLocale, type Locale } from '../i18n/locale.js';

/** The language of an answer: what the caller accepts, else the site's (noted when the site was looked up). */
export function localeOf(request: FastifyRequest): Locale {
  const fallback = (request as { siteLocale?: Locale }).siteLocale ?? 'ar';
  return negotiateLocale(request.headers['accept-language'], fallback);
}

/** The same for a handler that needs nothing else of the request. */
export const AnswerLocale = createParamDecorator((_: unknown, context: ExecutionContext): Locale =>
  localeOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

export function noteSiteLocale(request: FastifyRequest, locale: Locale): void {
  (request as { siteLocale?: Locale }).siteLocale = locale;
}

import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { isBoxLanguage, nearestLocale, type BoxLanguage } from '../i18n/box-languages.js';
import type { Locale } from '../i18n/locale.js';
import type { Article } from '../sites/article.entity.js';
import type { Site } from '../sites/site.entity.js';
import type { FragmentPlace } from '../html/fragment.model.js';
import type { PageParameters } from '../publishing/pages.service.js';
import { safeReturnAddress } from './return-address.js';

/** A wanted fragment, read from the query. */
export interface FragmentRequest {
  readonly site: Site;
  readonly articleKey: string;
  readonly language: BoxLanguage;
  /** The nearest language that the service has all its sentences in. */
  readonly locale: Locale;
  /** Origin under which the caller reached the service. */
  readonly service: string;
  /** A document of its own rather than a part of the site's page. */
  readonly isDocument: boolean;
  /** In a frame on the site's page, for readers without scripts: what is sent leads out of it. */
  readonly isFramed: boolean;
  readonly replyTo: string | null;
  /** Where a document's form sends its reader back to: an address that was found safe. */
  readonly returnTo: string | null;
  /** What the list itself understands. */
  readonly list: PageParameters;
}

/** @throws Problem `bad-parameter` for a language or view that there is not; the list checks its own parameters */
export function readFragmentRequest(
  site: Site,
  articleKey: string,
  { lang, view, replyTo, ...list }: PageParameters,
  request: FastifyRequest,
): FragmentRequest {
  if (lang !== undefined && !isBoxLanguage(lang)) throw new Problem('bad-parameter', { params: { name: 'lang' } });
  if (view !== undefined && view !== 'page' && view !== 'frame')
    throw new Problem('bad-parameter', { params: { name: 'view' } });
  const language = lang ?? site.settings.locale;
  return {
    site,
    articleKey,
    language,
    locale: nearestLocale(language),
    service: `${request.protocol}://${request.host}`,
    isDocument: view !== undefined,
    isFramed: view === 'frame',
    replyTo: readReplyTo(replyTo),
    returnTo: null,
    list,
  };
}

/** The id of a comment, or null: a stale link to reply only gives the plain form. */
export const readReplyTo = (value: unknown): string | null =>
  typeof value === 'string' && isUUID(value) ? value.toLowerCase() : null;

/** The fragment as a document of its own, on this service. */
export const documentAddress = ({ site, articleKey, language }: FragmentRequest): string =>
  `/v1/sites/${site.key}/articles/${encodeURIComponent(articleKey)}/comments.html?view=page&lang=${language}`;

/** A document's links stay on the service; a part of the site's page leads there and sends readers back. */
export function placeOf(wanted: FragmentRequest, article: Article | null): FragmentPlace {
  if (wanted.isDocument) return { service: '', page: documentAddress(wanted), returnTo: wanted.returnTo };
  const { service, site } = wanted;
  const url = article?.url ?? null;
  return { service, page: service + documentAddress(wanted), returnTo: safeReturnAddress(url ?? '', site) };
}

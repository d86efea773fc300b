import type { OwnCommentView } from '../comments/comment.view.js';
import type { Reaction } from '../comments/reactions.service.js';
import type { BoxLanguage } from '../i18n/box-languages.js';
import type { BoxLabels } from '../i18n/box-words.js';
import type { Locale } from '../i18n/locale.js';
import type { Edition } from '../sites/article.entity.js';
import type { CommentsPageView, Sort } from '../publishing/page.view.js';
import type { GuestRule } from '../sites/site-settings.js';

/** Where the links and forms of a fragment lead. */
export interface FragmentPlace {
  /** Origin of the service for pages of other origins; empty where the page is the service's own. */
  readonly service: string;
  /** The page that shows the fragment, with its query; links to other orders and pages add to it. */
  readonly page: string;
  /** Where a form sends its reader back to, if not to `page`. */
  readonly returnTo: string | null;
}

/** The article as its comments know it. */
export interface FragmentArticle {
  readonly key: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly editions: readonly Edition[];
}

/** The fields of the form as they were typed; all strings, as a form sends them. */
export interface FormValues {
  readonly name: string;
  readonly email: string;
  readonly body: string;
  /** What the site's own form said of the article; not shown, only sent again. */
  readonly title: string;
  readonly url: string;
}

export interface FormState {
  readonly values: FormValues;
  /** What is wrong with fields, by JSON pointer, in the reader's words. */
  readonly errors: readonly { readonly pointer: string; readonly sentence: string }[];
  /** What went wrong with the whole, in the reader's words. */
  readonly message: string | null;
  readonly replyTo: { readonly id: string; readonly name: string } | null;
  /** Only on pages made for one reader: a shared page would share the key. */
  readonly idempotencyKey: string | null;
}

export const EMPTY_FORM: FormState = {
  values: { name: '', email: '', body: '', title: '', url: '' },
  errors: [],
  message: null,
  replyTo: null,
  idempotencyKey: null,
};

/** Everything a fragment shows. */
export interface FragmentModel {
  readonly site: { readonly key: string; readonly name: string };
  readonly language: BoxLanguage;
  readonly labels: BoxLabels;
  /** The nearest language that the service has all its sentences in. */
  readonly locale: Locale;
  readonly article: FragmentArticle;
  readonly page: CommentsPageView;
  readonly sort: Sort;
  /** The opening comment whose replies alone are shown. */
  readonly thread: string | null;
  readonly own: readonly OwnCommentView[];
  readonly reaction: Reaction;
  readonly isPremoderated: boolean;
  readonly characterLimit: number;
  readonly guests: GuestRule;
  readonly place: FragmentPlace;
  readonly form: FormState;
  /** What the form sends back; see `GET /form`. */
  readonly proof: { readonly token: string; readonly trap: string };
}

/** The service's address of the article, without a slash at the end. */
export const articlePath = ({ site, article, place }: FragmentModel): string =>
  `${place.service}/v1/sites/${site.key}/articles/${encodeURIComponent(article.key)}`;

/** An address with parameters added to the query it may have already. */
export function linkTo(address: string, parameters: Readonly<Record<string, string>>, fragment: string): string {
  const query = new URLSearchParams(parameters).toString();
  const joint = query === '' ? '' : address.includes('?') ? '&' : '?';
  return `${address}${joint}${query}#${fragment}`;
}

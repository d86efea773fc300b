import type { Locale } from '../i18n/locale.js';
import { messagesIn } from '../i18n/messages.js';
import { html, type Markup } from './html.js';

const FORMATS = { ar: dateFormat('ar-u-nu-latn-ca-gregory'), en: dateFormat('en-GB') };

function dateFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC', hour12: false });
}

/** A reader's text: one paragraph for each run of lines, each finding its own direction. */
export const paragraphs = (body: string): Markup[] =>
  body.split(/\n{2,}/).map((paragraph) => html`<p dir="auto">${paragraph}</p>`);

/** A moment, in UTC and saying so; the script shows it in the reader's own zone. */
export const timeElement = (locale: Locale, iso: string): Markup =>
  html`<time datetime="${iso}">${FORMATS[locale].format(new Date(iso))} ${messagesIn(locale).form.utc}</time>`;

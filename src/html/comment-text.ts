import { formatTag } from '../i18n/plural.js';
import type { BoxLanguage } from '../i18n/box-languages.js';
import { html, type Markup } from './html.js';

const formats = new Map<BoxLanguage, Intl.DateTimeFormat>();

/** The day in UTC, since the server knows no reader's zone; a script shows how long ago it was. */
function dayOf(language: BoxLanguage, iso: string): string {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : formatTag(language), { dateStyle: 'long', timeZone: 'UTC' });
  formats.set(language, format);
  return format.format(new Date(iso));
}

export const timeElement = (language: BoxLanguage, iso: string): Markup =>
  html`<time datetime="${iso}" part="time">${dayOf(language, iso)}</time>`;

/** A reader's text: one paragraph for each run of lines, each finding its own direction. */
export const paragraphs = (body: string): Markup[] =>
  body.split(/\n{2,}/).map((paragraph) => html`<p dir="auto">${paragraph}</p>`);

/** A sentence with somebody's name in it, kept apart from the direction of the labels around it. */
export function sentenceWithName(sentence: string, name: string): Markup {
  const [before = '', after = ''] = sentence.split('{name}');
  return html`${before}<bdi>${name}</bdi>${after}`;
}

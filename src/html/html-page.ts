import type { FastifyReply } from 'fastify';
import { directionIn, type BoxLanguage } from '../i18n/box-languages.js';
import type { Edition } from '../sites/article.entity.js';
import { html, type HtmlValue } from './html.js';

export const HTML_TYPE = 'text/html; charset=utf-8';

/** Scripts and styles come from the service only; nothing runs or is styled in place. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

interface Page {
  readonly language: BoxLanguage;
  readonly title: string;
  /** Paths on this service. */
  readonly styles: readonly string[];
  readonly hasScript: boolean;
  /** Links and forms then lead out of the frame. */
  readonly isFramed?: boolean;
  /** What the page is about, in other languages. */
  readonly editions?: readonly Edition[];
  readonly body: HtmlValue;
}

/** A whole document around a body. */
export function htmlPage({ language, title, styles, hasScript, isFramed = false, editions = [], body }: Page): string {
  return html`<!doctype html>
    <html lang="${language}" dir="${directionIn(language)}" class="hashiya-document">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${isFramed && html`<base target="_top" />`}
        <link rel="icon" href="/assets/web/icon.svg" type="image/svg+xml" />
        ${editions.map(({ locale, url }) => html`<link rel="alternate" hreflang="${locale}" href="${url}" />`)}
        ${styles.map((path) => html`<link rel="stylesheet" href="${path}" />`)}
        ${hasScript && html`<script async src="/embed.js"></script>`}
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}

/** Sends a page made for one reader. */
export function sendPersonal(reply: FastifyReply, status: number, text: string): void {
  void reply
    .status(status)
    .header('Content-Security-Policy', PAGE_POLICY)
    .header('Cache-Control', 'private, no-store')
    .header('Vary', 'Origin, Cookie')
    .header('Content-Type', HTML_TYPE)
    .send(text);
}

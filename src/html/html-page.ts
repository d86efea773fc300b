import type { FastifyReply } from 'fastify';
import { directionOf, type Locale } from '../i18n/locale.js';
import { html, type HtmlValue } from './html.js';

export const HTML_TYPE = 'text/html; charset=utf-8';

/** Scripts and styles come from the service only; nothing runs or is styled in place. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

interface Page {
  readonly locale: Locale;
  readonly title: string;
  /** Names of assets. */
  readonly styles: readonly string[];
  readonly hasScript: boolean;
  readonly body: HtmlValue;
}

/** A whole document around a body. */
export function htmlPage({ locale, title, styles, hasScript, body }: Page): string {
  return html`<!doctype html>
    <html lang="${locale}" dir="${directionOf(locale)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/assets/web/icon.svg" type="image/svg+xml" />
        ${styles.map((name) => html`<link rel="stylesheet" href="/assets/web/${name}" />`)}
        ${hasScript && html`<script type="module" src="/assets/web/comment-box.js"></script>`}
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

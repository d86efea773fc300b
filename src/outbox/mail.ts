import { directionOf, type Locale } from '../i18n/locale.js';

/** One mail as it is stored and sent. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What a mail says: paragraphs, and one link among them. */
export interface Letter {
  readonly locale: Locale;
  readonly subject: string;
  readonly before: readonly string[];
  readonly link: { readonly address: string; readonly words: string };
  readonly after: readonly string[];
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const paragraph = (text: string): string => `<p>${escape(text)}</p>`;

/** A letter as text, and as HTML without images or styles from elsewhere, in the direction of its language. */
export function writeMail(to: string, { locale, subject, before, link, after }: Letter): Mail {
  const address = escape(link.address);
  const body = [
    ...before.map(paragraph),
    `<p><a href="${address}">${escape(link.words)}</a></p>`,
    `<p dir="ltr"><small>${address}</small></p>`,
    ...after.map(paragraph),
  ];
  const direction = directionOf(locale);
  return {
    to,
    subject,
    text: [...before, link.address, ...after].join('\n\n'),
    html: `<!doctype html>\n<html lang="${locale}" dir="${direction}">\n<body dir="${direction}">\n${body.join('\n')}\n</body>\n</html>\n`,
  };
}

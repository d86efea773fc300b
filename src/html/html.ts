/** Markup that may be sent as it is. Only `html` and `jsonScript` make it, so whatever is not of this class is escaped. */
export class Markup {
  private constructor(readonly text: string) {}

  /** @internal for this file only */
  static trusted(text: string): Markup {
    return new Markup(text);
  }

  toString(): string {
    return this.text;
  }
}

/** What a template takes: text and numbers are escaped, markup is kept, lists are joined, nothing leaves nothing. */
export type HtmlValue = string | number | Markup | null | undefined | false | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe between tags and inside quoted attributes; attributes must always be quoted. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Template tag that escapes every value. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  const text = parts.map((part, index) => part + (index < values.length ? render(values[index]) : ''));
  return Markup.trusted(text.join(''));
}

/** An attribute with a value, one without (`true`), or none (`false`, null). */
export function attribute(name: string, value: string | boolean | null | undefined): Markup {
  if (value === false || value === null || value === undefined) return Markup.trusted('');
  return Markup.trusted(value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`);
}

/** A block of JSON that no browser runs. `<` is escaped, so that no text in it can end the element. */
export function jsonScript(type: string, value: unknown): Markup {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return Markup.trusted(`<script type="${escapeHtml(type)}">${json}</script>`);
}

function render(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(render).join('');
}

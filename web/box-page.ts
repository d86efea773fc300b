/** The sentences that the page brings along: the script has no words of its own. */
export interface Words {
  readonly status: Readonly<Record<string, string>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly announced: Readonly<Record<string, string>>;
  readonly tooLong: string;
  readonly failed: string;
  readonly correct: string;
  readonly add: string;
  readonly replyTo: string;
}

/** The box as the server rendered it. */
export interface Box {
  readonly root: HTMLElement;
  readonly site: string;
  readonly article: string;
  readonly service: string;
  readonly language: string;
  readonly limit: number;
  readonly words: Words;
}

export function readBox(root: HTMLElement): Box {
  const { site = '', article = '', service = '', limit = '1500', words = '{}' } = root.dataset;
  return {
    root,
    site,
    article,
    service,
    language: root.lang,
    limit: Number(limit),
    words: JSON.parse(words) as Words,
  };
}

/** The element that the server named so, or null where the page has none. */
export const part = (within: ParentNode, name: string): HTMLElement | null =>
  within.querySelector<HTMLElement>(`[data-part="${name}"]`);

/** Shows a sentence at its place; without one the place is hidden. */
export function say(place: HTMLElement | null, sentence: string): void {
  if (!place) return;
  place.textContent = sentence;
  place.hidden = sentence === '';
}

/** The moment in the reader's own time zone, in the language of the page. */
export function localTime(language: string, iso: string): string {
  const locale = language === 'ar' ? 'ar-u-nu-latn-ca-gregory' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', hour12: false }).format(
    new Date(iso),
  );
}

import type { ListEntry } from './entry.js';

const BETWEEN_ENTRIES = /[,\u060C\n](?![^(]*\))/;
const BETWEEN_EXCEPTIONS = /[;\u061B]/;

/**
 * Reads a row of entries of one kind, parted by commas or line ends. Exceptions follow an entry in brackets, parted by
 * semicolons: "dog (guide dog; hot dog), pig".
 */
export function entriesOf(kind: Omit<ListEntry, 'text' | 'exceptions'>, row: string): readonly ListEntry[] {
  return row
    .split(BETWEEN_ENTRIES)
    .map((written) => written.trim())
    .filter((written) => written !== '')
    .map((written) => {
      const [text = '', bracket] = written.split('(');
      const exceptions = bracket?.replace(')', '').split(BETWEEN_EXCEPTIONS);
      return {
        ...kind,
        text: text.trim(),
        ...(exceptions && { exceptions: exceptions.map((phrase) => phrase.trim()) }),
      };
    });
}

/** The ways in which a word is aimed at somebody, `*` where the word stands: "you *", "son of a *". */
export function aimed(
  kind: Omit<ListEntry, 'text' | 'exceptions'>,
  frames: readonly string[],
  row: string,
): readonly ListEntry[] {
  return entriesOf(kind, row).flatMap((entry) =>
    frames.map((frame) => ({ ...entry, text: frame.replace('*', entry.text) })),
  );
}

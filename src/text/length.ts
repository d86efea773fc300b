/*
 * Served to browsers as it is compiled, so that the form's countdown and the server count alike.
 * Keep it free of imports and of anything that only Node.js has.
 */

/** The most UTF-16 code units a comment may have, whatever they look like. */
export const MAX_CODE_UNITS = 6000;

/**
 * White space, controls and characters that draw nothing. Bidi overrides are not among them: they act, so a check must
 * see them. Neither is NUL, which is refused rather than lost.
 */
const BLANK = /[\s\p{Cc}\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2060\u2800\u3164\uFFA0]/u;

let segmenter: Intl.Segmenter | undefined;

/** Made when the first text needs it: in a browser that takes longer than all else that the comment box does at its start. */
const graphemes = (): Intl.Segmenter => (segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' }));

/**
 * The form in which a comment is stored and counted: line ends as LF, NFC, without blank characters at both ends.
 * Idempotent.
 */
export function normalizeBody(raw: string): string {
  return trimBlank(raw.replace(/\r\n?/g, '\n').normalize('NFC'));
}

/** The number of characters as a reader sees them: extended grapheme clusters (UAX #29). */
export function countCharacters(text: string): number {
  return countPlain(text) ?? countClusters(text, Infinity);
}

/** Whether `text` has at most `limit` characters. Counts only when it must, and no further than it must. */
export function fitsCharacters(text: string, limit: number): boolean {
  if (text.length <= limit) return true;
  return (countPlain(text) ?? countClusters(text, limit)) <= limit;
}

/** What the countdown subtracts: the characters of the body as it would be stored. */
export function bodyLength(raw: string): number {
  return countCharacters(normalizeBody(raw));
}

function trimBlank(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charAt(start))) start += 1;
  while (end > start && isBlank(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(character: string): boolean {
  return character !== '\0' && BLANK.test(character);
}

function countClusters(text: string, limit: number): number {
  const clusters = graphemes().segment(text)[Symbol.iterator]();
  let count = 0;
  while (count <= limit && !clusters.next().done) count += 1;
  return count;
}

/**
 * The segmenter needs about a microsecond a character. Most comments are only letters, which count one each, and
 * tashkeel, which counts nothing after a letter; null when the text holds anything else.
 */
function countPlain(text: string): number | null {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isPlain(code)) count += 1;
    else if (!isTashkeel(code) || count === 0 || text.charCodeAt(i - 1) === 0x0a) return null;
  }
  return count;
}

function isPlain(code: number): boolean {
  return (
    (code >= 0x20 && code <= 0x7e) ||
    code === 0x0a ||
    (code >= 0x061d && code <= 0x064a) ||
    (code >= 0x0660 && code <= 0x066f) ||
    (code >= 0x0671 && code <= 0x06d5) ||
    code === 0x060c ||
    code === 0x061b ||
    (code >= 0x00c0 && code <= 0x024f)
  );
}

function isTashkeel(code: number): boolean {
  return (code >= 0x064b && code <= 0x065f) || code === 0x0670;
}

/** A span [start, end) of the text, in UTF-16 code units. */
export interface HiddenSpan {
  readonly start: number;
  readonly end: number;
}

/** Fully vowelled Quranic text carries up to four marks on a letter; more only pile up. */
export const MAX_MARKS_PER_LETTER = 5;

const OVERRIDES = /[\u202D\u202E]/g;
const PILED_MARKS = new RegExp(`\\p{M}{${MAX_MARKS_PER_LETTER + 1},}`, 'gu');

/** Draw nothing and have no use inside a word: zero width space, word joiner, invisible operators, fillers, tags. */
const INVISIBLE = '\\u034F\\u115F\\u1160\\u180E\\u200B\\u2060-\\u2064\\u3164\\uFEFF\\uFFA0\\u{E0020}-\\u{E007F}';
const INVISIBLE_INSIDE = new RegExp(`(?<=[\\p{L}\\p{M}\\p{Nd}])[${INVISIBLE}]+(?=[\\p{L}\\p{Nd}])`, 'gu');

/** ZWNJ and ZWJ shape letters in Arabic and Indic scripts; between letters of these scripts they only hide. */
const JOINER_BETWEEN_SIMPLE_LETTERS = new RegExp(
  '(?<=[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}])[\\u200C\\u200D]+(?=[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}])',
  'gu',
);
const JOINED_WORDS = /(?<![\p{L}\p{Mn}\u200C\u200D])[\p{L}\p{Mn}]+(?:[\u200C\u200D]+[\p{L}\p{Mn}]+)+/gu;
/** Most texts hold nothing of the kind, and looking around every letter is slow. */
const ANY_INVISIBLE = new RegExp(`[\\u200C\\u200D${INVISIBLE}]`, 'u');
const JOINERS = /[\u200C\u200D]+/u;

/** Characters that turn the direction of letters around, so that a text reads other than it is stored. */
export function findDirectionOverrides(text: string): readonly HiddenSpan[] {
  return spansOf(text, OVERRIDES);
}

/** Letters under more combining marks than any spelling needs. */
export function findPiledMarks(text: string): readonly HiddenSpan[] {
  return spansOf(text, PILED_MARKS);
}

/**
 * Invisible characters that split a word for a program but not for a reader. Persian and Kurdish words with ZWNJ
 * between their parts are spelled rightly and not reported; a word taken apart into single letters is.
 */
export function findSplitWords(text: string): readonly HiddenSpan[] {
  if (!ANY_INVISIBLE.test(text)) return [];
  const apart = spansOf(text, JOINED_WORDS).filter((span) => isTakenApart(text.slice(span.start, span.end)));
  return [...spansOf(text, INVISIBLE_INSIDE), ...spansOf(text, JOINER_BETWEEN_SIMPLE_LETTERS), ...apart];
}

function isTakenApart(word: string): boolean {
  const single = word.split(JOINERS).filter((part) => part.replace(/\p{Mn}/gu, '').length === 1);
  return single.length >= 2;
}

function spansOf(text: string, pattern: RegExp): readonly HiddenSpan[] {
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

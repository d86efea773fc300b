import { fold, type FoldedText } from './fold.js';
import { kindOf, LETTER } from './letters.js';
import { splitWords, type Word } from './words.js';

/** A half-open span [start, end) of an original text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text read once for everybody who judges it: folded, split into words, with the way back to what was written. */
export interface Reading {
  readonly original: string;
  readonly folded: FoldedText;
  readonly words: readonly Word[];
  /** Number of letters that are left after folding. */
  readonly letters: number;
}

/** Reads a text. Total and linear: any string of UTF-16 code units is accepted. */
export function readText(original: string): Reading {
  const folded = fold(original);
  return { original, folded, words: splitWords(folded), letters: countLetters(folded.text) };
}

function countLetters(foldedText: string): number {
  let count = 0;
  for (const character of foldedText) {
    if (kindOf(character.codePointAt(0) ?? 0) === LETTER) count += 1;
  }
  return count;
}

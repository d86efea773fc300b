import { originalSpan, type FoldedText } from './fold.js';
import { kindOf, OTHER } from './letters.js';

/** One word of a folded text: [from, to) in the folded text, [start, end) in the original one. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** The words of a folded text: the longest runs of letters and digits, in order. */
export function splitWords(folded: FoldedText): readonly Word[] {
  const words: Word[] = [];
  let from = -1;
  for (let i = 0; i <= folded.text.length;) {
    const codePoint = folded.text.codePointAt(i) ?? -1;
    const inside = codePoint >= 0 && kindOf(codePoint) !== OTHER;
    if (inside && from < 0) from = i;
    if (!inside && from >= 0) {
      words.push(wordAt(folded, from, i));
      from = -1;
    }
    i += codePoint > 0xffff ? 2 : 1;
  }
  return words;
}

function wordAt(folded: FoldedText, from: number, to: number): Word {
  return { text: folded.text.slice(from, to), from, to, ...originalSpan(folded, from, to) };
}

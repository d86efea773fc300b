import type { Disguise } from './disguise.js';
import type { FoldedText } from '../text/fold.js';

/** Folded units [from, to) read as another word, whose letter i stands at folded unit places[i]. */
export interface Rewriting {
  readonly from: number;
  readonly to: number;
  readonly word: string;
  readonly places: readonly number[];
}

/** A stretch of folded text read as the word it hides. */
export interface Reread extends Rewriting {
  readonly kind: Disguise;
}

/** The folded text with some stretches rewritten. Takes them in order, apart from one another; linear. */
export function rewrite(folded: FoldedText, rewritings: readonly Rewriting[]): FoldedText {
  if (rewritings.length === 0) return folded;
  const length = rewritings.reduce((sum, { from, to, word }) => sum + word.length - (to - from), folded.text.length);
  const starts = new Uint32Array(length);
  const ends = new Uint32Array(length);
  let [text, read] = ['', 0];
  const copy = (to: number): void => {
    starts.set(folded.starts.subarray(read, to), text.length);
    ends.set(folded.ends.subarray(read, to), text.length);
    text += folded.text.slice(read, to);
  };
  for (const { from, to, word, places } of rewritings) {
    copy(from);
    places.forEach((place, i) => {
      starts[text.length + i] = folded.starts[place] ?? 0;
      ends[text.length + i] = folded.ends[place] ?? 0;
    });
    text += word;
    read = to;
  }
  copy(folded.text.length);
  return { text, starts, ends };
}

import { fold, type FoldedText } from '../text/fold.js';
import { kindOf, LETTER } from '../text/letters.js';
import { splitWords, type Word } from '../text/words.js';
import { findAddresses, type Addresses } from './addresses.js';

/** A text as submitted, with what several checks need of it, computed once. */
export interface SubmittedText {
  readonly original: string;
  readonly folded: FoldedText;
  readonly words: readonly Word[];
  /** Number of letters that are left after folding. */
  readonly letters: number;
  /** Links and e-mail addresses in the original text. */
  readonly addresses: Addresses;
}

/** Reads a text for the checks. Addresses are looked for when the first check asks, so that a fault there is its finding. */
export function readSubmittedText(body: string): SubmittedText {
  const folded = fold(body);
  let addresses: Addresses | undefined;
  return {
    original: body,
    folded,
    words: splitWords(folded),
    letters: countLetters(folded.text),
    get addresses() {
      return (addresses ??= findAddresses(body));
    },
  };
}

function countLetters(foldedText: string): number {
  let count = 0;
  for (const character of foldedText) {
    if (kindOf(character.codePointAt(0) ?? 0) === LETTER) count += 1;
  }
  return count;
}

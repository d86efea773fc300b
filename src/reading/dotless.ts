import type { FoldedText } from '../text/fold.js';
import { hiddenWordAmong } from './hidden-words.js';
import { ARABIC_LETTERS, likeliest } from './letter-model.js';
import type { Word } from '../text/words.js';
import type { Reread } from './rewriting.js';

/** Letters without the dots that tell them apart, by what they may stand for; in a word of these, dotted letters are sure. */
const MEANS: ReadonlyMap<string, string> = new Map([
  ['\u066E', 'بتثني'],
  ['\u066F', 'ق'],
  ['\u06A1', 'فق'],
  ['\u06BA', 'ن'],
  ['\u0649', 'يبتثن'],
  ['ح', 'حجخ'],
  ['د', 'دذ'],
  ['ر', 'رز'],
  ['س', 'سش'],
  ['ص', 'صض'],
  ['ط', 'طظ'],
  ['ع', 'عغ'],
]);

const DOTLESS = /[\u066E\u066F\u06A1]/;
const GHUNNA = '\u06BA';
/** Urdu writes noon ghunna; its other letters say that a text is Urdu. */
const URDU = /[\u0679\u0688\u0691\u06BE\u06C1\u06D2\u06A9\u06AF\u0686\u067E]/;
const DOTTED = /[بتثجخذزشضظغفقني\u0629]/;
const LONGEST = 20;

/** Words written without dots, read as the likeliest words with dots. */
export function readDotless(original: string, folded: FoldedText, words: () => readonly Word[]): readonly Reread[] {
  if (!isDotless(original)) return [];
  const isAll = !DOTTED.test(original);
  return words().flatMap((word) => {
    const isWritten = isAll || isDotless(original.slice(word.start, word.end));
    return isWritten && word.text.length <= LONGEST ? readWord(original, folded, word) : [];
  });
}

function readWord(original: string, folded: FoldedText, { text, from, to }: Word): readonly Reread[] {
  const places = Array.from({ length: to - from }, (_, i) => from + i);
  const choices = places.map((place, i) => {
    const unit = text.charAt(i);
    const written = original.charAt(folded.starts[place] ?? 0);
    return (i === places.length - 1 && written === '\u0649' ? undefined : MEANS.get(written)) ?? unit;
  });
  const word = hiddenWordAmong(choices) ?? likeliest(choices, ARABIC_LETTERS).word;
  return word === text && !isDotless(original.slice(folded.starts[from], folded.ends[to - 1]))
    ? []
    : [{ kind: 'dotless', from, to, word, places }];
}

function isDotless(written: string): boolean {
  return DOTLESS.test(written) || (written.includes(GHUNNA) && !URDU.test(written));
}

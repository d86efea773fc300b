import { originalSpan } from '../text/fold.js';
import type { Reading, Span } from '../text/reading.js';

/** How a word was written so that a list would not know it. */
export type Disguise = 'tatweel' | 'tashkeel' | 'zero-width' | 'spaced' | 'dotted' | 'elongated' | 'look-alike';

/** A word that a reader sees although it is not written in one piece, or not in one alphabet. */
export interface WordSpan extends Span {
  readonly text: string;
  readonly disguise: Disguise;
}

type Text = Pick<Reading, 'original' | 'folded' | 'words'>;

/** The longest word that is looked for in a row of single letters. */
const LONGEST_SPELLED = 12;
const SHORTEST_SPELLED = 3;
/** Between single letters there may be a sign with a space on either side. */
const LONGEST_GAP = 3;

const INVISIBLE =
  '[\\u00AD\\u034F\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\u{E0000}-\\u{E007F}]';
/** First match wins: what nobody types by accident comes first. */
const SIGNS: readonly (readonly [Disguise, RegExp])[] = [
  ['zero-width', new RegExp(`(?<=[\\p{L}\\p{M}])${INVISIBLE}+(?=[\\p{L}\\p{M}])`, 'u')],
  ['look-alike', /[\uFB50-\uFDFF\uFE70-\uFEFC\uFF01-\uFFDC\u2460-\u24FF\u{1D400}-\u{1D7FF}\u{1F130}-\u{1F189}]/u],
  ['tatweel', /\u0640/],
  ['elongated', /(\p{L})\1{2,}/u],
  ['tashkeel', /[\u0300-\u036F\u064B-\u065F\u0670\u06D6-\u06ED]/],
];

/** Latin letters by the digits, signs and foreign letters that are written for them. */
const LATIN_LOOK_ALIKES = new Map(
  Object.entries({
    a: '4@\u0430\u03B1',
    b: '8\u0432\u03B2',
    c: '\u0441',
    e: '3\u0435\u03B5',
    h: '\u043D',
    i: '1!\u0456\u03B9',
    k: '\u043A\u03BA',
    m: '\u043C',
    n: '\u03B7',
    o: '0\u043E\u03BF',
    p: '\u0440\u03C1',
    s: '5$\u0455',
    t: '7\u0442\u03C4',
    u: '\u03C5',
    x: '\u0445\u03C7',
    y: '\u0443\u03B3',
  }).flatMap(([letter, forms]) => [...forms].map((form) => [form, letter] as const)),
);
const LATIN_MIXTURE = /[a-z0-9@$!\u0370-\u03FF\u0400-\u04FF]{3,}/g;

/** What hides the word in this piece of the original text, null when it is written plainly. */
export function disguiseOf(written: string): Disguise | null {
  return SIGNS.find(([, sign]) => sign.test(written))?.[0] ?? null;
}

/** Words spelled out letter by letter, cut by signs, or written with look-alike letters. */
export function findDisguisedWords(text: Text): readonly WordSpan[] {
  return [...findSpelledOut(text), ...findMixed(text)];
}

/** "k l b", "k.l.b" and "k.lb": every word that neighbouring pieces make. */
function findSpelledOut(text: Text): readonly WordSpan[] {
  return text.words.flatMap((_word, at) => spellFrom(text, at));
}

/** Reads on from one piece while all are single letters, or while each is tied to a single letter by one sign. */
function spellFrom({ folded, words }: Text, at: number): readonly WordSpan[] {
  const found: WordSpan[] = [];
  let [text, isSpaced, isTied] = [words[at]?.text ?? '', true, true];
  for (let next = at + 1; next < words.length && text.length < LONGEST_SPELLED; next += 1) {
    const [first, before, word] = [words[at], words[next - 1], words[next]];
    if (!first || !before || !word) break;
    const gap = folded.text.slice(before.to, word.from);
    const singles = [before, word].filter((piece) => piece.text.length === 1).length;
    isSpaced &&= singles === 2 && gap.length <= LONGEST_GAP;
    isTied &&= singles > 0 && gap.length === 1 && gap !== ' ';
    if (!isSpaced && !isTied) break;
    text += word.text;
    const disguise = isTied ? 'dotted' : 'spaced';
    if (text.length >= SHORTEST_SPELLED) found.push({ text, start: first.start, end: word.end, disguise });
  }
  return found;
}

function findMixed({ folded }: Text): readonly WordSpan[] {
  return Array.from(folded.text.matchAll(LATIN_MIXTURE)).flatMap((match) => {
    const [written] = match;
    const text = Array.from(written, (character) => LATIN_LOOK_ALIKES.get(character) ?? character).join('');
    if (text === written || !/[a-z]/.test(written)) return [];
    const span = originalSpan(folded, match.index, match.index + written.length);
    return [{ text, ...span, disguise: 'look-alike' as const }];
  });
}

import type { Reading, Span } from '../reading/reading.js';

/**
 * Folded letters by those that hardly ever follow them: fewer than 20 (Arabic) or 40 (Latin: English, French, Arabizi) of
 * a million pairs of letters in 139,000 Arabic and 43,000 English comments.
 */
const STRANGERS = (
  'ب:ظ ث:جحخدذزسشصضطظعغفك ج:ثخشصضطظغق ح:خعغ خ:ثجحظعغق د:ذصضطظ ذ:ثحخدزسشصضطظعغق ر:ظ ز:ثجخذسشصضطظغ س:ثذزشصضظغ ' +
  'ش:ثذزصضظ ص:ثجذزسشضظغ ض:ثجذزسشصظق ط:ثجخدذزسشصضظغ ظ:ثجحخدذزسشصضطعغق ع:حخغ غ:جحخشظعقك ف:ثغ ق:ثجخظغ ك:جخصضطظغق ' +
  'ه:ثحخصطظغ b:dfghkmnpqwxz c:bdfgjmnpqvwxz d:bfjqtxz f:bcdghjkmnpqvwxz g:bcdfjkmpqvwxz h:cfgjkpqvwxz ' +
  'j:bcdfghklmnpqrstvwxyz k:bcdfgjmpqtvwxz l:jnqxz m:jkqrtvwxz n:pxz p:bdfgjknqvwxz q:bcdefghijklmnoprstvwxyz r:jxz ' +
  's:jvxz t:gjkqvxz v:bcdfghjklmnpqstuwxyz w:bcfgjkmpquvxz x:bdfghjklmnoqrsvwz y:fghjquvxz z:bcdfghjklmnpqrstuvwx'
)
  .split(' ')
  .flatMap((row) => Array.from(row.slice(2), (next) => row.charAt(0) + next));

/** Keys side by side, from hand to hand over the Arabic and the Latin keyboard, as folded letters. */
const ROWS = ['ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const NEIGHBOURS = ROWS.flatMap((row) =>
  [...row].slice(1).flatMap((key, at) => [row.charAt(at) + key, key + row.charAt(at)]),
);

const STRANGE_PAIR = 1;
const NEIGHBOURLY_PAIR = 2;
/** The Latin and the Arabic letters differ in the low seven bits of their code units. */
const LETTER_BITS = 7;
const LOW = (1 << LETTER_BITS) - 1;
const pairs = new Uint8Array(1 << (2 * LETTER_BITS));

mark(STRANGERS, STRANGE_PAIR);
mark(NEIGHBOURS, NEIGHBOURLY_PAIR);

function mark(list: readonly string[], as: number): void {
  for (const pair of list) pairs[placeOf(pair, 1)] = (pairs[placeOf(pair, 1)] ?? 0) | as;
}

/** The place in the table of a letter and the one before it. */
function placeOf(word: string, at: number): number {
  return ((word.charCodeAt(at - 1) & LOW) << LETTER_BITS) | (word.charCodeAt(at) & LOW);
}

const SHORTEST = 6;
const LEAST_DISTINCT = 3;
const STRANGE = 0.3;
const NEIGHBOURLY = 0.8;
/** However it is written: ههههه، خخخهه، hahaha, jajaja, kkkk. */
const LAUGHTER = /^(?:[هخحاي]+|[haekij]+)$/;
const LETTERS_ONLY = /^(?:[a-z]+|[\u0621-\u064A]+)$/;

/** Words that hands drummed on a keyboard, and the share of the text's letters in them, 0 to 1. Laughter is none. */
export function findMashing({ words, letters }: Pick<Reading, 'words' | 'letters'>): {
  readonly share: number;
  readonly evidence: readonly Span[];
} {
  const mashed = words.filter(({ text }) => isMashed(text));
  const count = mashed.reduce((sum, { text }) => sum + text.length, 0);
  return { share: letters === 0 ? 0 : count / letters, evidence: mashed.map(({ start, end }) => ({ start, end })) };
}

function isMashed(word: string): boolean {
  if (word.length < SHORTEST) return false;
  let [strange, neighbours] = [0, 0];
  for (let at = 1; at < word.length; at += 1) {
    const marks = pairs[placeOf(word, at)] ?? 0;
    strange += marks & STRANGE_PAIR;
    neighbours += (marks & NEIGHBOURLY_PAIR) >> 1;
  }
  const count = word.length - 1;
  const isStrange = (strange >= 2 && strange >= STRANGE * count) || neighbours >= NEIGHBOURLY * count;
  return isStrange && LETTERS_ONLY.test(word) && !LAUGHTER.test(word) && new Set(word).size >= LEAST_DISTINCT;
}

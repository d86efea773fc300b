import { cliticVariants } from '../text/clitics.js';
import type { Disguise } from '../reading/disguise.js';
import { originalSpan, type FoldedText } from '../text/fold.js';
import type { Span } from '../reading/reading.js';

/** A word with signs for some of its letters: for each place the letters that may be meant, none for any letter. */
export interface Mask extends Span {
  readonly choices: readonly string[];
  readonly disguise: Disguise;
}

const LONGEST = 24;
/** Where a text has more of them, the rest is left alone: enough is known about it. */
const MOST_MASKS = 200;
const FEWEST_LETTERS_WITH_STAR = 2;
/** With a star at the end a footnote is likelier, unless most of the word stands there. */
const FEWEST_LETTERS_BEFORE_STAR = 3;

const CHUNK = /[\p{L}\p{Mc}\p{N}@$!*#+_.-]+/gu;
const EDGES = /^[#+_.*-]+|[#+_.!@-]+$/g;
const SEPARATOR = /[#+_.-]/;
const STAR = /\*/;
/** A full stop or a dash counts between two letters only. What stands before it is looked at last: that is slow. */
const SIGN_INSIDE = /[#+_.-](?=[^ ])(?<=[^ ].)|[\p{N}@$!*]/gu;
const SIGN = /[\p{N}@$!*#+_.-]/u;

/** Latin letters by the digits and signs that look like them. */
const LATIN_LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'il',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  $: 's',
  '@': 'a',
  '!': 'il',
};
/** Arabic letters by the digits that stand for their sound in chats, and by the Latin ones. */
const ARABIC_MIXED: Readonly<Record<string, string>> = {
  '0': 'و',
  '1': 'ا',
  '2': 'ءا',
  '3': 'ع',
  '4': 'ش',
  '5': 'خ',
  '6': 'ط',
  '7': 'ح',
  '8': 'غق',
  '9': 'صق',
  a: 'اع',
  b: 'ب',
  c: 'كس',
  d: 'دض',
  e: 'يا',
  f: 'ف',
  g: 'غجق',
  h: 'هح',
  i: 'يا',
  j: 'ج',
  k: 'ك',
  l: 'ل',
  m: 'م',
  n: 'ن',
  o: 'و',
  q: 'ق',
  r: 'ر',
  s: 'سص',
  t: 'تط',
  u: 'و',
  w: 'و',
  x: 'خ',
  y: 'ي',
  z: 'زظ',
};

/**
 * Words of a folded text that are written with stars, digits or signs, as masks to lay over the entries of a list. What
 * {@link Reading.plain} says about them is a guess from the language; a list knows which words it is looking for.
 */
export function masksIn(folded: FoldedText): readonly Mask[] {
  const masks: Mask[] = [];
  for (const { chunk, from } of chunksWithSigns(folded.text)) {
    if (masks.length === MOST_MASKS) break;
    const start = from + (/^[#+_.*-]*/.exec(chunk)?.[0].length ?? 0);
    const written = chunk.replace(EDGES, '');
    const mask = readMask(written);
    if (mask) masks.push({ ...mask, ...originalSpan(folded, start, start + written.length) });
  }
  return masks;
}

/** Stretches of letters, digits and signs, of those pieces between two spaces that have a sign inside. Linear. */
function* chunksWithSigns(text: string): Generator<{ chunk: string; from: number }> {
  let read = 0;
  for (const { index } of text.matchAll(SIGN_INSIDE)) {
    if (index < read) continue;
    const from = text.lastIndexOf(' ', index) + 1;
    const space = text.indexOf(' ', index);
    read = space < 0 ? text.length : space;
    for (const { 0: chunk, index: at } of text.slice(from, read).matchAll(CHUNK)) yield { chunk, from: from + at };
  }
}

/** The mask, and what is left of it once Arabic proclitics are taken off, as long as it has enough letters. */
export function withoutProclitics(choices: readonly string[]): readonly (readonly string[])[] {
  const letters = choices.map((choice) => (choice.length === 1 ? choice : '\u0000')).join('');
  const rests = cliticVariants(letters).map((variant) => choices.slice(letters.length - variant.length));
  return rests.filter(hasEnoughLetters);
}

function hasEnoughLetters(choices: readonly string[]): boolean {
  const fewest = choices.at(-1) === '' ? FEWEST_LETTERS_BEFORE_STAR : FEWEST_LETTERS_WITH_STAR;
  const stars = choices.filter((choice) => choice === '').length;
  return stars === 0 || choices.length - stars >= Math.max(fewest, stars);
}

function readMask(written: string): Pick<Mask, 'choices' | 'disguise'> | null {
  if (written.length < 3 || written.length > LONGEST || !SIGN.test(written) || !/\p{L}/u.test(written)) return null;
  const isArabic = /\p{Script=Arabic}/u.test(written);
  if (written.replace(/[^\p{N}]/gu, '').length > written.replace(/[^\p{L}]/gu, '').length) return null;
  if (SEPARATOR.test(written) && !isTakenApart(written)) return null;
  const units = [...written].filter((unit) => !SEPARATOR.test(unit));
  const table = isArabic ? ARABIC_MIXED : LATIN_LEET;
  return {
    choices: units.map((unit) => (unit === '*' ? '' : (table[unit] ?? unit))),
    disguise: kindOf(written, isArabic),
  };
}

/** Every sign between letters stands beside a single one: "k.l.b" and "k.lb", not two words. */
function isTakenApart(written: string): boolean {
  const pieces = written.split(SEPARATOR);
  return pieces.every((piece, i) => i === 0 || piece.length === 1 || pieces[i - 1]?.length === 1);
}

function kindOf(written: string, isArabic: boolean): Disguise {
  if (STAR.test(written)) return 'starred';
  if (SEPARATOR.test(written)) return 'separated';
  if (!isArabic) return 'leet';
  return /\d/.test(written) ? 'digit' : 'latin';
}

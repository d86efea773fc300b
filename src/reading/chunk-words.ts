import { isClitic } from '../text/clitics.js';
import { hiddenWordAmong } from './hidden-words.js';
import { ARABIC_LETTERS, costOf, isFrequent, LATIN_LETTERS, likeliest, type LetterModel } from './letter-model.js';
import type { Reread } from './rewriting.js';
import { isList } from './spelled-out.js';
import { ARABIC, classAt, DIGIT, EMOJI, FOREIGN, LATIN, WRITTEN } from '../text/unit-classes.js';

/** A stretch of one kind: letters and digits, or what stands between them. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly mask: number;
  readonly isWritten: boolean;
}

/** Longer stretches without a space are addresses or noise. */
const LONGEST_CHUNK = 40;
const LONGEST_FILLED = 2;
/** In quarters of a nat: how much likelier a joined word must be than its parts, without and with other disguises about. */
const MARGIN = 8;
const MARGIN_WHEN_SUSPECT = 0;
/** What a letter may add to the cost of the word that follows it, before a number and its noun are the better reading. */
const LIKELY_LETTER = 10;

const APOSTROPHE = /['\u2018\u2019\u02BC`]/;

const ADDRESS = /\/\/|www\.|@[^@]*\.|\.(?:com|net|org|info|ly|me|tv)\b/;
/** Signs that stand between words that were written without a space. */
const PUNCTUATION = /[.,:;!?/\\()[\]{}"'\u060C\u061B\u061F\u00AB\u00BB\u2018-\u201D\u2026\u2013\u2014&@#%-]/;
const LATIN_SIGNS: Readonly<Record<string, string>> = { '@': 'a', $: 's', '!': 'i' };

/** What may be meant by a digit between Arabic letters: by the sound it has in chats, or by its Arabic shape. */
const DIGIT_MEANS: Readonly<Record<string, string>> = {
  '0': 'ه',
  '1': 'ا',
  '2': 'ءايو',
  '3': 'ع',
  '4': 'عش',
  '5': 'خه',
  '6': 'ط',
  '7': 'ح',
  '8': 'غق',
  '9': 'قصو',
};
/** What may be meant by a Latin letter between Arabic ones, by sound or shape. */
const LATIN_MEANS: Readonly<Record<string, string>> = {
  a: 'اع',
  b: 'ب',
  c: 'كس',
  d: 'دض',
  e: 'ايع',
  f: 'ف',
  g: 'غجق',
  h: 'هح',
  i: 'يا',
  j: 'جل',
  k: 'ك',
  l: 'لا',
  m: 'م',
  n: 'ن',
  o: 'وه',
  p: 'ب',
  q: 'ق',
  r: 'ر',
  s: 'سص',
  t: 'تط',
  u: 'و',
  v: 'ف',
  w: 'و',
  x: 'خ',
  y: 'يغ',
  z: 'زظ',
};

/** The words hidden in one stretch without spaces, [from, to) being its first and last letter or digit. */
export function readChunk(text: string, from: number, to: number, isSuspect: boolean): readonly Reread[] {
  if (to - from > LONGEST_CHUNK || ADDRESS.test(text.slice(from, to))) return [];
  const pieces = piecesOf(text, from, to);
  const written = pieces.filter((piece) => piece.isWritten);
  if (written.some(({ mask }) => (mask & FOREIGN) !== 0)) return [];
  const mapped = written.flatMap((piece) => readMixed(text, piece, isSuspect));
  if (mapped.length > 0 || written.length < 2) return mapped;
  const model = modelFor(written);
  if (model === null) return [];
  const tag = text.charAt(from - 1) === '#';
  return readCut(text, pieces, model, isSuspect) ?? (tag ? [] : readTorn(text, pieces, model, isSuspect));
}

function piecesOf(text: string, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let [start, mask, isWritten] = [from, 0, true];
  for (let i = from; i < to; i += 1) {
    const kind = classAt(text, i);
    if (((kind & WRITTEN) !== 0) !== isWritten) {
      pieces.push({ from: start, to: i, mask, isWritten });
      [start, mask, isWritten] = [i, 0, !isWritten];
    }
    mask |= kind;
  }
  pieces.push({ from: start, to, mask, isWritten });
  return pieces;
}

function modelFor(written: readonly Piece[]): LetterModel | null {
  if (written.every(({ mask }) => mask === ARABIC)) return ARABIC_LETTERS;
  return written.every(({ mask }) => mask === LATIN) ? LATIN_LETTERS : null;
}

/** "k.l.b" and "k*b": cut into single letters, or with stars for letters. Null when it is neither. */
function readCut(
  text: string,
  pieces: readonly Piece[],
  model: LetterModel,
  isSuspect: boolean,
): readonly Reread[] | null {
  const written = pieces.filter((piece) => piece.isWritten);
  const gaps = pieces.filter((piece) => !piece.isWritten).map(({ from, to }) => text.slice(from, to));
  const single = written.filter(({ from, to }) => to - from === 1).length;
  const isApart = single >= Math.max(2, written.length - 1) && (written.length > 2 || isSuspect);
  if (gaps.some((gap) => APOSTROPHE.test(gap))) return [];
  if (gaps.every((gap) => /^\*+$/.test(gap)) && !(isApart && written.length > 2))
    return filled(text, pieces, model, isSuspect);
  if (isApart && isList(text, placesOf(written))) return [];
  if (isApart) return [joined(text, pieces)];
  return model === LATIN_LETTERS && gaps.every((gap) => /^[@$!]+$/.test(gap)) ? signed(text, pieces) : null;
}

/** Two or more parts of a word with a sign or emoji between them: joined where the letters say that it is one word. */
function readTorn(text: string, pieces: readonly Piece[], model: LetterModel, isSuspect: boolean): readonly Reread[] {
  const found: Reread[] = [];
  let word = pieces.slice(0, 1);
  for (let i = 2; i <= pieces.length + 1; i += 2) {
    const next = pieces.slice(i - 1, i + 1);
    if (isOneWord(text, word, next, model, isSuspect)) {
      word = [...word, ...next];
      continue;
    }
    if (word.length > 1) found.push(joined(text, word));
    word = pieces.slice(i, i + 1);
  }
  return found;
}

function isOneWord(
  text: string,
  word: readonly Piece[],
  [gap, next]: readonly Piece[],
  model: LetterModel,
  isSuspect: boolean,
): boolean {
  if (!gap || !next || (gap.to - gap.from > 2 && !isEmoji(gap))) return false;
  const sign = text.slice(gap.from, gap.to);
  const isPlainSign = !PUNCTUATION.test(sign);
  if (isSuspect ? !isPlainSign && !/^[.-]$/.test(sign) : !isPlainSign || model !== ARABIC_LETTERS) return false;
  const [left, right] = [lettersOf(text, word), lettersOf(text, [next])];
  const isShort = Math.min(left.length, right.length) <= 2;
  if (!isShort && !(isSuspect && isPlainSign)) return false;
  const margin = isSuspect ? MARGIN_WHEN_SUSPECT : MARGIN;
  return costOf(left + right, model) + margin < costOf(left, model) + costOf(right, model);
}

/** Digits and Latin letters among Arabic letters. */
function readMixed(text: string, piece: Piece, isSuspect: boolean): readonly Reread[] {
  if ((piece.mask & ARABIC) === 0 || (piece.mask & (LATIN | DIGIT)) === 0) return [];
  const { from, to } = withoutEdges(text, piece, isSuspect);
  const written = text.slice(from, to);
  if (/[a-z\d]{3}|\d{2}/.test(written) || !/[a-z\d]/.test(written) || !/[^a-z\d].*[^a-z\d]/.test(written)) return [];
  const choices = Array.from(written, meaningOf);
  const hidden = hiddenWordAmong(choices);
  const { word, cost } = hidden === null ? likeliest(choices, ARABIC_LETTERS) : { word: hidden, cost: 0 };
  if (!isSuspect && cost > costApart(written)) return [];
  return [{ kind: /\d/.test(written) ? 'digit' : 'latin', from, to, word, places: range(from, to) }];
}

/** Digits and letters at the edges are numbers and words beside the Arabic ones; one letter may belong to the word. */
function withoutEdges(text: string, piece: Piece, isSuspect: boolean): { from: number; to: number } {
  let { from, to } = piece;
  const isForeign = (at: number): boolean => classAt(text, at) !== ARABIC;
  const isFirstLetter = isForeign(from) && !isForeign(from + 1) && (isSuspect || classAt(text, from) === DIGIT);
  const isLastLetter = isSuspect && isForeign(to - 1) && !isForeign(to - 2);
  if (!isFirstLetter) while (isForeign(from)) from += 1;
  if (!isLastLetter) while (isForeign(to - 1)) to -= 1;
  return { from, to };
}

/**
 * The most that a mixed word may cost: less than its Arabic parts as words of their own, beside a number or a name.
 * With a digit first only a word that people hide will do: all others are more often counted than disguised.
 */
function costApart(written: string): number {
  const parts = written.split(/[a-z\d]+/);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (first === '') return 0;
  if (parts.length === 2 && isClitic(first) && last.length > 1) return costOf(last, ARABIC_LETTERS) + LIKELY_LETTER;
  if (parts.some((part) => part.length < 2)) return Infinity;
  return parts.reduce((sum, part) => sum + costOf(part, ARABIC_LETTERS), -MARGIN);
}

function meaningOf(unit: string): string {
  return DIGIT_MEANS[unit] ?? LATIN_MEANS[unit] ?? unit;
}

function joined(text: string, pieces: readonly Piece[]): Reread {
  const written = pieces.filter((piece) => piece.isWritten);
  const kind = pieces.some(isEmoji) ? 'emoji' : 'separated';
  return { kind, ...edgesOf(pieces), word: lettersOf(text, written), places: placesOf(written) };
}

/**
 * Each star is a letter; more than two in a row say only that something is left out. A star between two longer parts
 * may as well part two words, unless they make a frequent one.
 */
function filled(text: string, pieces: readonly Piece[], model: LetterModel, isSuspect: boolean): readonly Reread[] {
  const places = placesOf(pieces.filter(({ from, to, isWritten }) => isWritten || to - from <= LONGEST_FILLED));
  const choices = places.map((place) => (text.charAt(place) === '*' ? model.letters : text.charAt(place)));
  const hidden = hiddenWordAmong(choices);
  const { word, cost } = hidden === null ? likeliest(choices, model) : { word: hidden, cost: 0 };
  const hasShortPart = pieces.some(({ from, to, isWritten }) => isWritten && to - from <= 2);
  const isOne = hidden !== null || isSuspect || hasShortPart || isFrequent(word, model);
  const isWord = isOne && cost < costsOfParts(text, pieces, model);
  return isWord ? [{ kind: 'starred', ...edgesOf(pieces), word, places }] : [];
}

/** "sh!t": signs that look like Latin letters, where the letters say that it is one word. */
function signed(text: string, pieces: readonly Piece[]): readonly Reread[] {
  const { from, to } = edgesOf(pieces);
  const word = Array.from(text.slice(from, to), (unit) => LATIN_SIGNS[unit] ?? unit).join('');
  const cost = hiddenWordAmong([...word]) === null ? costOf(word, LATIN_LETTERS) : 0;
  const isWord = cost < costsOfParts(text, pieces, LATIN_LETTERS);
  return isWord ? [{ kind: 'starred', from, to, word, places: range(from, to) }] : [];
}

/** What the parts cost as words of their own, less the margin. */
function costsOfParts(text: string, pieces: readonly Piece[], model: LetterModel): number {
  const parts = pieces.filter((piece) => piece.isWritten).map((piece) => costOf(lettersOf(text, [piece]), model));
  return parts.reduce((sum, cost) => sum + cost, -MARGIN);
}

function edgesOf(pieces: readonly Piece[]): { from: number; to: number } {
  return { from: pieces[0]?.from ?? 0, to: pieces.at(-1)?.to ?? 0 };
}

function placesOf(pieces: readonly Piece[]): readonly number[] {
  return pieces.flatMap(({ from, to }) => range(from, to));
}

function lettersOf(text: string, pieces: readonly Piece[]): string {
  return pieces.map(({ from, to, isWritten }) => (isWritten ? text.slice(from, to) : '')).join('');
}

function isEmoji({ mask }: Piece): boolean {
  return (mask & EMOJI) !== 0;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

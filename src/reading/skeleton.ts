import type { FoldedText } from '../text/fold.js';

/** What a code unit is besides a consonant (whose class is the code of the ASCII letter that stands for it). */
const OUTSIDE = 0;
const VOWEL = 1;
const DIGIT = 2;

const SPACE = 0x20;
const FINAL_H = 0x68;
const SOFT_C = 0x73;

/**
 * The classes of consonants, named by one ASCII letter each, and the letters of either script that belong to them.
 * Classes are as wide as Latin spelling is loose: emphatic letters go with the plain ones, gaf with qaf, v with f.
 * Capitals are classes of their own: G ghain, H hah, K khah, X sheen. Which classes to merge was measured by training
 * on Arabic script and judging Darija in Latin script: hah and heh apart, kaf and qaf apart, and no vowels did best.
 */
const CONSONANTS: Readonly<Record<string, string>> = {
  b: 'بbp',
  t: 'تثطt',
  j: 'جj',
  H: 'ح',
  h: 'هh',
  K: 'خ',
  d: 'دذضظd',
  r: 'رr',
  z: 'زz',
  s: 'سصs',
  X: 'شچx',
  '3': 'ع',
  G: 'غ',
  f: 'فfv',
  k: 'كkc',
  q: 'قگqg',
  l: 'لl',
  m: 'مm',
  n: 'نn',
};
const VOWELS = 'ءاويaeiouwy';

/** Latin letters that are one consonant with the letter after them. */
const DIGRAPHS: Readonly<Record<string, string>> = { sh: 'X', ch: 'X', kh: 'K', gh: 'G', th: 't', dh: 'd', ph: 'f' };
/** Digits that stand for a letter inside a word; 2 is the glottal stop, which counts as a vowel. */
const DIGITS: Readonly<Record<string, string>> = {
  '2': '',
  '3': '3',
  '5': 'K',
  '6': 't',
  '7': 'H',
  '8': 'G',
  '9': 'q',
};
/** The same digits with an apostrophe. */
const MARKED_DIGITS: Readonly<Record<string, string>> = { '3': 'G', '6': 'd', '7': 'K', '9': 'd' };

const LAST = 0x06ff;
const classes = tabulate();

/**
 * The consonant skeleton of a folded text: words in Arabic script and the same words in Latin letters and digits
 * ("7mar", "3arbi", "khra") come to the same ASCII letters, without vowels, doubling and final h, one space between words.
 * Anything that is no word of either script separates. Linear and total; places as in {@link FoldedText}.
 */
export function skeletonOf(folded: FoldedText): FoldedText {
  const writer = new SkeletonWriter(folded);
  const { text } = folded;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const kind = code <= LAST ? (classes[code] ?? OUTSIDE) : OUTSIDE;
    if (kind === OUTSIDE) writer.endWord();
    else if (kind === VOWEL) writer.vowel(i);
    else if (kind === DIGIT) i += writeDigit(writer, text, i);
    else i += writeConsonant(writer, text, i, kind);
  }
  writer.endWord();
  return writer.finish();
}

/** Answers how many code units beyond the first it read. */
function writeConsonant(writer: SkeletonWriter, text: string, at: number, kind: number): number {
  if (text.charCodeAt(at) > 0x7f) {
    writer.consonant(kind, at, at);
    return 0;
  }
  const digraph = DIGRAPHS[text.slice(at, at + 2)];
  if (digraph !== undefined) writer.consonant(digraph.charCodeAt(0), at, at + 1);
  else writer.consonant(isSoft(text, at) ? SOFT_C : kind, at, at);
  return digraph === undefined ? 0 : 1;
}

/** French c before e and i. */
function isSoft(text: string, at: number): boolean {
  return text.charAt(at) === 'c' && /[eiy]/.test(text.charAt(at + 1));
}

/** A digit is a letter only alone and beside a letter: "3arbi", not "covid19" or "2020". */
function writeDigit(writer: SkeletonWriter, text: string, at: number): number {
  const isMarked = /['\u2019\u02BC`]/.test(text.charAt(at + 1)) && isLetter(text, at + 2);
  const marked = isMarked ? MARKED_DIGITS[text.charAt(at)] : undefined;
  const standsFor = marked ?? DIGITS[text.charAt(at)];
  const length = marked === undefined ? 1 : 2;
  const isAlone = !isDigit(text, at - 1) && (isLetter(text, at - 1) || isLetter(text, at + length));
  if (standsFor === undefined || !isAlone || isDigit(text, at + length)) writer.endWord();
  else if (standsFor === '') writer.vowel(at);
  else writer.consonant(standsFor.charCodeAt(0), at, at + length - 1);
  return length - 1;
}

function isDigit(text: string, at: number): boolean {
  return classes[text.charCodeAt(at)] === DIGIT;
}

function isLetter(text: string, at: number): boolean {
  const kind = classes[text.charCodeAt(at)] ?? OUTSIDE;
  return kind !== OUTSIDE && kind !== DIGIT;
}

/** Never longer than the folded text: a consonant takes at least one unit of it, and a space at most one. */
class SkeletonWriter {
  private readonly codes: Uint8Array;
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;
  private length = 0;
  private wordStart = 0;

  constructor(private readonly folded: FoldedText) {
    const capacity = folded.text.length + 1;
    this.codes = new Uint8Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
  }

  /** Takes the consonant that the folded units [from, to] write; a doubled one counts once. */
  consonant(kind: number, from: number, to: number): void {
    const end = this.folded.ends[to] ?? 0;
    const isDoubled = this.length > this.wordStart && this.codes[this.length - 1] === kind;
    if (isDoubled) this.ends[this.length - 1] = end;
    else this.push(kind, this.folded.starts[from] ?? 0, end);
  }

  /** A vowel is not written, but the consonant before it covers it. */
  vowel(at: number): void {
    if (this.length > this.wordStart) this.ends[this.length - 1] = this.folded.ends[at] ?? 0;
  }

  /** Drops a final h, which one script writes and the other does not, unless it is all there is. */
  endWord(): void {
    if (this.length === this.wordStart) return;
    if (this.length - this.wordStart > 1 && this.codes[this.length - 1] === FINAL_H) this.length -= 1;
    const end = this.ends[this.length - 1] ?? 0;
    this.push(SPACE, end - 1, end);
    this.wordStart = this.length;
  }

  finish(): FoldedText {
    const length = Math.max(0, this.length - 1);
    const text = asciiOf(this.codes.subarray(0, length));
    return { text, starts: this.starts.slice(0, length), ends: this.ends.slice(0, length) };
  }

  private push(code: number, start: number, end: number): void {
    this.codes[this.length] = code;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }
}

function asciiOf(codes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < codes.length; i += 4096) text += String.fromCharCode(...codes.subarray(i, i + 4096));
  return text;
}

function tabulate(): Uint8Array {
  const table = new Uint8Array(LAST + 1);
  for (const [kind, letters] of Object.entries(CONSONANTS)) {
    for (const letter of letters) table[letter.charCodeAt(0)] = kind.charCodeAt(0);
  }
  for (const letter of VOWELS) table[letter.charCodeAt(0)] = VOWEL;
  for (const digit of '0123456789') table[digit.charCodeAt(0)] = DIGIT;
  return table;
}

import { foldCharacter } from './fold-table.js';
import { kindOf, LETTER } from './letters.js';

/** Text folded for judging, with the way back: code unit i comes from original code units [starts[i], ends[i]). */
export interface FoldedText {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const UNKNOWN = 0;
/** Half of a surrogate pair, which nothing is ever folded to. */
const DROP = 0xd800;
const SPACE = 0x20;
const REPLACEMENT = 0xfffd;
const LONGEST_EXPANSION = 18;
/** So many code units a text may gain by folding; after that a ligature of many letters is read as its first. */
const MOST_GAINED = 2_000;
/** The planes that people write in, ideographs that are spelled in two ways, and tags with variation selectors. */
const REMEMBERED: readonly (readonly [first: number, last: number])[] = [
  [0, 0x1ffff],
  [0x2f800, 0x2fa1f],
  [0xe0000, 0xe0fff],
];

/** Code unit to folded code unit. Zero until asked for, and for ever where the answer is several units. */
const units = new Uint16Array(0x10000);
/** Code point to what it is folded to, where that is not one code unit for another. */
const expansions = new Map<number, string>();

/**
 * Folds text so that spellings that read alike become equal: presentation and full-width forms, lower case, no
 * tashkeel, tatweel, joiners or bidi marks, one alef, yeh, heh, waw and kaf, the letters of other languages as the Arabic
 * ones and those of other alphabets as the Latin ones they look like, ASCII digits, three or more of a letter as one,
 * any white space as one space. For judging only; what readers see is the text as written.
 * Linear, idempotent, and total: any string of UTF-16 code units is accepted.
 */
export function fold(text: string): FoldedText {
  const out = new FoldedBuffer(text.length + LONGEST_EXPANSION);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const unit = units[code] ?? UNKNOWN;
    if (unit === DROP) out.widenTo(i + 1);
    else if (unit !== UNKNOWN) out.push(unit, i, i + 1);
    else i += foldSlowly(text, i, out) - 1;
  }
  return out.finish();
}

/** The original span of the folded code units [from, to); empty when nothing is asked for. */
export function originalSpan(folded: FoldedText, from: number, to: number): { start: number; end: number } {
  const start = folded.starts[from] ?? 0;
  return { start, end: to > from ? (folded.ends[to - 1] ?? start) : start };
}

/** Where the folded text goes on that was read from this place of the original on. */
export function foldedIndex({ starts }: FoldedText, start: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Folds what the table does not hold yet or cannot hold; answers how many code units it read. */
function foldSlowly(text: string, at: number, out: FoldedBuffer): number {
  const codePoint = text.codePointAt(at) ?? 0;
  const end = at + (codePoint > 0xffff ? 2 : 1);
  if (isLoneSurrogate(codePoint)) {
    out.push(REPLACEMENT, at, end);
    return 1;
  }
  const folded = expansions.get(codePoint) ?? foldAndRemember(codePoint);
  if (folded === '') out.widenTo(end);
  const kept = out.gained(at) > MOST_GAINED ? firstOf(folded) : folded;
  for (let i = 0; i < kept.length; i += 1) out.push(kept.charCodeAt(i), at, end);
  return end - at;
}

const firstOf = (folded: string): string => folded.slice(0, (folded.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);

/** Beyond what is remembered there is nothing but what folds to itself; the memory stays bounded whatever is sent. */
function foldAndRemember(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  if (!REMEMBERED.some(([first, last]) => codePoint >= first && codePoint <= last)) return character;
  const folded = foldCharacter(character);
  if (codePoint <= 0xffff && folded.length < 2) units[codePoint] = folded === '' ? DROP : folded.charCodeAt(0);
  else expansions.set(codePoint, folded);
  return folded;
}

/** Half of a surrogate pair is never remembered: its code unit means something else in a pair. */
function isLoneSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}

class FoldedBuffer {
  private units: Uint16Array;
  private starts: Uint32Array;
  private ends: Uint32Array;
  private length = 0;
  private run = 0;

  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
  }

  /** Takes one folded unit; shortens a run of three or more of a letter to one, of spaces to one. */
  push(unit: number, start: number, end: number): void {
    const repeats = this.length > 0 && this.units[this.length - 1] === unit;
    if (!repeats) this.run = 1;
    else if (unit === SPACE) return this.widenTo(end);
    else if (kindOf(unit) === LETTER) this.run += 1;
    if (this.run > 2) return this.shorten(end);
    if (this.length === this.units.length) this.grow();
    this.units[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  /** Lets the last unit cover what was dropped after it, such as its tashkeel. */
  widenTo(end: number): void {
    if (this.length > 0) this.ends[this.length - 1] = end;
  }

  /** By how many code units what was folded so far is longer than the `read` ones it came from. */
  gained(read: number): number {
    return this.length - read;
  }

  finish(): FoldedText {
    const { length } = this;
    let text = '';
    for (let i = 0; i < length; i += 4096) {
      text += String.fromCharCode(...this.units.subarray(i, Math.min(i + 4096, length)));
    }
    return { text, starts: this.starts.slice(0, length), ends: this.ends.slice(0, length) };
  }

  private shorten(end: number): void {
    if (this.run === 3) this.length -= 1;
    this.widenTo(end);
  }

  private grow(): void {
    this.units = enlarge(this.units, new Uint16Array(this.units.length * 2));
    this.starts = enlarge(this.starts, new Uint32Array(this.starts.length * 2));
    this.ends = enlarge(this.ends, new Uint32Array(this.ends.length * 2));
  }
}

function enlarge<A extends Uint16Array | Uint32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

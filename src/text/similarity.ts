import { kindOf, OTHER } from './letters.js';

const SHINGLE = 4;
const HASHES = 32;
const BANDS = 8;
const BAND_PLACE_BITS = 3;

/**
 * A 64-bit hash of the letters and digits of a folded text, as PostgreSQL's signed bigint. Punctuation and spacing do
 * not matter; a text of nothing else, such as a line of emoji, is hashed as it is. Stable across versions: it is stored.
 */
export function fingerprint(foldedText: string): bigint {
  const text = lettersAndDigits(foldedText) || foldedText;
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul((low << 5) - low + code, 0xcc9e2d51) ^ (low >>> 15);
  }
  return toSigned64(mix(high ^ text.length), mix(low ^ high));
}

/** A text in few numbers, for finding texts that share most of their shingles with it. */
export interface Sketch {
  /** Two bits of each of 32 MinHashes, as PostgreSQL's signed bigint: see `likeness`. */
  readonly bits: bigint;
  /** Eight numbers, each the band's place and two whole MinHashes in a signed 32-bit integer, for an index. */
  readonly bands: readonly number[];
}

/**
 * The MinHash sketch (Broder 1997) of the text's shingles of four letters or digits; its bits are those of b-bit MinHash
 * with two bits (Li and König 2010). Texts of 40 letters and more in which one word differs share a band.
 * Stable across versions: it is stored.
 */
export function sketch(foldedText: string): Sketch {
  const lowest = minHashes(lettersAndDigits(foldedText) || foldedText);
  return { bits: toSigned64(bitsOf(lowest, 1), bitsOf(lowest, 0)), bands: bandsOf(lowest) };
}

/** The share of shingles that two texts have in common (Jaccard), 0 to 1, when this many bits differ: ± 0.15. */
export const likenessAt = (distance: number): number => Math.max(0, 1 - distance / HASHES);

/**
 * In how many bits the sketch of a text of this many letters may differ from another that is nearly the same. Short
 * texts of one kind are alike by nature, and long ones stay so when several words are changed. Measured on comments of
 * which one word, or two, were changed: found are 53 and 9 in a hundred below 40 letters, 98 and 70 below 60, 99 and 93
 * below 100, 99 and 87 below 200, 99 and 95 above.
 */
export function nearBits(length: number): number {
  if (length < 40) return 12;
  if (length < 100) return 16;
  return length < 200 ? 10 : 8;
}

/** In how many of 64 bits two sketches differ; of unrelated texts in half of them. */
export function hammingDistance(a: bigint, b: bigint): number {
  const difference = BigInt.asUintN(64, a ^ b);
  return countBits(Number(difference & 0xffffffffn)) + countBits(Number(difference >> 32n));
}

/** The lowest value of each hash function over all shingles. */
function minHashes(text: string): Uint32Array {
  const shingles = hashShingles(text);
  return Uint32Array.from(SEEDS, (seed, i) => lowestHash(shingles, seed, MULTIPLIERS[i] ?? 1));
}

/** The inner loop of the sketch: nothing but arithmetic. */
function lowestHash(shingles: Int32Array, seed: number, multiplier: number): number {
  let lowest = 0xffffffff;
  for (let i = 0; i < shingles.length; i += 1) {
    const hash = Math.imul((shingles[i] ?? 0) ^ seed, multiplier) >>> 0;
    if (hash < lowest) lowest = hash;
  }
  return lowest;
}

function hashShingles(text: string): Int32Array {
  const shingles = new Int32Array(Math.max(1, text.length - SHINGLE + 1));
  for (let at = 0; at < shingles.length; at += 1) {
    let hash = 0x811c9dc5;
    const end = Math.min(at + SHINGLE, text.length);
    for (let i = at; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    shingles[at] = mix(hash);
  }
  return shingles;
}

function bandsOf(lowest: Uint32Array): readonly number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const both = mix(mix(lowest[2 * band] ?? 0) ^ (lowest[2 * band + 1] ?? 0));
    return (band << (32 - BAND_PLACE_BITS)) | (both >>> BAND_PLACE_BITS);
  });
}

/** One bit of each hash, the one at the given place of its mixture. */
function bitsOf(lowest: Uint32Array, place: number): number {
  return lowest.reduce((bits, hash, i) => bits | (((mix(hash) >>> place) & 1) << i), 0);
}

function lettersAndDigits(text: string): string {
  let kept = '';
  for (const character of text) {
    if (kindOf(character.codePointAt(0) ?? 0) !== OTHER) kept += character;
  }
  return kept;
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the answer. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** A family of hash functions: seeds and odd multipliers, all from one number. */
const SEEDS = Uint32Array.from({ length: HASHES }, (_, i) => mix(0x9e3779b9 * (i + 1)));
const MULTIPLIERS = Uint32Array.from({ length: HASHES }, (_, i) => mix(0x85ebca6b ^ (i + 1)) | 1);

function toSigned64(high: number, low: number): bigint {
  return BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
}

function countBits(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

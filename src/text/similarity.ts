import { kindOf, OTHER } from './letters.js';

const SHINGLE = 4;
const BAND_BITS = 16;

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

/**
 * The 64-bit SimHash (Charikar 2002) of the text's shingles of four letters or digits, as a signed bigint: texts that
 * share most of their shingles differ in few bits.
 */
export function simhash(foldedText: string): bigint {
  const text = lettersAndDigits(foldedText) || foldedText;
  const votes = new Int32Array(64);
  const last = Math.max(1, text.length - SHINGLE + 1);
  for (let i = 0; i < last; i += 1) {
    const hash = hashShingle(text, i);
    vote(votes, 0, mix(hash));
    vote(votes, 32, mix(hash ^ 0x7feb352d));
  }
  return toSigned64(majority(votes, 32), majority(votes, 0));
}

/**
 * Four numbers, each the band's index above 16 bits of the sketch, for an index of integers. Sketches that differ in at
 * most three bits share at least one.
 */
export function bands(sketch: bigint): readonly number[] {
  const bits = BigInt.asUintN(64, sketch);
  return [0, 1, 2, 3].map((band) => (band << BAND_BITS) | Number((bits >> BigInt(band * BAND_BITS)) & 0xffffn));
}

/** In how many of 64 bits two sketches differ. */
export function hammingDistance(a: bigint, b: bigint): number {
  const difference = BigInt.asUintN(64, a ^ b);
  return countBits(Number(difference & 0xffffffffn)) + countBits(Number(difference >> 32n));
}

function lettersAndDigits(text: string): string {
  let kept = '';
  for (const character of text) {
    if (kindOf(character.codePointAt(0) ?? 0) !== OTHER) kept += character;
  }
  return kept;
}

function hashShingle(text: string, at: number): number {
  let hash = 0x811c9dc5;
  const end = Math.min(at + SHINGLE, text.length);
  for (let i = at; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the answer. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function vote(votes: Int32Array, offset: number, hash: number): void {
  for (let bit = 0; bit < 32; bit += 1) {
    const index = offset + bit;
    votes[index] = (votes[index] ?? 0) + (((hash >>> bit) & 1) * 2 - 1);
  }
}

function majority(votes: Int32Array, offset: number): number {
  let bits = 0;
  for (let bit = 0; bit < 32; bit += 1) {
    if ((votes[offset + bit] ?? 0) > 0) bits |= 1 << bit;
  }
  return bits;
}

function toSigned64(high: number, low: number): bigint {
  return BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
}

function countBits(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

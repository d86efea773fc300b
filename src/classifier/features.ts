import type { FoldedText } from '../text/fold.js';
import { kindOf, OTHER } from '../text/letters.js';
import type { SparseFeatures } from './classifier.js';

/** Changes whenever the same text would give other features: a model fits one version only. */
export const FEATURE_VERSION = 1;

/** Folding may lengthen a text; nothing behind this many folded units is looked at. */
const LONGEST_UNITS = 8192;
const SHORTEST_NGRAM = 2;
const LONGEST_NGRAM = 5;
const PER_UNIT = LONGEST_NGRAM + 2;

const BOUNDARY = 0x20;
const WORD_SEED = 0x51ed270b;
const PAIR_SEED = 0x2545f491;
const SYMBOL_SEED = 0x6c62272e;
const FNV_PRIME = 0x01000193;

/**
 * The features of one view of a text: hashes of 32 bits, distinct, in the order in which they are met. The arrays are
 * the extractor's own and are overwritten by the next text; only the first `count` elements count.
 */
export interface HashedText {
  readonly count: number;
  readonly hashes: Uint32Array;
  /** The same before those that came again were left out. */
  readonly occurrences: Occurrences;
}

/** Every occurrence of a feature, with the place in the view where its word begins. */
interface Occurrences {
  readonly count: number;
  readonly hashes: Uint32Array;
  readonly froms: Uint32Array;
}

const raw = new Uint32Array(LONGEST_UNITS * PER_UNIT);
const froms = new Uint32Array(LONGEST_UNITS * PER_UNIT);
const distinct = new Uint32Array(LONGEST_UNITS * PER_UNIT);
const keys = new Uint32Array(1 << 17);
const stamps = new Uint32Array(1 << 17);
let stamp = 0;
let filled = 0;

/**
 * Hashed features of a view: n-grams of 2 to 5 characters inside words with their boundaries, words, pairs of
 * neighbouring words, and symbols such as emoji. `salt` tells views of one text apart.
 */
export function hashFeatures(view: FoldedText, salt = 0): HashedText {
  const occurrences = listOccurrences(view, salt);
  return { count: keepDistinct(occurrences.count), hashes: distinct, occurrences };
}

/** The features of a view by index, as a correction learns on them: a vector of length one. */
export function listFeatures(view: FoldedText, salt = 0): SparseFeatures {
  const { count, hashes } = hashFeatures(view, salt);
  const sorted = hashes.slice(0, count).toSorted();
  return { indices: sorted, values: new Float32Array(count).fill(1 / Math.sqrt(Math.max(1, count))) };
}

function listOccurrences(view: FoldedText, salt = 0): Occurrences {
  filled = 0;
  const { text } = view;
  const end = Math.min(text.length, LONGEST_UNITS);
  let before = 0;
  for (let at = 0; at < end;) {
    const code = text.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    if (kindOf(code) === OTHER) {
      if (code !== BOUNDARY) push(mix((salt ^ SYMBOL_SEED) + Math.imul(code, FNV_PRIME)), at);
      at += width;
      continue;
    }
    const to = endOfWord(text, at, end);
    before = addWord(text, at, to, salt, before);
    at = to;
  }
  return { count: filled, hashes: raw, froms };
}

function endOfWord(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.codePointAt(at) ?? 0;
    if (kindOf(code) === OTHER) return at;
    at += code > 0xffff ? 2 : 1;
  }
  return Math.min(at, end);
}

/** Adds a word, its pair with the word before, and its n-grams; answers the hash of the word. */
function addWord(text: string, from: number, to: number, salt: number, before: number): number {
  let word = salt ^ WORD_SEED;
  for (let at = from; at < to; at += 1) word = Math.imul(word ^ text.charCodeAt(at), FNV_PRIME);
  push(mix(word), from);
  if (before !== 0) push(mix(Math.imul(before, PAIR_SEED) ^ word), from);
  for (let at = from - 1; at < to; at += 1) addNgrams(text, at, from, to, salt);
  return word === 0 ? 1 : word;
}

/** The n-grams that begin at `at`; `from - 1` and `to` are the word's boundaries. */
function addNgrams(text: string, at: number, from: number, to: number, salt: number): void {
  let hash = Math.imul(salt ^ (at < from ? BOUNDARY : text.charCodeAt(at)) ^ 0x811c9dc5, FNV_PRIME);
  const last = Math.min(at + LONGEST_NGRAM, to + 1);
  for (let next = at + 1; next < last; next += 1) {
    hash = Math.imul(hash ^ (next === to ? BOUNDARY : text.charCodeAt(next)), FNV_PRIME);
    if (next - at >= SHORTEST_NGRAM - 1) push(mix(hash + next - at), from);
  }
}

function push(hash: number, from: number): void {
  if (filled >= raw.length) return;
  raw[filled] = hash;
  froms[filled] = from;
  filled += 1;
}

/** The finaliser of MurmurHash3. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Open addressing in a table that is emptied by counting up a stamp. */
function keepDistinct(count: number): number {
  stamp += 1;
  let size = 1024;
  while (size < 2 * count) size *= 2;
  const mask = size - 1;
  let kept = 0;
  for (let i = 0; i < count; i += 1) {
    const hash = raw[i] ?? 0;
    let slot = hash & mask;
    while (stamps[slot] === stamp && keys[slot] !== hash) slot = (slot + 1) & mask;
    if (stamps[slot] === stamp) continue;
    stamps[slot] = stamp;
    keys[slot] = hash;
    distinct[kept] = hash;
    kept += 1;
  }
  return kept;
}

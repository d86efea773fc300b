import { randomFrom } from './correction-fit.js';
import type { Buckets } from './correction.js';

interface Labelled {
  readonly buckets: Buckets;
  readonly isRejected: boolean;
}

const TELLING = 32;

/**
 * Deals comments to folds: each fold gets its part of either label, and copies of a text, whose labels may differ, stay
 * together so that no fold is judged by what it was learnt from.
 * @returns the fold of each comment, 0 to `folds` - 1; the same for the same comments and seed
 */
export function dealFolds(texts: readonly Labelled[], folds: number, seed: number): Uint8Array {
  const keys = texts.map(({ buckets }) => hashOf(buckets, seed));
  const labels = new Map<number, boolean>();
  texts.forEach(({ isRejected }, at) => labels.set(keys[at] ?? 0, isRejected || labels.get(keys[at] ?? 0) === true));
  const foldOf = new Map<number, number>();
  for (const label of [true, false]) {
    const group = [...labels].filter(([, isRejected]) => isRejected === label).map(([key]) => key);
    const first = Math.floor(randomFrom(seed)() * folds);
    group.toSorted((a, b) => a - b).forEach((key, place) => foldOf.set(key, (first + place) % folds));
  }
  return Uint8Array.from(keys, (key) => foldOf.get(key) ?? 0);
}

/** FNV-1a over the first buckets and their number: enough to know copies by. */
function hashOf(buckets: Buckets, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const bucket of [...buckets.subarray(0, TELLING), buckets.length])
    hash = Math.imul(hash ^ bucket, 0x01000193) >>> 0;
  return hash;
}

import type { SparseRows } from './logistic.js';

/**
 * How much more often than expected each feature stands in rows of the class, as the difference of two logarithms
 * (Wang, Manning: Baselines and bigrams, 2012). With it in front, rare but telling features are learnt sooner.
 */
export function naiveBayesPrior(rows: SparseRows, chosen: Uint32Array, labels: Uint8Array, bits: number): Float32Array {
  const size = 2 ** bits;
  const counts = [new Float32Array(size).fill(1), new Float32Array(size).fill(1)] as const;
  chosen.forEach((row, i) => count(rows, row, counts[labels[i] === 1 ? 1 : 0]));
  const [clean, bad] = counts.map((of) => of.reduce((sum, n) => sum + n, 0));
  const shift = Math.log((clean ?? 1) / (bad ?? 1));
  return Float32Array.from({ length: size }, (_, i) => Math.log((counts[1][i] ?? 1) / (counts[0][i] ?? 1)) + shift);
}

function count({ starts, indices }: SparseRows, row: number, into: Float32Array): void {
  const end = starts[row + 1] ?? 0;
  const mask = into.length - 1;
  for (let at = starts[row] ?? 0; at < end; at += 1) {
    const index = (indices[at] ?? 0) & mask;
    into[index] = (into[index] ?? 0) + 1;
  }
}

import type { FoldedText } from '../text/fold.js';
import type { Reading } from '../reading/reading.js';
import type { Word } from '../text/words.js';
import type { TellingSpan } from './classifier.js';
import { hashFeatures } from './features.js';
import { VIEWS, type Head, type View, type WeightTable } from './model.js';
import { SALT, viewOf } from './views.js';

/**
 * The words of a text that speak for a class, strongest first: each with the sum of the weights of its features in all
 * views. A pair of words counts for its second word.
 */
export function tellingWords(
  reading: Reading,
  { tables }: Head,
  shares: Readonly<Record<View, number>>,
): readonly TellingSpan[] {
  const { words } = reading;
  const weights = new Float64Array(words.length);
  for (const view of VIEWS) {
    const table = tables.find((one) => one.view === view);
    if (table && shares[view] !== 0) addWeights(weights, words, viewOf(reading, view), table, shares[view]);
  }
  return words
    .map(({ start, end }, i) => ({ start, end, weight: weights[i] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.start - b.start);
}

function addWeights(
  sums: Float64Array,
  words: readonly Word[],
  text: FoldedText,
  { view, weights, scale }: WeightTable,
  share: number,
): void {
  const { count: distinct, occurrences } = hashFeatures(text, SALT[view]);
  const { count, hashes, froms } = occurrences;
  const length = Math.sqrt(Math.max(1, distinct));
  const mask = weights.length - 1;
  let word = 0;
  for (let i = 0; i < count; i += 1) {
    const start = text.starts[froms[i] ?? 0] ?? 0;
    while (word < words.length - 1 && (words[word]?.end ?? 0) <= start) word += 1;
    if ((words[word]?.start ?? Infinity) > start) continue;
    sums[word] = (sums[word] ?? 0) + (share * scale * (weights[(hashes[i] ?? 0) & mask] ?? 0)) / length;
  }
}

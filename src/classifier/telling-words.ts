import type { FoldedText } from '../text/fold.js';
import type { Reading } from '../reading/reading.js';
import type { Word } from '../text/words.js';
import type { TellingSpan } from './classifier.js';
import { hashFeatures } from './features.js';
import type { Head, View, WeightTable } from './model.js';
import { SALT, viewOf } from './views.js';

/**
 * The words of a text that speak most for a class, strongest first: each with the sum of the weights of its features.
 * @param atMost how many; few, for each word is compared with all of them at worst
 */
export function tellingWords(
  reading: Reading,
  { tables }: Head,
  shares: Readonly<Record<View, number>>,
  atMost: number,
): readonly TellingSpan[] {
  const { words } = reading;
  const sums = new Float64Array(words.length);
  for (const table of tables) {
    const share = shares[table.view];
    if (share !== 0) addWeights(sums, words, viewOf(reading, table.view), table, share);
  }
  return strongest(sums, atMost).map((i) => ({
    start: words[i]?.start ?? 0,
    end: words[i]?.end ?? 0,
    weight: sums[i] ?? 0,
  }));
}

/** The places of the largest positive numbers, in descending order; of equal ones the first. */
function strongest(sums: Float64Array, atMost: number): readonly number[] {
  const places: number[] = [];
  for (let i = 0; i < sums.length; i += 1) {
    const sum = sums[i] ?? 0;
    const isAmong = places.length < atMost || sum > (sums[places.at(-1) ?? 0] ?? 0);
    if (sum <= 0 || !isAmong) continue;
    let at = places.length;
    while (at > 0 && (sums[places[at - 1] ?? 0] ?? 0) < sum) at -= 1;
    places.splice(at, 0, i);
    if (places.length > atMost) places.pop();
  }
  return places;
}

/** A pair of words counts for its second word; what begins outside of every word counts for none. */
function addWeights(
  sums: Float64Array,
  words: readonly Word[],
  text: FoldedText,
  { view, weights, scale }: WeightTable,
  share: number,
): void {
  const { count: distinct, occurrences } = hashFeatures(text, SALT[view]);
  const { count, hashes, froms } = occurrences;
  const factor = (share * scale) / Math.sqrt(Math.max(1, distinct));
  const mask = weights.length - 1;
  let word = 0;
  for (let i = 0; i < count; i += 1) {
    const start = text.starts[froms[i] ?? 0] ?? 0;
    while (word < words.length - 1 && (words[word]?.end ?? 0) <= start) word += 1;
    if ((words[word]?.start ?? Infinity) > start) continue;
    sums[word] = (sums[word] ?? 0) + factor * (weights[(hashes[i] ?? 0) & mask] ?? 0);
  }
}

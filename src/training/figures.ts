/** How well scores tell labels apart. */
export interface Figures {
  readonly n: number;
  readonly positives: number;
  readonly auc: number;
  readonly recallAt1: number;
  readonly recallAt5: number;
  /** Precision when nine in ten positives are caught. */
  readonly precisionAt90: number;
  readonly f1: number;
}

/** Area under the ROC curve, ties counted half; NaN when one class is missing. */
export function auc(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const n = scores.length;
  const order = orderOf(scores);
  let ranks = 0;
  let positives = 0;
  for (let i = 0; i < n;) {
    let j = i;
    while (j < n && scores[order[j] ?? 0] === scores[order[i] ?? 0]) j += 1;
    const rank = (i + j + 1) / 2;
    for (let k = i; k < j; k += 1) {
      if (labels[order[k] ?? 0] !== 1) continue;
      ranks += rank;
      positives += 1;
    }
    i = j;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (n - positives));
}

/** The score above which at most `share` of the clean ones lie. */
export function thresholdFor(cleanScores: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(cleanScores).toSorted();
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * (1 - share)))] ?? 0;
}

/** All figures at once; `f1` is the mean over both classes at the threshold `at`. */
export function figuresOf(scores: ArrayLike<number>, labels: ArrayLike<number>, at: number): Figures {
  const n = scores.length;
  const clean: number[] = [];
  const bad: number[] = [];
  for (let i = 0; i < n; i += 1) (labels[i] === 1 ? bad : clean).push(scores[i] ?? 0);
  const recall = (share: number): number => above(bad, thresholdFor(clean, share)) / bad.length;
  const sorted = Float64Array.from(bad).toSorted();
  const lowest = sorted[Math.floor(sorted.length * 0.1)] ?? 0;
  const kept = bad.filter((s) => s >= lowest).length;
  const wrong = clean.filter((s) => s >= lowest).length;
  return {
    n,
    positives: bad.length,
    auc: auc(scores, labels),
    recallAt1: recall(0.01),
    recallAt5: recall(0.05),
    precisionAt90: kept / (kept + wrong),
    f1: macroF1(above(bad, at), bad.length, above(clean, at), clean.length),
  };
}

function above(scores: readonly number[], threshold: number): number {
  return scores.filter((score) => score > threshold).length;
}

function macroF1(hits: number, bad: number, alarms: number, clean: number): number {
  const positive = (2 * hits) / (hits + alarms + bad);
  const negative = (2 * (clean - alarms)) / (clean - alarms + (bad - hits) + clean);
  return (positive + negative) / 2;
}

function orderOf(scores: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: scores.length }, (_, i) => i).toSorted(
    (a, b) => (scores[a] ?? 0) - (scores[b] ?? 0),
  );
}

/** Tenths of the probabilities, with what was said and what was true in each; empty ones are left out. */
export function calibrationBins(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
): readonly { readonly from: number; readonly rows: number; readonly mean: number; readonly share: number }[] {
  const bins = Array.from({ length: 10 }, (_, bin) => ({ from: bin / 10, rows: 0, sum: 0, positives: 0 }));
  for (let i = 0; i < probabilities.length; i += 1) {
    const probability = probabilities[i] ?? 0;
    const bin = bins[Math.min(9, Math.floor(10 * probability))];
    if (!bin) continue;
    bin.rows += 1;
    bin.sum += probability;
    bin.positives += labels[i] === 1 ? 1 : 0;
  }
  return bins
    .filter(({ rows }) => rows > 0)
    .map(({ from, rows, sum, positives }) => ({ from, rows, mean: sum / rows, share: positives / rows }));
}

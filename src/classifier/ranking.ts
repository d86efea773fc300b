/**
 * Area under the ROC curve: the chance that a rejected comment scores above an approved one, ties counted half.
 * @returns null when either class is missing
 */
export function rankingQuality(scores: Float64Array, rejected: Uint8Array): number | null {
  const order = ascending(scores);
  let ranks = 0;
  let positives = 0;
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) to += 1;
    for (let at = from; at < to; at += 1) {
      if (rejected[order[at] ?? 0] !== 1) continue;
      ranks += (from + to + 1) / 2;
      positives += 1;
    }
    from = to;
  }
  const pairs = positives * (order.length - positives);
  return pairs === 0 ? null : (ranks - (positives * (positives + 1)) / 2) / pairs;
}

/** Indices of the scores, smallest first; equal ones in their order. */
export function ascending(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores.keys()).toSorted((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b);
}

/** Surprise at each label, in nats: what the logarithmic loss is the mean of. */
export function surprise(probability: number, isRejected: boolean): number {
  const likely = isRejected ? probability : 1 - probability;
  return -Math.log(Math.max(likely, 1e-9));
}

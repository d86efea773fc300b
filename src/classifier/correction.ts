import type { Classification, SparseFeatures } from './classifier.js';

/** Features are masked to this many buckets, whatever the size of the model. */
export const BUCKETS = 1 << 16;

/** Log-odds beyond this are taken as this: nothing is more certain than one in twenty thousand. */
const MOST_LOG_ODDS = 10;

/**
 * What one site's moderators taught: the model's log-odds are stretched and moved, and each feature adds its own.
 * Fits one version of the model only. Immutable.
 */
export interface Correction {
  readonly slope: number;
  readonly intercept: number;
  /** One for each bucket in steps of `step`; empty where the decisions moved nothing but slope and intercept. */
  readonly weights: Int8Array;
  readonly step: number;
  /** One bit for each bucket: features that occurred in the decided comments. */
  readonly seen: Uint8Array;
}

/** A text as a correction reads it: distinct buckets. Each counts for 1 / sqrt(their number). */
export type Buckets = Uint16Array;

/** Which call last met a bucket, so that a text is read without sorting. */
const metIn = new Uint32Array(BUCKETS);
let calls = 0;

/** The buckets of a text's features. Values are left aside: whether a feature occurs is what counts. */
export function bucketsOf({ indices }: SparseFeatures): Buckets {
  calls = calls === 0xffff_ffff ? 1 : calls + 1;
  if (calls === 1) metIn.fill(0);
  const buckets = new Uint16Array(indices.length);
  let kept = 0;
  for (const index of indices) {
    const bucket = index & (BUCKETS - 1);
    if (metIn[bucket] === calls) continue;
    metIn[bucket] = calls;
    buckets[kept] = bucket;
    kept += 1;
  }
  return buckets.slice(0, kept);
}

/** Probability, 0 to 1, that the site's moderators would reject a comment with these log-odds and features. */
export function applyCorrection(correction: Correction, logit: number, features: SparseFeatures): number {
  return toProbability(correctedLogOdds(correction, logit, bucketsOf(features)));
}

/** The corrected log-odds of a text. */
export function correctedLogOdds(correction: Correction, logit: number, buckets: Buckets): number {
  const { slope, intercept, weights, step } = correction;
  const base = slope * boundedLogOdds(logit) + intercept;
  if (weights.length === 0 || buckets.length === 0) return base;
  let sum = 0;
  for (const bucket of buckets) sum += weights[bucket] ?? 0;
  return base + (sum * step) / Math.sqrt(buckets.length);
}

/** Probability that a moderator of the site would reject the comment: the model's own where nothing was learnt. */
export function correctedProbability(classification: Classification, correction: Correction | null): number {
  if (correction === null) return classification.probabilities.offensive;
  return applyCorrection(correction, learningLogOdds(classification), classification.features());
}

/** The log-odds that corrections start from: those of the calibrated probability, which are right where nothing is known. */
export function learningLogOdds({ probabilities }: Classification): number {
  const probability = probabilities.offensive;
  return boundedLogOdds(Math.log(probability / (1 - probability)));
}

/** Share of a text's features, 0 to 1, that did not occur in the comments the correction was learnt from. */
export function unseenShare({ seen }: Correction, buckets: Buckets): number {
  if (buckets.length === 0) return 0;
  const unseen = buckets.filter((bucket) => ((seen[bucket >> 3] ?? 0) & (1 << (bucket & 7))) === 0);
  return unseen.length / buckets.length;
}

export const toProbability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Not a number counts as undecided. */
export function boundedLogOdds(logit: number): number {
  if (Number.isNaN(logit)) return 0;
  return Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, logit));
}

import type { ProvenThreshold } from '../classifier/auto-thresholds.js';
import type { Classifier } from '../classifier/classifier.js';
import { randomFrom, shuffle } from '../classifier/correction-fit.js';
import { bucketsOf, correctedLogOdds, learningLogOdds, toProbability } from '../classifier/correction.js';
import { learnCorrection, type DecidedExample, type LearningOptions } from '../classifier/learn-correction.js';
import { ascending, rankingQuality } from '../classifier/ranking.js';
import type { Reading } from '../reading/reading.js';

/** What happened to the comments that the simulated moderators did not see. Shares and figures are from 0 to 1. */
export interface SiteFigures {
  readonly decisions: number;
  readonly isLearnt: boolean;
  readonly aucBefore: number;
  readonly auc: number;
  /** Share of abuse found where nine in ten alarms are right. */
  readonly recallAt90: number;
  /** What the threshold did on the unseen comments; null when the decisions proved none. */
  readonly approve: Realised | null;
  readonly reject: Realised | null;
}

export interface Realised {
  /** Share of the unseen comments decided automatically. */
  readonly share: number;
  /** Share of these decided as their label says. */
  readonly agreed: number;
}

/** A labelled text as a decided comment. */
export function toExample(reading: Reading, rejected: boolean, classifier: Classifier): DecidedExample {
  const classification = classifier.classify(reading);
  return { logit: learningLogOdds(classification), buckets: bucketsOf(classification.features()), rejected };
}

/**
 * Plays a site: moderators decide `k` comments drawn at random, a correction is learnt from these alone, and everything
 * else tells how good it is. The same seed draws the same comments.
 */
export function simulateSite(
  site: readonly DecidedExample[],
  k: number,
  seed: number,
  options: Partial<LearningOptions> = {},
): SiteFigures {
  const order = Uint32Array.from(site.keys());
  shuffle(order, randomFrom(seed));
  const pick = (indices: Uint32Array): DecidedExample[] => [...indices].flatMap((at) => site[at] ?? []);
  const rest = pick(order.subarray(k));
  const outcome = learnCorrection(pick(order.subarray(0, k)), { fewest: k, seed, ...options });
  const rejected = Uint8Array.from(rest, (example) => (example.rejected ? 1 : 0));
  const base = Float64Array.from(rest, ({ logit }) => toProbability(logit));
  const scores = outcome.learnt
    ? Float64Array.from(rest, ({ logit, buckets }) =>
        toProbability(correctedLogOdds(outcome.correction, logit, buckets)),
      )
    : base;
  return {
    decisions: k,
    isLearnt: outcome.learnt,
    aucBefore: rankingQuality(base, rejected) ?? 0,
    auc: rankingQuality(scores, rejected) ?? 0,
    recallAt90: recallAt90(scores, rejected),
    approve: outcome.learnt ? realise(scores, rejected, 0, outcome.figures.approve) : null,
    reject: outcome.learnt ? realise(scores, rejected, 1, outcome.figures.reject) : null,
  };
}

function realise(
  scores: Float64Array,
  rejected: Uint8Array,
  side: 0 | 1,
  threshold: ProvenThreshold | null,
): Realised | null {
  if (threshold === null) return null;
  const { probability } = threshold;
  const automatic = rejected.filter((_, at) => {
    const score = scores[at] ?? 0;
    return side === 0 ? score <= probability : score >= probability;
  });
  const agreed = automatic.filter((label) => label === side).length;
  return { share: automatic.length / scores.length, agreed: agreed / Math.max(1, automatic.length) };
}

function recallAt90(scores: Float64Array, rejected: Uint8Array): number {
  const order = ascending(scores).toReversed();
  const positives = rejected.reduce((sum, one) => sum + one, 0);
  let [caught, recall] = [0, 0];
  order.forEach((at, place) => {
    caught += rejected[at] ?? 0;
    if (caught / (place + 1) >= 0.9) recall = caught / positives;
  });
  return recall;
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

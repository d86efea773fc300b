import { ascending } from './ranking.js';
import { wilsonLower } from './wilson.js';

/** What a site asks of decisions that nobody looks at. */
export interface Targets {
  /** Of the comments approved automatically, the share that a moderator would approve too. */
  readonly npv: number;
  /** Of those rejected automatically, the share that a moderator would reject too. */
  readonly precision: number;
}

/** A threshold that keeps its promise, with the figures that prove it. */
export interface ProvenThreshold {
  /** Probability of rejection, 0 to 1: approve up to it, or reject from it on, this value included. */
  readonly probability: number;
  /** Share of the judged comments on the automatic side. */
  readonly share: number;
  /** Share of these on which the moderator agreed, as seen, and what it is at least with 95 % certainty. */
  readonly agreed: number;
  readonly agreedAtLeast: number;
  /** Comments on the automatic side that a moderator judged, and those judged the other way. */
  readonly judged: number;
  readonly wrong: number;
}

export interface Thresholds {
  readonly approve: ProvenThreshold | null;
  readonly reject: ProvenThreshold | null;
}

/**
 * Judged comments by probability. The weight says how many comments one stands for: the inverse of its chance to be
 * shown to a moderator; 0 for those that were not drawn but reported, which say nothing about the rest.
 */
export interface JudgedScores {
  readonly probabilities: Float64Array;
  readonly rejected: Uint8Array;
  readonly weights: Float64Array;
}

/**
 * The widest thresholds whose agreement is at least the target with one-sided certainty of 95 %, or null where these
 * comments prove none. Weighted comments count by Kish's effective sample size.
 */
export function proveThresholds(scores: JudgedScores, targets: Targets): Thresholds {
  const order = [...ascending(scores.probabilities)].filter((at) => (scores.weights[at] ?? 0) > 0);
  const approve = widest(order, scores, 0, targets.npv);
  const reject = widest(order.toReversed(), scores, 1, targets.precision);
  // Decisions that contradict each other must not meet: the side that agrees less gives way.
  if (!approve || !reject || approve.probability < reject.probability) return { approve, reject };
  return approve.agreedAtLeast < reject.agreedAtLeast ? { approve: null, reject } : { approve, reject: null };
}

function widest(order: readonly number[], scores: JudgedScores, side: 0 | 1, target: number): ProvenThreshold | null {
  const total = order.reduce((sum, at) => sum + (scores.weights[at] ?? 0), 0);
  const tally = { judged: 0, wrong: 0, weight: 0, squares: 0, agreed: 0 };
  let proven: ProvenThreshold | null = null;
  order.forEach((at, place) => {
    const weight = scores.weights[at] ?? 0;
    const agrees = scores.rejected[at] === side;
    tally.judged += 1;
    tally.wrong += agrees ? 0 : 1;
    tally.weight += weight;
    tally.squares += weight * weight;
    tally.agreed += agrees ? weight : 0;
    const probability = scores.probabilities[at] ?? 0;
    // Between equal probabilities there is no threshold.
    if (scores.probabilities[order[place + 1] ?? -1] === probability) return;
    const agreed = tally.agreed / tally.weight;
    const effective = (tally.weight * tally.weight) / tally.squares;
    const agreedAtLeast = wilsonLower(agreed * effective, effective);
    if (agreedAtLeast < target) return;
    const { judged, wrong } = tally;
    proven = { probability, share: tally.weight / total, agreed, agreedAtLeast, judged, wrong };
  });
  return proven;
}

import { boundedLogOdds, BUCKETS, toProbability, type Buckets, type Correction } from './correction.js';

/** One decided comment as the fit reads it. */
export interface DecidedText {
  readonly logit: number;
  readonly buckets: Buckets;
  readonly isRejected: boolean;
}

/** Slope and intercept are drawn to 1 and 0, as if so much variance were known of them beforehand. */
const SLOPE_VARIANCE = 1;
const INTERCEPT_VARIANCE = 4;
const ROUNDS = 3;
const EPOCHS = 4;
const NEWTON_STEPS = 12;
const CLOSE = 1e-7;
/** Comments between two chances for the caller to do something else: well below a millisecond. */
const SLICE = 100;

/**
 * Fits a correction: logistic regression with the model's log-odds as a starting point. Weights of features are drawn
 * to zero, the harder the smaller `cost`; with a cost of 0 they stay there. Slope and intercept and the weights take
 * turns, the former by Newton's method, the latter by dual coordinate descent (Yu, Huang, Lin: Dual coordinate descent
 * methods for logistic regression and maximum entropy models, 2011). The same comments give the same correction.
 * Yields every now and then.
 */
export function* fitCorrection(texts: readonly DecidedText[], cost: number, seed: number): Generator<void, Correction> {
  const scale: Scale = { slope: 1, intercept: 0 };
  const descent = new DualDescent(texts, cost, seed);
  for (let round = 0; round < ROUNDS; round += 1) {
    yield* fitScale(scale, texts, descent.sums);
    if (cost === 0) break;
    for (let epoch = 0; epoch < EPOCHS; epoch += 1) yield* descent.pass(scale);
    yield* descent.addUp();
  }
  return { ...scale, ...quantize(descent.weights, cost), seen: seenIn(texts) };
}

interface Scale {
  slope: number;
  intercept: number;
}

/** Newton's method on slope and intercept, with what the features add to each text held fast. */
function* fitScale(scale: Scale, texts: readonly DecidedText[], sums: Float64Array): Generator<void, void> {
  for (let attempt = 0; attempt < NEWTON_STEPS; attempt += 1) {
    yield;
    let [slopeGradient, interceptGradient] = [(scale.slope - 1) / SLOPE_VARIANCE, scale.intercept / INTERCEPT_VARIANCE];
    let [slopeCurve, crossCurve, interceptCurve] = [1 / SLOPE_VARIANCE, 0, 1 / INTERCEPT_VARIANCE];
    texts.forEach(({ logit, isRejected }, at) => {
      const x = boundedLogOdds(logit);
      const p = toProbability(scale.slope * x + scale.intercept + (sums[at] ?? 0));
      const error = p - (isRejected ? 1 : 0);
      const curve = p * (1 - p);
      slopeGradient += error * x;
      interceptGradient += error;
      slopeCurve += curve * x * x;
      crossCurve += curve * x;
      interceptCurve += curve;
    });
    const determinant = slopeCurve * interceptCurve - crossCurve * crossCurve;
    const slopeStep = (interceptCurve * slopeGradient - crossCurve * interceptGradient) / determinant;
    const interceptStep = (slopeCurve * interceptGradient - crossCurve * slopeGradient) / determinant;
    scale.slope -= bounded(slopeStep);
    scale.intercept -= bounded(interceptStep);
    if (Math.abs(slopeStep) + Math.abs(interceptStep) < CLOSE) return;
  }
}

/** A step of Newton's method far from the goal may be too long. */
const bounded = (step: number): number => Math.max(-2, Math.min(2, step));

/** Dual coordinate descent: one dual variable in (0, cost) for each text, and the weights that follow from them. */
class DualDescent {
  readonly weights = new Float64Array(BUCKETS);
  /** What the features of each text add to its log-odds. */
  readonly sums: Float64Array;
  private readonly duals: Float64Array;
  private readonly order: Uint32Array;
  private readonly random: () => number;

  constructor(
    private readonly texts: readonly DecidedText[],
    private readonly cost: number,
    seed: number,
  ) {
    this.sums = new Float64Array(texts.length);
    this.duals = new Float64Array(texts.length);
    this.order = Uint32Array.from(texts.keys());
    this.random = randomFrom(seed);
  }

  *pass(scale: Scale): Generator<void, void> {
    shuffle(this.order, this.random);
    for (const [visited, at] of this.order.entries()) {
      this.improve(at, scale);
      if (visited % SLICE === SLICE - 1) yield;
    }
  }

  *addUp(): Generator<void, void> {
    for (const [at, { buckets }] of this.texts.entries()) {
      this.sums[at] = this.sumOf(buckets);
      if (at % SLICE === SLICE - 1) yield;
    }
  }

  private improve(at: number, { slope, intercept }: Scale): void {
    const text = this.texts[at];
    if (!text || text.buckets.length === 0) return;
    const { buckets, logit, isRejected } = text;
    const side = isRejected ? 1 : -1;
    const margin = side * (slope * boundedLogOdds(logit) + intercept + this.sumOf(buckets));
    const before = this.duals[at] ?? 0;
    const after = solveDual(margin, before, this.cost);
    this.duals[at] = after;
    const move = (side * (after - before)) / Math.sqrt(buckets.length);
    for (const bucket of buckets) this.weights[bucket] = (this.weights[bucket] ?? 0) + move;
  }

  private sumOf(buckets: Buckets): number {
    let sum = 0;
    for (const bucket of buckets) sum += this.weights[bucket] ?? 0;
    return buckets.length === 0 ? 0 : sum / Math.sqrt(buckets.length);
  }
}

/**
 * The dual variable a in (0, cost) where a - before + margin + ln(a / (cost - a)) is zero, for a text of length 1.
 * Solved for t = ln(a / (cost - a)), where the function rises with a slope of at least 1: Newton between two bounds.
 */
function solveDual(margin: number, before: number, cost: number): number {
  let low = before - margin - cost;
  let high = before - margin;
  let t = Math.max(low, Math.min(high, 0));
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const share = toProbability(t);
    const value = cost * share - before + margin + t;
    if (Math.abs(value) < CLOSE) break;
    if (value > 0) high = t;
    else low = t;
    const next = t - value / (cost * share * (1 - share) + 1);
    t = next > low && next < high ? next : (low + high) / 2;
  }
  return cost * toProbability(t);
}

function quantize(weights: Float64Array, cost: number): Pick<Correction, 'weights' | 'step'> {
  if (cost === 0) return { weights: new Int8Array(0), step: 0 };
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const step = Math.fround(largest / 127) || 1;
  const rounded = new Int8Array(weights.length);
  for (const [bucket, weight] of weights.entries()) if (weight !== 0) rounded[bucket] = Math.round(weight / step);
  return { weights: rounded, step };
}

function seenIn(texts: readonly DecidedText[]): Uint8Array {
  const seen = new Uint8Array(BUCKETS / 8);
  for (const { buckets } of texts)
    for (const bucket of buckets) seen[bucket >> 3] = (seen[bucket >> 3] ?? 0) | (1 << (bucket & 7));
  return seen;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Fisher and Yates. */
export function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}

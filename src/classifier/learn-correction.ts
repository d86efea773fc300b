import { dealFolds } from './correction-folds.js';
import { fitCorrection, type DecidedText } from './correction-fit.js';
import { boundedLogOdds, correctedLogOdds, toProbability, type Buckets, type Correction } from './correction.js';
import { proveThresholds, type Targets, type Thresholds } from './auto-thresholds.js';
import { rankingQuality, surprise } from './ranking.js';

/** One comment that a moderator decided. */
export interface DecidedExample {
  /** The model's log-odds, see `learningLogOdds`. */
  readonly logit: number;
  /** See `bucketsOf`. */
  readonly buckets: Buckets;
  readonly rejected: boolean;
  /** How many comments it stands for where thresholds are proven, see `JudgedScores`; 1 when left out. */
  readonly weight?: number;
  /** Decided after the correction in use was learnt, so that the two can be compared on it. */
  readonly isNew?: boolean;
}

export interface LearningOptions {
  readonly targets: Targets;
  /** With fewer decisions nothing is learnt. */
  readonly fewest: number;
  readonly folds: number;
  readonly seed: number;
  /** The correction in use, which a new one has to beat on the decisions that came after it. */
  readonly current: Correction | null;
}

export const DEFAULT_LEARNING: LearningOptions = {
  targets: { npv: 0.97, precision: 0.95 },
  fewest: 200,
  folds: 5,
  seed: 1,
  current: null,
};

/** How well probabilities fit what moderators decided: lower log-loss and higher AUC are better. */
export interface Fit {
  readonly logLoss: number;
  readonly auc: number;
}

/** What a correction achieves, judged on comments that it was not learnt from. */
export interface CorrectionFigures extends Thresholds {
  readonly decisions: number;
  readonly rejected: number;
  /** The model alone, and with the correction. */
  readonly before: Fit;
  readonly after: Fit;
  /** How freely features may differ from the model; 0 when only slope and intercept were learnt. */
  readonly cost: number;
}

export type Outcome =
  | { readonly learnt: true; readonly correction: Correction; readonly figures: CorrectionFigures }
  | { readonly learnt: false; readonly why: 'too-few' | 'one-class' | 'not-better' };

/** Fewer of either decision cannot be dealt to folds. */
const FEWEST_OF_EACH = 10;
/** Fewer decisions since the correction in use say nothing about which one is better. */
const FEWEST_NEW = 50;
const COSTS = [0, 0.5, 2, 8];
/** How many standard errors a gain must be away from none: 95 % certain on one side. */
const CERTAIN = 1.645;
const ROUNDING = 1e-6;

/** Learns in one go, see `learnInSteps`. */
export function learnCorrection(examples: readonly DecidedExample[], options: Partial<LearningOptions> = {}): Outcome {
  const steps = learnInSteps(examples, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Learns a correction from a site's decisions, or says why not. How free it is (`COSTS`) is chosen by cross validation;
 * it is kept only when its log-loss on comments it has not seen is lower than the model's with 95 % certainty and its AUC
 * is not lower, and when it is no worse than the correction in use on what was decided since. Deterministic.
 * Yields every now and then, so that learning can be spread over time.
 */
export function* learnInSteps(
  examples: readonly DecidedExample[],
  options: Partial<LearningOptions> = {},
): Generator<void, Outcome> {
  const settings = { ...DEFAULT_LEARNING, ...options };
  const refusal = whyNot(examples, settings.fewest);
  if (refusal !== null) return { learnt: false, why: refusal };
  const texts = examples.map(({ logit, buckets, rejected }) => ({
    logit: boundedLogOdds(logit),
    buckets,
    isRejected: rejected,
  }));
  yield;
  const folds = dealFolds(texts, settings.folds, settings.seed);
  yield;
  const judge = new Judge(texts, folds, settings);
  let best: Trial | null = null;
  for (const cost of COSTS) {
    const trial = yield* judge.tryCost(cost);
    yield;
    if (judge.isBetter(trial) && (best === null || trial.fit.logLoss < best.fit.logLoss)) best = trial;
  }
  if (best === null || !beatsCurrent(best, examples, texts, settings.current))
    return { learnt: false, why: 'not-better' };
  yield;
  const correction = yield* fitCorrection(texts, best.cost, settings.seed);
  return { learnt: true, correction, figures: judge.figuresOf(best, examples, settings.targets) };
}

function whyNot(examples: readonly DecidedExample[], fewest: number): 'too-few' | 'one-class' | null {
  const rejected = examples.filter((example) => example.rejected).length;
  const fewer = Math.min(rejected, examples.length - rejected);
  if (examples.length > 0 && fewer === 0) return 'one-class';
  return examples.length < fewest || fewer < FEWEST_OF_EACH ? 'too-few' : null;
}

/** One way to learn, judged fold by fold. */
interface Trial {
  readonly cost: number;
  readonly fit: Fit;
  /** Of each comment, from the fold that did not learn from it. */
  readonly probabilities: Float64Array;
}

/** Cross validation: each comment is judged by a correction learnt from the other folds. */
class Judge {
  private readonly rejected: Uint8Array;
  private readonly base: Float64Array;
  readonly before: Fit;

  constructor(
    private readonly texts: readonly DecidedText[],
    private readonly folds: Uint8Array,
    private readonly settings: LearningOptions,
  ) {
    this.rejected = Uint8Array.from(texts, ({ isRejected }) => (isRejected ? 1 : 0));
    this.base = Float64Array.from(texts, ({ logit }) => toProbability(logit));
    this.before = this.fitOf(this.base);
  }

  *tryCost(cost: number): Generator<void, Trial> {
    const probabilities = new Float64Array(this.texts.length);
    for (let fold = 0; fold < this.settings.folds; fold += 1) {
      const others = this.texts.filter((_, at) => this.folds[at] !== fold);
      const correction = yield* fitCorrection(others, cost, this.settings.seed);
      this.texts.forEach(({ logit, buckets }, at) => {
        if (this.folds[at] === fold) probabilities[at] = toProbability(correctedLogOdds(correction, logit, buckets));
      });
      yield;
    }
    return { cost, probabilities, fit: this.fitOf(probabilities) };
  }

  isBetter({ probabilities, fit }: Trial): boolean {
    if (fit.auc < this.before.auc - ROUNDING) return false;
    const gains = this.texts.map(
      ({ isRejected }, at) => surprise(this.base[at] ?? 0, isRejected) - surprise(probabilities[at] ?? 0, isRejected),
    );
    const mean = meanOf(gains);
    const variance = meanOf(gains.map((gain) => (gain - mean) ** 2));
    return mean > CERTAIN * Math.sqrt(variance / gains.length);
  }

  figuresOf({ cost, fit, probabilities }: Trial, examples: readonly DecidedExample[], targets: Targets) {
    const { rejected, before } = this;
    const weights = Float64Array.from(examples, ({ weight = 1 }) => weight);
    return {
      decisions: examples.length,
      rejected: rejected.reduce((sum, one) => sum + one, 0),
      before,
      after: fit,
      cost,
      ...proveThresholds({ probabilities, rejected, weights }, targets),
    };
  }

  /** Folds have scales of their own, so AUC is the mean over folds. */
  private fitOf(probabilities: Float64Array): Fit {
    const surprises = this.texts.map(({ isRejected }, at) => surprise(probabilities[at] ?? 0, isRejected));
    const byFold = Array.from({ length: this.settings.folds }, (_, fold) => {
      const inFold = (_value: number, at: number): boolean => this.folds[at] === fold;
      return rankingQuality(probabilities.filter(inFold), this.rejected.filter(inFold));
    });
    return { logLoss: meanOf(surprises), auc: meanOf(byFold.filter((auc) => auc !== null)) };
  }
}

function beatsCurrent(
  { probabilities }: Trial,
  examples: readonly DecidedExample[],
  texts: readonly DecidedText[],
  current: Correction | null,
): boolean {
  if (current === null) return true;
  const gains = texts.flatMap(({ logit, buckets, isRejected }, at) => {
    if (examples[at]?.isNew !== true) return [];
    const known = toProbability(correctedLogOdds(current, logit, buckets));
    return [surprise(known, isRejected) - surprise(probabilities[at] ?? 0, isRejected)];
  });
  return gains.length < FEWEST_NEW || meanOf(gains) >= 0;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

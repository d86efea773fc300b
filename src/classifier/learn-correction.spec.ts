import * as fc from 'fast-check';
import type { Classification } from './classifier.js';
import { readCorrection, writeCorrection } from './correction-bytes.js';
import { dealFolds } from './correction-folds.js';
import { randomFrom } from './correction-fit.js';
import {
  applyCorrection,
  bucketsOf,
  correctedProbability,
  learningLogOdds,
  unseenShare,
  type Correction,
} from './correction.js';
import { learnCorrection, learnInSteps, type DecidedExample } from './learn-correction.js';

const bucketsFor = (...indices: number[]) => bucketsOf(features(...indices));
const features = (...indices: number[]) => ({
  indices: Uint32Array.from(indices),
  values: new Float32Array(indices.length).fill(1),
});

const bucketless = features();

interface Site {
  readonly count: number;
  readonly seed?: number;
  /** What the model thinks of abuse that it knows, and of abuse in this site's own words. */
  readonly known?: number;
  readonly own?: number;
}

/** A site where a third is abuse: half of it the model knows, half is in words (features 7 and 70,000) that it does not. */
function decisionsOf({ count, seed = 1, known = 2, own = -2 }: Site): DecidedExample[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => {
    const rejected = at % 3 === 0;
    const isOwn = rejected && at % 6 === 0;
    const logit = (rejected ? (isOwn ? own : known) : -2) + random() - 0.5;
    const noise = Array.from({ length: 12 }, () => 100 + Math.floor(random() * 3_000));
    return { logit, rejected, buckets: bucketsFor(...(isOwn ? [7, 70_000] : []), ...noise) };
  });
}

/** A model that is right about its own certainty: nothing to learn. */
function calibratedDecisions(count: number): DecidedExample[] {
  const random = randomFrom(3);
  return Array.from({ length: count }, () => {
    const logit = random() * 8 - 4;
    const noise = Array.from({ length: 12 }, () => Math.floor(random() * 3_000));
    return { logit, rejected: random() < 1 / (1 + Math.exp(-logit)), buckets: bucketsFor(...noise) };
  });
}

function learntFrom(examples: readonly DecidedExample[]) {
  const outcome = learnCorrection(examples);
  if (!outcome.learnt) throw new Error(outcome.why);
  return outcome;
}

/** Byte for byte: a matcher would take seconds over arrays of this size. */
const isSame = (a: Correction, b: Correction): boolean => Buffer.compare(writeCorrection(a), writeCorrection(b)) === 0;

describe('learning from a site’s decisions', () => {
  it('finds the words that the model does not know, and is better for it', () => {
    const { correction, figures } = learntFrom(decisionsOf({ count: 600 }));
    expect(figures.before.auc).toBeLessThan(0.8);
    expect(figures.after.auc).toBeGreaterThan(0.95);
    expect(figures.after.logLoss).toBeLessThan(figures.before.logLoss);
    expect(figures).toMatchObject({ decisions: 600, rejected: 200 });
    expect(figures.approve?.agreedAtLeast).toBeGreaterThanOrEqual(0.97);
    expect(applyCorrection(correction, -2, features(7, 70_000))).toBeGreaterThan(0.5);
    expect(applyCorrection(correction, -2, features(4_000_000))).toBeLessThan(0.2);
  });

  it.each<[string, DecidedExample[]]>([
    ['too-few', decisionsOf({ count: 199 })],
    ['too-few', []],
    ['too-few', decisionsOf({ count: 400 }).map((one, at) => ({ ...one, rejected: at < 9 }))],
    ['one-class', decisionsOf({ count: 400 }).map((one) => ({ ...one, rejected: true }))],
    ['one-class', decisionsOf({ count: 400 }).map((one) => ({ ...one, rejected: false }))],
    ['not-better', calibratedDecisions(500)],
  ])('refuses: %s', (why, examples) => {
    expect(learnCorrection(examples)).toEqual({ learnt: false, why });
  });

  it('stretches the model where only its certainty is wrong', () => {
    const shifted = calibratedDecisions(800).map((one) => ({ ...one, logit: one.logit + 3 }));
    const { correction, figures } = learntFrom(shifted);
    expect(applyCorrection(correction, 3, bucketless)).toBeCloseTo(0.5, 1);
    expect(figures.after.logLoss).toBeLessThan(figures.before.logLoss - 0.3);
    expect(figures.after.auc).toBeGreaterThan(figures.before.auc - 1e-6);
  });

  it('gives the same correction for the same decisions', () => {
    const [first, second] = [0, 1].map(() => learntFrom(decisionsOf({ count: 300 })).correction);
    expect(first && second && isSame(first, second)).toBe(true);
  });

  it('keeps the correction in use where a new one is worse on what came after it', () => {
    const ofToday = decisionsOf({ count: 300 }).map((one) => ({ ...one, isNew: true }));
    const { correction } = learntFrom(decisionsOf({ count: 1_000 }));
    expect(learnCorrection(ofToday, { current: correction })).toEqual({ learnt: false, why: 'not-better' });
    const wrong: Correction = { ...correction, slope: -1, intercept: 3 };
    expect(learnCorrection(ofToday, { current: wrong }).learnt).toBe(true);
  });

  it('stops every few milliseconds’ work to let others in', () => {
    let stops = 0;
    for (const steps = learnInSteps(decisionsOf({ count: 300 })); !steps.next().done;) stops += 1;
    expect(stops).toBeGreaterThan(300);
  });

  it('takes log-odds that are no numbers, and texts without features', () => {
    const odd = decisionsOf({ count: 300 }).map((one, at) => {
      if (at % 50 === 0) return { ...one, buckets: bucketsFor() };
      return at % 50 === 1 ? { ...one, logit: [NaN, Infinity, -Infinity][at % 3] ?? 0 } : one;
    });
    const { correction } = learntFrom(odd);
    for (const logit of [NaN, Infinity, -Infinity, 0])
      expect(applyCorrection(correction, logit, features())).toBeGreaterThanOrEqual(0);
  });
});

describe('a correction', () => {
  const { correction } = learntFrom(decisionsOf({ count: 300 }));

  it('comes back from its bytes as it was, in less than 100 KB', () => {
    const bytes = writeCorrection(correction);
    expect(bytes.length).toBeLessThan(100_000);
    const light: Correction = { ...correction, weights: new Int8Array(0) };
    expect(readCorrection(writeCorrection(light)).weights).toHaveLength(0);
    const back = readCorrection(bytes);
    expect(isSame(back, readCorrection(writeCorrection(back)))).toBe(true);
    expect(back.weights.every((weight, bucket) => weight === correction.weights[bucket])).toBe(true);
    const example = features(7, 300, 70_000);
    expect(applyCorrection(back, 0.3, example)).toBeCloseTo(applyCorrection(correction, 0.3, example), 6);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(0), 'not a correction'],
    ['something else', (bytes) => bytes.with(0, 0), 'not a correction'],
    ['another version', (bytes) => bytes.with(7, 9), 'version 9'],
    ['a part', (bytes) => bytes.slice(0, 30_000), 'cut short'],
    ['a header alone', (bytes) => bytes.slice(0, 20), 'cut short'],
    ['a slope that is no number', (bytes) => bytes.with(8, 0x7f).with(9, 0xff), 'numbers'],
  ])('is refused when it is %s', (_, spoil, message) => {
    expect(() => readCorrection(spoil(writeCorrection(correction)))).toThrow(message);
  });

  it('tells the share of features that it never met', () => {
    expect(unseenShare(correction, bucketsFor(7, 70_000))).toBe(0);
    expect(unseenShare(correction, bucketsFor(7, 60_000, 60_001, 60_002))).toBe(0.75);
    expect(unseenShare(correction, bucketsFor())).toBe(0);
  });

  it('always gives a probability, and one that rises with the model’s where the slope is positive', () => {
    const anyLogit = fc.double({ noNaN: true });
    const anyFeatures = fc.uniqueArray(fc.nat({ max: 1 << 20 }), { maxLength: 40 });
    fc.assert(
      fc.property(anyLogit, anyLogit, anyFeatures, (one, other, indices) => {
        const given = features(...indices);
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((logit) =>
          applyCorrection(correction, logit, given),
        );
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high ?? 0);
      }),
    );
  });

  it('is left out where a site has none', () => {
    const classification: Classification = {
      probabilities: { offensive: 0.2, hate: 0, obscene: 0, threat: 0, spam: 0 },
      logits: { offensive: -9, hate: 0, obscene: 0, threat: 0, spam: 0 },
      tellingSpans: () => [],
      features: () => features(7, 70_000),
    };
    expect(correctedProbability(classification, null)).toBe(0.2);
    expect(learningLogOdds(classification)).toBeCloseTo(Math.log(0.25), 12);
    expect(correctedProbability(classification, correction)).toBeGreaterThan(0.5);
  });
});

describe('buckets and folds', () => {
  it('masks features to distinct buckets', () => {
    expect([...bucketsOf(features(5, 65_536 + 5, 65_535, 131_072))]).toEqual([5, 65_535, 0]);
  });

  it('keeps copies of a text together and deals either label evenly', () => {
    const texts = decisionsOf({ count: 500 }).map((one) => ({
      buckets: one.buckets,
      isRejected: one.rejected,
    }));
    const folds = dealFolds([...texts, ...texts], 5, 1);
    expect([...folds.subarray(0, 500)]).toEqual([...folds.subarray(500)]);
    for (const label of [true, false]) {
      const sizes = [0, 1, 2, 3, 4].map(
        (fold) => texts.filter((t, at) => t.isRejected === label && folds[at] === fold).length,
      );
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
  });
});

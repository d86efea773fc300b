import * as fc from 'fast-check';
import { cohensKappa, populationStability, type VerdictPairs } from './agreement.js';

const pairs = (
  bothApprove: number,
  policyApproves: number,
  policyRejects: number,
  bothReject: number,
): VerdictPairs => ({
  bothApprove,
  policyApproves,
  policyRejects,
  bothReject,
});
const rounded = (value: number | null): number | null => value && Math.round(value * 1e9) / 1e9;
const count = fc.nat({ max: 1_000 });
const histogram = fc.array(count, { minLength: 10, maxLength: 10 });

describe('Cohen’s kappa', () => {
  it.each<[string, VerdictPairs, number | null]>([
    ['full agreement', pairs(40, 0, 0, 10), 1],
    ['full contradiction', pairs(0, 25, 25, 0), -1],
    ['no more than chance', pairs(25, 25, 25, 25), 0],
    ['a worked example of the literature', pairs(20, 5, 10, 15), 0.4],
    ['nothing to compare', pairs(0, 0, 0, 0), null],
    ['one verdict only', pairs(30, 0, 0, 0), null],
  ])('%s', (_, given, kappa) => {
    expect(rounded(cohensKappa(given))).toBe(kappa);
  });

  it('lies between -1 and 1 and does not care who is named first', () => {
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const kappa = cohensKappa(pairs(a, b, c, d));
        if (kappa === null) return;
        expect(Math.abs(kappa)).toBeLessThanOrEqual(1 + 1e-12);
        expect(cohensKappa(pairs(a, c, b, d))).toBeCloseTo(kappa, 10);
      }),
    );
  });
});

describe('the population stability index', () => {
  it('is zero for the same shape, whatever the number of comments', () => {
    expect(populationStability([10, 20, 30], [10, 20, 30])).toBeCloseTo(0, 12);
    expect(populationStability([100, 200, 300], [1_000, 2_000, 3_000])).toBeLessThan(0.001);
  });

  it('tells a small shift from a large one', () => {
    expect(populationStability([700, 200, 100], [680, 210, 110])).toBeLessThan(0.01);
    expect(populationStability([700, 200, 100], [300, 300, 400])).toBeGreaterThan(0.25);
  });

  it('says nothing without comments', () => {
    expect(populationStability([0, 0], [1, 2])).toBeNull();
    expect(populationStability([1, 2], [0, 0])).toBeNull();
  });

  it('is finite, not negative, and symmetric', () => {
    fc.assert(
      fc.property(histogram, histogram, (before, after) => {
        const index = populationStability(before, after);
        if (index === null) return;
        expect(Number.isFinite(index)).toBe(true);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(populationStability(after, before)).toBeCloseTo(index, 10);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { wilsonLower, wilsonUpper } from './wilson.js';

const trialsAndSuccesses = fc
  .integer({ min: 1, max: 50_000 })
  .chain((trials) => fc.tuple(fc.constant(trials), fc.integer({ min: 0, max: trials })));

describe('the Wilson bounds', () => {
  // Checked by hand against (p + z²/2n − z·sqrt(p(1−p)/n + z²/4n²)) / (1 + z²/n) with z = 1.645.
  it.each([
    [0, 0, 0],
    [10, 10, 0.787],
    [88, 88, 0.9702],
    [86, 86, 0.9695],
    [970, 1000, 0.9597],
    [50, 100, 0.4188],
    [0, 100, 0],
  ])('%i of %i is at least %f', (successes, trials, bound) => {
    expect(wilsonLower(successes, trials)).toBeCloseTo(bound, 3);
  });

  it('never promises more than was seen, and mirrors itself', () => {
    fc.assert(
      fc.property(trialsAndSuccesses, ([trials, successes]) => {
        const share = successes / trials;
        const lower = wilsonLower(successes, trials);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(share + 1e-12);
        expect(wilsonUpper(successes, trials)).toBeCloseTo(1 - wilsonLower(trials - successes, trials), 12);
        expect(wilsonUpper(successes, trials)).toBeGreaterThanOrEqual(share - 1e-12);
      }),
    );
  });

  it('is nothing without a success, however often it was tried', () => {
    expect([1, 7, 49_996, 49_997].map((trials) => wilsonLower(0, trials))).toEqual([0, 0, 0, 0]);
  });

  it('rises with each success, and with more trials of the same share', () => {
    fc.assert(
      fc.property(trialsAndSuccesses, ([trials, successes]) => {
        const bound = wilsonLower(successes, trials);
        expect(wilsonLower(successes + 1, trials + 1)).toBeGreaterThanOrEqual(bound - 1e-12);
        expect(wilsonLower(successes, trials + 1)).toBeLessThanOrEqual(bound + 1e-12);
        expect(wilsonLower(2 * successes, 2 * trials)).toBeGreaterThanOrEqual(bound - 1e-12);
      }),
    );
  });
});

import fc from 'fast-check';
import { ATTEMPT_LIMITS, FORGOTTEN_AFTER_S, waitFor } from './attempt-limits.js';

const LIMIT = { free: 5, longestSeconds: 900 };

describe('The wait until the next attempt', () => {
  it.each([
    [0, 0, 0],
    [4, 0, 0],
    [5, 0, 1],
    [6, 0, 2],
    [6, 1.5, 1],
    [6, 2, 0],
    [14, 0, 512],
    [15, 0, 900],
    [1_000_000, 0, 900],
    [1_000_000, 899.2, 1],
    [1_000_000, FORGOTTEN_AFTER_S, 0],
  ])('after %d failures, %d seconds ago: %d seconds', (failures, since, wait) => {
    expect(waitFor(LIMIT, failures, since)).toBe(wait);
  });

  it('never shrinks with more failures, never grows with time, and has an end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(ATTEMPT_LIMITS)),
        fc.nat(10_000),
        fc.nat(1_000),
        (limit, failures, since) => {
          const wait = waitFor(limit, failures, since);
          expect(waitFor(limit, failures + 1, since)).toBeGreaterThanOrEqual(wait);
          expect(waitFor(limit, failures, since + 1)).toBeLessThanOrEqual(wait);
          expect(waitFor(limit, failures, limit.longestSeconds)).toBe(0);
        },
      ),
    );
  });

  it('leaves NIST’s hundred guesses to one network a day, and a few hundred to many', () => {
    const day = 86_400;
    expect(day / ATTEMPT_LIMITS.pair.longestSeconds).toBeLessThanOrEqual(100);
    expect(day / ATTEMPT_LIMITS.account.longestSeconds).toBeLessThanOrEqual(300);
  });
});

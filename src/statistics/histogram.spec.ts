import * as fc from 'fast-check';
import { quantile } from './histogram.js';

const bucketOf = (seconds: number): number => Math.floor(8 * Math.log2(Math.max(seconds, 0.05)));

describe('a histogram of seconds', () => {
  it('knows nothing when it is empty', () => {
    expect(quantile(new Map(), 0.5)).toBeNull();
  });

  it('knows every share to within 5 %', () => {
    const seconds = fc.array(fc.double({ min: 0.05, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(0.05, 0.5, 0.95, 1), (values, share) => {
        const histogram = new Map<number, number>();
        for (const value of values) histogram.set(bucketOf(value), (histogram.get(bucketOf(value)) ?? 0) + 1);
        const exact = values.toSorted((one, other) => one - other)[Math.max(1, Math.ceil(share * values.length)) - 1];
        const ratio = (quantile(histogram, share) ?? 0) / (exact ?? 1);
        expect(ratio).toBeGreaterThan(0.95);
        expect(ratio).toBeLessThan(1.05);
      }),
    );
  });
});

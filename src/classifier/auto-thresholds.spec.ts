import * as fc from 'fast-check';
import { proveThresholds, type JudgedScores } from './auto-thresholds.js';

const TARGETS = { npv: 0.97, precision: 0.95 };
const judged = (rows: readonly (readonly [number, 0 | 1, number?])[]): JudgedScores => ({
  probabilities: Float64Array.from(rows, ([probability]) => probability),
  rejected: Uint8Array.from(rows, ([, label]) => label),
  weights: Float64Array.from(rows, ([, , weight = 1]) => weight),
});
const many = (count: number, probability: number, label: 0 | 1, weight = 1) =>
  Array.from({ length: count }, () => [probability, label, weight] as const);

describe('thresholds for automatic decisions', () => {
  it('are proven by enough clean comments below and enough abuse above', () => {
    const rows = [...many(200, 0.1, 0), ...many(100, 0.5, 0), ...many(100, 0.5, 1), ...many(100, 0.9, 1)];
    expect(proveThresholds(judged(rows), TARGETS)).toMatchObject({
      approve: { probability: 0.1, share: 0.4, agreed: 1, judged: 200, wrong: 0 },
      reject: { probability: 0.9, share: 0.2, agreed: 1, judged: 100, wrong: 0 },
    });
  });

  it.each<[string, readonly (readonly [number, 0 | 1, number?])[]]>([
    ['no comments', []],
    ['too few, however clean', [...many(80, 0.1, 0), ...many(40, 0.9, 1)]],
    ['labels that do not follow the score', [...many(500, 0.5, 0), ...many(500, 0.5, 1)]],
    ['reported comments alone, which were not drawn', [...many(500, 0.1, 0, 0), ...many(500, 0.9, 1, 0)]],
  ])('are not proven by %s', (_, rows) => {
    expect(proveThresholds(judged(rows), TARGETS)).toEqual({ approve: null, reject: null });
  });

  it('let few comments that stand for many prove no more than few comments can', () => {
    const rows = [...many(60, 0.1, 0, 50), ...many(500, 0.3, 1)];
    expect(proveThresholds(judged(rows), TARGETS).approve).toBeNull();
    const more = [...many(200, 0.1, 0, 50), ...many(500, 0.3, 1)];
    expect(proveThresholds(judged(more), TARGETS).approve?.share).toBeCloseTo(10_000 / 10_500, 10);
  });

  it('keep what they promise on any comments, and never meet', () => {
    const row = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom<0 | 1>(0, 1));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 400 }), (rows) => {
        const sharpened = rows.map(([score, label]) => [label === 1 ? score : score * score * score, label] as const);
        const { approve, reject } = proveThresholds(judged(sharpened), { npv: 0.8, precision: 0.7 });
        for (const [threshold, target] of [[approve, 0.8] as const, [reject, 0.7] as const]) {
          if (threshold === null) continue;
          expect(threshold.agreedAtLeast).toBeGreaterThanOrEqual(target);
          expect(threshold.agreed).toBeGreaterThanOrEqual(threshold.agreedAtLeast);
          expect(threshold.agreed).toBeCloseTo(1 - threshold.wrong / threshold.judged, 10);
        }
        expect(approve?.probability ?? -1).toBeLessThan(reject?.probability ?? 2);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { rankingQuality, surprise } from './ranking.js';

const auc = (scores: number[], labels: number[]): number | null =>
  rankingQuality(Float64Array.from(scores), Uint8Array.from(labels));

const rounded = (value: number | null): number | null => value && Math.round(value * 1e9) / 1e9;

describe('the ranking quality', () => {
  it.each([
    [[0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], 1],
    [[0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1], 0],
    [[0.5, 0.5, 0.5, 0.5], [0, 1, 0, 1], 0.5],
    [[0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1], 0.75],
    [[0.1, 0.2], [1, 1], null],
    [[NaN, NaN, 0.5], [0, 0, 0], null],
    [[], [], null],
  ])('%j with labels %j is %p', (scores, labels, expected) => {
    expect(auc(scores, labels)).toBe(expected);
  });

  it('is the share of pairs in the right order', () => {
    const scored = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(scored, (rows) => {
        const bad = rows.filter(([, label]) => label === 1);
        const good = rows.filter(([, label]) => label === 0);
        const won = bad.flatMap(([b]) => good.map(([g]) => (b > g ? 1 : b === g ? 0.5 : 0)));
        const expected = won.length === 0 ? null : won.reduce<number>((sum, one) => sum + one, 0) / won.length;
        const found = auc(
          rows.map(([score]) => score),
          rows.map(([, label]) => label),
        );
        expect(rounded(found)).toBe(rounded(expected));
      }),
    );
  });
});

describe('the surprise', () => {
  it('is small for what was likely, large for what was not, and finite', () => {
    expect(surprise(0.9, true)).toBeLessThan(surprise(0.6, true));
    expect(surprise(0.9, false)).toBeGreaterThan(surprise(0.6, false));
    expect(Number.isFinite(surprise(1, false))).toBe(true);
  });
});

import * as fc from 'fast-check';
import { SeededRandom } from './seeded-random.js';

const draw = (random: SeededRandom, count: number): number[] => Array.from({ length: count }, () => random.next());

describe('chance from a seed', () => {
  it('is the same for the same seed and text, and another for another', () => {
    expect(draw(new SeededRandom(1, 'ا'), 5)).toEqual(draw(new SeededRandom(1, 'ا'), 5));
    const starts = [new SeededRandom(1), new SeededRandom(2), new SeededRandom(1, 'ا'), new SeededRandom(1, 'ب')];
    expect(new Set(starts.map((random) => random.next())).size).toBe(4);
  });

  it('is spread evenly', () => {
    const random = new SeededRandom(7);
    const hits = [0, 0, 0, 0];
    for (let i = 0; i < 40_000; i += 1) {
      const at = random.below(4);
      hits[at] = (hits[at] ?? 0) + 1;
    }
    expect(hits.every((hit) => hit > 9500 && hit < 10_500)).toBe(true);
  });

  it('stays within its limits', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.integer({ min: 0, max: 100 }), (seed, text, limit) => {
        const random = new SeededRandom(seed, text);
        const drawn = random.below(limit);
        expect(drawn).toBeGreaterThanOrEqual(0);
        expect(drawn).toBeLessThan(Math.max(limit, 1));
        expect([random.chance(0), random.chance(1)]).toEqual([false, true]);
      }),
    );
  });

  it('has nothing to pick from an empty list', () => {
    expect(() => new SeededRandom(1).pick([])).toThrow(RangeError);
    expect(new SeededRandom(1).pick(['نعم'])).toBe('نعم');
  });
});

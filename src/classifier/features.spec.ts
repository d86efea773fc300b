import * as fc from 'fast-check';
import { fold } from '../text/fold.js';
import { hashFeatures, listFeatures } from './features.js';

const hashesOf = (text: string, salt = 0): number[] => {
  const { hashes, count } = hashFeatures(fold(text), salt);
  return [...hashes.subarray(0, count)];
};

describe('hashed features', () => {
  it('are none for a text without words and symbols', () => {
    expect([hashesOf(''), hashesOf(' \n\t')]).toEqual([[], []]);
  });

  it('are the word, its n-grams of two to five characters with boundaries, and pairs of words', () => {
    // "_ab_": the word, _a _ab _ab_, ab ab_, b_
    expect(hashesOf('ab')).toHaveLength(7);
    expect(hashesOf('ab cd')).toHaveLength(7 + 7 + 1);
  });

  it('are the same for spellings that fold alike, and do not depend on what was read before', () => {
    const once = hashesOf('كلب');
    hashesOf('شيء آخر تماما');
    expect(hashesOf('ك\u0640لب')).toEqual(once);
  });

  it('know emoji and tell views apart by their salt', () => {
    expect(hashesOf('😀')).toHaveLength(1);
    expect(hashesOf('كلب', 1)).not.toEqual(hashesOf('كلب', 2));
  });

  it('count each once, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const hashes = hashesOf(text);
        expect(new Set(hashes).size).toBe(hashes.length);
      }),
    );
  });

  it('stay within bounds for the longest texts, of one word, of many, and of expanding ligatures', () => {
    for (const text of ['ab'.repeat(3000), 'a b '.repeat(1500), '\uFDFA'.repeat(6000), '\uD83D'.repeat(6000)]) {
      expect(hashesOf(text).length).toBeLessThan(60_000);
    }
  });

  it('come as an ascending vector of length one for a correction', () => {
    const { indices, values } = listFeatures(fold('تعليق قصير'));
    expect([...indices]).toEqual([...indices].toSorted((a, b) => a - b));
    expect(values.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 5);
  });

  it('say at which word each of them stands', () => {
    const { froms, count } = hashFeatures(fold('ab cd')).occurrences;
    expect(new Set(froms.subarray(0, count))).toEqual(new Set([0, 3]));
  });
});

import * as fc from 'fast-check';
import { bands, fingerprint, hammingDistance, simhash } from './similarity.js';

const MIN = -(2n ** 63n);
const MAX = 2n ** 63n - 1n;
const anyText = fc.string({ unit: 'binary' });
const anySketch = fc.bigInt({ min: MIN, max: MAX });
const ADVERT = 'اربح خمسه الاف دولار شهريا من بيتك تواصل معنا الان علي الرقم';

describe('the fingerprint', () => {
  it('is the same whatever stands between the letters', () => {
    expect(fingerprint('احسنت يا بطل')).toBe(fingerprint('احسنت، يا... بطل!'));
  });

  it('differs between texts, also between texts without letters', () => {
    const texts = ['احسنت', 'احسنتم', 'تنسحا', '', '👍', '❤', '...', '1', '11'];
    expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
  });

  it('does not collide on many short texts', () => {
    const texts = Array.from({ length: 50_000 }, (_, i) => `تعليق ${i}`);
    expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
  });

  it('is stored, so it must never change', () => {
    expect(fingerprint('احسنت')).toBe(4709209646086869241n);
    expect(simhash('احسنت يا بطل')).toBe(8465107322454023848n);
  });

  it('fits a signed bigint, as the sketch does', () => {
    fc.assert(
      fc.property(anyText, (text) =>
        expect([fingerprint(text), simhash(text)].every((hash) => hash >= MIN && hash <= MAX)).toBe(true),
      ),
    );
  });
});

describe('the sketch', () => {
  it('is near for near texts and far for others', () => {
    const near = hammingDistance(simhash(ADVERT), simhash(`${ADVERT} 1`));
    const far = hammingDistance(simhash(ADVERT), simhash('الحكومه لم تنفذ وعودها منذ سنوات والناس تنتظر حلا'));
    expect(near).toBeLessThanOrEqual(8);
    expect(far).toBeGreaterThanOrEqual(16);
  });

  it('has four bands that fit an integer and name their place', () => {
    fc.assert(
      fc.property(anySketch, (sketch) => {
        expect(bands(sketch).map((band) => band >> 16)).toEqual([0, 1, 2, 3]);
      }),
    );
  });

  it('shares a band with every sketch at a distance of at most three', () => {
    const bit = fc.integer({ min: 0, max: 63 });
    fc.assert(
      fc.property(anySketch, fc.array(bit, { maxLength: 3 }), (sketch, bits) => {
        const other = BigInt.asIntN(
          64,
          bits.reduce((changed, at) => changed ^ (1n << BigInt(at)), sketch),
        );
        expect(hammingDistance(sketch, other)).toBeLessThanOrEqual(3);
        expect(bands(other).some((band) => bands(sketch).includes(band))).toBe(true);
      }),
    );
  });

  it('differs in the bits that differ', () => {
    expect([hammingDistance(0n, -1n), hammingDistance(5n, 5n), hammingDistance(MIN, 0n)]).toEqual([64, 0, 1]);
  });
});

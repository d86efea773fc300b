import * as fc from 'fast-check';
import { fold } from './fold.js';
import { fingerprint, hammingDistance, likenessAt, nearBits, sketch } from './similarity.js';

const MIN = -(2n ** 63n);
const MAX = 2n ** 63n - 1n;
const anyText = fc.string({ unit: 'binary' });
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
    expect(sketch('احسنت يا بطل')).toEqual({
      bits: -725309336354553953n,
      bands: [532230238, 799476257, 1559196747, 1623504137, -1877070829, -1398118704, -970879252, -375280120],
    });
  });

  it('fits a signed bigint', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const hash = fingerprint(text);
        expect(hash >= MIN && hash <= MAX).toBe(true);
      }),
    );
  });
});

describe('the sketch', () => {
  const isNear = (a: string, b: string): boolean => {
    const [one, other] = [sketch(fold(a).text), sketch(fold(b).text)];
    const shares = one.bands.some((band) => other.bands.includes(band));
    return shares && hammingDistance(one.bits, other.bits) <= nearBits(a.length);
  };
  const WORDS =
    'ظهر في تقرير قديم أن وزارة النقل وعدت أهل القرية بجسر جديد فوق النهر قبل حلول الشتاء القادم لكن العمل لم يبدأ حتى الآن'.split(
      ' ',
    );
  const OTHERS = 'الحكومة لم تنفذ وعودها منذ سنوات والناس تنتظر حلا لأزمة الكهرباء والماء في كل صيف بلا جدوى';

  it('finds a text again when any one word of it was changed', () => {
    const changed = WORDS.map((_word, at) => WORDS.with(at, 'كلمة').join(' '));
    expect(changed.filter((text) => !isNear(text, WORDS.join(' ')))).toEqual([]);
  });

  it('finds a text again among others about the same', () => {
    expect(isNear(ADVERT, `${ADVERT} 1`)).toBe(true);
    expect(isNear(ADVERT, OTHERS)).toBe(false);
    expect(isNear(WORDS.join(' '), OTHERS)).toBe(false);
  });

  it('has eight bands that fit a signed integer and name their place, and fits a signed bigint', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { bits, bands } = sketch(text);
        expect(bits >= MIN && bits <= MAX).toBe(true);
        expect(bands.map((band) => band >>> 29)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
        expect(bands.every((band) => (band | 0) === band)).toBe(true);
      }),
    );
  });

  it('differs in the bits that differ, and tells the likeness from them', () => {
    expect([hammingDistance(0n, -1n), hammingDistance(5n, 5n), hammingDistance(MIN, 0n)]).toEqual([64, 0, 1]);
    expect([0, 16, 32, 64].map(likenessAt)).toEqual([1, 0.5, 0, 0]);
  });
});

import * as fc from 'fast-check';
import { SINGULARS } from './broken-plurals.js';
import { anyText } from './any-text.fixture.js';
import { fold } from './fold.js';
import { stemOf, stemsOf } from './stem.js';

describe('the stems of a word', () => {
  it.each([
    ['والكلاب', 'كلب'],
    ['كلابهم', 'كلب'],
    ['كلبك', 'كلب'],
    ['المجرمين', 'مجرم'],
    ['مجرمات', 'مجرم'],
    ['حكومات', 'حكومه'],
    ['حكومتنا', 'حكومه'],
    ['مدارسهم', 'مدرسه'],
    ['يكذبون', 'يكذب'],
    ['خنازير', 'خنزير'],
    ['عواهر', 'عاهره'],
    ['حمير', 'حمار'],
    ['dogs', 'dog'],
    ['parties', 'party'],
    ['killed', 'kill'],
    ['hoping', 'hope'],
    ['running', 'run'],
  ])('of %s are also %s', (word, stem) => {
    expect(stemsOf(word)).toContain(stem);
  });

  it.each(['كلب', 'دم', 'في', 'boss', 'this', '2020', ''])('of %j are itself alone', (word) => {
    expect(stemsOf(word)).toEqual([word]);
  });

  it('begin with the word, without repetition, and are few', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const word = fold(text).text;
        const stems = stemsOf(word);
        expect(stems[0]).toBe(word);
        expect(new Set(stems).size).toBe(stems.length);
        expect(stems.length).toBeLessThan(120);
      }),
    );
  });
});

describe('the one stem of a word', () => {
  it.each([
    ['الحكومة', 'حكومات'],
    ['المجرمين', 'مجرم'],
    ['بيوتهم', 'البيت'],
    ['اخبارهم', 'الخبر'],
  ])('is the same for %s and %s', (one, other) => {
    expect(stemOf(fold(one).text)).toBe(stemOf(fold(other).text));
  });

  it('is never empty for a word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(stemOf(text).length).toBeGreaterThanOrEqual(Math.min(text.length, 1));
      }),
    );
  });
});

describe('the list of broken plurals', () => {
  it('is written folded', () => {
    const words = [...SINGULARS].flat();
    expect(words.filter((word) => fold(word).text !== word)).toEqual([]);
  });
});

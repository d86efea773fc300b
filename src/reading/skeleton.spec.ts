import * as fc from 'fast-check';
import { anyText } from '../text/any-text.fixture.js';
import { fold, originalSpan } from '../text/fold.js';
import { skeletonOf } from './skeleton.js';

const skeleton = (text: string): string => skeletonOf(fold(text)).text;

describe('the consonant skeleton', () => {
  it.each([
    ['حمار', '7mar'],
    ['عربي', '3arbi'],
    ['خرا', 'khra'],
    ['خرا', '5ra'],
    ['شكون', 'chkoun'],
    ['شنو', 'shnou'],
    ['غادي', 'ghadi'],
    ['غادي', "3'adi"],
    ['قلب', '9elb'],
    ['قلب', 'qalb'],
    ['گال', 'gal'],
    ['طريق', '6riq'],
    ['سؤال', 'so2al'],
    ['ثلاثة', 'thlatha'],
    ['محمد', 'Mohammed'.replace('h', '7')],
    ['فين غادي', 'fin ghadi'],
    ['الحكومة', 'el7okouma'],
  ])('of %s is that of %s', (arabic, latin) => {
    expect(skeleton(latin)).toBe(skeleton(arabic));
    expect(skeleton(arabic)).not.toBe('');
  });

  it.each([
    ['كلب', 'klb'],
    ['يا كلب!', 'klb'],
    ['احسنت، بارك الله', 'Hsnt brk l'],
    ['covid19', 'kfd'],
    ['2020', ''],
    ['😀 👍', ''],
    ['cité', 'st'],
  ])('of %j is %j', (text, expected) => {
    expect(skeleton(text)).toBe(expected);
  });

  it('tells words apart that differ in a consonant', () => {
    expect(skeleton('قلب')).not.toBe(skeleton('كلب'));
  });

  it('points back to the letters and vowels that each class stands for', () => {
    const found = skeletonOf(fold('ya 7mar!'));
    expect(found.text).toBe('Hmr');
    expect(originalSpan(found, 0, 3)).toEqual({ start: 3, end: 7 });
  });

  it('is total, keeps its places in order, and is never longer than the folded text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        const found = skeletonOf(folded);
        expect(found.text).toMatch(/^(?:[a-zA-Z3]+(?: [a-zA-Z3]+)*)?$/);
        expect(found.text.length).toBeLessThanOrEqual(folded.text.length);
        expect([found.starts.length, found.ends.length]).toEqual([found.text.length, found.text.length]);
        const isOrdered = found.starts.every(
          (start, i) => start < (found.ends[i] ?? 0) && start >= (found.starts[i - 1] ?? 0),
        );
        expect(isOrdered && found.ends.every((end) => end <= text.length)).toBe(true);
      }),
    );
  });
});

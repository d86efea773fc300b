import { fold, originalSpan } from '../text/fold.js';
import { rewrite } from './rewriting.js';

describe('rewriting folded text', () => {
  it('gives the same text back where nothing is rewritten', () => {
    const folded = fold('يا كلب');
    expect(rewrite(folded, [])).toBe(folded);
  });

  it('puts words in place of stretches, each letter with the place it is given', () => {
    const folded = fold('a-b c\u0301 d-e!');
    const rewritten = rewrite(folded, [
      { from: 0, to: 3, word: 'ab', places: [0, 2] },
      { from: 6, to: 9, word: 'de', places: [6, 8] },
    ]);
    expect(rewritten.text).toBe('ab c de!');
    expect(originalSpan(rewritten, 0, 2)).toEqual({ start: 0, end: 3 });
    expect(originalSpan(rewritten, 3, 4)).toEqual({ start: 4, end: 6 });
    expect(originalSpan(rewritten, 5, 7)).toEqual({ start: 7, end: 10 });
    expect(originalSpan(rewritten, 7, 8)).toEqual({ start: 10, end: 11 });
  });
});

import { findDirectionOverrides, findPiledMarks, findSplitWords } from './hidden.js';

describe('direction overrides', () => {
  it('are found where they stand', () => {
    expect(findDirectionOverrides('اقرأ \u202Emoc.live\u202C')).toEqual([{ start: 5, end: 6 }]);
  });

  it.each(['السعر 5\u200F دنانير', 'a\u200Eb', '\u2067سارة\u2069', 'نص'])('are not seen in %j', (text) => {
    expect(findDirectionOverrides(text)).toEqual([]);
  });
});

describe('words split by invisible characters', () => {
  it.each([
    ['a zero width space', 'كل\u200Bب', { start: 2, end: 3 }],
    ['a zero width space after a vowel', 'كل\u064E\u200Bب', { start: 3, end: 4 }],
    ['a byte order mark', 'ك\uFEFFلب', { start: 1, end: 2 }],
    ['a joiner between Latin letters', 'f\u200Cuck', { start: 1, end: 2 }],
    ['a joiner between all letters', 'يا ك\u200Cل\u200Cب', { start: 3, end: 8 }],
  ])('are found: %s', (_what, text, span) => {
    expect(findSplitWords(text)).toEqual([span]);
  });

  it.each([
    ['Persian', 'می\u200Cخواهم کتاب\u200Cخانه\u200Cهای ما'],
    ['Kurdish in the old encoding', 'ئه\u200Cمه\u200C ده\u200Cوڵه\u200Cت'],
    ['a family', '👨\u200D👩\u200D👧 عائلة'],
    ['a lone heh', 'سنة 1445 ه\u200D'],
    ['a soft hyphen of a web page', 'Donau\u00ADdampf'],
    ['a space mark between words', 'كلام \u200B جميل'],
  ])('are not seen in rightly written text: %s', (_what, text) => {
    expect(findSplitWords(text)).toEqual([]);
  });
});

describe('piled marks', () => {
  it('are found on one letter', () => {
    expect(findPiledMarks(`ك${'\u0301'.repeat(9)}لب`)).toEqual([{ start: 1, end: 10 }]);
  });

  it.each(['بِسْمِ ٱللَّهِ ٱلرَّحْمَ\u0640ٰنِ ٱلرَّحِيمِ', 'ٱلضَّآلِّينَ', 'Việt Nam', 'שָׁלוֹם', '❤️👍🏽'])('are not seen in %s', (text) => {
    expect(findPiledMarks(text)).toEqual([]);
  });
});

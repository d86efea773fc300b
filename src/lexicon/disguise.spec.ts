import { disguiseOf, findDisguisedWords } from './disguise.js';
import { readText } from '../text/reading.js';

const wordsIn = (text: string): string[] => findDisguisedWords(readText(text)).map((word) => word.text);

describe('how a word is disguised', () => {
  it.each([
    ['كلب', null],
    ['ك\u0640لب', 'tatweel'],
    ['ك\u064Eلب', 'tashkeel'],
    ['ك\u200Cل\u064Eب', 'zero-width'],
    ['كلب\uFEFF', null],
    ['ابن\u200F كلب', null],
    ['كللللب', 'elongated'],
    ['\uFEDBلب', 'look-alike'],
    ['\uFF23rap', 'look-alike'],
    ['\u{1D41C}rap', 'look-alike'],
  ])('%j is %j', (written, disguise) => {
    expect(disguiseOf(written)).toBe(disguise);
  });
});

describe('finding words that are not written in one piece', () => {
  it.each([
    ['ك ل ب', 'كلب'],
    ['يا ك.ل.ب!', 'كلب'],
    ['ك - ل - ب', 'كلب'],
    ['كل.ب', 'كلب'],
    ['ك_لب', 'كلب'],
    ['c.r.a.p', 'crap'],
    ['cr4p', 'crap'],
    ['$crap', 'scrap'],
  ])('reads %j as %j', (text, word) => {
    expect(wordsIn(text)).toContain(word);
  });

  it.each(['قال لي إنه هنا', 'جاء. ثم ذهب', 'COVID-19 in 2020', 'привет мир', 'U.N and the EU'])(
    'sees no other word in %j',
    (text) => {
      expect(wordsIn(text)).toEqual([]);
    },
  );

  it('says where the word stands', () => {
    expect(findDisguisedWords(readText('يا ك ل ب ابتعد'))).toContainEqual({
      text: 'كلب',
      start: 3,
      end: 8,
      disguise: 'spaced',
    });
  });
});

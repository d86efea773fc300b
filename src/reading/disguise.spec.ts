import { disguiseOf } from './disguise.js';

describe('how a word in one piece is disguised', () => {
  it.each([
    ['كلب', null],
    ['crap', null],
    ['ك\u0640لب', 'tatweel'],
    ['ك\u064Eلب', 'tashkeel'],
    ['ك\u200Cل\u064Eب', 'zero-width'],
    ['كلب\uFEFF', null],
    ['كللللب', 'elongated'],
    ['\uFEDBلب', 'presentation'],
    ['\uFF23rap', 'presentation'],
    ['\u0441rap', 'look-alike'],
    ['\u06A9لب', 'look-alike'],
  ])('%j is %j', (written, disguise) => {
    expect(disguiseOf(written)).toBe(disguise);
  });
});

import { DIGIT, kindOf, LETTER, OTHER } from './letters.js';

describe('the kind of a character', () => {
  it.each([
    ['ب', LETTER],
    ['z', LETTER],
    ['漢', LETTER],
    ['\u{10428}', LETTER],
    ['\u093F', LETTER],
    ['7', DIGIT],
    ['\u0667', DIGIT],
    ['.', OTHER],
    [' ', OTHER],
    ['😀', OTHER],
    ['\u064E', OTHER],
  ])('of %j stays the same when asked again', (character, kind) => {
    const codePoint = character.codePointAt(0) ?? 0;
    expect([kindOf(codePoint), kindOf(codePoint)]).toEqual([kind, kind]);
  });
});

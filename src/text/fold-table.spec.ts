import { foldCharacter } from './fold-table.js';

describe('folding one character', () => {
  it.each([
    ['أ', 'ا'],
    ['إ', 'ا'],
    ['آ', 'ا'],
    ['\u0671', 'ا'],
    ['ى', 'ي'],
    ['ئ', 'ي'],
    ['ؤ', 'و'],
    ['ة', 'ه'],
    ['\u06A9', 'ك'],
    ['\u06AA', 'ك'],
    ['\u06CC', 'ي'],
    ['\u06C1', 'ه'],
    ['\u06BE', 'ه'],
    ['\u06D5', 'ه'],
    ['\u067E', 'ب'],
    ['\uFEDC', 'ك'],
    ['\uFEFB', 'لا'],
    ['\uFDF2', 'الله'],
    ['\uFF21', 'a'],
    ['\u{1D400}', 'a'],
    ['\u24D0', 'a'],
    ['É', 'e'],
    ['ß', 'ss'],
    ['\u0130', 'i'],
    ['\u0667', '7'],
    ['\u06F7', '7'],
    ['\u096D', '7'],
    ['\u{1D7D5}', '7'],
    ['\u064E', ''],
    ['\u0640', ''],
    ['\u200C', ''],
    ['\u202E', ''],
    ['\uFE71', ''],
    ['\uFC60', ''],
    ['\u00A0', ' '],
    ['\n', ' '],
    ['\u3164', ' '],
    ['\u06DD', ' '],
    ['\u060C', '\u060C'],
    ['😀', '😀'],
    ['각', '각'],
  ])('%j becomes %j', (character, expected) => {
    expect(foldCharacter(character)).toBe(expected);
  });

  it.each(['\u0686', '\u06AF'])('keeps %j apart: it is a sound of its own in dialects', (letter) => {
    expect(foldCharacter(letter)).toBe(letter);
  });

  it('folds the other spellings of gaf to gaf', () => {
    expect(foldCharacter('\u06AD')).toBe('\u06AF');
  });
});

import { ARABIC_ALPHABET } from './arabic-letters.js';
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
    ['\u066E', 'ب'],
    ['\u06A1', 'ف'],
    ['\u0870', 'ا'],
    ['\u0430', 'a'],
    ['\u0412', 'b'],
    ['\u043A', 'k'],
    ['\u03BF', 'o'],
    ['\u0455', 's'],
    ['\u1D00', 'a'],
    ['\u0251', 'a'],
    ['\u{1F172}', 'c'],
    ['\u0142', 'l'],
    ['\u00E7', 'c'],
    ['\u0153', 'oe'],
    ['1', '1'],
    ['0', '0'],
    ['|', '|'],
    ['\u0436', '\u0436'],
    ['\u05D0', '\u05D0'],
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

  it('brings every letter of Arabic script to the alphabet', () => {
    const strays: string[] = [];
    for (let codePoint = 0x0600; codePoint <= 0x1eeff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      const isLetter = /\p{Script=Arabic}/u.test(character) && /\p{L}/u.test(character);
      if (isLetter && !inAlphabet(foldCharacter(character))) strays.push(codePoint.toString(16));
    }
    expect(strays).toEqual([]);
  });

  it('makes no letter of a digit or a sign', () => {
    const strays: string[] = [];
    for (let codePoint = 0; codePoint <= 0xffff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      if (/^[\p{Nd}\p{P}]$/u.test(character) && /\p{L}/u.test(foldCharacter(character))) strays.push(character);
    }
    expect(strays).toEqual([]);
  });
});

function inAlphabet(folded: string): boolean {
  return Array.from(folded).every((letter) => letter === ' ' || ARABIC_ALPHABET.includes(letter));
}

import * as fc from 'fast-check';
import { Automaton } from './automaton.js';

const anyWord = fc.string({ unit: fc.constantFrom('ك', 'ل', 'ب', 'a'), minLength: 1, maxLength: 5 });
const anyWords = fc.uniqueArray(anyWord, { maxLength: 12 }).map((words) => words.toSorted());
const anyText = fc.string({ unit: fc.constantFrom('ك', 'ل', 'ب', 'a', ' '), maxLength: 60 });

function found(words: readonly string[], text: string): readonly (readonly [number, string])[] {
  const automaton = new Automaton(words);
  let state = 0;
  return Array.from(text).flatMap((unit, i) => {
    state = automaton.step(state, unit.charCodeAt(0));
    return automaton.wordsAt(state).map((number) => [i, words[number] ?? ''] as const);
  });
}

function foundNaively(words: readonly string[], text: string): readonly (readonly [number, string])[] {
  return Array.from(text).flatMap((_, i) =>
    words
      .filter((word) => text.slice(0, i + 1).endsWith(word))
      .toSorted((a, b) => b.length - a.length)
      .map((word) => [i, word] as const),
  );
}

describe('the automaton', () => {
  it('finds what a naive search finds, the longest first', () => {
    fc.assert(
      fc.property(anyWords, anyText, (words, text) => {
        expect(found(words, text)).toEqual(foundNaively(words, text));
      }),
      { numRuns: 500 },
    );
  });

  it('knows its own words, by number, and no others', () => {
    fc.assert(
      fc.property(anyWords, anyWord, (words, other) => {
        const automaton = new Automaton(words);
        expect(words.map((word) => automaton.indexOf(word))).toEqual(words.map((_, i) => i));
        expect(automaton.indexOf(other)).toBe(words.indexOf(other));
      }),
    );
  });

  it.each([
    [
      ['ك', '', 'ب'],
      ['كلب', 'كذب'],
    ],
    [
      ['ك', 'لذ', 'ب'],
      ['كلب', 'كذب'],
    ],
    [['ك', 'لخ', 'ب'], ['كلب']],
    [
      ['ك', '', ''],
      ['كلب', 'كذب'],
    ],
    [['', '', '', ''], ['كلاب']],
    [['x'], []],
    [[], []],
  ])('lays the choices %j over its words', (choices, expected) => {
    const words = ['كذب', 'كلاب', 'كلب'].toSorted();
    const numbers = new Automaton(words).matching(choices);
    expect(new Set(numbers.map((number) => words[number]))).toEqual(new Set(expected));
  });

  it('is empty without words', () => {
    const automaton = new Automaton([]);
    expect([automaton.step(0, 1603), automaton.indexOf('كلب'), automaton.endsWord(0)]).toEqual([0, -1, false]);
  });

  it('takes 18 bytes a state', () => {
    const words = Array.from({ length: 1000 }, (_, i) => `كلمه${i}`).toSorted();
    expect(new Automaton(words).bytes).toBeLessThan(18 * 1000 * 3);
  });
});

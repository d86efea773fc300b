import * as fc from 'fast-check';
import { anyText } from './any-text.fixture.js';
import { foldCharacter } from './fold-table.js';
import { fold, originalSpan } from './fold.js';

/** Ideographs, tags and selectors, and private use next to them; what is unassigned is looked at here and there. */
const isWritten = (codePoint: number): boolean => codePoint < 0x33500 || codePoint >> 12 === 0xe0;

describe('folding', () => {
  it.each([
    ['tatweel', 'ك\u0640\u0640ل\u0640ب', 'كلب'],
    ['tashkeel', 'ك\u064Eل\u0652ب\u064C', 'كلب'],
    ['joiners', 'ك\u200Cل\u200Dب', 'كلب'],
    ['bidi marks', '\u200Fكلب\u200E', 'كلب'],
    ['presentation forms', '\uFEDB\uFEE0\uFE90', 'كلب'],
    ['elongation', 'كلللللب', 'كلب'],
    ['hidden elongation', 'كل\u0640ل\u0640لب', 'كلب'],
    ['alefs and yehs', 'إلى أين آل', 'الي اين ال'],
    ['Persian letters', '\u06A9تاب\u06CC', 'كتابي'],
    ['full width', '\uFF23\uFF32\uFF21\uFF30', 'crap'],
    ['digits', '\u0661\u0662\u06F3', '123'],
    ['white space', 'a \u00A0\n\tb', 'a b'],
  ])('undoes %s', (_what, written, expected) => {
    expect(fold(written).text).toBe(expected);
  });

  it('keeps doubled letters, repeated digits and dots', () => {
    expect(fold('الله مكرر 1000 ...').text).toBe('الله مكرر 1000 ...');
  });

  it('points from each folded unit to what it came from, with the marks it carries', () => {
    const folded = fold('يا ك\u0640ل\u0652ب!');
    expect(originalSpan(folded, 3, 6)).toEqual({ start: 3, end: 8 });
    expect(originalSpan(fold('جمييييل'), 2, 3)).toEqual({ start: 2, end: 6 });
    expect(originalSpan(fold('\uFEFB'), 1, 2)).toEqual({ start: 0, end: 1 });
    expect(originalSpan(folded, 2, 2)).toEqual({ start: 2, end: 2 });
  });

  it('does not take half of a remembered surrogate pair for the other half', () => {
    expect(fold('\uD83D').text).toBe('\uFFFD');
    expect(fold('😀').text).toBe('😀');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => expect(fold(fold(text).text).text).toBe(fold(text).text)),
      { numRuns: 1000 },
    );
  });

  it('folds each character of the first two planes for good, and the same when it is remembered', () => {
    const changing: string[] = [];
    for (let codePoint = 0; codePoint <= 0x1ffff; codePoint += 1) {
      const text = `a${String.fromCodePoint(codePoint)}`;
      const once = fold(text).text;
      if (fold(once).text !== once || fold(text).text !== once) changing.push(codePoint.toString(16));
    }
    expect(changing).toEqual([]);
  });

  it('needs to remember nothing of the other planes but ideographs of two spellings, tags and selectors', () => {
    const changing: string[] = [];
    for (let codePoint = 0x20000; codePoint <= 0x10ffff; codePoint += isWritten(codePoint) ? 1 : 61) {
      const character = String.fromCodePoint(codePoint);
      if (fold(character).text !== foldCharacter(character)) changing.push(codePoint.toString(16));
    }
    expect(changing).toEqual([]);
  });

  it('gives spans that lie in the text, in order, and never end before they start', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, starts, ends } = fold(text);
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
        const inOrder = starts.every((start, i) => start < (ends[i] ?? 0) && start >= (starts[i - 1] ?? 0));
        expect(inOrder && ends.every((end) => end <= text.length)).toBe(true);
      }),
    );
  });

  it('does not let a text of ligatures grow without end', () => {
    expect(fold('\uFDFA').text.length).toBeGreaterThan(10);
    const folded = fold(`${'\uFDFA'.repeat(6_000)}\u{20000}`);
    expect(folded.text.length).toBeLessThan(9_000);
    expect(folded.text.isWellFormed()).toBe(true);
    expect(folded.ends.at(-1)).toBe(6_002);
  });
});

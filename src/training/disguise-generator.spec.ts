import * as fc from 'fast-check';
import { disguise, DISGUISES, HARD_DISGUISES, LOSSLESS_DISGUISES, type Disguise } from './disguise-generator.js';

const ARABIC = 'هذا المقال سخيف والكاتب لا يعرف شيئا عن الموضوع';
const ENGLISH = 'this article is absolutely worthless';
const kinds = fc.constantFrom(...DISGUISES);
const seeds = fc.integer({ min: 0, max: 1000 });

/** Marks that can be taken away again without knowing the text. */
const ADDED: Partial<Record<Disguise, RegExp>> = {
  tatweel: /\u0640/g,
  tashkeel: /\p{M}/gu,
  'zero-width': /[\u200B-\u200D\u2060\uFEFF]/g,
  dotted: /(?<=\p{L})[._-](?=\p{L})/gu,
  emoji: /\p{Extended_Pictographic}/gu,
};

describe('the letters of a disguise', () => {
  it.each<[Disguise, string, RegExp]>([
    ['tatweel', 'كلب', /^ك\u0640*ل\u0640*ب$/],
    ['tashkeel', 'كلب', /^ك\p{M}ل\p{M}ب\p{M}$/u],
    ['zero-width', 'كلب', /^ك[^\p{L}]?ل[^\p{L}]?ب$/u],
    ['spaced', 'كلب', /^ك ل ب$/],
    ['dotted', 'كلب', /^ك([._-])ل\1ب$/],
    ['repeats', 'كلب', /^(ك+ل+ب+)$/],
    ['look-alikes', 'كيكه', /^[\u06A9\u06AA][\u06CC\u06D0][\u06A9\u06AA][\u06C1\u06BE\u06D5]$/],
    ['look-alikes', 'peace', /^[\u0400-\u04FF]+$/],
    ['presentation-forms', 'كلب', /^\uFEDB\uFEE0\uFE90$/],
    ['presentation-forms', 'دار', /^\uFEA9\uFE8D\uFEAD$/],
    ['presentation-forms', 'fool', /^[\uFF41-\uFF5A]+$/],
    ['emoji', 'كلب', /^ك\P{L}*ل\P{L}*ب$/u],
    ['asterisk', 'كلب', /^ك\*ب$/],
    ['digit', 'حقير', /^78ير$/],
    ['digit', 'idiot', /^1d107$/],
    ['mixed-latin', 'كلب', /^(kلب|كlب|كلb)$/],
    ['dotless', 'غبي خبيث', /^ع\u066Eى ح\u066E\u066E\u066E$/],
    ['typo', 'كلب', /^(كب|كبل)$/],
    ['arabizi', 'الحمار', /^(el|al|l)[7h][aei]?mar$/],
  ])('%s of %s', (kind, word, expected) => {
    expect(disguise(word, kind, 1)).toMatch(expected);
  });

  it('put nothing between words, whose order stays', () => {
    expect(disguise('لا يفهم!', 'asterisk', 3, 0)).toMatch(/^لا ي[\p{L}*]{3}!$/u);
  });

  it.each(Object.entries(ADDED))('%s can be taken away again', (kind, added) => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(ARABIC, ENGLISH), (seed, text) => {
        expect(disguise(text, kind as Disguise, seed, 1).replace(added, '')).toBe(text);
      }),
    );
  });
});

describe('a disguise', () => {
  it('is the same for the same seed, and changes with it', () => {
    for (const kind of DISGUISES) expect(disguise(ARABIC, kind, 5)).toBe(disguise(ARABIC, kind, 5));
    expect(new Set([1, 2, 3, 4, 5].map((seed) => disguise(ARABIC, 'zero-width', seed))).size).toBeGreaterThan(3);
  });

  it.each(DISGUISES)('%s always shows in an Arabic sentence, whatever the share', (kind) => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0, 0.5, 1), (seed, share) => {
        expect(disguise(ARABIC, kind, seed, share)).not.toBe(ARABIC);
      }),
    );
  });

  it.each(['repeats', 'look-alikes', 'presentation-forms', 'asterisk', 'digit', 'typo', 'spaced', 'mix'] as const)(
    '%s always shows in an English sentence',
    (kind) => {
      fc.assert(fc.property(seeds, (seed) => expect(disguise(ENGLISH, kind, seed)).not.toBe(ENGLISH)));
    },
  );

  it.each(['tatweel', 'mixed-latin', 'dotless', 'arabizi'] as const)('%s leaves English as it is', (kind) => {
    expect(disguise(ENGLISH, kind, 1, 1)).toBe(ENGLISH);
  });

  it('takes the longest word alone when the share is nothing', () => {
    const changed = disguise(ARABIC, 'asterisk', 1, 0).split(' ');
    expect(changed.filter((word) => word.includes('*'))).toHaveLength(1);
    expect(changed[3]).toMatch(/^و[\p{L}*]{6}$/u);
  });

  it('leaves words of two letters alone, except where whole sentences are written so', () => {
    expect(disguise('لا في من', 'spaced', 1, 1)).toBe('لا في من');
    expect(disguise('في', 'dotless', 1)).toBe('\u06A1ى');
  });

  it('accepts every string, and changes nothing where there is no word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), kinds, seeds, (text, kind, seed) => {
        expect(typeof disguise(text, kind, seed)).toBe('string');
      }),
    );
    for (const kind of DISGUISES) expect(disguise('123 🙂 \u064E', kind, 1)).toBe('123 🙂 \u064E');
  });

  it('is lossless, hard, or a mix', () => {
    expect([...LOSSLESS_DISGUISES, ...HARD_DISGUISES, 'mix']).toEqual([...DISGUISES]);
  });
});

import * as fc from 'fast-check';
import { compileLexicon, type Lexicon } from './lexicon.js';
import type { ListEntry } from './entry.js';
import { readText } from '../text/reading.js';

const word = (text: string, severity: ListEntry['severity'] = 'hold'): ListEntry => ({
  text,
  category: 'insult',
  severity,
});
const LEXICON = compileLexicon(['كلب', 'ابن حرام', 'غبيّ', 'crap', 'ass', 'ع\u0640اهة'].map((text) => word(text)));

const find = (text: string, lexicon: Lexicon = LEXICON): string[] =>
  lexicon
    .find(readText(text))
    .map((hit) => `${hit.entry.text}:${text.slice(hit.span.start, hit.span.end)}:${hit.disguise}`);

describe('finding entries of a word list', () => {
  it.each([
    ['أنت كلب', 'كلب:كلب:null'],
    ['والكلب ينبح', 'كلب:والكلب:null'],
    ['للكلب', 'كلب:للكلب:null'],
    ['أنت غبي', 'غبيّ:غبي:null'],
    ['عاهه', 'ع\u0640اهة:عاهه:null'],
    ['يا ابن الحرام', 'ابن حرام:ابن الحرام:null'],
    ['يا ابن،\n حرام', 'ابن حرام:ابن،\n حرام:null'],
    ['This is CRAP.', 'crap:CRAP:null'],
    ['يا ك\u0640\u0640لب', 'كلب:ك\u0640\u0640لب:tatweel'],
    ['ك\u064Eل\u0652ب\u064C', 'كلب:ك\u064Eل\u0652ب\u064C:tashkeel'],
    ['ك\u200Cلب', 'كلب:ك\u200Cلب:zero-width'],
    ['كللللب', 'كلب:كللللب:elongated'],
    ['ك ل ب', 'كلب:ك ل ب:spaced'],
    ['ك.ل.ب', 'كلب:ك.ل.ب:dotted'],
    ['c.r.a.p', 'crap:c.r.a.p:dotted'],
    ['cr4p', 'crap:cr4p:look-alike'],
    ['\uFF43\uFF52\uFF41\uFF50', 'crap:\uFF43\uFF52\uFF41\uFF50:look-alike'],
    ['@ss', 'ass:@ss:look-alike'],
  ])('in %j finds %j', (text, hit) => {
    expect(find(text)).toEqual([hit]);
  });

  it.each([
    'كلبش',
    'مكلب',
    'انقلب الأمر',
    'a class of scrap in Scunthorpe',
    'ابن',
    'حرام عليك',
    'كل بيت',
    'assassin',
    '',
  ])('finds none in %j: entries are whole words', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('leaves out an entry inside a longer one', () => {
    const lexicon = compileLexicon([word('كلب'), word('ابن كلب')]);
    expect(find('ابن كلب وكلب', lexicon)).toEqual(['ابن كلب:ابن كلب:null', 'كلب:وكلب:null']);
  });

  it('takes the severest of entries that fold alike', () => {
    const lexicon = compileLexicon([word('قذرة', 'flag'), word('قذره', 'reject'), word('قذره', 'hold')]);
    expect(lexicon.size).toBe(1);
    expect(lexicon.find(readText('قذرة'))[0]?.entry.severity).toBe('reject');
  });
});

describe('entries that could match everything', () => {
  it.each(['', ' ', '\u0640', '\u064E\u064E', 'ال', 'و', 'وال', 'x', '...', '😀', 'ال و'])(
    '%j is ignored and matches nothing',
    (text) => {
      const lexicon = compileLexicon([word(text)]);
      expect(lexicon.ignored).toHaveLength(1);
      expect(lexicon.size).toBe(0);
      expect(find('ال و x ... 😀 كلام عادي', lexicon)).toEqual([]);
    },
  );
});

describe('any entry in any text', () => {
  const anyText = fc.string({
    unit: fc.constantFrom('ك', 'ل', 'ب', 'ا', ' ', '.', '\u0640', '\u200C', 'a', '@', '4'),
    maxLength: 30,
  });

  it('is found as it is written, unless it is ignored', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lexicon = compileLexicon([word(text)]);
        const isFound = lexicon.find(readText(text)).length > 0;
        expect(isFound).toBe(lexicon.ignored.length === 0);
      }),
    );
  });

  it('is reported with spans inside the text, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const spans = compileLexicon([word('كلب'), word('ab')])
          .find(readText(text))
          .map(({ span }) => span);
        const inOrder = spans.every((span, i) => span.start < span.end && span.start >= (spans[i - 1]?.start ?? 0));
        expect(inOrder && spans.every((span) => span.end <= text.length)).toBe(true);
      }),
    );
  });

  it('is looked up as fast in ten thousand as in ten', () => {
    const many = compileLexicon(Array.from({ length: 10_000 }, (_, i) => word(`كلمة${i}`)));
    expect(many.size).toBe(10_000);
    expect(find('هذه كلمة9999 فقط', many)).toEqual(['كلمة9999:كلمة9999:null']);
  });
});

import * as fc from 'fast-check';
import { compileLexicon, joinRules, type Lexicon } from './lexicon.js';
import { compileRules } from './rule-set.js';
import type { ListEntry } from './entry.js';
import { readText } from '../reading/reading.js';

const word = (text: string, options: Partial<ListEntry> = {}): ListEntry => ({
  text,
  category: 'insult',
  severity: 'hold',
  ...options,
});
const LEXICON = compileLexicon(['كلب', 'ابن حرام', 'غبيّ', 'crap', 'ass', 'ع\u0640اهة'].map((text) => word(text)));

const find = (text: string, lexicon: Lexicon = LEXICON): string[] =>
  lexicon
    .find(readText(text))
    .map((hit) => `${hit.entry.text}:${text.slice(hit.span.start, hit.span.end)}:${hit.disguise}`);
const isFound = (text: string, ...entries: readonly ListEntry[]): boolean =>
  compileLexicon(entries).find(readText(text)).length > 0;

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
    ['ك.ل.ب', 'كلب:ك.ل.ب:separated'],
    ['يا ك-ل-ب!', 'كلب:ك-ل-ب:separated'],
    ['كل.ب', 'كلب:كل.ب:separated'],
    ['ك*ب', 'كلب:ك*ب:starred'],
    ['ال*لب', 'كلب:ال*لب:starred'],
    ['ك\u{1F600}ل\u{1F600}ب', 'كلب:ك\u{1F600}ل\u{1F600}ب:emoji'],
    ['كlب', 'كلب:كlب:latin'],
    ['3اهة', 'ع\u0640اهة:3اهة:digit'],
    ['c.r.a.p', 'crap:c.r.a.p:separated'],
    ['cr*p', 'crap:cr*p:starred'],
    ['cr4p', 'crap:cr4p:leet'],
    ['a$$', 'ass:a$$:leet'],
    ['@ss', 'ass:@ss:leet'],
    ['\uFF43\uFF52\uFF41\uFF50', 'crap:\uFF43\uFF52\uFF41\uFF50:presentation'],
    ['\u0441rap', 'crap:\u0441rap:look-alike'],
  ])('in %j finds %j', (text, hit) => {
    expect(find(text)).toEqual([hit]);
  });

  it.each([
    ['كوسا', 'ك*سا'],
    ['باذنجان', 'باذ*جان'],
    ['باذنجان', 'والباذنج*ن'],
    ['turnip', 'turn!p'],
    ['turnip', 'tu*n*p'],
  ])('knows its own word %j under %j, whatever the language makes of it', (entry, text) => {
    expect(isFound(text, word(entry))).toBe(true);
  });

  it.each([
    'كلبش',
    'مكلب',
    'كلبي',
    'انقلب الأمر',
    'a class of scrap in Scunthorpe',
    'ابن',
    'حرام عليك',
    'كل بيت',
    'كل.بيت',
    '**كل** ب**',
    'assassin',
    'as*',
    '4s5',
    'كل*',
    '',
  ])('finds none in %j: entries are whole words', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('leaves out an entry inside a longer one', () => {
    const lexicon = compileLexicon([word('كلب'), word('ابن كلب')]);
    expect(find('ابن كلب وكلب', lexicon)).toEqual(['ابن كلب:ابن كلب:null', 'كلب:وكلب:null']);
  });

  it('keeps an entry inside a longer one that is milder', () => {
    const lexicon = compileLexicon([word('كلب', { severity: 'reject' }), word('ابن كلب', { severity: 'flag' })]);
    expect(find('ابن كلب', lexicon)).toEqual(['ابن كلب:ابن كلب:null', 'كلب:كلب:null']);
  });
});

describe('how an entry is compared', () => {
  it.each([
    ['exact', 'كلبٌ', 'هذا كلبٌ', true],
    ['exact', 'كلبٌ', 'هذا كلب', false],
    ['exact', 'Crap', 'Crap!', true],
    ['exact', 'Crap', 'crap', false],
    ['exact', 'Crap', 'والCrap', false],
    ['exact', 'ابن  حرام', 'ابن حرام', true],
    ['folded', 'نيك', 'نيّك', true],
    ['folded', 'نيك', 'بنيك', false],
    ['clitics', 'كلب', 'وبالكلب', true],
    ['clitics', 'كلب', 'كلبه', false],
    ['stem', 'غبي', 'والأغبياء', true],
    ['stem', 'غبي', 'غبية', true],
    ['stem', 'حقير', 'حقيرين', true],
    ['stem', 'حقير', 'تحقير', false],
    ['stem', 'حثالة', 'حثالتكم', true],
    ['stem', 'idiot', 'idiots', true],
    ['phrase', 'يا كلب', 'يا كلب', true],
    ['phrase', 'يا كلب', 'يا ابن كلب', false],
    ['pattern', 'كل+ب', 'كللب', true],
    ['pattern', 'يا [\\p{L}]+ الكَلْب', 'يا أخا الكلب', true],
    ['pattern', 'أُحِبُّ', 'احب', true],
    ['pattern', '\\p{Lu}{3}', 'احب', false],
    ['pattern', '(aa+)+$', 'baa', true],
  ] as const)('%s: %j in %j: %s', (match, text, written, expected) => {
    expect(isFound(written, word(text, { match }))).toBe(expected);
  });

  it.each([
    [0, 'خذ المال', true],
    [0, 'خذ هذا المال', false],
    [1, 'خذ هذا المال', true],
    [1, 'خذ كل هذا المال', false],
    [2, 'خذ، كل هذا المال!', true],
    [2, 'المال خذ', false],
  ])('a phrase with a gap of %j in %j: %s', (gap, written, expected) => {
    expect(isFound(written, word('خذ المال', { match: 'phrase', gap }))).toBe(expected);
  });

  it('goes back to a nearer word when a phrase does not follow from the first one', () => {
    expect(isFound('ab cd cd x ef', word('ab cd ef', { match: 'phrase', gap: 1 }))).toBe(true);
    expect(isFound('ab cd x x cd ef', word('ab cd ef', { match: 'phrase', gap: 1 }))).toBe(false);
  });

  it.each([
    ['كلب*', 'كلبنا', true],
    ['كلب*', 'والكلبنا', true],
    ['كلب*', 'مكلب', false],
    ['*fuck*', 'unfuckable', true],
    ['sh*te', 'shiite', true],
    ['sh*te', 'shits', false],
    ['يا ابن *كلب*', 'يا ابن الكلبة', true],
  ])('a star in %j and %j: %s', (text, written, expected) => {
    expect(isFound(written, word(text))).toBe(expected);
  });
});

describe('exceptions', () => {
  const DOG = word('كلاب', { exceptions: ['الكلاب البوليسية', 'كلاب الحراسة'] });

  it.each([
    ['الكلاب البوليسية في المطار', false],
    ['كلاب بوليسية', false],
    ['وكلاب الحراسة', false],
    ['كِلاب بوليسيّة', false],
    ['الكلاب في الشارع', true],
    ['كلاب بوليسية وكلاب', true],
    ['الكلاب. البوليس حضر', true],
  ])('%j: %s', (text, expected) => {
    expect(isFound(text, DOG)).toBe(expected);
  });

  it('of one entry do not excuse another', () => {
    expect(isFound('كلاب بوليسية', DOG, word('بوليسية'))).toBe(true);
  });

  it('of a site excuse the entries of every list', () => {
    const packs = compileRules([{ name: 'pack', entries: [word('شرم')] }]);
    const own = compileRules([{ name: 'own', entries: [], exceptions: ['شرم الشيخ'] }]);
    expect(joinRules([packs, own]).find(readText('زرت شرم الشيخ'))).toEqual([]);
    expect(joinRules([packs, own]).find(readText('زرت شرم'))).toHaveLength(1);
  });

  it('of a list may be one of its words', () => {
    expect(compileLexicon([word('كلب')], ['كلب']).find(readText('كلب'))).toEqual([]);
  });

  it('excuse what a pattern finds', () => {
    expect(isFound('كلب الحراسة', word('كل.', { match: 'pattern', exceptions: ['كلب الحراسة'] }))).toBe(false);
  });
});

describe('joined lists', () => {
  const packs = compileRules([{ name: 'pack', entries: [word('كلب', { severity: 'reject' }), word('ابن كلب')] }]);

  it('name the list of each hit', () => {
    const own = compileRules([{ name: 'own', entries: [word('حمار')] }]);
    const hits = joinRules([packs, own]).find(readText('كلب وحمار'));
    expect(hits.map(({ list }) => list)).toEqual(['pack', 'own']);
  });

  it('let a later entry take the place of an earlier one for the same words, milder or not', () => {
    const own = compileRules([
      { name: 'own', entries: [word('الكلب', { severity: 'flag' }), word('كَلب', { severity: 'flag' })] },
    ]);
    const hits = joinRules([packs, own]).find(readText('كلب'));
    expect(hits.map(({ list, entry }) => [list, entry.severity])).toEqual([['own', 'flag']]);
    expect(joinRules([packs, own]).find(readText('ابن كلب'))[0]?.list).toBe('pack');
  });
});

describe('the term of an entry', () => {
  const lexicon = compileLexicon([word('كلب', { from: '2026-10-01', until: '2026-10-31' })]);

  it.each([
    ['2026-09-30T23:59:59Z', 0],
    ['2026-10-01T00:00:00Z', 1],
    ['2026-10-31T23:59:59Z', 1],
    ['2026-11-01T00:00:00Z', 0],
  ])('at %s: %j hits', (now, hits) => {
    expect(lexicon.find(readText('كلب'), new Date(now))).toHaveLength(hits);
  });

  it('is not asked for when the moment is unknown', () => {
    expect(lexicon.find(readText('كلب'))).toHaveLength(1);
  });
});

describe('any entry in any text', () => {
  const anyText = fc.string({
    unit: fc.constantFrom('ك', 'ل', 'ب', 'ا', ' ', '.', '\u0640', '\u200C', 'a', '@', '4', '*'),
    maxLength: 30,
  });
  const anyWords = fc.string({ unit: fc.constantFrom('ك', 'ل', 'ب', 'ا', 'د', ' ', 'a'), maxLength: 20 });
  const anyMode = fc.constantFrom(...(['folded', 'clitics', 'stem', 'phrase', 'exact'] as const));

  it('is found as it is written, unless it is ignored', () => {
    fc.assert(
      fc.property(anyWords, anyMode, (text, match) => {
        const lexicon = compileLexicon([word(text, { match })]);
        expect(lexicon.find(readText(text)).length > 0).toBe(lexicon.ignored.length === 0);
      }),
      { numRuns: 500 },
    );
  });

  it('is reported with spans inside the text, in order, and never throws', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 4 }), anyMode, (text, entries, match) => {
        const lexicon = compileLexicon(entries.map((entry) => word(entry, { match, exceptions: [text, entry] })));
        const spans = lexicon.find(readText(text)).map(({ span }) => span);
        const inOrder = spans.every((span, i) => span.start < span.end && span.start >= (spans[i - 1]?.start ?? 0));
        expect(inOrder && spans.every((span) => span.end <= text.length)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is found by the folded words alone when it is a plain word', () => {
    const anyWord = fc.string({ unit: fc.constantFrom('ك', 'ل', 'ب', 'د'), minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(anyWord, { maxLength: 5 }), fc.array(anyWord, { maxLength: 8 }), (entries, words) => {
        const lexicon = compileLexicon(entries.map((entry) => word(entry, { match: 'folded' })));
        const reading = readText(words.join(' '));
        const ignored = new Set(lexicon.ignored.map(({ entry }) => entry.text));
        const naive = reading.words.filter(({ text }) =>
          entries.some((entry) => !ignored.has(entry) && readText(entry).folded.text === text),
        );
        expect(lexicon.find(reading).map(({ span }) => span.start)).toEqual(naive.map(({ start }) => start));
      }),
      { numRuns: 300 },
    );
  });
});

import { compileLexicon } from './lexicon.js';
import type { ListEntry } from './entry.js';
import { readText } from '../reading/reading.js';

const word = (text: string, options: object = {}): ListEntry => ({
  text,
  category: 'insult',
  severity: 'hold',
  ...options,
});
const EVERYDAY = readText('ال و x ... 😀 كلام عادي a b c 123 في البيت');

describe('entries that could match everything, or nothing', () => {
  it.each([
    ['', 'empty'],
    [' ', 'empty'],
    ['\u0640', 'empty'],
    ['\u064E\u064E', 'empty'],
    ['...', 'empty'],
    ['😀', 'empty'],
    ['*', 'empty'],
    ['** *', 'empty'],
    ['ال', 'only-clitics'],
    ['و', 'only-clitics'],
    ['وال', 'only-clitics'],
    ['x', 'too-short'],
    ['ال و', 'only-clitics'],
    ['x y z', 'too-short'],
    ['وال*', 'too-short'],
    ['ab*', 'too-short'],
    ['a*b', 'too-short'],
    ['كلمة '.repeat(13), 'too-long'],
    ['ك'.repeat(1).concat('لب'.repeat(150)), 'too-long'],
  ])('%j is ignored: %s', (text, why) => {
    const entry = word(text);
    const lexicon = compileLexicon([entry]);
    expect(lexicon.ignored).toEqual([{ entry, why }]);
    expect([lexicon.size, lexicon.find(EVERYDAY).length]).toEqual([0, 0]);
  });

  it.each([
    ['', 'empty'],
    ['(a+)+$', 'matches-everything'],
    ['.*', 'matches-everything'],
    ['\\p{L}', 'matches-everything'],
    ['كلب|', 'matches-everything'],
    ['(a)\\1', 'bad-pattern'],
    ['(?=كلب)', 'bad-pattern'],
    ['((', 'bad-pattern'],
    ['[', 'bad-pattern'],
    ['(a{1000}){1000}', 'bad-pattern'],
    ['ك'.repeat(501), 'too-long'],
  ])('the pattern %j is ignored: %s', (text, why) => {
    const entry = word(text, { match: 'pattern' });
    const lexicon = compileLexicon([entry]);
    expect(lexicon.ignored).toEqual([{ entry, why }]);
    expect(lexicon.find(EVERYDAY)).toEqual([]);
  });

  it.each([
    [{ match: 'sideways' }, 'malformed'],
    [{ severity: 'ban' }, 'malformed'],
    [{ text: 7 }, 'malformed'],
    [{ exceptions: 'كلب الحراسة' }, 'malformed'],
    [{ match: 'phrase', gap: -1 }, 'bad-gap'],
    [{ match: 'phrase', gap: 6 }, 'bad-gap'],
    [{ match: 'phrase', gap: 1.5 }, 'bad-gap'],
    [{ from: 'tomorrow' }, 'bad-date'],
    [{ until: '2026-02-30' }, 'bad-date'],
    [{ from: '2026-13-01' }, 'bad-date'],
    [{ from: 20261001 }, 'bad-date'],
    [{ from: '2026-10-02', until: '2026-10-01' }, 'ends-before-it-starts'],
  ])('an entry with %j is ignored: %s', (options, why) => {
    expect(compileLexicon([word('كلب', options)]).ignored.map((ignored) => ignored.why)).toEqual([why]);
  });

  it('an entry that is no object of the kind at all does not stop the others', () => {
    const entries = JSON.parse(
      '[{}, {"text": null}, {"text": "كلب", "category": "insult", "severity": "hold"}]',
    ) as ListEntry[];
    const lexicon = compileLexicon(entries);
    expect([lexicon.size, lexicon.ignored.length]).toEqual([1, 2]);
  });

  it('a list may have a hundred patterns, the others are ignored', () => {
    const lexicon = compileLexicon(Array.from({ length: 101 }, (_, i) => word(`كلب${i}`, { match: 'pattern' })));
    expect(lexicon.ignored.map(({ why }) => why)).toEqual(['too-many-patterns']);
  });
});

describe('exceptions that go too far', () => {
  it.each(['', '*', 'ال', 'x'])('%j is ignored, its entry counts', (exception) => {
    const lexicon = compileLexicon([word('كلب', { exceptions: [exception] })]);
    expect(lexicon.ignored).toMatchObject([{ why: 'exception-matches-everything', exception }]);
    expect(lexicon.find(readText('كلب'))).toHaveLength(1);
  });

  it.each(['كلب', 'كَلْب', 'كل*'])('%j, which would take its whole entry away, is ignored', (exception) => {
    const lexicon = compileLexicon([word('كلب', { exceptions: [exception] })]);
    expect(lexicon.find(readText('كلب'))).toHaveLength(1);
    expect(lexicon.ignored).toHaveLength(1);
  });
});

describe('entries that contradict each other', () => {
  it('count as the severest, and are reported', () => {
    const [mild, hard, middle] = [
      word('قذرة', { severity: 'flag' }),
      word('قذره', { severity: 'reject' }),
      word('قَذره'),
    ];
    const lexicon = compileLexicon([mild, hard, middle]);
    expect(lexicon.size).toBe(1);
    expect(lexicon.find(readText('قذرة'))[0]?.entry).toBe(hard);
    expect(lexicon.conflicts).toEqual([
      { kept: hard, dropped: mild },
      { kept: hard, dropped: middle },
    ]);
  });

  it('are no conflict when they say the same, or at other times', () => {
    const entries = [word('كلب'), word('كلب'), word('كلب', { severity: 'flag', from: '2027-01-01' })];
    expect(compileLexicon(entries).conflicts).toEqual([]);
  });

  it('keep the exceptions of the entry that counts', () => {
    const hard = word('كلب', { severity: 'reject', exceptions: ['كلب الحراسة'] });
    const mild = word('كلب', { exceptions: ['كلب البحر'] });
    const lexicon = compileLexicon([mild, hard]);
    expect(lexicon.find(readText('كلب الحراسة'))).toEqual([]);
    expect(lexicon.find(readText('كلب البحر'))).toHaveLength(1);
  });
});

describe('ten thousand entries', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => word(`كلمة${i}`));

  it('are all found, and nothing else', () => {
    const lexicon = compileLexicon(many);
    expect(lexicon.size).toBe(10_000);
    const hits = lexicon.find(readText('هذه كلمة9999 فقط و كلمة 10000'));
    expect(hits.map(({ entry }) => entry.text)).toEqual(['كلمة9999']);
  });

  it('may be phrases of the same words', () => {
    const phrases = Array.from({ length: 10_000 }, (_, i) => word(`يا كلمة${Math.floor(i / 100)} ثم${i % 100}`));
    const hits = compileLexicon(phrases).find(readText('يا كلمة7 ثم8'));
    expect(hits.map(({ entry }) => entry.text)).toEqual(['يا كلمة7 ثم8']);
  });
});

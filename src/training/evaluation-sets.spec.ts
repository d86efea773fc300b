import { readFileSync } from 'node:fs';
import { fold } from '../text/fold.js';

const LANGUAGES = ['ar', 'ar-iq', 'ar-lev', 'ar-gulf', 'ar-eg', 'ar-mag', 'en'];
const HATEFUL =
  'derog-attribute derog-emotion derog-dehumanise derog-implied threat-direct threat-normative slur profanity-target ' +
  'ref-clause ref-sentence negated-positive question opinion spell-space spell-repeat spell-missing spell-digits ' +
  'spell-arabizi spell-variants abuse-individual';
const NOT_HATEFUL =
  'identity-neutral identity-positive negated-hate counter-quote counter-reference profanity-harmless abuse-object ' +
  'group-unprotected';
const HARMLESS =
  'tricky-substring names-places faith-origin war-crime-news counter-speech criticism formulas congratulations sports ' +
  'health animals numbers links laughter questions long recipes jokes';

interface Row {
  readonly text: string;
  readonly label: string;
  readonly set: string;
  readonly functionality: string;
  readonly lang: string;
}

const harmless = readSet('harmless');
const hate = readSet('hate-functions');

function readSet(name: string): readonly Row[] {
  const file = readFileSync(new URL(`../../evaluation/${name}.tsv`, import.meta.url), 'utf8');
  const [header, ...lines] = file.trimEnd().split('\n');
  expect(header).toBe('text\tlabel\tset\tfunctionality\tlang');
  return lines.map((line) => {
    const columns = line.split('\t');
    expect(columns).toHaveLength(5);
    const [text = '', label = '', set = '', functionality = '', lang = ''] = columns;
    return { text, label, set, functionality, lang };
  });
}

const words = (list: string): readonly string[] => list.split(' ');
const isArabic = (row: Row): boolean => row.lang.startsWith('ar');
const share = (rows: readonly Row[], of: (row: Row) => boolean): number => rows.filter(of).length / rows.length;
const of = (rows: readonly Row[], functionality: string): readonly Row[] =>
  rows.filter((row) => row.functionality === functionality);

describe.each([
  ['harmless', harmless],
  ['hate-functions', hate],
])('the set %s', (name, rows) => {
  it('has text, its own name and a known language in every row', () => {
    for (const row of rows) {
      expect(row).toMatchObject({ set: name });
      expect(LANGUAGES).toContain(row.lang);
      expect(row.text).toBe(row.text.trim().normalize('NFC'));
      expect(row.text.length).toBeGreaterThan(0);
    }
  });

  it('is written in the script that the language says, but for Arabic in Latin letters', () => {
    for (const row of rows.filter(({ functionality }) => functionality !== 'spell-arabizi')) {
      expect([row.text, /\p{Script=Arabic}/u.test(row.text) || /^\P{L}*$/u.test(row.text)]).toEqual([
        row.text,
        isArabic(row),
      ]);
    }
  });

  it('has every variety of Arabic', () => {
    for (const lang of LANGUAGES) expect(rows.filter((row) => row.lang === lang).length).toBeGreaterThanOrEqual(20);
  });

  it('has no control, joiner or line break that an editor left behind', () => {
    expect(rows.filter((row) => /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u.test(row.text))).toEqual(
      [],
    );
  });
});

describe('the harmless set', () => {
  it('has at least 400 Arabic and 200 English texts, all labelled 0', () => {
    expect(harmless.filter(isArabic).length).toBeGreaterThanOrEqual(400);
    expect(harmless.filter((row) => row.lang === 'en').length).toBeGreaterThanOrEqual(200);
    expect(harmless.filter((row) => row.label !== '0')).toEqual([]);
  });

  it.each(words(HARMLESS))('has %s in both languages', (functionality) => {
    const rows = of(harmless, functionality);
    expect(rows.filter(isArabic).length).toBeGreaterThanOrEqual(9);
    expect(rows.filter((row) => !isArabic(row)).length).toBeGreaterThanOrEqual(4);
  });

  it('has no other functionality', () => {
    expect(harmless.filter((row) => !words(HARMLESS).includes(row.functionality))).toEqual([]);
  });

  it('has long comments that are long', () => {
    const lengths = of(harmless, 'long').map((row) => row.text.length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(300);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1000);
  });
});

describe('the functional tests of hate', () => {
  it('has at least 400 Arabic and 100 English texts', () => {
    expect(hate.filter(isArabic).length).toBeGreaterThanOrEqual(400);
    expect(hate.filter((row) => row.lang === 'en').length).toBeGreaterThanOrEqual(100);
  });

  it.each(words(HATEFUL))('labels %s 1', (functionality) => {
    const rows = of(hate, functionality);
    expect(rows.length).toBeGreaterThanOrEqual(6);
    expect(new Set(rows.map((row) => row.label))).toEqual(new Set(['1']));
  });

  it.each(words(NOT_HATEFUL))('labels %s 0', (functionality) => {
    const rows = of(hate, functionality);
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(new Set(rows.map((row) => row.label))).toEqual(new Set(['0']));
  });

  it('has no other functionality', () => {
    const known = words(`${HATEFUL} ${NOT_HATEFUL}`);
    expect(hate.filter((row) => !known.includes(row.functionality))).toEqual([]);
  });

  it('is hateful in 55 to 65 of a hundred rows, abuse of single persons left out', () => {
    const counted = hate.filter((row) => row.functionality !== 'abuse-individual');
    const hateful = (row: Row): boolean => row.label === '1';
    for (const rows of [counted.filter(isArabic), counted.filter((row) => !isArabic(row))]) {
      expect(share(rows, hateful)).toBeGreaterThanOrEqual(0.55);
      expect(share(rows, hateful)).toBeLessThanOrEqual(0.65);
    }
  });
});

describe('all sets together', () => {
  it('say nothing twice, spellings that fold alike included', () => {
    const folded = [...harmless, ...hate].map((row) =>
      fold(row.text)
        .text.replace(/[\p{P}\s]+/gu, ' ')
        .trim(),
    );
    expect(folded.filter((text, i) => folded.indexOf(text) !== i)).toEqual([]);
  });

  it('swap one word of a sentence for another in no more than four rows', () => {
    const frames = new Map<string, Set<string>>();
    for (const { text } of [...harmless, ...hate]) {
      const parts = fold(text)
        .text.split(/[\p{P}\s]+/u)
        .filter(Boolean);
      parts.forEach((_, at) => {
        const frame = parts.with(at, '_').join(' ');
        frames.set(frame, (frames.get(frame) ?? new Set()).add(text));
      });
    }
    expect([...frames].filter(([frame, texts]) => frame.includes(' ') && texts.size > 4)).toEqual([]);
  });
});

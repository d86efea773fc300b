import * as fc from 'fast-check';
import { anyText } from '../text/any-text.fixture.js';
import { findDisguises } from './disguises.js';
import { readText } from './reading.js';

const plain = (text: string): string => readText(text).plain.text;

describe('writing disguised words plainly', () => {
  it.each([
    ['ك.ل.ب', 'كلب'],
    ['يا ك-ل-ب!', 'يا كلب!'],
    ['ك_ل_ب', 'كلب'],
    ['ك*ل*ب', 'كلب'],
    ['ك\u{1F600}ل\u{1F600}ب', 'كلب'],
    ['حم\u{1F600}ار', 'حمار'],
    ['حم_ار', 'حمار'],
    ['يا ك ل ب', 'يا كلب'],
    ['ي ا   ك ل ب', 'يا كلب'],
    ['ك . ل . ب', 'كلب'],
    ['ك*ب', 'كلب'],
    ['ال*لب', 'الكلب'],
    ['شر**طة', 'شرموطه'],
    ['7مار', 'حمار'],
    ['ال7مار', 'الحمار'],
    ['ب3د', 'بعد'],
    ['كl\u0628', 'كلب'],
    ['حmار', 'حمار'],
    ['حٮرٮر', 'خنزير'],
    ['كل\u066E', 'كلب'],
    ['c.r.a.p', 'crap'],
    ['f a k e', 'fake'],
    ['f*ck', 'fuck'],
    ['sh!t', 'shit'],
    ['a$$hole', 'asshole'],
  ])('reads %j as %j', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it.each([
    'و ا',
    'ا.ب',
    'ا. د. محمد',
    '1. 2. 3.',
    'ا ب ت ث',
    'ا ب ج د',
    'ه ه ه ه',
    'a b c d',
    '5g',
    '2pac',
    'h2o covid19',
    '2020.10.11',
    'سعر7 و5ايام',
    'ل5ايام',
    'في 3شهور',
    'user@example.com',
    'www.example.com/a.b.c',
    'جاء.ثم ذهب',
    'مبروك\u{1F600}الف',
    'الfacebook',
    "don't l'homme",
    'il n y a pas',
    '#كلب_حمار',
    '#يا_بلد',
    'مهم*جدا',
    '\u06CC\u06A9 \u0645\u06CC\u200C\u0631\u0648\u0645',
  ])('leaves %j as it is folded', (text) => {
    const reading = readText(text);
    expect(reading.plain).toBe(reading.folded);
  });

  it('keeps the place of each letter', () => {
    const { plain: read } = readText('يا ك.ل.ب!');
    expect(Array.from(read.starts)).toEqual([0, 1, 2, 3, 5, 7, 8]);
  });

  it('is total, and keeps its places in order and in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { plain: read } = readText(text);
        expect([read.starts.length, read.ends.length]).toEqual([read.text.length, read.text.length]);
        const isOrdered = read.starts.every(
          (start, i) => start < (read.ends[i] ?? 0) && start >= (read.starts[i - 1] ?? 0),
        );
        expect(isOrdered && read.ends.every((end) => end <= text.length)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a text made to be slow', () => {
  it.each([
    'ك**ب ',
    'ك.ل.',
    'ك ل ',
    'ك3ل ',
    '\u066E\u066E\u066E ',
    'ك\u{1F600}ل',
    'a1',
    '*ك',
    'http://',
    '\u064E',
    '@',
  ])('of %j over and over is read to a bounded depth', (unit) => {
    const reading = readText(unit.repeat(6000 / unit.length));
    const found = reading.rereads.flatMap(({ rereads }) => rereads);
    expect(found.length).toBeLessThanOrEqual(1500);
    expect(reading.plain.text.length).toBeLessThanOrEqual(reading.folded.text.length);
  });
});

describe('finding disguised words', () => {
  it.each([
    ['يا ك.ل.ب!', 'separated', 'كلب', 3, 8],
    ['ك ل ب', 'spaced', 'كلب', 0, 5],
    ['يا ك\u200Bلب', 'zero-width', 'كلب', 3, 7],
    ['ك\u200Cلب', 'zero-width', 'كلب', 0, 4],
    ['كل\u066E', 'dotless', 'كلب', 0, 3],
    ['ك*ب', 'starred', 'كلب', 0, 3],
    ['حم\u{1F600}ار', 'emoji', 'حمار', 0, 6],
    ['ب3د', 'digit', 'بعد', 0, 3],
    ['حmار', 'latin', 'حمار', 0, 4],
  ])('in %j finds one that is rare', (text, kind, word, start, end) => {
    expect(findDisguises(readText(text))).toEqual([{ kind, isRare: true, words: [word], start, end }]);
  });

  it.each(['cr4p', '$hit', 'mp3'])('leaves %j alone, as models and versions are written', (text) => {
    expect(findDisguises(readText(text))).toEqual([]);
  });

  it('does not call an abbreviation rare', () => {
    expect(findDisguises(readText('U.S.A.')).every((sign) => !sign.isRare)).toBe(true);
  });

  it('takes Persian joiners for spelling', () => {
    expect(findDisguises(readText('\u06A9\u062A\u0627\u0628\u200C\u0647\u0627\u06CC'))).toEqual([]);
  });

  it('gives spans inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const signs = findDisguises(readText(text));
        expect(signs.every(({ start, end }) => start >= 0 && start < end && end <= text.length)).toBe(true);
      }),
    );
  });
});

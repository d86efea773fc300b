import * as fc from 'fast-check';
import { CHECKS } from './checks.js';
import { defaultCheckSettings } from '../checks/check-settings.js';
import { firstComment } from '../checks/first-comment.js';
import { FINDING_CODES } from '../checks/finding.js';

const anyBody = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      'كلب',
      'a.com ',
      '0770',
      '123',
      ' ',
      '\u200B',
      '\u202E',
      '!!!',
      '😀',
      '@',
      '.',
      '\u0640',
      'AAAA',
      'سأقتل',
      'ك ',
      'شارع 9 ',
      'SA03',
      'اربح ',
      'xkcdqz',
    ),
    maxLength: 60,
  }),
);

describe('the list of checks', () => {
  it('names each check once', () => {
    expect(new Set(CHECKS.map(({ name }) => name)).size).toBe(CHECKS.length);
  });

  it('finds nothing in an ordinary comment', () => {
    const context = firstComment('شكرًا على المقال، أتفق مع الكاتب في معظم ما قاله عن الأسعار.');
    expect(CHECKS.flatMap((check) => check.run(context))).toEqual([]);
  });

  it('throws on no text, and its findings are well formed', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const context = firstComment(body);
        for (const finding of CHECKS.flatMap((check) => check.run(context))) {
          expect(FINDING_CODES).toContain(finding.code);
          expect(finding.score > 0 && finding.score <= 1).toBe(true);
          expect(finding.evidence.every(({ start, end }) => start >= 0 && start <= end && end <= body.length)).toBe(
            true,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['marks', 'ك\u0301\u0301\u0301'],
    ['one letter', 'ك'],
    ['the longest ligature', '\uFDFA'],
    ['single letters', 'ك '],
    ['dotted letters', 'a.'],
    ['at signs', 'a@'],
    ['schemes', 'http://'],
    ['digits', '1-'],
    ['calling codes', '+1 '],
    ['joiners', 'ا\u200C'],
    ['direction overrides', '\u202E'],
    ['mathematical letters', '\u{1D41A}'],
    ['links', 'a.com '],
    ['blocked words', 'ك.ل.ب '],
    ['threats', 'سأقتلك '],
    ['quoted threats', '"اقتلوهم"'],
    ['offers', 'فوركس '],
    ['parts of addresses', 'شارع 9 '],
    ['account numbers', 'SA03 '],
    ['identity numbers', 'id number 123456789 '],
    ['spoken digits', 'صفر '],
    ['praise', 'عاش النخيل '],
    ['drumming', 'asdfgh '],
    ['one phrase', 'يا رب ارحم '],
  ])('keeps to the text in six thousand code units of %s', (_what, unit) => {
    const body = unit.repeat(6000 / unit.length);
    const settings = { ...defaultCheckSettings(), designatedGroups: ['النخيل'], languages: ['fa'] };
    const context = firstComment(body, settings);
    const spans = CHECKS.flatMap((check) => check.run(context)).flatMap(({ evidence }) => evidence);
    expect(spans.filter(({ start, end }) => start < 0 || start >= end || end > body.length)).toEqual([]);
  });
});

import fc from 'fast-check';
import { splitSentences } from './sentences.js';

const partsOf = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('Sentences', () => {
  it.each([
    ['one', 'مقال جميل', ['مقال جميل']],
    ['two in Arabic', 'ما هذا؟ شكرا لكم.', ['ما هذا؟', 'شكرا لكم.']],
    ['two in English, and white space around', '  Nice piece.  Thank you!\n', ['Nice piece.', 'Thank you!']],
    ['nothing', '', []],
    ['white space alone', ' \n\t ', []],
  ])('are found: %s', (_, text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it('are never more than a hundred, and the last takes the rest', () => {
    const parts = partsOf('نعم. '.repeat(500));
    expect(parts).toHaveLength(100);
    expect(parts.at(-1)?.length).toBeGreaterThan(1_000);
  });

  it('follow each other without overlapping, and leave out nothing but white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const spans = splitSentences(text);
        for (const [i, { start, end }] of spans.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
        }
        expect(partsOf(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

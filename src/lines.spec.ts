import fc from 'fast-check';
import { LineSplitter } from './lines.js';

function split(text: string, chunkBytes: number, maxBytes = 1_000): (string | null)[] {
  const splitter = new LineSplitter(maxBytes);
  const bytes = Buffer.from(text);
  const lines = [];
  for (let i = 0; i < bytes.length; i += chunkBytes) lines.push(...splitter.split(bytes.subarray(i, i + chunkBytes)));
  return [...lines, ...splitter.end()].map((line) => line && line.toString());
}

describe('Lines of a stream', () => {
  it.each([
    ['nothing', '', []],
    ['one without an end', 'نهر', ['نهر']],
    ['one with an end', 'نهر\n', ['نهر']],
    ['empty ones between', 'a\n\nb', ['a', '', 'b']],
    ['one too long among others', 'a\n0123456789\nb', ['a', null, 'b']],
    ['one too long at the end', '0123456789', [null]],
  ])('are cut: %s', (_, text, lines) => {
    for (const chunkBytes of [1, 2, 3, 100]) expect(split(text, chunkBytes, 9)).toEqual(lines);
  });

  it('are the same however the stream comes in', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.integer({ min: 1, max: 20 }), (parts, chunkBytes) => {
        const text = parts.map((part) => `${part.replaceAll('\n', '')}\n`).join('');
        expect(split(text, chunkBytes, 100_000)).toEqual(text.split('\n').slice(0, -1));
      }),
    );
  });
});

import fc from 'fast-check';
import { piecesOf, stretchesOf } from './marks.js';

const evidence = (...spans: [number, number][]) => ({ evidence: spans.map(([start, end]) => ({ start, end })) });
const marked = (text: string, ...findings: ReturnType<typeof evidence>[]) =>
  stretchesOf(text, findings).map((stretch) => [stretch.text, stretch.findings, stretch.numbers]);

describe('The stretches of a marked text', () => {
  it('is the whole text when there is nothing to mark', () => {
    expect(marked('نص بلا علامة')).toEqual([['نص بلا علامة', [], []]]);
    expect(marked('')).toEqual([]);
  });

  it('cuts where marks overlap, and numbers each at its end', () => {
    expect(marked('aa bb cc', evidence([0, 5]), evidence([3, 8]))).toEqual([
      ['aa ', [0], []],
      ['bb', [0, 1], [0]],
      [' cc', [1], [1]],
    ]);
  });

  it('lets a number wait for the end of a word, so that Arabic letters stay joined', () => {
    expect(marked('يا وغبي أنت', evidence([4, 6]))).toEqual([
      ['يا و', [], []],
      ['غب', [0], []],
      ['ي', [], [0]],
      [' أنت', [], []],
    ]);
  });

  it('numbers what rests on many places at the first alone', () => {
    const numbered = stretchesOf('a b c d', [evidence([0, 1], [2, 3], [4, 5])]).filter(
      ({ numbers }) => numbers.length > 0,
    );
    expect(numbered.map(({ text }) => text)).toEqual(['a']);
  });

  it('leaves out spans that are empty or lie outside', () => {
    expect(marked('abc', evidence([2, 2], [7, 9], [-3, 1]))).toEqual([
      ['a', [0], []],
      ['bc', [], [0]],
    ]);
  });

  it('loses and repeats nothing, whatever the spans', () => {
    const span = fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(fc.array(span)), (text, findings) => {
        const stretches = stretchesOf(
          text,
          findings.map((spans) => evidence(...spans)),
        );
        expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
      }),
    );
  });
});

describe('Characters that cannot be seen', () => {
  it('are named where they turn the text around, and elsewhere only as evidence', () => {
    expect(piecesOf('a\u202Eb\u200Bc', false)).toEqual([{ text: 'a' }, { unseen: 'U+202E' }, { text: 'b\u200Bc' }]);
    expect(piecesOf('a\u202Eb\u200Bc', true)).toEqual([
      { text: 'a' },
      { unseen: 'U+202E' },
      { text: 'b' },
      { unseen: 'U+200B' },
      { text: 'c' },
    ]);
  });

  it('stay where a script needs them', () => {
    expect(piecesOf('می\u200Cروم', false)).toEqual([{ text: 'می\u200Cروم' }]);
  });
});

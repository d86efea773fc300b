import { firstComment } from './first-comment.js';
import { hiddenCharacters } from './hidden-characters.check.js';

const run = (body: string) => hiddenCharacters.run(firstComment(body));

describe('hidden characters', () => {
  it.each([
    ['اقرأ \u202Eهذا', 'direction-override', { start: 5, end: 6 }],
    ['كل\u200Bب', 'split-word', { start: 2, end: 3 }],
    [`ك${'\u0308'.repeat(20)}`, 'piled-marks', { start: 1, end: 21 }],
  ])('in %j are held as %s', (body, code, span) => {
    expect(run(body)).toMatchObject([
      { code, severity: 'hold', category: 'disguise', params: { count: 1 }, evidence: [span] },
    ]);
  });

  it.each(['بِسْمِ ٱللَّهِ ٱلرَّحْمَ\u0640ٰنِ', 'می\u200Cخواهم', 'السعر 5\u200F دنانير', '👩\u200D👧'])(
    'are not seen in %j',
    (body) => {
      expect(run(body)).toEqual([]);
    },
  );
});

import { NO_FACTS } from './facts.js';
import { firstComment } from './first-comment.js';
import { nearDuplicates } from './near-duplicates.check.js';

const ADVERT = 'اربح خمسة آلاف دولار شهريا من بيتك';
const run = (body: string, byOthers: number, near: number) =>
  nearDuplicates.run({
    ...firstComment(body),
    facts: { ...NO_FACTS, sameText: { byAuthor: 0, byOthers }, nearText: { similarity: 0.914, count: near } },
  });

describe('text that others have sent', () => {
  it.each([
    [2, 2, []],
    [3, 0, ['same-text-by-others']],
    [0, 3, ['near-text-by-others']],
    [5, 5, ['same-text-by-others', 'near-text-by-others']],
  ])('the same %i times and nearly %i times gives %j', (same, near, codes) => {
    expect(run(ADVERT, same, near).map(({ code }) => code)).toEqual(codes);
  });

  it.each(['أحسنت', 'بارك الله فيك وشكرا', '👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍'])(
    'means nothing when it is short: %s',
    (body) => {
      expect(run(body, 100, 100)).toEqual([]);
    },
  );

  it('holds and says how near', () => {
    expect(run(ADVERT, 0, 4)).toMatchObject([
      { severity: 'hold', category: 'spam', params: { count: 4, percent: 91 } },
    ]);
  });
});

describe('a campaign', () => {
  it.each([
    [5, 3, false, ['campaign']],
    [40, 12, false, ['campaign']],
    [4, 4, false, []],
    [9, 2, false, []],
    [2, 2, true, ['campaign']],
  ])('of %i comments by %i authors, known before: %j, gives %j', (comments, authors, isKnown, codes) => {
    const campaign = { key: '0197-a', comments, authors, isKnown };
    const found = nearDuplicates.run({ ...firstComment(ADVERT), facts: { ...NO_FACTS, campaign } });
    expect(found.map(({ code }) => code)).toEqual(codes);
    expect(found.every(({ params }) => params['campaign'] === '0197-a' && params['authors'] === authors)).toBe(true);
  });
});

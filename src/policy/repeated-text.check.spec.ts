import { NO_FACTS } from './facts.js';
import { firstComment } from './first-comment.js';
import { repeatedText } from './repeated-text.check.js';

const run = (byAuthor: number) =>
  repeatedText.run({ ...firstComment('أحسنت'), facts: { ...NO_FACTS, sameText: { byAuthor, byOthers: 9 } } });

describe('text repeated by its author', () => {
  it.each([
    [0, []],
    [1, ['hold']],
    [2, ['hold']],
    [3, ['reject']],
    [50, ['reject']],
  ])('after %i copies gives %j', (copies, severities) => {
    expect(run(copies).map(({ severity }) => severity)).toEqual(severities);
  });

  it('says how often', () => {
    expect(run(2)[0]).toMatchObject({ category: 'spam', code: 'repeated-by-author', params: { count: 2 } });
  });
});

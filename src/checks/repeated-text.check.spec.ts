import { NO_FACTS } from './facts.js';
import { firstComment } from './first-comment.js';
import { repeatedText } from './repeated-text.check.js';

const LONG = 'اشتركوا في قناتي لتربحوا كل يوم من البيت';

const run = (body: string, byAuthor: number) =>
  repeatedText.run({ ...firstComment(body), facts: { ...NO_FACTS, sameText: { byAuthor, byOthers: 9 } } });

describe('text repeated by its author', () => {
  it.each([
    [LONG, 0, []],
    [LONG, 1, ['hold']],
    [LONG, 2, ['hold']],
    [LONG, 3, ['reject']],
    [LONG, 50, ['reject']],
    ['أحسنت', 1, ['flag']],
    ['أحسنت', 2, ['flag']],
    ['أحسنت', 3, ['hold']],
    ['أحسنت', 50, ['hold']],
  ])('“%s” after %i copies gives %j', (body, copies, severities) => {
    expect(run(body, copies).map(({ severity }) => severity)).toEqual(severities);
  });

  it('says how often', () => {
    expect(run(LONG, 2)[0]).toMatchObject({ category: 'spam', code: 'repeated-by-author', params: { count: 2 } });
  });
});

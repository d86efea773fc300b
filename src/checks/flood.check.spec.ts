import { NO_FACTS } from './facts.js';
import { firstComment } from './first-comment.js';
import { flood } from './flood.check.js';

describe('a flood of comments by one author', () => {
  it.each([
    [0, []],
    [9, []],
    [10, [10]],
    [50, [50]],
  ])('after %i within minutes gives %j', (byAuthor, counts) => {
    const context = { ...firstComment('شكرا'), facts: { ...NO_FACTS, recent: { byAuthor } } };
    expect(flood.run(context).map(({ params }) => params['count'])).toEqual(counts);
  });
});

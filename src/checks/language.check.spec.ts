import { defaultCheckSettings } from './check-settings.js';
import { firstComment } from './first-comment.js';
import { language } from './language.check.js';

const run = (body: string, languages: readonly string[]) =>
  language.run(firstComment(body, { ...defaultCheckSettings([]), languages })).map(({ params }) => params['language']);

describe('the language of a comment', () => {
  it.each([
    ['هذا مقال جميل ومفيد جدا', ['ar'], []],
    ['This is a good and useful article', ['ar'], ['en']],
    ['This is a good and useful article', ['ar', 'en'], []],
    ['This is a good and useful article', [], []],
    ["C'est un très bon article, merci beaucoup", ['ar', 'en'], ['fr']],
    ['Thank you', ['ar'], []],
    ['شكرا على المقال الجميل this was really good', ['ar'], []],
    ['12345 😀', ['ar'], []],
  ])('%j where %j are taken gives %j', (body, languages, found) => {
    expect(run(body, languages)).toEqual(found);
  });
});

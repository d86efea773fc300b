import { firstComment } from './first-comment.js';
import { gibberish } from './gibberish.check.js';

const run = (body: string) => gibberish.run(firstComment(body)).map(({ severity }) => severity);

describe('gibberish', () => {
  it.each([
    'asdfghjkl',
    'sdfsdfsdf',
    'qwertyuiop asdfgh',
    'xkcdvbnmzq',
    'شسيبشسيب',
    'لاتنمكط',
    'ضصثقفغ',
    'ثقفغعهخ فغعهخح',
  ])('is held: %s', (body) => {
    expect(run(body)).toEqual(['hold']);
  });

  it('in a part of the comment is only shown', () => {
    expect(run('شكرا لكم asdfghjkl والسلام')).toEqual(['flag']);
  });

  it.each([
    'هههههههههههه',
    'ههههخخخخههه',
    'hahahahahaha',
    'jajajajaja',
    'hhhhhhhhhhh',
    'kkkkkkkk',
    'المستشفيات والاستقلالية',
    'بلبلة وزلزلة وبلابل',
    'wach rak labas khoya mchit',
    '7abibi 3andek l7a9',
    'Schwarzenegger strengths',
    'Djokovic Przybylski',
    'بوتفليقة وزيلينسكي وخروتشوف',
    'chkoun hadchi kaykhtab',
    'BBC CNN NATO UNRWA',
  ])('is not: %s', (body) => {
    expect(run(body)).toEqual([]);
  });
});

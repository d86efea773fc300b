import { fold } from './fold.js';
import { splitWords } from './words.js';

const textsOf = (text: string): string[] => splitWords(fold(text)).map((word) => word.text);

describe('splitting words', () => {
  it.each([
    ['السلام عليكم، يا إخوان!', ['السلام', 'عليكم', 'يا', 'اخوان']],
    ["don't stop-now", ['don', 't', 'stop', 'now']],
    ['سعر7 دنانير 10%', ['سعر7', 'دنانير', '10']],
    ['😀👍', []],
    ['', []],
  ])('of %j gives %j', (text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });

  it('says where each word stands in the original text', () => {
    const [first, second] = splitWords(fold('  ق\u064Eال\u0640 نعم'));
    expect(first).toMatchObject({ text: 'قال', from: 1, to: 4, start: 2, end: 7 });
    expect(second).toMatchObject({ text: 'نعم', start: 8, end: 11 });
  });
});

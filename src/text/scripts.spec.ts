import { countLetterKinds } from './scripts.js';

describe('counting letters', () => {
  it.each([
    ['كلب abc', { all: 6, arabic: 3, latin: 3 }],
    ['\u067E\u0686 ة', { all: 3, arabic: 3, persian: 2, arabicOnly: 1 }],
    ['\u06CE\u06D5', { arabic: 2, kurdish: 2 }],
    ['\u0679\u06BA', { arabic: 2, urdu: 2 }],
    ['漢\u{20000}', { all: 2, arabic: 0, latin: 0 }],
    ['\uD840\u064E 12 😀', { all: 0 }],
  ])('of %j finds %j, also when asked again', (text, counts) => {
    expect(countLetterKinds(text)).toMatchObject(counts);
    expect(countLetterKinds(text)).toMatchObject(counts);
  });
});

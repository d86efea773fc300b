import { ARABIC_LETTERS, costOf, LATIN_LETTERS, likeliest } from './letter-model.js';

describe('the letter model', () => {
  it.each([
    ['كتاب', 'ظثغذ', ARABIC_LETTERS],
    ['المدرسه', 'درملاسهه', ARABIC_LETTERS],
    ['people', 'plpeoe', LATIN_LETTERS],
  ])('finds %s likelier than %s', (word, noise, model) => {
    expect(costOf(word, model)).toBeLessThan(costOf(noise, model));
  });

  it.each([
    [['ب', 'عغ', 'د'], 'بعد'],
    [['ا', 'ل', ARABIC_LETTERS.letters, 'ه'], 'الله'],
    [['ك', 'ت', 'ا', 'ب'], 'كتاب'],
  ])('of %j takes %s', (choices, word) => {
    expect(likeliest(choices, ARABIC_LETTERS).word).toBe(word);
  });

  it('costs as much as it says elsewhere', () => {
    const { word, cost } = likeliest(['س', 'لا', 'ام'], ARABIC_LETTERS);
    expect(cost).toBe(costOf(word, ARABIC_LETTERS));
  });

  it('has a word of no letters, and a cost for letters it does not know', () => {
    expect(likeliest([], ARABIC_LETTERS).word).toBe('');
    expect(costOf('漢字', ARABIC_LETTERS)).toBeGreaterThan(0);
  });
});

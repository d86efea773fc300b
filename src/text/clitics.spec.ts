import { cliticVariants, isClitic } from './clitics.js';

describe('taking off clitics', () => {
  it.each([
    ['والكلب', 'كلب'],
    ['فبالكلب', 'كلب'],
    ['وكلب', 'كلب'],
    ['للكلب', 'كلب'],
    ['وللكلب', 'كلب'],
    ['كالكلب', 'كلب'],
    ['سيكتب', 'يكتب'],
    ['ياكلب', 'كلب'],
    ['هالكلب', 'كلب'],
  ])('%s may be %s', (word, stem) => {
    expect(cliticVariants(word)).toContain(stem);
  });

  it.each(['كلب', 'scrap', 'الكس', 'ولد', ''])('leaves %j whole', (word) => {
    expect(cliticVariants(word)).toEqual([word]);
  });

  it('lists the word itself first and nothing twice', () => {
    const variants = cliticVariants('وبالولد');
    expect(variants[0]).toBe('وبالولد');
    expect(new Set(variants).size).toBe(variants.length);
  });

  it('knows what is nothing but clitics', () => {
    expect(['ال', 'وال', 'لل', 'يا'].every(isClitic)).toBe(true);
    expect(isClitic('كلب')).toBe(false);
  });
});

import * as fc from 'fast-check';
import { anyText } from '../text/any-text.fixture.js';
import { LANGUAGES } from './language.js';
import { readText } from './reading.js';

describe('detecting the language', () => {
  it.each([
    ['الحكومة أعلنت القرار أمس', 'ar'],
    ['شلونك شنو هاي چاي', 'ar'],
    ['احسنت', 'ar'],
    ['تفرجوا على https://www.example.com/some/long/english-path', 'ar'],
    ['good morning everyone', 'en'],
    ['the 3rd of 10 mp3 files', 'en'],
    ['hello', 'en'],
    ['bonjour tout le monde', 'fr'],
    ['cette décision est très mauvaise', 'fr'],
    ['wach a khouya labas 3lik', 'arabizi'],
    ['kifak shou 3am ta3mel', 'arabizi'],
    ['ya hmar', 'arabizi'],
    ['3ndi so2al', 'arabizi'],
    ['این کتاب را برای شما می‌خوانم', 'fa'],
    ['ئەم کتێبە بۆ ئێوەیە', 'ckb'],
    ['الله يعطيك العافية thank you so much', 'mixed'],
    ['یہ کتاب بہت اچھی ہے', 'none'],
    ['привет мир', 'none'],
    ['2020 😀', 'none'],
    ['', 'none'],
  ])('of %j says %s', (text, language) => {
    expect(readText(text).language.language).toBe(language);
  });

  it('says what share of the letters each script has', () => {
    expect(readText('كلب abc').language).toMatchObject({ arabic: 0.5, latin: 0.5 });
    expect(readText('!').language).toMatchObject({ arabic: 0, latin: 0 });
  });

  it('is total', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { language, arabic, latin } = readText(text).language;
        expect(LANGUAGES).toContain(language);
        expect(arabic >= 0 && latin >= 0 && arabic + latin <= 1 + 1e-9).toBe(true);
      }),
    );
  });
});

import { readText } from '../reading/reading.js';
import { detectLanguages, isSupported } from './languages.js';

describe('Languages', () => {
  it.each(['ar', 'AR', 'ar-IQ', 'ar_EG', 'ar-Latn', 'en', 'en-GB'])('has %s', (tag) => {
    expect(isSupported(tag)).toBe(true);
  });

  it.each(['', 'fr', 'arz', 'eng', 'fa', 'ckb', 'und', '-ar'])('has not «%s»', (tag) => {
    expect(isSupported(tag)).toBe(false);
  });

  it.each([
    ['مقال جميل، شكرا للكاتب على هذا الجهد', ['ar']],
    ['Thank you for this thoughtful article', ['en']],
    ['مقال جميل جدا عن المدينة thank you very much for writing it', ['en', 'ar']],
    ['123 😀', []],
  ])('are told: %s', (text, languages) => {
    expect(detectLanguages(readText(text))).toEqual(languages);
  });
});

import { SPEAKS_FOR } from './language-words.js';
import { costOf, LATIN_LETTERS } from './letter-model.js';
import { countLetterKinds, type LetterCounts } from '../text/scripts.js';
import type { Word } from '../text/words.js';

/** Arabic, English, Persian, Central Kurdish, French, two scripts side by side, Arabic in Latin letters, none of these. */
export const LANGUAGES = ['ar', 'en', 'fa', 'ckb', 'fr', 'mixed', 'arabizi', 'none'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a text is written in; `arabic` and `latin` are the shares of its letters that are of these scripts, 0 to 1. */
export interface LanguageReading {
  readonly language: Language;
  readonly arabic: number;
  readonly latin: number;
}

/** From here on a script is the text's own, and the other one is a name or a link in it. */
const MOSTLY = 0.8;
/** Words looked at: the language of a text shows early. */
const ENOUGH_WORDS = 400;

/** Links, handles and the hosts of e-mail addresses. */
const NOT_TEXT = /(?:https?:\/\/|www\.|@)\S*/g;

/** Spellings that only Arabic in Latin letters has: a digit for a letter, and consonants that no French or English word joins. */
const DIGIT_AS_LETTER = /^[35679][a-z]{2}|^[a-z]*[a-z][235679][a-z]|[a-z]{2}[379]$/;
const NO_WORD = /^(?:\d(?:st|nd|rd|th)s?|[a-z]\d[a-z]?|mp\d|ps\d|co2|\w*\d\d\w*|\d[a-z]{1,2})$/;
const ARABIZI_CLUE =
  /^(?:l[bdfghjkmnrstwz7]|kh|gh[bdflmnqrtwyz]|dj|n[bchkrst]|ch[bhkmnw]|[mtbz][bcdfgjkmnqrstwz7][a-z])|q(?!u)[a-z]|kh|ouch$|ach$|aa[a-z]|iy[a-z]/;
const FRENCH_CLUE =
  /(?:tion|ment|eux|ait|ais|aient|eur|eurs|ique|iques|oir|elle|ette|ez|isme|iste|ance|ence)$|qu[aeio]|eau|oeu/;
const FRENCH_ACCENT = /[\u00E0\u00E2\u00E7\u00E8\u00E9\u00EA\u00EB\u00EE\u00EF\u00F4\u00F9\u00FB\u0153]/i;
const ENGLISH_CLUE = /(?:ing|ight|ould|ough|tch|ness|ful|ally|ies|ed)$|^(?:wh|th)|[^c]k[sn]?$|oo|ee|ll$/;

/** Cost per letter, in quarters of a nat, from which on letters are too unlikely for English: then they are Arabic. */
const UNLIKELY_ENGLISH = 11.5;

/** The language of a text, by its letters, its small words and its spelling. Total and linear. */
export function detectLanguage(original: string, words: readonly Word[]): LanguageReading {
  const text = original.replace(NOT_TEXT, ' ');
  const counts = countLetterKinds(text);
  if (counts.all === 0) return { language: 'none', arabic: 0, latin: 0 };
  const language = languageOf(text, words.slice(0, ENOUGH_WORDS), counts);
  return { language, arabic: counts.arabic / counts.all, latin: counts.latin / counts.all };
}

function languageOf(text: string, words: readonly Word[], counts: LetterCounts): Language {
  const { all, arabic, latin } = counts;
  if (2 * (arabic + latin) < all) return 'none';
  if (arabic >= MOSTLY * (arabic + latin)) return ofArabicScript(words, counts);
  return latin >= MOSTLY * (arabic + latin) ? ofLatinScript(text, words) : 'mixed';
}

/** Letters decide together with small words: a Persian keyboard makes no Persian, nor does a dialect's tcheh. */
function ofArabicScript(words: readonly Word[], counts: LetterCounts): Language {
  const share = (count: number): number => count / counts.arabic;
  if (share(counts.urdu) > 0.06) return 'none';
  if (share(counts.kurdish) > 0.05 && share(counts.kurdish) + spokenFor(words, 'ckb') / 2 > 0.15) return 'ckb';
  if (counts.persian === 0) return 'ar';
  const persian = share(counts.persian) + spokenFor(words, 'fa') / 2;
  return persian > 0.15 && persian > 3 * share(counts.arabicOnly) ? 'fa' : 'ar';
}

/** The share of the words that speak for a language. */
function spokenFor(words: readonly Word[], language: 'fa' | 'ckb'): number {
  const speaking = words.filter(({ text }) => SPEAKS_FOR.get(text)?.includes(language)).length;
  return speaking / Math.max(1, words.length);
}

function ofLatinScript(text: string, words: readonly Word[]): Language {
  const votes = { en: 0, fr: FRENCH_ACCENT.test(text) ? 1.5 : 0, arabizi: 0 };
  let [cost, letters] = [0, 0];
  for (const { text: word } of words) {
    const speaks = SPEAKS_FOR.get(word) ?? [];
    for (const language of ['en', 'fr', 'arabizi'] as const)
      if (speaks.includes(language)) votes[language] += 1 / speaks.length;
    if (speaks.length > 0 || NO_WORD.test(word)) continue;
    if (DIGIT_AS_LETTER.test(word)) votes.arabizi += 1;
    else if (ARABIZI_CLUE.test(word)) votes.arabizi += 0.5;
    if (FRENCH_CLUE.test(word)) votes.fr += 0.4;
    if (ENGLISH_CLUE.test(word)) votes.en += 0.4;
    if (word.length < 30 && /^[a-z]+$/.test(word))
      [cost, letters] = [cost + costOf(word, LATIN_LETTERS), letters + word.length + 1];
  }
  return elected(votes, letters === 0 ? 0 : cost / letters);
}

function elected(votes: { en: number; fr: number; arabizi: number }, costPerLetter: number): Language {
  if (votes.en + votes.fr + votes.arabizi === 0) return costPerLetter > UNLIKELY_ENGLISH ? 'arabizi' : 'en';
  const isSure = votes.arabizi >= 1 || costPerLetter > UNLIKELY_ENGLISH;
  if (isSure && votes.arabizi > Math.max(votes.en, votes.fr)) return 'arabizi';
  return votes.fr >= votes.en ? 'fr' : 'en';
}

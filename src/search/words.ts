import { fold } from '../text/fold.js';
import { stemOf } from '../text/stem.js';
import { splitWords } from '../text/words.js';

/** Longer runs of letters are cut; nobody searches for them. */
const LONGEST_WORD = 60;
/** PostgreSQL keeps no positions above this. */
const LAST_POSITION = 16_383;
/** So many words of a query count. */
const MOST_WORDS = 12;
/** Between body and name, so that no phrase reaches from one into the other. */
const GAP = 10;
/** Marks a stem among the words. */
const STEM = '~';
/** What leans on a word without an article between, which {@link stemOf} leaves alone because it may be part of it. */
const PROCLITICS = ['', 'و', 'ف', 'ب', 'ك', 'ل', 'س', 'وب', 'ول', 'وك', 'فب', 'فل'];
const SHORTEST_STEM = 3;
const ARABIC_WORD = /^[\u0621-\u064A]+$/;

/** Marks a site among the words, so that a rare word of a site is found among those of all sites. */
const SITE = '@';

/** A word that every comment of a site has, as good as always no other: the part of its id that is drawn by lot. */
export const siteWord = (siteId: string): string => SITE + siteId.slice(-8);

/**
 * What a comment can be found by, as the text of a tsvector: its folded words in their places, and their stems where they
 * differ. Words are letters and digits alone, so that nothing in them has to be escaped.
 */
export function searchVector(siteId: string, body: string, authorName: string): string {
  const words = foldedWords(body);
  const names = foldedWords(authorName);
  const placed = [
    ...words.map((word, i) => [word, i + 1] as const),
    ...names.map((word, i) => [word, words.length + GAP + i] as const),
  ];
  const entries = placed.flatMap(([word, place]) => {
    const at = Math.min(place, LAST_POSITION);
    const stem = stemOf(word);
    return stem === word ? [`'${word}':${at}`] : [`'${word}':${at}`, `'${STEM}${stem}':${at}`];
  });
  return [`'${siteWord(siteId)}':${LAST_POSITION}`, ...entries].join(' ');
}

/**
 * What is searched for, as the text of a tsquery: every word in any inflection, and with what leans on it; what stands in
 * quotes word for word in this order. Null when there is no word in it.
 */
export function searchQuery(query: string): string | null {
  const parts = query.split(/["\u201C\u201D\u00AB\u00BB]/);
  // An odd number of quotes leaves the last one open: what follows it is no phrase.
  const isPhrase = (i: number): boolean => i % 2 === 1 && i < parts.length - 1;
  const terms = parts.flatMap((part, i) => {
    const words = foldedWords(part);
    if (!isPhrase(i)) return words.map(inAnyForm);
    return words.length > 0 ? [words.map((word) => `'${word}'`).join(' <-> ')] : [];
  });
  return terms.length > 0
    ? terms
        .slice(0, MOST_WORDS)
        .map((term) => `(${term})`)
        .join(' & ')
    : null;
}

function inAnyForm(word: string): string {
  const stem = stemOf(word);
  const isLeanedOn = stem.length >= SHORTEST_STEM && ARABIC_WORD.test(stem);
  const forms = (isLeanedOn ? PROCLITICS : ['']).map((proclitic) => proclitic + stem);
  return [...new Set([word, ...forms])].flatMap((form) => [`'${form}'`, `'${STEM}${form}'`]).join(' | ');
}

const foldedWords = (text: string): string[] =>
  splitWords(fold(text)).map(({ text: word }) => word.slice(0, LONGEST_WORD).replace(/[\uD800-\uDBFF]$/, ''));

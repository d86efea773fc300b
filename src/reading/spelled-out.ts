import type { FoldedText } from '../text/fold.js';
import { ARABIC_ALPHABET } from '../text/arabic-letters.js';
import { ARABIC_LETTERS, costOf } from './letter-model.js';
import type { Reread } from './rewriting.js';
import { ARABIC, classAt } from '../text/unit-classes.js';

const SHORTEST = 3;
/** French and hurried English have three words of one letter in a row. */
const SHORTEST_LATIN = 4;
const SEVERAL = 8;
const LONGEST = 200;
const LONGEST_WORD = 10;
/** What each cut costs, in quarters of a nat: frequent short words would cut up every long one. */
const CUT = 6;
/** Orders in which people list single letters: the alphabet, abjad, and the Latin alphabet. */
const LISTS = [ARABIC_ALPHABET, 'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ', 'abcdefghijklmnopqrstuvwxyz'];

/** Words that a row of single letters spells; a wider gap than the narrowest stands between two words. */
export function readSpelledOut(folded: FoldedText, places: readonly number[]): readonly Reread[] {
  const shortest = isArabic(folded.text, places) ? SHORTEST : SHORTEST_LATIN;
  if (places.length < shortest || isList(folded.text, places)) return [];
  const gaps = places.slice(1).map((place, i) => gapBetween(folded, places[i] ?? 0, place));
  const narrowest = gaps.reduce((least, gap) => Math.min(least, gap), Infinity);
  const words: number[][] = [[]];
  for (const [i, place] of places.entries()) {
    if (i > 0 && (gaps[i - 1] ?? 0) > narrowest) words.push([]);
    words.at(-1)?.push(place);
  }
  if (words.every((word) => word.length < shortest)) return [];
  const parts = words.length > 1 ? words : segment(folded.text, places);
  return parts.filter((word) => word.length > 1).map((word) => reread(folded.text, word));
}

/** A long row without wider gaps is several words: the cheapest way to cut it, by the letters (dynamic programming). */
function segment(text: string, places: readonly number[]): readonly (readonly number[])[] {
  if (places.length < SEVERAL || places.length > LONGEST || !isArabic(text, places)) return [places];
  const letters = lettersAt(text, places);
  const best: { cost: number; start: number }[] = [{ cost: 0, start: 0 }];
  for (let end = 1; end <= letters.length; end += 1) {
    const starts = Array.from({ length: Math.min(end, LONGEST_WORD) }, (_, i) => end - 1 - i);
    const ways = starts.map((start) => {
      return { cost: (best[start]?.cost ?? 0) + costOf(letters.slice(start, end), ARABIC_LETTERS) + CUT, start };
    });
    best.push(ways.reduce((cheapest, way) => (way.cost < cheapest.cost ? way : cheapest)));
  }
  const words: (readonly number[])[] = [];
  for (let end = letters.length; end > 0; end = best[end]?.start ?? 0) {
    words.unshift(places.slice(best[end]?.start ?? 0, end));
  }
  return words;
}

function isArabic(text: string, places: readonly number[]): boolean {
  return classAt(text, places[0] ?? 0) === ARABIC;
}

function reread(text: string, places: readonly number[]): Reread {
  const word = lettersAt(text, places);
  return { kind: 'spaced', from: places[0] ?? 0, to: (places.at(-1) ?? 0) + 1, word, places };
}

/** Width in the original text: folding makes one space of many. */
function gapBetween(folded: FoldedText, left: number, right: number): number {
  return (folded.starts[right] ?? 0) - (folded.ends[left] ?? 0);
}

/** "a b c", and one letter over and over, spell nothing. */
export function isList(text: string, places: readonly number[]): boolean {
  const letters = lettersAt(text, places);
  return LISTS.some((list) => list.includes(letters)) || letters === letters.charAt(0).repeat(letters.length);
}

function lettersAt(text: string, places: readonly number[]): string {
  return places.map((place) => text.charAt(place)).join('');
}

import { ARABIC_ALPHABET } from '../text/arabic-letters.js';
import { ARABIC_COSTS, ARABIC_WORDS, LATIN_COSTS } from './letter-table.js';
import { hashOf } from '../text/word-hash.js';

/** How unlikely the letters of one alphabet are after one another. */
export interface LetterModel {
  readonly letters: string;
  /** The number of letters and the edge of a word. */
  readonly size: number;
  /** Cost of letter c after a and b at (a * size + b) * size + c, in quarters of a nat; letter 0 is the edge. */
  readonly costs: Uint8Array;
  /** Frequent words by their hash; empty where there is no such table. */
  readonly words: Uint16Array;
}

/** A word and how unlikely it is, edges included, in quarters of a nat. */
export interface Guess {
  readonly word: string;
  readonly cost: number;
}

interface Path extends Guess {
  readonly before: number;
  readonly last: number;
}

const FIRST_CODE = 0x28;
const LEVELS = 52;
/** Costs of a word of the table, by its step of frequency: more often than 1 in 1,000, than 1 in 10,000, and less. */
const WORD_COSTS = [24, 32, 40];
/** How many beginnings of a word are followed at once. */
const BEAM = 24;

export const ARABIC_LETTERS = modelOf(ARABIC_ALPHABET, ARABIC_COSTS, ARABIC_WORDS);
export const LATIN_LETTERS = modelOf('abcdefghijklmnopqrstuvwxyz', LATIN_COSTS, '');

/** How unlikely a word is, as a frequent word or by its letters; a letter of another alphabet costs as the edge would. */
export function costOf(word: string, model: LetterModel): number {
  let [before, last, cost] = [0, 0, 0];
  for (let i = 0; i <= word.length; i += 1) {
    const letter = i < word.length ? model.letters.indexOf(word.charAt(i)) + 1 : 0;
    cost += costAfter(model, before, last, letter);
    [before, last] = [last, letter];
  }
  return Math.min(cost, wordCost(word, model));
}

/** Whether the model's table of frequent words has a word; hardly any other passes for one. */
export function isFrequent(word: string, model: LetterModel): boolean {
  return wordCost(word, model) < Infinity;
}

/**
 * The likeliest word that has at each place one of the letters given for it (beam search). The work is bounded by the
 * length times the most letters at one place.
 */
export function likeliest(choices: readonly string[], model: LetterModel): Guess {
  let paths: readonly Path[] = [{ word: '', cost: 0, before: 0, last: 0 }];
  for (const letters of choices) paths = extend(paths, letters, model);
  const ended = paths.map(({ word, cost, before, last }) => {
    return { word, cost: Math.min(cost + costAfter(model, before, last, 0), wordCost(word, model)) };
  });
  return ended.reduce((best, guess) => (guess.cost < best.cost ? guess : best));
}

/** Goes on by each letter, with as many of the cheapest beginnings as the beam is wide. */
function extend(paths: readonly Path[], letters: string, model: LetterModel): readonly Path[] {
  const longer: Path[] = [];
  for (const { word, cost, before, last } of paths) {
    for (const written of letters) {
      const letter = model.letters.indexOf(written) + 1;
      longer.push({
        word: word + written,
        cost: cost + costAfter(model, before, last, letter),
        before: last,
        last: letter,
      });
    }
  }
  return longer.length <= BEAM ? longer : longer.toSorted((a, b) => a.cost - b.cost).slice(0, BEAM);
}

function costAfter(model: LetterModel, before: number, last: number, letter: number): number {
  return model.costs[(before * model.size + last) * model.size + letter] ?? 0;
}

function wordCost(word: string, { words }: LetterModel): number {
  if (words.length === 0) return Infinity;
  const { slot, check } = hashOf(word);
  const value = (words[slot] ?? 0) - 1;
  return value >= 0 && Math.floor(value / WORD_COSTS.length) === check
    ? (WORD_COSTS[value % WORD_COSTS.length] ?? Infinity)
    : Infinity;
}

function modelOf(letters: string, costs: string, words: string): LetterModel {
  return { letters, size: letters.length + 1, costs: valuesOf(costs), words: slotsOf(valuesOf(words)) };
}

function valuesOf(table: string): Uint8Array {
  return Uint8Array.from(table, (character) => character.charCodeAt(0) - FIRST_CODE);
}

function slotsOf(values: Uint8Array): Uint16Array {
  return Uint16Array.from(
    { length: values.length / 2 },
    (_, i) => (values[2 * i] ?? 0) * LEVELS + (values[2 * i + 1] ?? 0),
  );
}

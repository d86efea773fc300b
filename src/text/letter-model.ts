import { ARABIC_ALPHABET } from './arabic-letters.js';
import { ARABIC_COSTS, LATIN_COSTS } from './letter-table.js';

/** How unlikely the letters of one alphabet are after one another. */
export interface LetterModel {
  readonly letters: string;
  /** The number of letters and the edge of a word. */
  readonly size: number;
  /** Cost of letter c after a and b at (a * size + b) * size + c, in quarters of a nat; letter 0 is the edge. */
  readonly costs: Uint8Array;
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

export const ARABIC_LETTERS = modelOf(ARABIC_ALPHABET, ARABIC_COSTS);
export const LATIN_LETTERS = modelOf('abcdefghijklmnopqrstuvwxyz', LATIN_COSTS);

/** How unlikely a word of the model's letters is; any other letter costs as much as the rarest. */
export function costOf(word: string, model: LetterModel): number {
  let [before, last, cost] = [0, 0, 0];
  for (let i = 0; i <= word.length; i += 1) {
    const letter = i < word.length ? model.letters.indexOf(word.charAt(i)) + 1 : 0;
    cost += costAfter(model, before, last, letter);
    [before, last] = [last, letter];
  }
  return cost;
}

/**
 * The likeliest word that has at each place one of the letters given for it (Viterbi over pairs of letters). The work
 * is the sum over places of the product of three neighbouring numbers of choices: callers keep these small.
 */
export function likeliest(choices: readonly string[], model: LetterModel): Guess {
  let paths: readonly Path[] = [{ word: '', cost: 0, before: 0, last: 0 }];
  for (const letters of choices) paths = extend(paths, letters, model);
  const ended = paths.map(({ word, cost, before, last }) => ({ word, cost: cost + costAfter(model, before, last, 0) }));
  return ended.reduce((best, guess) => (guess.cost < best.cost ? guess : best));
}

/** Goes on by each letter, keeping the cheapest way to each pair of last letters. */
function extend(paths: readonly Path[], letters: string, model: LetterModel): readonly Path[] {
  const cheapest = new Map<number, Path>();
  for (const path of paths) {
    for (const written of letters) {
      const letter = model.letters.indexOf(written) + 1;
      const cost = path.cost + costAfter(model, path.before, path.last, letter);
      const key = path.last * model.size + letter;
      const known = cheapest.get(key);
      if (known === undefined || cost < known.cost) {
        cheapest.set(key, { word: path.word + written, cost, before: path.last, last: letter });
      }
    }
  }
  return [...cheapest.values()];
}

function costAfter(model: LetterModel, before: number, last: number, letter: number): number {
  return model.costs[(before * model.size + last) * model.size + letter] ?? 0;
}

function modelOf(letters: string, table: string): LetterModel {
  const costs = Uint8Array.from(table, (character) => character.charCodeAt(0) - FIRST_CODE);
  return { letters, size: letters.length + 1, costs };
}

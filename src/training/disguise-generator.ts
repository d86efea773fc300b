import {
  ARABIZI,
  DIGITS,
  DOTLESS,
  DOTLESS_AT_THE_END,
  LOOK_ALIKES,
  PRESENTATION_FORMS,
  SAME_SOUND,
} from './disguise-letters.js';
import { SeededRandom } from './seeded-random.js';

/** Disguises after which every letter can still be known: a filter should see the text as it sees the plain one. */
export const LOSSLESS_DISGUISES = [
  'tatweel',
  'tashkeel',
  'zero-width',
  'spaced',
  'dotted',
  'repeats',
  'look-alikes',
  'presentation-forms',
  'emoji',
] as const;
/** Disguises that lose or change a letter. */
export const HARD_DISGUISES = ['asterisk', 'digit', 'mixed-latin', 'dotless', 'typo', 'arabizi'] as const;
/** `mix` changes letters by one way and then puts something between them. */
export const DISGUISES = [...LOSSLESS_DISGUISES, ...HARD_DISGUISES, 'mix'] as const;
export type Disguise = (typeof DISGUISES)[number];

/** The letters of a word, each with what follows it before the next one. */
type Letters = readonly string[];
type Rewrite = (letters: Letters, random: SeededRandom) => Letters;

const SHORTEST = 3;
const DEFAULT_SHARE = 0.6;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const LETTER = /\p{L}\p{M}*/gu;
const TASHKEEL = ['\u064E', '\u064F', '\u0650', '\u0651', '\u0652', '\u064B', '\u064D'];
const LATIN_ACCENTS = ['\u0301', '\u0302', '\u0308', '\u0323'];
const ZERO_WIDTH = ['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF'];
const EMOJI = ['😂', '🔥', '❤', '⭐', '🙂', '👉'];
const SEPARATORS = ['.', '-', '_'];
const VOWELS = ['a', 'e', 'i'];

const MIX_FIRST = ['repeats', 'look-alikes', 'digit', 'asterisk'] as const;
const MIX_THEN = ['tatweel', 'tashkeel', 'zero-width', 'dotted', 'spaced', 'emoji'] as const;

const REWRITES: Readonly<Record<Exclude<Disguise, 'mix'>, Rewrite>> = {
  tatweel: addTatweel,
  tashkeel: (letters, random) => letters.map((letter) => letter + random.pick(marksFor(letter))),
  'zero-width': (letters, random) => putBetween(letters, 0.5, random, () => random.pick(ZERO_WIDTH)),
  spaced: (letters, random) => putBetween(letters, 1, random, () => ' '),
  dotted: addSeparators,
  repeats: repeatLetters,
  'look-alikes': (letters, random) =>
    letters.map((letter) => random.pick([...(LOOK_ALIKES[letter.toLowerCase()] ?? letter)])),
  'presentation-forms': shapeLetters,
  emoji: (letters, random) => putBetween(letters, 0.5, random, () => random.pick(EMOJI)),
  asterisk: (letters, random) => replaceAt(letters, 1 + random.below(letters.length - 2), '*'),
  digit: (letters) => letters.map((letter) => DIGITS[letter.toLowerCase()] ?? letter),
  'mixed-latin': mixInLatin,
  dotless: removeDots,
  typo: mistype,
  arabizi: transliterate,
};

/**
 * The text as someone would write it to get past a filter (POLICY.md §5). Words of three letters and more are disguised
 * with the probability `share`, the longest word that the disguise can change always; `arabizi` and `dotless` take
 * every word, since people write whole sentences so. What a disguise does not know (tatweel in a Latin word) stays as it
 * is. Pure: the same text, disguise, seed and share give the same answer.
 */
export function disguise(text: string, kind: Disguise, seed: number, share = DEFAULT_SHARE): string {
  const random = new SeededRandom(seed, `${kind} ${text}`);
  const rewrite = kind === 'mix' ? mixOfTwo(random) : REWRITES[kind];
  const everyWord = kind === 'arabizi' || kind === 'dotless';
  const words = text.match(WORD) ?? [];
  const rewritten = words.map((word) => rewriteWord(word, rewrite, everyWord ? 1 : SHORTEST, random));
  const longest = indexOfLongest(words, rewritten);
  let at = -1;
  return text.replace(WORD, (word) => {
    at += 1;
    const chosen = random.chance(share) || everyWord || at === longest;
    return chosen ? (rewritten[at] ?? word) : word;
  });
}

function rewriteWord(word: string, rewrite: Rewrite, shortest: number, random: SeededRandom): string {
  const letters = lettersOf(word);
  return letters.length < shortest ? word : rewrite(letters, random).join('');
}

/** A word begins with a letter, so that every mark of it belongs to one. */
function lettersOf(word: string): Letters {
  return word.match(LETTER) ?? [];
}

function indexOfLongest(words: readonly string[], rewritten: readonly string[]): number {
  let longest = -1;
  words.forEach((word, i) => {
    if (word !== rewritten[i] && word.length > (words[longest]?.length ?? 0)) longest = i;
  });
  return longest;
}

function mixOfTwo(random: SeededRandom): Rewrite {
  const first = REWRITES[random.pick(MIX_FIRST)];
  const second = REWRITES[random.pick(MIX_THEN)];
  return (letters, turn) => second(first(letters, turn), turn);
}

/** Puts something after letters, never after the last; at least once. */
function putBetween(letters: Letters, share: number, random: SeededRandom, something: () => string): Letters {
  const certain = random.below(letters.length - 1);
  return letters.map((letter, i) => {
    const here = i < letters.length - 1 && (i === certain || random.chance(share));
    return here ? letter + something() : letter;
  });
}

function addSeparators(letters: Letters, random: SeededRandom): Letters {
  const separator = random.pick(SEPARATORS);
  return putBetween(letters, 1, random, () => separator);
}

/** Only where the letters join, as a keyboard's users see it. */
function addTatweel(letters: Letters, random: SeededRandom): Letters {
  return letters.map((letter, i) =>
    joinsNext(letter) && joinsPrevious(letters[i + 1]) ? letter + '\u0640'.repeat(1 + random.below(3)) : letter,
  );
}

function marksFor(letter: string): readonly string[] {
  return /^\p{Script=Arabic}/u.test(letter) ? TASHKEEL : LATIN_ACCENTS;
}

/** Three to six of one letter, and of a second one in longer words. */
function repeatLetters(letters: Letters, random: SeededRandom): Letters {
  const first = random.below(letters.length);
  const second = letters.length > 5 ? random.below(letters.length) : first;
  return letters.map((letter, i) => (i === first || i === second ? letter.repeat(3 + random.below(4)) : letter));
}

/** Arabic in the forms that old systems stored, Latin in full width. */
function shapeLetters(letters: Letters): Letters {
  return letters.map((letter, i) => {
    if (/^[a-z]$/i.test(letter)) return String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
    const after = joinsNext(letters[i - 1]) && joinsPrevious(letter);
    const before = joinsNext(letter) && joinsPrevious(letters[i + 1]);
    return PRESENTATION_FORMS.get(letter)?.[(after ? 1 : 0) + (before ? 2 : 0)] ?? letter;
  });
}

function joinsNext(letter: string | undefined): boolean {
  return (PRESENTATION_FORMS.get(letter?.charAt(0) ?? '')?.length ?? 0) === 4;
}

function joinsPrevious(letter: string | undefined): boolean {
  return (PRESENTATION_FORMS.get(letter?.charAt(0) ?? '')?.length ?? 0) >= 2;
}

/** One letter, or two of a longer word. */
function mixInLatin(letters: Letters, random: SeededRandom): Letters {
  const possible = letters.map((_, i) => i).filter((i) => SAME_SOUND[letters[i] ?? ''] !== undefined);
  if (possible.length === 0) return letters;
  const chosen = [random.pick(possible)];
  if (letters.length > 5) chosen.push(random.pick(possible));
  return letters.map((letter, i) => (chosen.includes(i) ? (SAME_SOUND[letter] ?? letter) : letter));
}

function removeDots(letters: Letters): Letters {
  return letters.map((letter, i) => {
    const atTheEnd = i === letters.length - 1 ? DOTLESS_AT_THE_END[letter] : undefined;
    return atTheEnd ?? DOTLESS[letter] ?? letter;
  });
}

/** Swaps two neighbours or drops a letter, never the first. */
function mistype(letters: Letters, random: SeededRandom): Letters {
  const at = 1 + random.below(letters.length - 2);
  const [here = '', next = ''] = letters.slice(at, at + 2);
  if (random.chance(0.5) && here !== next) return [...letters.slice(0, at), next, here, ...letters.slice(at + 2)];
  return letters.toSpliced(at, 1);
}

function transliterate(letters: Letters, random: SeededRandom): Letters {
  const article = letters[0] === 'ا' && letters[1] === 'ل' && letters.length > 4;
  const rest = article ? letters.slice(2) : letters;
  const written = rest.map((letter, i) => latinFor(letter, rest[i + 1], random));
  return article ? [random.pick(['el', 'al', 'l']), ...written] : written;
}

/** A letter in Latin script, often with the short vowel that Arabic leaves out before a consonant. */
function latinFor(letter: string, next: string | undefined, random: SeededRandom): string {
  const spellings = ARABIZI[letter.charAt(0)];
  if (spellings === undefined) return letter;
  const spelling = random.chance(0.7) ? (spellings[0] ?? letter) : random.pick(spellings);
  const between = isConsonant(letter) && next !== undefined && isConsonant(next);
  return between && random.chance(0.6) ? spelling + random.pick(VOWELS) : spelling;
}

function isConsonant(letter: string): boolean {
  return !/^[اأإآويىة]/.test(letter);
}

function replaceAt(letters: Letters, at: number, by: string): Letters {
  return letters.with(at, by);
}

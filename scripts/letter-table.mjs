// Counts which letter follows which two in the words of a folder's texts, and which words are frequent, and prints src/reading/letter-table.ts.
// usage: npm run -s build && node scripts/letter-table.mjs FOLDER > src/reading/letter-table.ts
// Reads offensive_ar.tsv and toxic_en.tsv (text, label, source, sub, lang, bal, lic), permissively licensed rows only.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const built = process.env.TEXT_ROOM ?? new URL('../dist/src/text/', import.meta.url).href;
const { fold } = await import(`${built}fold.js`);
const { hashOf, SLOTS } = await import(`${built}word-hash.js`);
const { ARABIC_ALPHABET } = await import(`${built}arabic-letters.js`);
const LATIN_ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const STEP = 0.25;
const HIGHEST = 51;
const LEVELS = HIGHEST + 1;
const FIRST_CODE = 0x28;

function wordsOf(file, alphabet) {
  const word = new RegExp(`[${alphabet}]+`, 'g');
  return readFileSync(join(process.argv[2], file), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .filter((row) => row[6] === 'P')
    .flatMap(([text]) => fold(text.replaceAll(/@USER|EMAIL|https?\S+/g, ' ')).text.match(word) ?? []);
}

/** Interpolated with the counts after one letter and after none (Jelinek-Mercer), in steps of a quarter nat. */
function tableOf(words, alphabet) {
  const size = alphabet.length + 1;
  const [one, two, three] = [1, 2, 3].map((order) => new Float64Array(size ** order));
  for (const word of words) {
    const codes = [0, 0, ...Array.from(word, (letter) => alphabet.indexOf(letter) + 1), 0];
    for (let i = 2; i < codes.length; i += 1) {
      one[codes[i]] += 1;
      two[codes[i - 1] * size + codes[i]] += 1;
      three[(codes[i - 2] * size + codes[i - 1]) * size + codes[i]] += 1;
    }
  }
  const share = (counts, at) => {
    const start = at - (at % size);
    let total = 0;
    for (let i = start; i < start + size; i += 1) total += counts[i];
    return total === 0 ? 0 : counts[at] / total;
  };
  let table = '';
  for (let at = 0; at < size ** 3; at += 1) {
    const likely = 0.8 * share(three, at) + 0.17 * share(two, at % (size * size)) + 0.03 * share(one, at % size);
    const cost = Math.min(HIGHEST, Math.round(-Math.log(likely + 1e-9) / STEP));
    table += String.fromCharCode(FIRST_CODE + cost);
  }
  return table;
}

/** The frequent words, each as a check and one of three steps of frequency in the slot that its hash names. */
function frequentWords(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const slots = new Uint16Array(SLOTS);
  const rarestFirst = [...counts]
    .filter(([word, count]) => count > 1 && word.length > 1)
    .toSorted((a, b) => a[1] - b[1]);
  for (const [word, count] of rarestFirst) {
    const { slot, check } = hashOf(word);
    const step = count / words.length > 1e-3 ? 0 : count / words.length > 1e-4 ? 1 : 2;
    slots[slot] = 1 + check * 3 + step;
  }
  return Array.from(slots, (value) =>
    String.fromCharCode(FIRST_CODE + Math.floor(value / LEVELS), FIRST_CODE + (value % LEVELS)),
  ).join('');
}

const arabicWords = wordsOf('offensive_ar.tsv', ARABIC_ALPHABET);

process.stdout.write(`/**
 * How unlikely each letter is after the two before it: one printable character per three letters (the last varies
 * fastest; letter 0 is the edge of a word), its code less ${FIRST_CODE} in quarters of a nat. Made by scripts/letter-table.mjs.
 */
export const ARABIC_COSTS =
  '${tableOf(arabicWords, ARABIC_ALPHABET)}';

/** The same for Latin letters, of English text. */
export const LATIN_COSTS =
  '${tableOf(wordsOf('toxic_en.tsv', LATIN_ALPHABET), LATIN_ALPHABET)}';

/**
 * Frequent Arabic words by their hash (word-hash.ts), two characters a slot, the first counting 52 of the second: 0, or
 * one more than three times the check and the step of frequency.
 */
export const ARABIC_WORDS =
  '${frequentWords(arabicWords)}';
`);

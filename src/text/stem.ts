import { SINGULARS } from './broken-plurals.js';
import { cliticVariants } from './clitics.js';

/** What remains of an Arabic word has at least this many letters. */
const SHORTEST = 3;
const SHORTEST_LATIN = 3;
/** Longer runs of letters are no words, and are left whole. */
const LONGEST = 30;
const LATIN_WORD = /^[a-z]+$/;

/** Possessive and object pronouns, which stand last. */
const PRONOUNS = byLastLetter(['كما', 'هما', 'تني', 'ها', 'هم', 'هن', 'كم', 'كن', 'نا', 'ني', 'ي', 'ك', 'ه', 'و']);
/** Endings of number, gender and person before them. */
const ENDINGS = byLastLetter(['يات', 'تين', 'تان', 'يين', 'ات', 'ون', 'ين', 'ان', 'وا', 'يه', 'ه', 'ت', 'ي', 'ا']);

/** Those that are hardly ever letters of the word itself. */
const LONG_PRONOUNS = byLastLetter(['كما', 'هما', 'تني', 'ها', 'هم', 'هن', 'كم', 'كن', 'نا', 'ني']);

/** Suffixes by their last letter, so that most words look at few. */
type Suffixes = ReadonlyMap<string, readonly string[]>;

/**
 * The folded word and every shorter form it may be an inflection of, nearest first, without repetition: clitics,
 * pronouns and endings taken off, broken plurals by list, English plurals and -ed and -ing. A guess for looking up, not
 * an analysis: some forms are no words.
 */
export function stemsOf(word: string): readonly string[] {
  if (word.length < SHORTEST || word.length > LONGEST) return [word];
  return [...new Set(LATIN_WORD.test(word) ? latinStems(word) : arabicStems(word))];
}

/**
 * One form that the inflections of a word mostly share, for counting and comparing: the shortest by the same rules with
 * the article and the longest ending taken off.
 */
export function stemOf(word: string): string {
  if (word.length > LONGEST) return word;
  if (LATIN_WORD.test(word)) return latinStems(word).at(-1) ?? word;
  const bare = withoutArticle(word);
  const singular = SINGULARS.get(bare);
  if (singular !== undefined) return stripEnding(singular);
  const inner = stripEnding(bare);
  return SINGULARS.get(inner) ?? inner;
}

function arabicStems(word: string): readonly string[] {
  const forms: string[] = [];
  for (const variant of cliticVariants(word)) {
    addWithSingulars(forms, variant);
    addWithout(forms, variant, ENDINGS);
    for (const form of withoutOneOf(variant, PRONOUNS)) {
      addWithSingulars(forms, form);
      addWithout(forms, form, ENDINGS);
    }
  }
  return forms;
}

function addWithout(forms: string[], word: string, suffixes: Suffixes): void {
  for (const form of withoutOneOf(word, suffixes)) addWithSingulars(forms, form);
  if (word.endsWith('ات') && word.length - 2 >= SHORTEST) forms.push(`${word.slice(0, -2)}ه`);
}

/** With the singular of a broken plural; a ta marbuta opens to ta before a pronoun, and closes again. */
function addWithSingulars(forms: string[], form: string): void {
  const closed = form.endsWith('ت') ? `${form.slice(0, -1)}ه` : form;
  forms.push(form);
  if (closed !== form) forms.push(closed);
  const singular = SINGULARS.get(form) ?? SINGULARS.get(closed);
  if (singular !== undefined) forms.push(singular);
}

function withoutOneOf(word: string, suffixes: Suffixes): readonly string[] {
  const found: string[] = [];
  for (const suffix of suffixes.get(word.charAt(word.length - 1)) ?? []) {
    const kept = word.length - suffix.length;
    if (kept >= SHORTEST && word.endsWith(suffix)) found.push(word.slice(0, kept));
  }
  return found;
}

/** Conjunction, preposition and article where the article shows that they are no part of the word, else the word. */
function withoutArticle(word: string): string {
  const article = /^[وف]?(?:[بك]?ال|لل)/.exec(word)?.[0] ?? '';
  if (article !== '' && word.length - article.length >= SHORTEST) return word.slice(article.length);
  return word.startsWith('و') && word.length > SHORTEST + 1 ? word.slice(1) : word;
}

function stripEnding(word: string): string {
  const shortened = [...withoutOneOf(word, LONG_PRONOUNS), ...withoutOneOf(word, ENDINGS)];
  return shortened.reduce((shortest, form) => (form.length < shortest.length ? form : shortest), word);
}

/** Plurals, -ed, -er and -ing, with a doubled consonant or a dropped e put right. */
function latinStems(word: string): readonly string[] {
  const forms = [word];
  const stem = (suffix: string, ending = ''): void => {
    const kept = word.length - suffix.length;
    if (word.endsWith(suffix) && kept >= SHORTEST_LATIN) forms.push(word.slice(0, kept) + ending);
  };
  if (!/(?:ss|us|is)$/.test(word)) stem('s');
  stem('es');
  stem('ies', 'y');
  for (const suffix of ['ed', 'er', 'ers', 'ing', 'in']) {
    stem(suffix, 'e');
    stem(suffix);
    if (/(.)\1$/.test(forms.at(-1) ?? '') && word.endsWith(suffix)) forms.push((forms.at(-1) ?? '').slice(0, -1));
  }
  return forms;
}

function byLastLetter(suffixes: readonly string[]): Suffixes {
  const index = new Map<string, string[]>();
  for (const suffix of suffixes) {
    const last = suffix.charAt(suffix.length - 1);
    index.set(last, [...(index.get(last) ?? []), suffix]);
  }
  return index;
}

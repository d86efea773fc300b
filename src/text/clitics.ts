/** What remains of a word has at least this many letters: "\u0627\u0644\u0643\u0633" is the name Alex, not an article and a word. */
const SHORTEST_STEM = 3;

const CONJUNCTIONS = ['', 'و', 'ف'];
const PREPOSITIONS = ['', 'ب', 'ك', 'ل', 'س'];
const ARTICLES = ['', 'ال'];

/** Every way in which conjunction, preposition and article lean on a word, and the vocative and dialect forms. */
const PROCLITICS: readonly string[] = [
  ...CONJUNCTIONS.flatMap((conjunction) =>
    PREPOSITIONS.flatMap((preposition) => ARTICLES.map((article) => conjunction + preposition + article)),
  ),
  ...CONJUNCTIONS.map((conjunction) => `${conjunction}لل`),
  'يا',
  'هال',
  'عال',
  'يال',
].filter((proclitic) => proclitic !== '');

const BY_FIRST_LETTER = new Map(
  PROCLITICS.map((proclitic) => proclitic.charAt(0)).map((letter) => [
    letter,
    PROCLITICS.filter((proclitic) => proclitic.startsWith(letter)),
  ]),
);

/** The folded word itself and every stem it may have once its Arabic proclitics are taken off, without repetition. */
export function cliticVariants(word: string): readonly string[] {
  const variants = [word];
  for (const proclitic of BY_FIRST_LETTER.get(word.charAt(0)) ?? []) {
    const isStem = word.length - proclitic.length >= SHORTEST_STEM && word.startsWith(proclitic);
    if (isStem) variants.push(word.slice(proclitic.length));
  }
  return variants;
}

/** Whether a folded word is nothing but clitics, such as the bare article. */
export function isClitic(word: string): boolean {
  return PROCLITICS.includes(word);
}

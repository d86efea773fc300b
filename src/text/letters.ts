/** What a character is to the tokeniser. */
export const OTHER = 1;
export const LETTER = 2;
export const DIGIT = 3;
export type Kind = typeof OTHER | typeof LETTER | typeof DIGIT;

const kinds = new Uint8Array(0x10000);

/** The kind of a code point; the Basic Multilingual Plane is looked up once and remembered. */
export function kindOf(codePoint: number): Kind {
  const known = kinds[codePoint];
  if (known === OTHER || known === LETTER || known === DIGIT) return known;
  const kind = classify(String.fromCodePoint(codePoint));
  if (codePoint < kinds.length) kinds[codePoint] = kind;
  return kind;
}

/** Spacing marks (vowel signs of Indic scripts) stay inside a word; the other marks are gone after folding. */
function classify(character: string): Kind {
  if (/[\p{L}\p{Mc}]/u.test(character)) return LETTER;
  return /\p{N}/u.test(character) ? DIGIT : OTHER;
}

/** What a unit of folded text is to whoever looks for words in disguise; bits, so that a word is the sum of its kinds. */
export const ARABIC = 1;
export const LATIN = 2;
export const DIGIT = 4;
export const SIGN = 8;
export const EMOJI = 16;
export const SPACE = 32;
/** Letters and digits of other scripts. */
export const FOREIGN = 64;

/** What words are made of. */
export const WRITTEN = ARABIC | LATIN | DIGIT | FOREIGN;

const classes = new Uint8Array(0x10000);

/** The class of the unit at a place of a folded text; both halves of a surrogate pair have the class of the pair. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = classes[code] ?? 0;
  if (known !== 0) return known;
  const isLow = code >= 0xdc00 && code <= 0xdfff;
  const character = String.fromCodePoint(text.codePointAt(isLow ? at - 1 : at) ?? 0);
  const found = classify(character);
  if (character.length === 1) classes[code] = found;
  return found;
}

function classify(character: string): number {
  if (character === ' ') return SPACE;
  if (/[a-z]/.test(character)) return LATIN;
  if (/\d/.test(character)) return DIGIT;
  if (/\p{Script=Arabic}/u.test(character) && /\p{L}/u.test(character)) return ARABIC;
  if (/[\p{L}\p{N}\p{Mc}]/u.test(character)) return FOREIGN;
  return /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]/u.test(character) ? EMOJI : SIGN;
}

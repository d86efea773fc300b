import unhomoglyph from 'unhomoglyph';

/**
 * Letters of other alphabets, or of the far ends of the Latin one, that readers take for one of the 26. Digits, signs
 * and Arabic letters are left alone although Unicode's table has them too: a figure is never a letter here, and alef no l.
 */
const LIKE_LATIN =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u;
const ONE_LATIN_LETTER = /^[a-z]$/;

/** The small capitals of the phonetic alphabets, and the letters they are drawn as. */
const SMALL_CAPITALS =
  '\u1D00\u0299\u1D04\u1D05\u1D07\uA730\u0262\u029C\u026A\u1D0A\u1D0B\u029F\u1D0D\u0274\u1D0F\u1D18\u0280\uA731\u1D1B\u1D1C\u1D20\u1D21\u028F\u1D22';
const THEIR_LETTERS = 'abcdefghijklmnoprstuvwyz';

/** Where Unicode's table says nothing, or where people mean another letter than the one it says. */
const BY_HAND: ReadonlyMap<string, string> = new Map([
  ['\u03B7', 'n'],
  ['\u03C5', 'u'],
  ['\u03BC', 'u'],
  ['\u03C9', 'w'],
  ['\u03B5', 'e'],
  ['\u0454', 'e'],
  ['\u0433', 'r'],
  ['\u0438', 'u'],
  ['\u043F', 'n'],
  ['\u0111', 'd'],
  ['\u0127', 'h'],
  ['\u0167', 't'],
  ['\u0142', 'l'],
  ['\u00F8', 'o'],
  ['\u00E6', 'ae'],
  ['\u0153', 'oe'],
  ...Array.from(SMALL_CAPITALS, (capital, at) => [capital, THEIR_LETTERS.charAt(at)] as const),
]);

/**
 * The Latin letter that a lower-case letter looks like, as it stands or as a capital; null when there is none. From
 * Unicode's confusables (UTS #39, by the library unhomoglyph), single letters only.
 */
export function latinLookAlike(letter: string): string | null {
  if (letter <= '\u007F' || !LIKE_LATIN.test(letter)) return null;
  return BY_HAND.get(letter) ?? confusable(letter) ?? confusable(letter.toUpperCase());
}

function confusable(letter: string): string | null {
  const like = unhomoglyph(letter).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return like !== letter && ONE_LATIN_LETTER.test(like) ? like : null;
}

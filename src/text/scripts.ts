/** How many letters of a text are of which kind; the kinds of Arabic script overlap with `arabic`, not with one another. */
export interface LetterCounts {
  readonly all: number;
  readonly arabic: number;
  readonly latin: number;
  readonly persian: number;
  /** Letters of Arabic keyboards that Persian and Kurdish ones do not have. */
  readonly arabicOnly: number;
  readonly kurdish: number;
  readonly urdu: number;
}

/** Beyond the basic plane this is all that is asked. */
const LETTER = /\p{L}/u;
const KINDS: readonly RegExp[] = [
  LETTER,
  /[\u0621-\u064A\u066E-\u06D3\u06D5\u06FA-\u06FF\u0750-\u077F\u0870-\u08C9\uFB50-\uFDFF\uFE70-\uFEFC]/,
  /[A-Za-z\u00C0-\u024F\uFF21-\uFF3A\uFF41-\uFF5A]/,
  /[\u067E\u0686\u0698\u06AF\u06A9\u06CC]/,
  /[\u0629\u0643\u064A\u0649\u0625\u0623]/,
  /[\u06D5\u06CE\u06C6\u06B5\u0695\u06A4]/,
  /[\u0679\u0688\u0691\u06BA\u06BE\u06C1\u06D2]/,
];
const KNOWN = 0x80;

/** Bit i is set for a letter of kind i; {@link KNOWN} once it was looked up. */
const masks = new Uint8Array(0x10000);

/** Counts letters by code unit, a surrogate pair as one. Linear. */
export function countLetterKinds(text: string): LetterCounts {
  const byMask = new Uint32Array(0x80);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const mask = masks[code] || maskAt(text, i);
    const at = mask & ~KNOWN;
    byMask[at] = (byMask[at] ?? 0) + 1;
  }
  const seen: number[] = [];
  byMask.forEach((count, mask) => count > 0 && seen.push(mask));
  const [all = 0, arabic = 0, latin = 0, persian = 0, arabicOnly = 0, kurdish = 0, urdu = 0] = KINDS.map((_, kind) =>
    seen.reduce((sum, mask) => sum + ((mask >> kind) & 1) * (byMask[mask] ?? 0), 0),
  );
  return { all, arabic, latin, persian, arabicOnly, kurdish, urdu };
}

/** The first half of a pair stands for both; of what is no pair nothing is remembered. */
function maskAt(text: string, at: number): number {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (/^[\uD800-\uDFFF]/.test(character)) return KNOWN | Number(LETTER.test(character));
  const mask = KINDS.reduce((sum, pattern, kind) => sum | (pattern.test(character) ? 1 << kind : 0), KNOWN);
  masks[character.charCodeAt(0)] = mask;
  return mask;
}

/**
 * Letters that look like a letter of the Arabic alphabet, by what they are folded to. From the names of the Unicode
 * blocks Arabic, Arabic Supplement and Arabic Extended-A ("... WITH ..."), and the letters of Persian, Urdu, Kurdish
 * and Sindhi keyboards. Letters that stand for a sound of their own in dialects stay apart: tcheh, and gaf, whose
 * merging with kaf would turn the Iraqi "heart" into "dog".
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '\u0627': '\u0671\u0672\u0673\u0773\u0774\u08AD',
  '\u0628': '\u067B\u067E\u0680\u0750\u0751\u0752\u0753\u0754\u0755\u0756\u08A0\u08A1\u08B6\u08B7\u08BE',
  '\u062A': '\u0679\u067A\u067C\u067D\u08B8\u08BF\u08C0',
  '\u062B': '\u067F',
  '\u062C': '\u08A2\u08C5\u08C6',
  '\u062D': '\u0681\u0682\u0685\u0757\u0758\u076E\u076F\u0772\u077C',
  '\u062F': '\u0688\u0689\u068A\u068B\u068C\u068D\u068E\u068F\u0690\u06EE\u0759\u075A\u08AE',
  '\u0631': '\u0691\u0692\u0693\u0694\u0695\u0696\u0697\u0699\u06EF\u075B\u076B\u076C\u0771\u08AA\u08B9',
  '\u0632': '\u0698\u08B2',
  '\u0633': '\u069A\u069B\u069C\u075C\u076D\u0770\u077D\u077E',
  '\u0634': '\u06FA',
  '\u0635': '\u069D\u069E\u08AF',
  '\u0636': '\u06FB',
  '\u0637': '\u069F\u08A3',
  '\u0639': '\u06A0\u075D\u075E\u075F\u08B3',
  '\u063A': '\u06FC\u08C3',
  '\u0641': '\u06A1\u06A2\u06A3\u06A4\u06A5\u06A6\u0760\u0761\u08A4\u08BB',
  '\u0642': '\u066F\u06A7\u06A8\u08A5\u08B5\u08BC\u08C4',
  '\u0643': '\u063B\u063C\u06A9\u06AA\u06AC\u06AE\u0762\u0763\u0764\u077F\u08B4\u08C2',
  '\u0644': '\u06B5\u06B6\u06B7\u06B8\u076A\u08A6\u08C7',
  '\u0645': '\u0765\u0766\u08A7',
  '\u0646': '\u06B9\u06BA\u06BB\u06BC\u06BD\u0767\u0768\u0769\u08BD',
  '\u0647': '\u0629\u06BE\u06C1\u06C3\u06D5\u06FF',
  '\u0648': '\u06C4\u06C5\u06C6\u06C7\u06C8\u06C9\u06CA\u06CB\u06CF\u0778\u0779\u08AB\u08B1',
  '\u064A':
    '\u0620\u0649\u063D\u063E\u063F\u06CC\u06CD\u06CE\u06D0\u06D1\u06D2\u0775\u0776\u0777\u077A\u077B\u08A8\u08A9\u08AC\u08BA',
  '\u06AF': '\u06AB\u06AD\u06B0\u06B1\u06B2\u06B3\u06B4\u08B0\u08C8',
};

const BASE_LETTER = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([base, variants]) => [...variants].map((variant) => [variant, base] as const)),
);

/** Drawn as empty space although Unicode calls them letters or symbols, and the end-of-verse sign. */
const SPACES = /[\p{White_Space}\u115F\u1160\u2800\u3164\uFFA0\u06DD]/u;
/** Marks, controls, tatweel, the high hamza and the small waw and yeh of Quranic spelling. */
const DROPPED = /[\p{Mn}\p{Me}\p{Cc}\p{Cf}\u0640\u0674\u06E5\u06E6]/u;

/**
 * What one code point is folded to, whatever stands around it; an empty string when it is dropped. Every character of
 * the answer folds to itself.
 */
export function foldCharacter(character: string): string {
  let folded = character;
  for (let previous = ''; folded !== previous;) {
    previous = folded;
    folded = Array.from(folded, foldOnce).join('');
  }
  return folded;
}

function foldOnce(character: string): string {
  if (SPACES.test(character)) return ' ';
  if (DROPPED.test(character)) return '';
  if (/\p{Surrogate}/u.test(character)) return '\uFFFD';
  if (/\p{Nd}/u.test(character)) return digitOf(character);
  const parts = Array.from(character.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD'));
  const kept = parts.filter((part) => !DROPPED.test(part)).map((part) => BASE_LETTER.get(part) ?? part);
  // A mark in isolated form decomposes to a space that carries it; inside a word that space would split the word.
  if (kept.length < parts.length && kept.join('').trim() === '') return '';
  return kept.join('').normalize('NFKC');
}

/** Decimal digits come in runs of ten consecutive code points, in every script (Unicode stability policy). */
function digitOf(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(codePoint - before - 1))) before += 1;
  return String(before % 10);
}

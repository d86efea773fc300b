import { ARABIC_BASE } from './arabic-letters.js';
import { latinLookAlike } from './latin-look-alikes.js';

/** Drawn as empty space although Unicode calls them letters or symbols, and the end-of-verse sign. */
const SPACES = /[\p{White_Space}\u115F\u1160\u2800\u3164\uFFA0\u06DD]/u;
/** Marks, controls, tatweel and what is written over it, a tail, the high hamza and the small letters of Quranic spelling. */
const DROPPED = /[\p{Mn}\p{Me}\p{Cc}\p{Cf}\u0640\u0674\u06E5\u06E6\u0883-\u0885\u0887\u088E\u08C9\uFE73]/u;
/** Negative circled and negative squared A. */
const ENCLOSED_ALPHABETS = [0x1f150, 0x1f170];

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
  const parts = Array.from(
    (enclosedLetter(character) ?? character).normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD'),
  );
  const kept = parts
    .filter((part) => !DROPPED.test(part))
    .map((part) => ARABIC_BASE.get(part) ?? latinLookAlike(part) ?? part);
  // A mark in isolated form decomposes to a space that carries it; inside a word that space would split the word.
  if (kept.length < parts.length && kept.join('').trim() === '') return '';
  return kept.join('').normalize('NFKC');
}

/** Letters in black circles and squares, which Unicode gives no decomposition; null for any other character. */
function enclosedLetter(character: string): string | null {
  const codePoint = character.codePointAt(0) ?? 0;
  const first = ENCLOSED_ALPHABETS.find((start) => codePoint >= start && codePoint < start + 26);
  return first === undefined ? null : String.fromCharCode(0x61 + codePoint - first);
}

/** Decimal digits come in runs of ten consecutive code points, in every script (Unicode stability policy). */
function digitOf(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(codePoint - before - 1))) before += 1;
  return String(before % 10);
}

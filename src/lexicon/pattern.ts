import { RE2JS } from 're2js';
import { fold } from '../text/fold.js';
import type { IgnoreReason } from './entry.js';

const LONGEST_PATTERN = 500;
/** Escapes, classes by name and group openings keep their letters: they are syntax. */
const SYNTAX_OR_CHARACTER = /\\[pPx]\{[^}]*\}|\\[^]|\[\[?:\^?\w+:\]|\(\?[A-Za-z:<!=-]*|[^]/gu;
/** A pattern that finds something in one of these would find something everywhere. */
const PROBES = ['', ' ', '.', 'a', 's', 'e', '1', 'ا', 'ل', 'ب', 'و', 'ي', 'م'];

/**
 * Compiles an RE2 expression, which is linear in the text whatever it says. Its letters are folded as the text is, so
 * that an expression with a hamza finds what it means to. Answers why not, when it cannot be used; never throws.
 */
export function compilePattern(source: string): RE2JS | IgnoreReason {
  if (source.trim() === '') return 'empty';
  if (source.length > LONGEST_PATTERN) return 'too-long';
  try {
    const pattern = RE2JS.compile(foldPattern(source));
    return PROBES.some((probe) => pattern.test(probe)) ? 'matches-everything' : pattern;
  } catch {
    return 'bad-pattern';
  }
}

/** Every place in a folded text, [from, to) in code units of it. */
export function findPattern(pattern: RE2JS, text: string): readonly { from: number; to: number }[] {
  if (!pattern.test(text)) return [];
  const found: { from: number; to: number }[] = [];
  const matcher = pattern.matcher(text);
  while (matcher.find()) {
    if (matcher.end() > matcher.start()) found.push({ from: matcher.start(), to: matcher.end() });
  }
  return found;
}

function foldPattern(source: string): string {
  return source.replace(SYNTAX_OR_CHARACTER, (piece) => {
    if (!/^[\p{L}\p{M}]$/u.test(piece)) return piece;
    const folded = fold(piece).text;
    return folded.length > 1 ? piece : folded;
  });
}

import type { RE2JS } from 're2js';
import { cliticVariants, isClitic } from '../text/clitics.js';
import { fold } from '../text/fold.js';
import { stemsOf } from '../text/stem.js';
import { MATCH_MODES, SEVERITY_RANK, type IgnoreReason, type ListEntry, type MatchMode } from './entry.js';
import { compilePattern } from './pattern.js';
import { termOf, type Term } from './term.js';

/** An entry made ready for comparing, or an exception, whose hits take others away. */
export interface Rule {
  readonly entry: ListEntry;
  /** The name of its list. */
  readonly list: string;
  /** The entry for which this is an exception, `all` of them, or null when the rule is no exception. */
  readonly excepts: ListEntry | 'all' | null;
  readonly match: MatchMode;
  /** Folded words with one space between them, and stars; the source of a pattern. */
  readonly text: string;
  /** The words of the text. */
  readonly parts: readonly string[];
  readonly gap: number;
  readonly term: Term | null;
}

export interface PatternRule {
  readonly entry: ListEntry;
  readonly list: string;
  readonly term: Term | null;
  readonly pattern: RE2JS;
}

export const JOKER = '*';
export const MOST_GAP = 5;
const LONGEST_ENTRY = 200;
const MOST_WORDS = 12;
/** With a star fewer letters would match too much of the language. */
const FEWEST_LETTERS_WITH_STAR = 3;
const FEWEST_LETTERS = 2;

/** Reads an entry of any match mode but `pattern`; answers why not, when it cannot be compared. */
export function ruleOf(entry: ListEntry, list: string): Rule | IgnoreReason {
  const { match = 'clitics', gap = 0 } = entry;
  const term = checkFields(entry);
  if (typeof term === 'string') return term;
  const text = foldEntry(entry.text);
  const parts = text.split(' ');
  const flaw = flawOf(text, parts);
  return flaw ?? { entry, list, excepts: null, match, text, parts, gap: match === 'phrase' ? gap : 0, term };
}

/** Reads an entry whose text is an RE2 expression. */
export function patternRuleOf(entry: ListEntry, list: string): PatternRule | IgnoreReason {
  const term = checkFields(entry);
  if (typeof term === 'string') return term;
  const pattern = compilePattern(entry.text);
  return typeof pattern === 'string' ? pattern : { entry, list, term, pattern };
}

/** Reads an exception of an entry, or of a whole list. */
export function exceptionOf(text: string, excepts: ListEntry | 'all', entry: ListEntry): Rule | IgnoreReason {
  if (typeof text !== 'string' || text.length > LONGEST_ENTRY) return 'exception-matches-everything';
  const parts = foldEntry(text).split(' ').map(withoutArticle);
  const folded = parts.join(' ');
  if (flawOf(folded, parts) !== null) return 'exception-matches-everything';
  const rule: Rule = { entry, list: '', excepts, match: 'clitics', text: folded, parts, gap: 0, term: null };
  const isCovering = excepts !== 'all' && entry.match !== 'pattern' && covers(rule, foldEntry(entry.text));
  return isCovering ? 'exception-covers-entry' : rule;
}

/** Whether a folded word of a text is this word of an entry. */
export function isSameWord(part: string, word: string, match: MatchMode): boolean {
  if (part === word) return true;
  const forms = formsOf(word, match);
  return part.includes(JOKER) ? forms.some((form) => hasShape(form, part.split(JOKER))) : forms.includes(part);
}

function formsOf(word: string, match: MatchMode): readonly string[] {
  if (match === 'stem') return stemsOf(word);
  return match === 'exact' || match === 'folded' ? [word] : cliticVariants(word);
}

/** The letters by which a word of an entry is looked for: itself, or the longest piece between its stars. */
export function anchorOf(part: string): string {
  return part.split(JOKER).reduce((longest, piece) => (piece.length > longest.length ? piece : longest));
}

/** Settings are stored as JSON and may hold anything. */
function checkFields(entry: ListEntry): Term | null | IgnoreReason {
  const { text, severity, match = 'clitics', gap = 0, exceptions = [] } = entry;
  const isWellFormed =
    typeof text === 'string' && severity in SEVERITY_RANK && MATCH_MODES.includes(match) && Array.isArray(exceptions);
  if (!isWellFormed) return 'malformed';
  if (!Number.isInteger(gap) || gap < 0 || gap > MOST_GAP) return 'bad-gap';
  return termOf(entry);
}

/** The folded words of an entry with one space between them; a star belongs to the word that it touches. */
function foldEntry(text: string): string {
  const words = fold(text).text.match(/[\p{L}\p{Mc}\p{N}*]+/gu) ?? [];
  return words
    .map((word) => word.replace(/\*+/g, JOKER))
    .filter((word) => word !== JOKER)
    .join(' ');
}

/** An exception with the article counts without it too; the article of the text is taken off anyway. */
const withoutArticle = (word: string): string => word.replace(/^\u0627\u0644(?=.{3})/, '');

function flawOf(text: string, words: readonly string[]): IgnoreReason | null {
  if (text === '') return 'empty';
  if (words.length > MOST_WORDS || text.length > LONGEST_ENTRY) return 'too-long';
  if (words.every((word) => isClitic(word))) return 'only-clitics';
  return words.some(saysEnough) ? null : 'too-short';
}

function saysEnough(word: string): boolean {
  const anchor = anchorOf(word);
  const isOpen = word.startsWith(JOKER) || word.endsWith(JOKER);
  const letters = word.replaceAll(JOKER, '').length;
  if (word.includes(JOKER) && (isOpen ? anchor.length : letters) < FEWEST_LETTERS_WITH_STAR) return false;
  return anchor.length >= FEWEST_LETTERS && !isClitic(anchor);
}

function covers({ parts }: Rule, text: string): boolean {
  const words = text.split(' ');
  return parts.length === words.length && parts.every((part, i) => isSameWord(part, words[i] ?? '', 'clitics'));
}

/** Whether a word begins with the first piece, ends with the last, and has the others between them in order. */
function hasShape(word: string, pieces: readonly string[]): boolean {
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (word.length < first.length + last.length || !word.startsWith(first) || !word.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = word.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= word.length - last.length;
}

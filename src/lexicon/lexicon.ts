import { cliticVariants, isClitic } from '../text/clitics.js';
import { fold } from '../text/fold.js';
import { splitWords, type Word } from '../text/words.js';
import type { Reading, Span } from '../text/reading.js';
import { disguiseOf, findDisguisedWords, type Disguise, type WordSpan } from './disguise.js';
import type { BlockedWord, Severity } from './entry.js';

/** One place where an entry of the list stands in a text. */
export interface LexiconHit {
  readonly entry: BlockedWord;
  readonly span: Span;
  readonly disguise: Disguise | null;
}

/** A site's word list, compiled. */
export interface Lexicon {
  readonly size: number;
  /** Entries that could only match nothing or everything: no letters, a single letter, bare clitics. */
  readonly ignored: readonly BlockedWord[];
  /** Every place where an entry stands, in the order of the text; a place inside a longer one is left out. */
  readonly find: (text: Pick<Reading, 'original' | 'folded' | 'words'>) => readonly LexiconHit[];
}

interface Pattern {
  readonly entry: BlockedWord;
  readonly words: readonly string[];
}
type Patterns = ReadonlyMap<string, readonly Pattern[]>;

const RANK: Readonly<Record<Severity, number>> = { flag: 0, hold: 1, reject: 2 };

/** Compiles a word list. Entries that fold alike are one, of the highest severity among them. */
export function compileLexicon(entries: readonly BlockedWord[]): Lexicon {
  const kept = new Map<string, Pattern>();
  const ignored: BlockedWord[] = [];
  for (const entry of entries) {
    const words = splitWords(fold(entry.text)).map((word) => word.text);
    const key = words.join(' ');
    const known = kept.get(key);
    if (matchesAnything(words)) ignored.push(entry);
    else if (!known || RANK[entry.severity] > RANK[known.entry.severity]) kept.set(key, { entry, words });
  }
  const patterns = byFirstWord([...kept.values()]);
  return { size: kept.size, ignored, find: (text) => findIn(text, patterns) };
}

function matchesAnything(words: readonly string[]): boolean {
  return words.every((word) => word.length < 2 || isClitic(word));
}

function byFirstWord(patterns: readonly Pattern[]): Patterns {
  const index = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    const first = pattern.words[0] ?? '';
    const sharing = index.get(first);
    if (sharing) sharing.push(pattern);
    else index.set(first, [pattern]);
  }
  return index;
}

function findIn(text: Pick<Reading, 'original' | 'folded' | 'words'>, patterns: Patterns): readonly LexiconHit[] {
  if (patterns.size === 0) return [];
  const plain = text.words
    .flatMap((_word, at) => findAt(text.words, at, patterns))
    .map(({ entry, span }) => {
      return { entry, span, disguise: disguiseOf(text.original.slice(span.start, span.end)) };
    });
  const disguised = findDisguisedWords(text).flatMap((candidate) => findDisguised(candidate, patterns));
  return outermost([...plain, ...disguised]);
}

function findAt(words: readonly Word[], at: number, patterns: Patterns): readonly { entry: BlockedWord; span: Span }[] {
  const first = words[at];
  if (!first) return [];
  const candidates = cliticVariants(first.text).flatMap((variant) => patterns.get(variant) ?? []);
  return candidates
    .filter((pattern) => continues(pattern, words, at))
    .map(({ entry, words: { length } }) => ({
      entry,
      span: { start: first.start, end: words[at + length - 1]?.end ?? first.end },
    }));
}

/** Whether the words after the first stand in the text too, with or without clitics. */
function continues(pattern: Pattern, words: readonly Word[], at: number): boolean {
  return pattern.words.every((expected, offset) => {
    if (offset === 0) return true;
    const word = words[at + offset];
    return word !== undefined && cliticVariants(word.text).includes(expected);
  });
}

/** No clitics here: every part of a spelled-out word is a candidate of its own. */
function findDisguised({ text, start, end, disguise }: WordSpan, patterns: Patterns): readonly LexiconHit[] {
  const whole = (patterns.get(text) ?? []).filter((pattern) => pattern.words.length === 1);
  return whole.map(({ entry }) => ({ entry, span: { start, end }, disguise }));
}

/** Drops hits that lie inside another one: "dog" inside "son of a dog" says nothing more. */
function outermost(hits: readonly LexiconHit[]): readonly LexiconHit[] {
  let reach = -1;
  return hits
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .filter(({ span }) => {
      const isOutside = span.end > reach;
      if (isOutside) reach = span.end;
      return isOutside;
    });
}

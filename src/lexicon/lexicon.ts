import { originalSpan } from '../text/fold.js';
import type { Reading, Span } from '../text/reading.js';
import { disguiseOf, findDisguisedWords, type Disguise, type WordSpan } from './disguise.js';
import type { Conflict, IgnoredEntry, ListEntry } from './entry.js';
import { outermost } from './outermost.js';
import { findPattern } from './pattern.js';
import { JOKER, type PatternRule, type Rule } from './rule.js';
import { anchorsOf, compileRules, type RuleSet } from './rule-set.js';
import { scan } from './scan.js';
import { isInTerm } from './term.js';

/** One place where an entry of a list stands in a text. */
export interface LexiconHit {
  readonly entry: ListEntry;
  /** The name of its list. */
  readonly list: string;
  readonly span: Span;
  readonly disguise: Disguise | null;
}

/** What a lexicon reads of a text. */
export type LexiconText = Pick<Reading, 'original' | 'folded' | 'words'>;

/** All the lists of a site, ready for finding. */
export interface Lexicon {
  /** Number of entries that count. */
  readonly size: number;
  /** Entries and exceptions that do not count, such as one that would match everything, and why. */
  readonly ignored: readonly IgnoredEntry[];
  readonly conflicts: readonly Conflict[];
  /**
   * Every place where an entry stands, in the order of the text; a place inside a longer and no milder one is left out.
   * Entries count in their term only; without `now` they count always.
   */
  readonly find: (text: LexiconText, now?: Date) => readonly LexiconHit[];
}

/** A place where a rule applies; exceptions have places too. */
interface Match {
  readonly rule: Rule | PatternRule;
  readonly span: Span;
  readonly disguise: Disguise | null;
}

/** The lexicon of one list of entries. */
export function compileLexicon(entries: readonly ListEntry[], exceptions: readonly string[] = []): Lexicon {
  return joinRules([compileRules([{ name: '', entries, exceptions }])]);
}

/** Joins what is compiled already. An entry takes the place of one for the same words in an earlier set. */
export function joinRules(sets: readonly RuleSet[]): Lexicon {
  return {
    size: sets.reduce((sum, set) => sum + set.size, 0),
    ignored: sets.flatMap((set) => set.ignored),
    conflicts: sets.flatMap((set) => set.conflicts),
    find: (text, now) => findIn(text, sets, now),
  };
}

function findIn(text: LexiconText, sets: readonly RuleSet[], now: Date | undefined): readonly LexiconHit[] {
  const disguised = findDisguisedWords(text);
  const matches = sets.flatMap((set, i) => {
    const later = sets.slice(i + 1);
    return matchesOf(set, text, disguised).filter(
      ({ rule }) => isInTerm(rule.term, now) && !later.some((other) => replaces(other, rule, now)),
    );
  });
  const excuses = matches.filter(isException);
  const hits = matches.filter((match) => !isException(match) && !excuses.some((excuse) => isExcusedBy(match, excuse)));
  return outermost(hits.map(({ rule: { entry, list }, span, disguise }) => ({ entry, list, span, disguise })));
}

function matchesOf(set: RuleSet, text: LexiconText, disguised: readonly WordSpan[]): readonly Match[] {
  const plain = scan(set, text).map(({ rule, start, end }) => ({ rule, span: { start, end } }));
  const patterns = set.patterns.flatMap((rule) =>
    findPattern(rule.pattern, text.folded.text).map(({ from, to }) => ({
      rule,
      span: originalSpan(text.folded, from, to),
    })),
  );
  const written = [...plain, ...patterns].map((match) => {
    return { ...match, disguise: disguiseOf(text.original.slice(match.span.start, match.span.end)) };
  });
  return [...written, ...disguised.flatMap((word) => disguisedMatches(set, word))];
}

/** No clitics here: every part of a spelled-out word is a candidate of its own. */
function disguisedMatches(set: RuleSet, { text, start, end, disguise }: WordSpan): readonly Match[] {
  const numbers = text.includes(JOKER) ? set.automaton.matching(text, JOKER) : [set.automaton.indexOf(text)];
  const rules = numbers.flatMap((number) => anchorsOf(set, number)).map(({ rule }) => rule);
  return rules
    .filter((rule) => rule.match !== 'exact' && !rule.text.includes(' ') && !rule.text.includes(JOKER))
    .map((rule) => ({ rule, span: { start, end }, disguise }));
}

const isException = ({ rule }: Match): boolean => 'excepts' in rule && rule.excepts !== null;

function isExcusedBy({ rule, span }: Match, excuse: Match): boolean {
  const { excepts } = excuse.rule as Rule;
  const concerns = excepts === 'all' || excepts === rule.entry;
  return concerns && excuse.span.start <= span.start && span.end <= excuse.span.end;
}

/** Whether a set has an entry of its own for the same words. Exceptions stay where they are. */
function replaces(set: RuleSet, rule: Rule | PatternRule, now: Date | undefined): boolean {
  if ('pattern' in rule || rule.excepts !== null) return false;
  const numbers = rule.text.split(/[ *]/).map((word) => set.automaton.indexOf(word));
  const others = numbers.flatMap((number) => anchorsOf(set, number));
  return others.some(
    ({ rule: other }) => other.excepts === null && other.text === rule.text && isInTerm(other.term, now),
  );
}

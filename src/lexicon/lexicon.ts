import { disguiseOf, type Disguise } from '../reading/disguise.js';
import { originalSpan } from '../text/fold.js';
import type { Reading, Span } from '../reading/reading.js';
import { splitWords, type Word } from '../text/words.js';
import type { Conflict, IgnoredEntry, ListEntry } from './entry.js';
import { masksIn, withoutProclitics, type Mask } from './mask.js';
import { outermost } from './outermost.js';
import { findPattern } from './pattern.js';
import type { PatternRule, Rule } from './rule.js';
import { compileRules, rulesOf, type RuleSet } from './rule-set.js';
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
export type LexiconText = Pick<Reading, 'original' | 'folded' | 'words' | 'plain' | 'rereads'>;

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

/** The lexicon of one list of entries, a site's own. */
export function compileLexicon(entries: readonly ListEntry[], exceptions: readonly string[] = []): Lexicon {
  return joinRules([compileRules([{ name: 'own', entries, exceptions }])]);
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
  const views = { masks: masksIn(text.folded), plain: plainWords(text) };
  const matches = sets.flatMap((set, i) => {
    const later = sets.slice(i + 1);
    const counts = askOnce(
      (rule: Match['rule']) => isInTerm(rule.term, now) && !later.some((other) => replaces(other, rule, now)),
    );
    return matchesOf(set, text, views).filter(({ rule }) => counts(rule));
  });
  const excuses = matches.filter(isException);
  const hits = matches.filter((match) => !isException(match) && !excuses.some((excuse) => isExcusedBy(match, excuse)));
  return outermost(hits.map(({ rule: { entry, list }, span, disguise }) => ({ entry, list, span, disguise })));
}

/** Answers what was asked before from memory: a text may hold the same word a thousand times. */
function askOnce<Key>(ask: (key: Key) => boolean): (key: Key) => boolean {
  const known = new Map<Key, boolean>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}

/** The words of the plain text, with the places where it differs from the folded one; none when it does not differ. */
interface PlainWords {
  readonly words: readonly Word[];
  /** How a span of the original was written, when the plain text differs from it. */
  readonly disguiseAt: (span: Span) => Disguise | undefined;
}

function plainWords({ original, folded, plain, rereads }: LexiconText): PlainWords {
  if (plain === folded) return { words: [], disguiseAt: () => undefined };
  const rewritten = rereads.flatMap((step) =>
    step.rereads.map(({ kind, from, to }) => ({ kind, ...originalSpan(step.before, from, to) })),
  );
  // The first that covers a code unit: asking each of them for each place would be quadratic.
  const firsts = new Uint16Array(original.length).fill(rewritten.length);
  for (let i = rewritten.length - 1; i >= 0; i -= 1) firsts.fill(i, rewritten[i]?.start, rewritten[i]?.end);
  const disguiseAt = ({ start, end }: Span): Disguise | undefined => {
    let first = rewritten.length;
    for (let at = start; at < end; at += 1) first = Math.min(first, firsts[at] ?? first);
    return rewritten[first]?.kind;
  };
  return { words: splitWords(plain), disguiseAt };
}

interface Views {
  readonly masks: readonly Mask[];
  readonly plain: PlainWords;
}

function matchesOf(set: RuleSet, text: LexiconText, { masks, plain }: Views): readonly Match[] {
  const { original, folded, words } = text;
  const places = [...scan(set, { original, words }), ...scan(set, { original, words: plain.words })];
  const patterns = set.patterns.flatMap((rule) =>
    findPattern(rule.pattern, folded.text).map(({ from, to }) => ({ rule, ...originalSpan(folded, from, to) })),
  );
  const written = [...places, ...patterns].map(({ rule, start, end }) => {
    const span = { start, end };
    return { rule, span, disguise: plain.disguiseAt(span) ?? disguiseOf(original.slice(start, end)) };
  });
  return [...written, ...maskedMatches(set, masks)];
}

function maskedMatches(set: RuleSet, masks: readonly Mask[]): readonly Match[] {
  const known = new Map<string, readonly Rule[]>();
  return masks.flatMap(({ choices, start, end, disguise }) => {
    const shape = choices.join();
    const rules = known.get(shape) ?? hiddenRules(set, choices);
    known.set(shape, rules);
    return rules.map((rule) => ({ rule, span: { start, end }, disguise }));
  });
}

/** Entries of one word that a mask may hide. */
function hiddenRules(set: RuleSet, choices: Mask['choices']): readonly Rule[] {
  return withoutProclitics(choices)
    .flatMap((rest) => set.automaton.matching(rest))
    .flatMap((number) => rulesOf(set, number))
    .filter(({ match, text }) => match !== 'exact' && !/[ *]/.test(text));
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
  const others = numbers.flatMap((number) => rulesOf(set, number));
  return others.some((other) => other.excepts === null && other.text === rule.text && isInTerm(other.term, now));
}

import { SINGULARS } from '../text/broken-plurals.js';
import { Automaton } from './automaton.js';
import { SEVERITY_RANK, type Conflict, type IgnoredEntry, type ListEntry, type WordList } from './entry.js';
import { anchorOf, exceptionOf, JOKER, patternRuleOf, ruleOf, type PatternRule, type Rule } from './rule.js';

/** Each costs microseconds a comment; a list that needs more of them needs words instead. */
const MOST_PATTERNS = 100;

/** How much more often a word of so many letters stands in a text than a longer one, roughly. */
const FREQUENCY = [0, 0, 256, 16, 4];

const PLURALS = pluralsBySingular();

/** Letters at the end of a word that its other forms have not, or have another for. */
const CHANGING_END = /[\u0647\u064Aey]$/;

/** Word lists made ready for finding, in one automaton; they can be part of the lexicons of many sites. */
export interface RuleSet {
  /** Number of entries that count. */
  readonly size: number;
  readonly ignored: readonly IgnoredEntry[];
  readonly conflicts: readonly Conflict[];
  readonly automaton: Automaton;
  /** The rules that are looked for by word n of the automaton are [starts[n], starts[n + 1]). */
  readonly starts: Uint32Array;
  readonly rules: readonly Rule[];
  /** Which word of the rule it is. */
  readonly positions: Uint8Array;
  readonly patterns: readonly PatternRule[];
  /** By the number of the word: 1 when it may stand inside a word of the text, for a star or a stem. */
  readonly isInner: Uint8Array;
}

/** Compiles lists, in one pass over their letters. Nothing that an editor writes makes it throw. */
export function compileRules(lists: readonly WordList[]): RuleSet {
  const reader = new ListReader();
  for (const list of lists) reader.readList(list);
  const { rules } = reader;
  return {
    size: reader.size,
    ignored: reader.ignored,
    conflicts: reader.conflicts,
    ...anchor(rules),
    patterns: reader.patterns,
  };
}

/** The rules that are looked for by the word of this number; none for -1. */
export function rulesOf({ starts, rules }: RuleSet, number: number): readonly Rule[] {
  return number < 0 ? [] : rules.slice(starts[number] ?? 0, starts[number + 1] ?? 0);
}

class ListReader {
  readonly ignored: IgnoredEntry[] = [];
  readonly conflicts: Conflict[] = [];
  readonly patterns: PatternRule[] = [];
  private readonly byWords = new Map<string, Rule>();
  private readonly exceptions: Rule[] = [];

  get size(): number {
    return this.byWords.size + this.patterns.length;
  }

  /** Exceptions of entries that gave way to a severer one are gone with them. */
  get rules(): readonly Rule[] {
    const kept = [...this.byWords.values()];
    const entries = new Set<ListEntry | 'all'>([...kept, ...this.patterns].map(({ entry }) => entry)).add('all');
    return [...kept, ...this.exceptions.filter(({ excepts }) => excepts !== null && entries.has(excepts))];
  }

  readList({ name, entries, exceptions = [] }: WordList): void {
    for (const entry of entries) this.read(entry, name);
    for (const text of exceptions) this.addException(text, 'all', { text, category: 'style', severity: 'flag' });
  }

  private read(entry: ListEntry, list: string): void {
    const rule = entry.match === 'pattern' ? patternRuleOf(entry, list) : ruleOf(entry, list);
    if (typeof rule === 'string') return void this.ignored.push({ entry, why: rule });
    if ('pattern' in rule && this.patterns.length === MOST_PATTERNS) {
      return void this.ignored.push({ entry, why: 'too-many-patterns' });
    }
    if ('pattern' in rule) this.patterns.push(rule);
    else this.keepSeverer(rule);
    for (const text of entry.exceptions ?? []) this.addException(text, entry, entry);
  }

  private addException(text: string, excepts: ListEntry | 'all', entry: ListEntry): void {
    const rule = exceptionOf(text, excepts, entry);
    if (typeof rule === 'string') this.ignored.push({ entry, why: rule, exception: text });
    else this.exceptions.push(rule);
  }

  private keepSeverer(rule: Rule): void {
    const { text, match, gap, term, entry } = rule;
    const key = `${match} ${gap} ${term?.from} ${term?.until} ${match === 'exact' ? entry.text : text}`;
    const known = this.byWords.get(key);
    if (!known) return void this.byWords.set(key, rule);
    const isSeverer = SEVERITY_RANK[entry.severity] > SEVERITY_RANK[known.entry.severity];
    const [kept, dropped] = isSeverer ? [entry, known.entry] : [known.entry, entry];
    if (isSeverer) this.byWords.set(key, rule);
    if (kept.severity !== dropped.severity || kept.category !== dropped.category)
      this.conflicts.push({ kept, dropped });
  }
}

/** Every rule is looked for by one of its words: the one that the fewest rules of the lists have. */
function anchor(rules: readonly Rule[]): Pick<RuleSet, 'automaton' | 'starts' | 'rules' | 'positions' | 'isInner'> {
  const uses = countWords(rules);
  const anchors = rules.flatMap((rule) => {
    const { parts } = rule;
    const rarest = Math.min(...parts.map((part) => rarity(part, uses)));
    const at = parts.findIndex((part) => rarity(part, uses) === rarest);
    return lookedFor(rule, parts[at] ?? '').map((word) => ({ rule, at, word }));
  });
  anchors.sort((a, b) => compare(a.word, b.word));
  const starts = anchors.flatMap(({ word }, i) => (anchors[i - 1]?.word === word ? [] : [i]));
  return {
    automaton: new Automaton(starts.map((start) => anchors[start]?.word ?? '')),
    starts: Uint32Array.from([...starts, anchors.length]),
    rules: anchors.map(({ rule }) => rule),
    positions: Uint8Array.from(anchors, ({ at }) => at),
    isInner: Uint8Array.from(starts, (start, i) => Number(anchors.slice(start, starts[i + 1]).some(mayBeInside))),
  };
}

function countWords(rules: readonly Rule[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { parts } of rules) {
    for (const part of parts) uses.set(anchorOf(part), (uses.get(anchorOf(part)) ?? 0) + 1);
  }
  return uses;
}

/** Short words are frequent in any text, so a long one is looked for even where several rules have it. */
function rarity(part: string, uses: ReadonlyMap<string, number>): number {
  const word = anchorOf(part);
  return word.length < 2 ? Infinity : (uses.get(word) ?? 0) * (FREQUENCY[word.length] ?? 1);
}

/** Inflection changes the end of a word, and its middle in broken plurals; what it leaves is looked for. */
function lookedFor({ match }: Rule, part: string): readonly string[] {
  const word = anchorOf(part);
  if (match !== 'stem') return [word];
  return [
    ...new Set(
      [word, ...(PLURALS.get(word) ?? [])].map((form) => (form.length > 3 ? form.replace(CHANGING_END, '') : form)),
    ),
  ];
}

const mayBeInside = ({ rule }: { readonly rule: Rule }): boolean => rule.match === 'stem' || rule.text.includes(JOKER);

function pluralsBySingular(): ReadonlyMap<string, readonly string[]> {
  const plurals = new Map<string, string[]>();
  for (const [plural, singular] of SINGULARS) plurals.set(singular, [...(plurals.get(singular) ?? []), plural]);
  return plurals;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

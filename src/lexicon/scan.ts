import type { Span } from '../reading/reading.js';
import type { Word } from '../text/words.js';
import type { RuleSet } from './rule-set.js';
import { isSameWord, type Rule } from './rule.js';

/** A place where a rule applies, in the original text. */
export interface Place extends Span {
  readonly rule: Rule;
}

/** A row of words and the text that they were read from. */
export interface Row {
  readonly original: string;
  readonly words: readonly Word[];
}

/** Every place where a rule stands in a row of words. */
export function scan(rules: RuleSet, row: Row): readonly Place[] {
  const places: Place[] = [];
  for (let at = 0; at < row.words.length; at += 1) {
    const numbers = numbersIn(rules, row.words[at]?.text ?? '');
    for (const number of numbers) addPlaces(places, rules, number, { row, at });
  }
  return places;
}

const NO_NUMBERS: readonly number[] = [];

/** Words of the automaton that stand at the end of this word, or inside it where that may be enough. */
function numbersIn({ automaton, isInner }: RuleSet, word: string): Iterable<number> {
  let state = 0;
  let found: Set<number> | undefined;
  const last = word.length - 1;
  for (let i = 0; i <= last; i += 1) {
    state = automaton.step(state, word.charCodeAt(i));
    if (!automaton.endsWord(state)) continue;
    for (const number of automaton.wordsAt(state)) {
      if (i === last || isInner[number] === 1) found = (found ?? new Set()).add(number);
    }
  }
  return found ?? NO_NUMBERS;
}

function addPlaces(places: Place[], set: RuleSet, number: number, found: { row: Row; at: number }): void {
  const end = set.starts[number + 1] ?? 0;
  for (let i = set.starts[number] ?? end; i < end; i += 1) {
    const rule = set.rules[i];
    const place = rule && placeOf(rule, set.positions[i] ?? 0, found.row, found.at);
    if (place) places.push(place);
  }
}

/** The place of a rule whose word `at` is looked for and stands at word `found`; null when the others do not follow. */
function placeOf(rule: Rule, at: number, row: Row, found: number): Place | null {
  const isAlone = rule.parts.length === 1;
  const span = isAlone ? spanOfWord(rule, row, found) : spanOfPhrase(rule, at, row, found);
  if (!span) return null;
  const isRight = rule.match !== 'exact' || isWrittenAs(row.original.slice(span.start, span.end), rule.entry.text);
  return isRight ? { rule, ...span } : null;
}

/** What most rules are, and what is looked at for every hit: not to be made dearer. */
function spanOfWord({ text, match }: Rule, { words }: Row, found: number): Span | null {
  const word = words[found];
  return word && isSameWord(text, word.text, match) ? { start: word.start, end: word.end } : null;
}

function spanOfPhrase(rule: Rule, at: number, { words }: Row, found: number): Span | null {
  const { parts, match, gap } = rule;
  if (!isSameWord(parts[at] ?? '', words[found]?.text ?? '', match)) return null;
  const isNear = gap > 0 || parts.every((part, i) => isSameWord(part, words[found - at + i]?.text ?? '', match));
  if (!isNear) return null;
  const from = words[gap === 0 ? found - at : follow(rule, parts.slice(0, at).toReversed(), words, { found, by: -1 })];
  const to =
    words[gap === 0 ? found - at + parts.length - 1 : follow(rule, parts.slice(at + 1), words, { found, by: 1 })];
  return from && to ? { start: from.start, end: to.end } : null;
}

/** Goes from word to word over the gaps; answers the nearest index where the last part may stand, infinite if none. */
function follow(
  { match, gap }: Rule,
  parts: readonly string[],
  words: readonly Word[],
  { found, by }: { found: number; by: 1 | -1 },
): number {
  const steps = Array.from({ length: gap + 1 }, (_, i) => (i + 1) * by);
  let reached = [found];
  for (const part of parts) {
    const next = new Set(reached.flatMap((from) => steps.map((step) => from + step)));
    reached = [...next].filter((i) => isSameWord(part, words[i]?.text ?? '', match));
  }
  return by === 1 ? Math.min(...reached) : Math.max(...reached);
}

const normal = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');
const isWrittenAs = (written: string, entry: string): boolean => normal(written) === normal(entry);

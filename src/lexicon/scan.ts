import { stemsOf } from '../text/stem.js';
import type { Span } from '../text/reading.js';
import type { Word } from '../text/words.js';
import { anchorsOf, type Anchor, type RuleSet } from './rule-set.js';
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
    for (const anchor of anchorsIn(rules, row.words[at]?.text ?? '')) {
      const place = placeOf(anchor, row, at);
      if (place) places.push(place);
    }
    if (rules.hasStems) places.push(...byStem(rules, row.words[at]));
  }
  return places;
}

/** Rules that are looked for by letters of this word: at its end, or anywhere when entries have stars. */
function anchorsIn(rules: RuleSet, word: string): readonly Anchor[] {
  const { automaton, hasStars } = rules;
  const numbers = new Set<number>();
  let state = 0;
  for (let i = 0; i < word.length; i += 1) {
    state = automaton.step(state, word.charCodeAt(i));
    if ((hasStars || i === word.length - 1) && automaton.endsWord(state)) {
      for (const number of automaton.wordsAt(state)) numbers.add(number);
    }
  }
  return [...numbers].flatMap((number) => anchorsOf(rules, number));
}

/** The place of a rule one of whose words has been found; null when the others do not stand around it. */
function placeOf({ rule, at }: Anchor, row: Row, found: number): Place | null {
  const parts = rule.text.split(' ');
  if (!isSameWord(parts[at] ?? '', row.words[found]?.text ?? '', rule.match)) return null;
  const from = row.words[follow(rule, parts.slice(0, at).toReversed(), row.words, { start: found, direction: -1 })];
  const to = row.words[follow(rule, parts.slice(at + 1), row.words, { start: found, direction: 1 })];
  if (!from || !to) return null;
  const isRight = rule.match !== 'exact' || isWrittenAs(row.original.slice(from.start, to.end), rule.entry.text);
  return isRight ? { rule, start: from.start, end: to.end } : null;
}

/** Goes from word to word over the gaps; answers the nearest index where the last part may stand, infinite if none. */
function follow(
  { match, gap }: Rule,
  parts: readonly string[],
  words: readonly Word[],
  { start, direction }: { start: number; direction: 1 | -1 },
): number {
  const steps = Array.from({ length: gap + 1 }, (_, i) => (i + 1) * direction);
  let reached = [start];
  for (const part of parts) {
    const next = new Set(reached.flatMap((from) => steps.map((step) => from + step)));
    reached = [...next].filter((i) => isSameWord(part, words[i]?.text ?? '', match));
  }
  return direction === 1 ? Math.min(...reached) : Math.max(...reached);
}

function byStem(rules: RuleSet, word: Word | undefined): readonly Place[] {
  if (!word) return [];
  const found = stemsOf(word.text).flatMap((stem) => anchorsOf(rules, rules.automaton.indexOf(stem)));
  return found
    .filter(({ rule }) => rule.match === 'stem')
    .map(({ rule }) => ({ rule, start: word.start, end: word.end }));
}

const normal = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');
const isWrittenAs = (written: string, entry: string): boolean => normal(written) === normal(entry);

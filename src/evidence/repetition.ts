import type { Span, Reading } from '../reading/reading.js';

const PHRASE = 3;
/** More than a comment can have, except of one sign that stands for many words. */
const MOST_WORDS = 1000;

/** A phrase that a text says again and again. */
export interface Repetition {
  readonly count: number;
  /** Share of the text's words that it makes up, 0 to 1. */
  readonly share: number;
  readonly evidence: readonly Span[];
}

/** The phrase of three words that stands most often in the text; null when the text has too few words for one. */
export function findRepetition(reading: Pick<Reading, 'words'>): Repetition | null {
  const words = reading.words.slice(0, MOST_WORDS);
  if (words.length < 4 * PHRASE || hasVariety(words)) return null;
  const places = new Map<string, number[]>();
  for (let at = 0; at + PHRASE <= words.length; at += 1) {
    const phrase = words
      .slice(at, at + PHRASE)
      .map(({ text }) => text)
      .join(' ');
    const known = places.get(phrase);
    if (!known) places.set(phrase, [at]);
    else if (at - (known.at(-1) ?? 0) >= PHRASE) known.push(at);
  }
  const most = [...places.values()].reduce((best, next) => (next.length > best.length ? next : best));
  const evidence = most.map((at) => ({ start: words[at]?.start ?? 0, end: words[at + PHRASE - 1]?.end ?? 0 }));
  return { count: most.length, share: (most.length * PHRASE) / words.length, evidence };
}

/** Most texts repeat few words, and need no closer look. */
const hasVariety = (words: Reading['words']): boolean =>
  new Set(words.map(({ text }) => text)).size > words.length * 0.6;

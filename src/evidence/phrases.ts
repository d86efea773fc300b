import { fold } from '../text/fold.js';
import type { Span } from '../reading/reading.js';
import { splitWords } from '../text/words.js';
import type { SubmittedText } from './submitted-text.js';

/** One place where a phrase stands: as it is listed, the words [from, to) of the text, and their span. */
export interface PhraseHit<Kind extends string = string> extends Span {
  readonly phrase: string;
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

type Text = Pick<SubmittedText, 'words' | 'variants'>;
export type PhraseFinder<Kind extends string = string> = (text: Text) => readonly PhraseHit<Kind>[];

interface Pattern<Kind> {
  readonly phrase: string;
  readonly kind: Kind;
  readonly words: readonly string[];
}

/** Compiles lists of phrases, by kind, for finding them as whole words, each with or without Arabic proclitics. Empty ones find nothing. */
export function compilePhrases<Kind extends string>(
  lists: Readonly<Record<Kind, readonly string[]>>,
): PhraseFinder<Kind> {
  const byFirst = new Map<string, Pattern<Kind>[]>();
  for (const [kind, phrases] of Object.entries<readonly string[]>(lists) as [Kind, readonly string[]][]) {
    for (const phrase of phrases) {
      const words = splitWords(fold(phrase)).map(({ text }) => text);
      const pattern = { phrase, kind, words };
      const [first] = words;
      if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
    }
  }
  return (text) => (byFirst.size === 0 ? [] : findAll(text, byFirst));
}

/** The phrases of a list like "one phrase، another"; commas of both scripts part them. */
export const phrasesIn = (list: string): readonly string[] => list.split(/[,\u060C] */);

function findAll<Kind extends string>(
  text: Text,
  byFirst: ReadonlyMap<string, readonly Pattern<Kind>[]>,
): readonly PhraseHit<Kind>[] {
  const hits: PhraseHit<Kind>[] = [];
  text.variants.forEach((variants, at) => {
    for (const variant of variants) {
      for (const pattern of byFirst.get(variant) ?? NONE)
        if (continues(pattern.words, text, at)) hits.push(hitAt(pattern, text, at));
    }
  });
  return hits;
}

const NONE: readonly never[] = [];

const continues = (expected: readonly string[], { variants }: Text, at: number): boolean =>
  expected.every((word, offset) => offset === 0 || variants[at + offset]?.includes(word));

function hitAt<Kind extends string>(
  { phrase, kind, words: { length } }: Pattern<Kind>,
  { words }: Text,
  from: number,
): PhraseHit<Kind> {
  const to = from + length;
  return { phrase, kind, from, to, start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 };
}

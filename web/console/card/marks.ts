import type { Finding, Span } from '../queue/item.js';

/** A stretch of a text that is marked alike. */
export interface Stretch {
  readonly text: string;
  /** Which findings rest on it, by their place in the list. */
  readonly findings: readonly number[];
  /** Findings whose numbers stand after this stretch. */
  readonly numbers: readonly number[];
}

interface Placed extends Span {
  readonly finding: number;
}

const MOST_NUMBERED = 2;
const WITHIN_WORD = /[\p{L}\p{M}\p{N}\u0640\u200C\u200D]/u;

/**
 * Cuts a text where marks begin and end. Spans may overlap, touch, be empty or reach past the end. A number never stands
 * inside a word, which would tear apart the joined letters of Arabic: it waits for the word's end.
 * @param findings their evidence in UTF-16 units of the text
 */
export function stretchesOf(text: string, findings: readonly Pick<Finding, 'evidence'>[]): Stretch[] {
  const spans = findings.flatMap(({ evidence }, finding) =>
    evidence.map(({ start, end }) => ({ finding, start: clamp(start, text), end: clamp(end, text) })),
  );
  const real = spans.filter(({ start, end }) => start < end);
  const numbers = new Map<number, Set<number>>();
  for (const { finding, end } of real.filter((span) => isNumbered(span, real))) {
    const at = wordEnd(text, end);
    numbers.set(at, (numbers.get(at) ?? new Set()).add(finding));
  }
  const cuts = new Set([0, text.length, ...numbers.keys(), ...real.flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].toSorted((a, b) => a - b);
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? 0;
    const covering = real.filter((span) => span.start <= start && span.end >= end);
    return {
      text: text.slice(start, end),
      findings: [...new Set(covering.map(({ finding }) => finding))],
      numbers: [...(numbers.get(end) ?? [])].toSorted((a, b) => a - b),
    };
  });
}

/** Findings that rest on many places are numbered at the first alone. */
function isNumbered(span: Placed, all: readonly Placed[]): boolean {
  const own = all.filter(({ finding }) => finding === span.finding);
  return own.length <= MOST_NUMBERED || own[0] === span;
}

const clamp = (offset: number, { length }: string): number => Math.max(0, Math.min(offset, length));

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at > 0 && at < text.length && WITHIN_WORD.test(text.charAt(at - 1)) && WITHIN_WORD.test(text.charAt(at)))
    at += 1;
  return at;
}

/** Characters that show nothing and change what is around them; shown by their number instead. */
const OVERRIDES = '\u202A-\u202E\u2066-\u2069';
const UNSEEN = '\u00AD\u180E\u200B-\u200F\u2060-\u2064\u061C\uFEFF';
const ALWAYS = new RegExp(`([${OVERRIDES}])`, 'u');
const IN_EVIDENCE = new RegExp(`([${OVERRIDES}${UNSEEN}])`, 'u');

/** A piece of text, or the code point of a character that cannot be seen. */
export type Piece = { readonly text: string } | { readonly unseen: string };

/**
 * Takes out what would turn the letters around, so that nothing in a comment rearranges the card; where a finding rests on
 * characters that cannot be seen, those too.
 */
export const piecesOf = (text: string, isEvidence: boolean): Piece[] =>
  text
    .split(isEvidence ? IN_EVIDENCE : ALWAYS)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.length === 1 && IN_EVIDENCE.test(piece) && (isEvidence || ALWAYS.test(piece))
        ? { unseen: nameOf(piece) }
        : { text: piece },
    );

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

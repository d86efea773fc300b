import type { Span } from '../reading/reading.js';

/** Each sentence is scored by itself, so that their number bounds the work of a request. */
const MOST_SENTENCES = 100;
const SENTENCES = new Intl.Segmenter('ar', { granularity: 'sentence' });

/** The sentences of a text (UAX #29) as spans without the white space around them; the last takes what is too many. */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  for (const { segment, index } of SENTENCES.segment(text)) {
    if (spans.length === MOST_SENTENCES - 1) return [...spans, ...trimmed(text, index, text.length)];
    spans.push(...trimmed(text, index, index + segment.length));
  }
  return spans;
}

/** The span without white space at its ends; none when nothing else is in it. */
function trimmed(text: string, start: number, end: number): Span[] {
  const part = text.slice(start, end);
  const first = start + part.length - part.trimStart().length;
  const last = start + part.trimEnd().length;
  return first < last ? [{ start: first, end: last }] : [];
}

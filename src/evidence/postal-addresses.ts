import { originalSpan } from '../text/fold.js';
import type { Reading, Span } from '../reading/reading.js';

/** Folded. Parts of an address with their numbers: "محلة 302 زقاق 14 دار 8", "شارع 9 عمارة 12 شقة 4". */
const NUMBERED =
  /(?<![\u0621-\u064A])(?:ال)?(محله|زقاق|دار|شارع|عماره|شقه|بنايه|طابق|الدور|بلوك|مجاوره|قطعه|فيلا|منزل|بيت)(?: رقم)?[ :]{1,2}\d{1,5}(?!\d)/g;
/** "12 Palm Street, Flat 4": the number of a house in a street and that of a flat in it. */
const ENGLISH =
  /(?<![\w.,])\d{1,5} (?:[a-z]+ ){1,3}(?:street|st|avenue|ave|road|rd|lane|drive|boulevard)\.?,? (?:[a-z]+,? ){0,3}(?:flat|apartment|apt|unit|suite|floor|house)\.? ?#?\d/g;

/** Two different parts of an address, near each other. */
const LONGEST_BETWEEN = 40;

/** What reads as the address of a home, as spans of the original text. A street alone, or a page of a book, is none. */
export function findPostalAddresses({ folded }: Pick<Reading, 'folded'>): readonly Span[] {
  if (!/\d/.test(folded.text)) return [];
  const parts = Array.from(folded.text.matchAll(NUMBERED), ({ index, 0: written, 1: kind }) => ({
    kind,
    from: index,
    to: index + written.length,
  }));
  const pairs = parts.flatMap((part, at) => {
    const next = parts[at + 1];
    if (!next || next.kind === part.kind || next.from - part.to > LONGEST_BETWEEN) return [];
    return [{ from: part.from, to: next.to }];
  });
  const english = Array.from(folded.text.matchAll(ENGLISH), ({ index, 0: written }) => ({
    from: index,
    to: index + written.length,
  }));
  return [...pairs, ...english].map(({ from, to }) => originalSpan(folded, from, to));
}

import { foldedIndex } from '../text/fold.js';
import type { Reading, Span } from '../reading/reading.js';

/** Before some words, in their sentence: somebody else said or did what follows. Folded Arabic, and English. */
const REPORTED =
  /(?<![\u0621-\u064A])(?:و|ف)?(?:قال|قالت|قالوا|قاله|يقول|تقول|يقولون|كتب|كتبت|هدد|هددت|هددوا|هدده|هددني|يهدد|تهدد|مهددا|مهدد|تهديد|تهديده|بتهديد|وعد|توعد|يتوعد|صرح|اعلن|اتهم|زعم|حسب|بحسب|وفق|نقلا|خبر|مقوله|عباره|جمله|كلمه|فيلم|مسلسل|اغنيه|روايه|يريد|يريدون|تريد|ارسل لي|قيل|سمعت|كانه|كان|كانوا|حاول|حاولوا|محاوله|جاء في|الايه|تعالي)(?![\u0621-\u064A])|\b(?:said|says|say|saying|told|tells|threaten(?:ed|s|ing)?|according|wrote|quote|quoted|claims?|claimed|movie|film|song|lyrics|novel|scripture|verse)\b/g;
const SENTENCE_END = /[.!?\u061F\n;\u061B\u2026]/;
const QUOTES = /["\u00AB\u00BB\u201C\u201D\u201E]/g;
const LOOK_BACK = 60;
/** Who quotes says something beside. */
const FEWEST_OWN_WORDS = 3;

/** The part of a folded text that stands before a place in the same sentence, at most 60 code units of it. */
export function sentenceBefore(folded: string, at: number): string {
  const before = folded.slice(Math.max(0, at - LOOK_BACK), at);
  return before.split(SENTENCE_END).at(-1) ?? '';
}

/**
 * Answers for a place of a folded text whether words in its sentence, at most 60 code units before it, say that somebody
 * else said or did what follows. The text is read once, however often it is asked.
 */
export function reportedIn(folded: string): (at: number) => boolean {
  const reports = Array.from(folded.matchAll(REPORTED), ({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
  return (at) => {
    const last = reports[countEnded(reports, at) - 1];
    return last !== undefined && last.start >= at - LOOK_BACK && !SENTENCE_END.test(folded.slice(last.end, at));
  };
}

/** How many of these spans end at a place or before it. @param spans in order, without overlaps */
function countEnded(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Answers for a span of the text whether the writer passes on somebody else's words there: it stands in quotation marks,
 * in a text that has words of its own, or after a word of reporting in its sentence.
 */
export function toldIn({ original, folded, words }: Pick<Reading, 'original' | 'folded' | 'words'>) {
  const isInQuotes = quotedIn(original);
  const own = words.filter((word) => !isInQuotes(word)).length;
  const isReported = reportedIn(folded.text);
  return {
    isQuoted: (span: Span): boolean => own >= FEWEST_OWN_WORDS && isInQuotes(span),
    isReported: ({ start }: Span): boolean => isReported(foldedIndex(folded, start)),
  };
}

/** Spans that lie between an odd quotation mark and the next. */
export function quotedIn(text: string): (span: Span) => boolean {
  const quotes = Array.from(text.matchAll(QUOTES), ({ index }) => index);
  if (quotes.length < 2) return () => false;
  const isInside = new Uint8Array(text.length + 1);
  quotes.forEach((at, n) => {
    if (n % 2 === 0) isInside.fill(1, at, quotes[n + 1] ?? at);
  });
  return ({ start }) => isInside[start] === 1;
}

import { countrySpecs, isValidIBAN } from 'ibantools';
import { originalSpan, type FoldedText } from '../text/fold.js';
import type { Reading, Span } from '../reading/reading.js';

/** Where an IBAN may begin in a folded text: a country, two check digits, more of either. */
const IBAN_START = /(?<![a-z\d])[a-z]{2} ?\d{2}(?=(?:[ -]?[a-z\d]){11})/g;
const FOURTEEN = /(?<![\d.,/+-])[23]\d{13}(?![.,/-]?\d)/g;
const LONG_NUMBER = /(?<![\d.,/+-])\d{9,14}(?![.,/-]?\d)/g;
/** Folded. What people call the number that the state gave them. */
const ID_WORDS =
  /رقم(?:ي|ه|ها|ك|هم)? ?(?:ال)?(?:هويه|هويتي|هويته|قومي|وطني|مدني|بطاقه)|(?:الرقم|رقمه|رقمي) (?:القومي|الوطني|المدني)|هويه رقم|بطاقه رقم|national id|id number|civil id|iqama|رقم الاقامه/g;
/** So many characters after such words the number itself may stand. */
const REACH = 24;

/** Bank accounts (IBAN, ISO 13616, checked by their own digits) in any digits and grouping, as spans of the original text. */
export function findIbans({ folded }: Pick<Reading, 'folded'>): readonly Span[] {
  return Array.from(folded.text.matchAll(IBAN_START)).flatMap(({ 0: start, index }) => {
    const country = start.slice(0, 2).toUpperCase();
    const length = countrySpecs[country as keyof typeof countrySpecs]?.chars ?? 0;
    const end = endAfter(folded, index, length);
    const number = folded.text.slice(index, end).replace(/[ -]/g, '').toUpperCase();
    return length > 0 && isValidIBAN(number) ? [originalSpan(folded, index, end)] : [];
  });
}

/** The place after so many letters and digits, blanks and dashes between them not counted. */
function endAfter({ text }: FoldedText, from: number, count: number): number {
  let [at, left] = [from, count];
  for (; left > 0 && at < text.length; at += 1) {
    if (!/[ -]/.test(text.charAt(at))) left -= 1;
  }
  return at;
}

/**
 * Numbers that may be a person's: Egyptian ones by their structure (century, date of birth, governorate), others of 9 to
 * 14 digits after words that say so.
 */
export function findNationalIds({ folded }: Pick<Reading, 'folded'>): readonly Span[] {
  const egyptian = Array.from(folded.text.matchAll(FOURTEEN))
    .filter(([number]) => isEgyptian(number))
    .map(({ index, 0: number }) => originalSpan(folded, index, index + number.length));
  const starts = new Set(egyptian.map(({ start }) => start));
  return [...egyptian, ...findNamed(folded).filter(({ start }) => !starts.has(start))];
}

function isEgyptian(number: string): boolean {
  const [month, day, governorate] = [number.slice(3, 5), number.slice(5, 7), number.slice(7, 9)].map(Number);
  const isDate = month !== undefined && day !== undefined && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDate && governorate !== undefined && ((governorate >= 1 && governorate <= 35) || governorate === 88);
}

function findNamed(folded: FoldedText): readonly Span[] {
  const words = Array.from(folded.text.matchAll(ID_WORDS), ({ index, 0: word }) => index + word.length);
  if (words.length === 0) return [];
  return Array.from(folded.text.matchAll(LONG_NUMBER))
    .filter(({ index }) => words.some((end) => index >= end && index - end <= REACH))
    .map(({ index, 0: number }) => originalSpan(folded, index, index + number.length));
}

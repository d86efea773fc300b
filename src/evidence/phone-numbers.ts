import { findPhoneNumbersInText } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import { originalSpan } from '../text/fold.js';
import type { Reading, Span } from '../reading/reading.js';

/** Too few digits close together for any number: the costly search is not worth starting. */
const MANY_DIGITS = /(?:\d[ ().\-/]{0,2}){8}/;
const INTERNATIONAL_PREFIX = /(?<![\d.,])00(?=[1-9])/g;

/**
 * Mobile numbers as they are written without a plus, d for any digit: inside Iraq, Jordan and Morocco (07), Egypt (01),
 * Saudi Arabia and the Emirates (05), Syria and Sudan (09), and after the codes of these countries and their neighbours.
 */
const MOBILE_FORMS = [
  '07[3-9]dddddddd 01[0125]dddddddd 0[5679]dddddddd',
  '201[0125]dddddddd 21[23][567]dddddddd 2189dddddddd 2499dddddddd',
  '9627[789]ddddddd 9639dddddddd 9647[3-9]dddddddd 9665dddddddd 9677dddddddd 97[01]5dddddddd',
].flatMap((forms) => forms.split(' '));
/** Before or after a number, a decimal point, a thousands separator, a verse or a date says that it is another kind. */
const MOBILE = new RegExp(`(?<![\\d.,:/+-])(?:${MOBILE_FORMS.map(withSeparators).join('|')})(?![.,:/-]?\\d)`, 'g');

/** Folded. Teaching a child to count stops at ten and begins with one; telephone numbers have eight digits and more. */
const SPOKEN_DIGITS = new Set(
  (
    'صفر زيرو واحد اثنين اثنان تنين اتنين ثلاثه تلاته ثلاث اربعه اربع خمسه خمس سته ست سبعه سبع ثمانيه تمانيه تمنيه ثمان تسعه تسع ' +
    'zero oh one two three four five six seven eight nine'
  ).split(' '),
);
const FEWEST_SPOKEN = 9;

/** Digits in one piece, or in groups of which the first has three; or all in pairs, or one by one. Dates begin with a pair and go on unlike. */
const GROUPS = /^(?:\d{3,}(?:[ .-]?\d+)*|\d\d(?:[ .-]\d\d)+|\d(?:[ .-]\d)+)$/;

/** Telephone numbers in any digits, or digit by digit in words, as spans of the original text; overlapping finds are one. */
export function findPhoneNumbers({ folded, words }: Pick<Reading, 'folded' | 'words'>): readonly Span[] {
  const spoken = findSpoken(words);
  if (!MANY_DIGITS.test(folded.text)) return spoken;
  const found = [...findInternational(folded.text), ...findMobile(folded.text)];
  const apart = found.filter((span, at) => !found.some((other, index) => index < at && overlaps(span, other)));
  return [...apart.map(({ start, end }) => originalSpan(folded, start, end)), ...spoken];
}

/** A number that is said word by word: the longest runs of names of digits. */
function findSpoken(words: Reading['words']): readonly Span[] {
  const found: Span[] = [];
  let from = -1;
  for (let at = 0; at <= words.length; at += 1) {
    const isDigit = SPOKEN_DIGITS.has(words[at]?.text ?? '');
    if (isDigit && from < 0) from = at;
    if (isDigit || from < 0) continue;
    const [first, last] = [words[from], words[at - 1]];
    if (first && last && at - from >= FEWEST_SPOKEN) found.push({ start: first.start, end: last.end });
    from = -1;
  }
  return found;
}

/** "00" reads as "+"; the replacement is as long, so that the places stay right. */
function findInternational(text: string): readonly Span[] {
  if (!/\+|00/.test(text)) return [];
  const dialled = text.replace(INTERNATIONAL_PREFIX, ' +');
  return findPhoneNumbersInText(dialled, metadata).map(({ startsAt, endsAt }) => {
    return { start: text[startsAt] === '0' ? startsAt - 1 : startsAt, end: endsAt };
  });
}

function findMobile(text: string): readonly Span[] {
  return Array.from(text.matchAll(MOBILE))
    .filter(([written]) => GROUPS.test(written))
    .map(({ index, 0: written }) => ({ start: index, end: index + written.length }));
}

function withSeparators(form: string): string {
  return (form.match(/\[.+?\]|./g) ?? []).map((part) => (part === 'd' ? '\\d' : part)).join('[ .-]?');
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

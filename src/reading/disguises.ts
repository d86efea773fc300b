import { DISGUISES, type Disguise } from './disguise.js';
import { originalSpan } from '../text/fold.js';
import type { Reading, Span } from './reading.js';
import type { Reread } from './rewriting.js';
import type { Word } from '../text/words.js';

/** A disguised word: where it stands in the original text, and the folded words that it may stand for. */
export interface DisguiseSign extends Span {
  readonly kind: Disguise;
  /** Whether people who disguise nothing almost never write so: a reason to look at the comment. */
  readonly isRare: boolean;
  readonly words: readonly string[];
}

const LETTERS = '[\\p{L}\\p{M}]';
/** Invisible characters that no Arabic or English word needs inside; ZWNJ and ZWJ are apart, Persian spelling needs them. */
const INVISIBLE = new RegExp(
  `(?<=${LETTERS})[\\u034F\\u180E\\u200B\\u2060-\\u2064\\uFEFF\\u{E0020}-\\u{E007F}]+(?=${LETTERS})`,
  'gu',
);
const INVISIBLE_OR_JOINER = new RegExp(INVISIBLE.source.replace('\\u200B', '\\u200B-\\u200D'), 'gu');
/** Most texts hold nothing of the kind, and looking around every letter is slow. */
const ANY_INVISIBLE = /[\u034F\u180E\u200B-\u200D\u2060-\u2064\uFEFF\u{E0020}-\u{E007F}]/u;
const NEEDS_JOINERS =
  /[\u067E\u0686\u0698\u06A9\u06AF\u06CC\u06D5]|[^\p{Script=Arabic}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/**
 * The words of a text that are hidden from a list, in the order of the text: in pieces, mixed with other signs, without
 * dots, with invisible characters inside. What {@link Reading.plain} rewrites is among them. Leet ("cr4p") is not: models
 * and versions are written so ("mp3", "h2o"); the masks of `lexicon/mask.ts` look for listed words in it.
 */
export function findDisguises(reading: Reading): readonly DisguiseSign[] {
  const rewritten = reading.rereads.flatMap(({ before, rereads }) =>
    rereads.map((reread) => {
      const { kind, from, to, word } = reread;
      return { kind, isRare: isRare(reread), words: [word], ...originalSpan(before, from, to) };
    }),
  );
  return [...rewritten, ...findInvisible(reading)].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** "U.S.A." is no disguise; in Arabic, letters are hardly ever cut by dots. */
function isRare({ kind, word }: Reread): boolean {
  return DISGUISES[kind] === 'rare' && !(kind === 'separated' && /^[a-z]/.test(word));
}

function findInvisible({ original, words }: Reading): readonly DisguiseSign[] {
  if (!ANY_INVISIBLE.test(original)) return [];
  const pattern = NEEDS_JOINERS.test(original) ? INVISIBLE : INVISIBLE_OR_JOINER;
  const found = new Set<Word>();
  let at = 0;
  for (const { index } of original.matchAll(pattern)) {
    while (at < words.length && (words[at]?.end ?? 0) <= index) at += 1;
    const word = words[at];
    if (word && word.start <= index) found.add(word);
  }
  return Array.from(found, ({ text, start, end }) => ({ kind: 'zero-width', isRare: true, words: [text], start, end }));
}

import { fold, type FoldedText } from './fold.js';
import { detectLanguage, type LanguageReading } from './language.js';
import { kindOf, LETTER } from './letters.js';
import { readPlain, type PlainText } from './plain.js';
import { skeletonOf } from './skeleton.js';
import { splitWords, type Word } from './words.js';

/** A half-open span [start, end) of an original text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text read once for everybody who judges it, each view made when it is first asked for. */
export interface Reading {
  readonly original: string;
  /** The text folded for judging, with the way back to what was written. */
  readonly folded: FoldedText;
  /** The words of the folded text. */
  readonly words: readonly Word[];
  /** Number of letters that are left after folding. */
  readonly letters: number;
  /** The folded text with disguised words ("k.l.b", "k*b", words without dots) written plainly; most often {@link folded} itself. */
  readonly plain: FoldedText;
  /** What was rewritten for {@link plain}, step by step: each step's words stand in the folded text before it. */
  readonly rereads: PlainText['steps'];
  /** What the text is written in, with the shares of its letters that are Arabic and Latin. */
  readonly language: LanguageReading;
  /** The consonants of the plain text, the same for Arabic and Latin script. */
  readonly skeleton: FoldedText;
}

/** How each field of an object is made. */
export type Views<Shape> = { readonly [Name in keyof Shape]: () => Shape[Name] };

/** Reads a text. Total and linear: any string of UTF-16 code units is accepted. */
export function readText(original: string): Reading {
  return lazily(viewsOf(original));
}

/** How the fields of a reading are made, for readings that have more fields: see {@link lazily}. */
export function viewsOf(original: string): Views<Reading> {
  const folded = once(() => fold(original));
  const words = once(() => splitWords(folded()));
  const plain = once(() => readPlain(original, folded(), words));
  return {
    original: () => original,
    folded,
    words,
    letters: () => countLetters(folded().text),
    plain: () => plain().plain,
    rereads: () => plain().steps,
    language: () => detectLanguage(original, words()),
    skeleton: () => skeletonOf(plain().plain),
  };
}

/** An object whose fields are made when they are first read, once each. Copying it with a spread makes them all. */
export function lazily<Shape extends object>(views: Views<Shape>): Shape {
  const shape = {};
  for (const [name, make] of Object.entries<() => unknown>(views)) {
    Object.defineProperty(shape, name, { enumerable: true, get: once(make) });
  }
  return shape as Shape;
}

function once<View>(make: () => View): () => View {
  let made: { readonly view: View } | undefined;
  return () => (made ??= { view: make() }).view;
}

function countLetters(foldedText: string): number {
  let count = 0;
  for (const character of foldedText) {
    if (kindOf(character.codePointAt(0) ?? 0) === LETTER) count += 1;
  }
  return count;
}

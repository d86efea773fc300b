import { fold, type FoldedText } from '../text/fold.js';
import { detectLanguage, type LanguageReading } from './language.js';
import { kindOf, LETTER } from '../text/letters.js';
import { readPlain, type PlainText } from './plain.js';
import { skeletonOf } from './skeleton.js';
import { splitWords, type Word } from '../text/words.js';

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

/** Reads a text. Total and linear: any string of UTF-16 code units is accepted. */
export function readText(original: string): Reading {
  return new TextReading(original);
}

/**
 * A text with its views. The getters belong to the class: a getter made for each text would give each a hidden class of
 * its own, which outlives it in the old generation and keeps all its views (scavenges of 3 ms instead of 0.3).
 */
export class TextReading implements Reading {
  private readonly read: { -readonly [View in keyof Reading]?: Reading[View] } = {};
  private rewritten: PlainText | undefined;

  constructor(readonly original: string) {}

  get folded(): FoldedText {
    return (this.read.folded ??= fold(this.original));
  }

  get words(): readonly Word[] {
    return (this.read.words ??= splitWords(this.folded));
  }

  get letters(): number {
    return (this.read.letters ??= countLetters(this.folded.text));
  }

  get plain(): FoldedText {
    return this.asPlain.plain;
  }

  get rereads(): PlainText['steps'] {
    return this.asPlain.steps;
  }

  get language(): LanguageReading {
    return (this.read.language ??= detectLanguage(this.original, this.words));
  }

  get skeleton(): FoldedText {
    return (this.read.skeleton ??= skeletonOf(this.plain));
  }

  private get asPlain(): PlainText {
    return (this.rewritten ??= readPlain(this.original, this.folded, () => this.words));
  }
}

function countLetters(foldedText: string): number {
  let count = 0;
  for (const character of foldedText) {
    if (kindOf(character.codePointAt(0) ?? 0) === LETTER) count += 1;
  }
  return count;
}

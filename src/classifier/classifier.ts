import type { Reading, Span } from '../reading/reading.js';

/** What the classifier tells apart. `offensive` is the broad one: anything a moderator would reject as abuse. */
export const CLASSES = ['offensive', 'hate', 'obscene', 'threat', 'spam'] as const;
export type Class = (typeof CLASSES)[number];

/** A span of the original text and what it adds to the log-odds of a class. */
export interface TellingSpan extends Span {
  readonly weight: number;
}

/** The features of a text as the model sees them: hashed indices, ascending and distinct, with their values. */
export interface SparseFeatures {
  readonly indices: Uint32Array;
  readonly values: Float32Array;
}

/** What the classifier says about one text. Nothing in it decides. */
export interface Classification {
  /** Calibrated probabilities, 0 to 1, each class by itself. */
  readonly probabilities: Readonly<Record<Class, number>>;
  /** Log-odds before calibration, for a correction learnt from a site's own decisions. */
  readonly logits: Readonly<Record<Class, number>>;
  /** The words that speak most for a class, strongest first, each with a positive weight. */
  readonly tellingSpans: (of: Class, atMost: number) => readonly TellingSpan[];
  /** Features for a correction learnt from a site's own decisions; a correction masks the indices to its own size. */
  readonly features: () => SparseFeatures;
}

/** A model that has been read and found whole. Immutable; one is shared by every site. */
export interface Classifier {
  /** Changes with the weights; stored with each decision. */
  readonly version: string;
  classify(reading: Reading): Classification;
}

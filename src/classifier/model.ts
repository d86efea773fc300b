import type { Class } from './classifier.js';

/** The views of a text that have weights of their own; see `Reading`. */
export const VIEWS = ['plain', 'skeleton'] as const;
export type View = (typeof VIEWS)[number];

/** How a text is written, as far as the views go. Latin letters other than English may be Arabic or French. */
export const WRITINGS = ['arabic', 'english', 'latin'] as const;
export type Writing = (typeof WRITINGS)[number];

/** Weights of one view for one class: feature with hash h has weight `weights[h mod length] * scale`. */
export interface WeightTable {
  readonly view: View;
  readonly scale: number;
  /** Its length is a power of two. */
  readonly weights: Int8Array;
}

export interface Shares extends Readonly<Record<View, number>> {
  readonly bias: number;
}

/** What a class is judged by. */
export interface Head {
  readonly of: Class;
  readonly intercepts: Readonly<Record<View, number>>;
  readonly tables: readonly WeightTable[];
  /** How much of the log-odds each view gives, by writing, and what is added then. */
  readonly shares: Readonly<Record<Writing, Shares>>;
  /** Platt scaling: probability = 1 / (1 + exp(-(slope * log-odds + offset))). */
  readonly calibration: { readonly slope: number; readonly offset: number };
}

/** Where a model comes from and what it can do; kept in the model's file and printed as its model card. */
export interface ModelCard {
  readonly name: string;
  readonly sources: readonly { readonly source: string; readonly licence: string; readonly rows: number }[];
  readonly note: string;
}

/** A linear model in memory. */
export interface LinearModel {
  readonly card: ModelCard;
  /** One for each class, in the order of `CLASSES`. */
  readonly heads: readonly Head[];
}

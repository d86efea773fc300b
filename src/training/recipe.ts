import type { Class } from '../classifier/classifier.js';
import type { View, Writing } from '../classifier/model.js';

/** How a class is trained. Chosen on held-out rows and on sources left out; see docs/model-card.md. */
export interface Recipe {
  /** Size of each view's table as a power of two; a view that is left out is not used. */
  readonly bits: Readonly<Partial<Record<View, number>>>;
  /** What it costs to miss a row; a larger cost is fitted harder. */
  readonly cost: number;
  readonly shares: Readonly<Record<Writing, Readonly<Record<View, number>>>>;
  /** Share of comments to news that belong to the class, which the probabilities are calibrated to. */
  readonly prevalence: number;
  /** Whether sources mean the same by it, so that one can be judged by what the others taught. */
  readonly transfers: boolean;
}

const MIXED: Recipe['shares'] = {
  arabic: { plain: 0.7, skeleton: 0.3 },
  arabizi: { plain: 0.4, skeleton: 0.6 },
  other: { plain: 1, skeleton: 0 },
};
const PLAIN: Recipe['shares'] = {
  arabic: { plain: 1, skeleton: 0 },
  arabizi: { plain: 1, skeleton: 0 },
  other: { plain: 1, skeleton: 0 },
};

/** The share of abuse is that of the one source of comments to news (mpold); the others are estimates. */
export const RECIPES: Readonly<Record<Class, Recipe>> = {
  offensive: { bits: { plain: 20, skeleton: 18 }, cost: 8, shares: MIXED, prevalence: 0.17, transfers: true },
  hate: { bits: { plain: 18 }, cost: 8, shares: PLAIN, prevalence: 0.05, transfers: false },
  obscene: { bits: { plain: 16 }, cost: 8, shares: PLAIN, prevalence: 0.03, transfers: false },
  threat: { bits: { plain: 16 }, cost: 8, shares: PLAIN, prevalence: 0.02, transfers: false },
  spam: { bits: { plain: 17 }, cost: 8, shares: PLAIN, prevalence: 0.05, transfers: false },
};

/** Labels that were found to agree badly with those of other sources count less. */
export const SOURCE_COSTS: Readonly<Record<string, number>> = { aref: 0.2, mlma: 0.3 };

export const EPOCHS = 8;
export const SEED = 20_261_122;

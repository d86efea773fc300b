import type { Class } from '../classifier/classifier.js';
import type { Shares, View, Writing } from '../classifier/model.js';

/** How a class is trained. Chosen on held-out rows and on sources left out; see docs/model-card.md. */
export interface Recipe {
  /** Size of each view's table as a power of two; a view that is left out is not used. */
  readonly bits: Readonly<Partial<Record<View, number>>>;
  /** What it costs to miss a row; a larger cost is fitted harder. */
  readonly cost: number;
  readonly shares: Readonly<Record<Writing, Shares>>;
  /** Share of comments to news that belong to the class, which the probabilities are calibrated to. */
  readonly prevalence: number;
  /** Whether sources mean the same by it, so that one can be judged by what the others taught. */
  readonly transfers: boolean;
  /** What an own-written row counts against one of a source. */
  readonly ownCost: number;
}

const MIXED: Recipe['shares'] = {
  arabic: { plain: 0.7, skeleton: 0.3, bias: 0 },
  english: { plain: 1, skeleton: 0, bias: 0 },
  latin: { plain: 0.4, skeleton: 0.6, bias: -0.5 },
};
const ONLY_PLAIN = { plain: 1, skeleton: 0, bias: 0 };
const PLAIN: Recipe['shares'] = { arabic: ONLY_PLAIN, english: ONLY_PLAIN, latin: ONLY_PLAIN };

/** The share of abuse is that of the one source of comments to news (mpold); the others are estimates. */
export const RECIPES: Readonly<Record<Class, Recipe>> = {
  offensive: {
    bits: { plain: 20, skeleton: 18 },
    cost: 8,
    shares: MIXED,
    prevalence: 0.17,
    transfers: true,
    ownCost: 1,
  },
  hate: { bits: { plain: 18 }, cost: 8, shares: PLAIN, prevalence: 0.05, transfers: false, ownCost: 3 },
  obscene: { bits: { plain: 16 }, cost: 8, shares: PLAIN, prevalence: 0.03, transfers: false, ownCost: 1 },
  threat: { bits: { plain: 16 }, cost: 8, shares: PLAIN, prevalence: 0.02, transfers: false, ownCost: 1 },
  spam: { bits: { plain: 17 }, cost: 8, shares: PLAIN, prevalence: 0.05, transfers: false, ownCost: 1 },
};

/** Labels that agree badly with those of other sources count less, and the one general English set counts more. */
export const SOURCE_COSTS: Readonly<Record<string, number>> = { aref: 0.3, mlma: 0.5, surge_en: 2 };

export const EPOCHS = 8;
export const SEED = 20_261_122;

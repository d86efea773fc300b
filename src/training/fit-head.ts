import type { Class } from '../classifier/classifier.js';
import { VIEWS, type Head, type View, type WeightTable } from '../classifier/model.js';
import { sourcesOf, type Chooser, type Example } from './corpus.js';
import { fitLogistic, type Fit, type SparseRows } from './logistic.js';
import { naiveBayesPrior } from './naive-bayes.js';
import { OWN_SOURCE } from './labels.js';
import { EPOCHS, RECIPES, SEED, SOURCE_COSTS, type Recipe } from './recipe.js';

/** Examples with their features, hashed once for all fits. */
export interface TrainingSet {
  readonly examples: readonly Example[];
  readonly rows: Readonly<Record<View, SparseRows>>;
}

/** A head before its weights are rounded and its probabilities calibrated. */
export interface FloatHead {
  readonly of: Class;
  readonly fits: Readonly<Partial<Record<View, Fit>>>;
}

const ROUND_TO = 127;
/** The few largest weights are cut off rather than making all others coarser. */
const KEPT_SHARE = 0.99995;

/** Fits a class on those of the chosen examples that say whether they belong to it; null when they all say the same. */
export function fitHead(set: TrainingSet, of: Class, isChosen: Chooser): FloatHead | null {
  const { examples } = set;
  const chosen = indicesOf(examples, (example) => example.labels[of] !== null && isChosen(example));
  const positives = chosen.filter((row) => examples[row]?.labels[of] === 1).length;
  if (positives === 0 || positives === chosen.length) return null;
  const fits: Partial<Record<View, Fit>> = {};
  for (const view of VIEWS) {
    const bits = RECIPES[of].bits[view];
    if (bits !== undefined) fits[view] = fitView(set, of, view, bits, chosen);
  }
  return { of, fits };
}

/** English is left out of the skeleton: its consonants say nothing of Arabic words, and cost what was learnt of Arabizi. */
function fitView({ examples, rows }: TrainingSet, of: Class, view: View, bits: number, all: Uint32Array): Fit {
  const chosen = view === 'plain' ? all : all.filter((row) => examples[row]?.lang !== 'en');
  const labels = Uint8Array.from(chosen, (row) => examples[row]?.labels[of] ?? 0);
  const sources = sourcesOf(examples);
  const groups = Uint8Array.from(chosen, (row) => sources.indexOf(examples[row]?.source ?? ''));
  const costs = costsOf(examples, chosen, labels, RECIPES[of]);
  const prior = naiveBayesPrior(rows[view], chosen, labels, bits);
  return fitLogistic({ rows: rows[view], chosen, labels, costs, groups, prior, epochs: EPOCHS, seed: SEED });
}

function indicesOf(examples: readonly Example[], isChosen: Chooser): Uint32Array {
  return Uint32Array.from(examples.flatMap((example, i) => (isChosen(example) ? [i] : [])));
}

/** Rare classes count more, by the square root of how rare they are. */
function costsOf(examples: readonly Example[], chosen: Uint32Array, labels: Uint8Array, recipe: Recipe): Float64Array {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const rarity = Math.max(1, Math.sqrt((labels.length - positives) / Math.max(1, positives)));
  return Float64Array.from(chosen, (row, i) => {
    const example = examples[row];
    return example ? costOf(example, recipe) * (labels[i] === 1 ? rarity : 1) : 0;
  });
}

function costOf({ source }: Example, { cost, ownCost }: Recipe): number {
  return cost * (source === OWN_SOURCE ? ownCost : (SOURCE_COSTS[source] ?? 1));
}

/** What a head makes of one example in each view, before rounding. */
export function logOddsOf({ rows }: TrainingSet, { fits }: FloatHead, row: number): Readonly<Record<View, number>> {
  const inView = (view: View): number => {
    const fit = fits[view];
    return fit ? dot(rows[view], row, fit.weights) + fit.intercept : 0;
  };
  return { plain: inView('plain'), skeleton: inView('skeleton') };
}

/** Rounds the weights of a head to eight bits. */
export function quantise({ of, fits }: FloatHead, calibration: Head['calibration']): Head {
  const tables = VIEWS.flatMap((view) => {
    const fit = fits[view];
    return fit ? [roundWeights(view, fit.weights)] : [];
  });
  const intercepts = { plain: fits.plain?.intercept ?? 0, skeleton: fits.skeleton?.intercept ?? 0 };
  return { of, intercepts, tables, shares: RECIPES[of].shares, calibration };
}

/** A head for a class that the corpus has no rows of: never says anything. */
export function silentHead(of: Class): Head {
  const { shares } = RECIPES[of];
  return { of, intercepts: { plain: -20, skeleton: -20 }, tables: [], shares, calibration: { slope: 1, offset: 0 } };
}

function roundWeights(view: View, weights: Float32Array): WeightTable {
  const sizes = weights.map(Math.abs).toSorted();
  const largest = sizes[Math.floor(KEPT_SHARE * (sizes.length - 1))] ?? 0;
  const scale = (largest || sizes.at(-1) || 1) / ROUND_TO;
  const rounded = Int8Array.from(weights, (weight) =>
    Math.max(-ROUND_TO, Math.min(ROUND_TO, Math.round(weight / scale))),
  );
  return { view, scale, weights: rounded };
}

function dot({ starts, indices }: SparseRows, row: number, weights: Float32Array): number {
  const start = starts[row] ?? 0;
  const end = starts[row + 1] ?? 0;
  const mask = weights.length - 1;
  let sum = 0;
  for (let at = start; at < end; at += 1) sum += weights[(indices[at] ?? 0) & mask] ?? 0;
  return sum / Math.sqrt(Math.max(1, end - start));
}

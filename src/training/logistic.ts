import { SeededRandom } from './seeded-random.js';

/** Rows of hashed features, one behind the other: row i owns indices [starts[i], starts[i + 1]). */
export interface SparseRows {
  readonly starts: Uint32Array;
  readonly indices: Uint32Array;
}

/** What the solver is to fit. A row has the value `1 / sqrt(its number of features)` at each of its indices. */
export interface Problem {
  readonly rows: SparseRows;
  /** Which rows to learn from; `labels`, `costs` and `groups` go by position in it. */
  readonly chosen: Uint32Array;
  /** 1 or 0. */
  readonly labels: Uint8Array;
  /** What it costs to miss a row; a larger cost is fitted harder. */
  readonly costs: Float64Array;
  /** The group (source) of a row: each has an intercept of its own, so that weights need not learn how much abuse a source has. */
  readonly groups: Uint8Array;
  /** Multiplies each feature, as naive Bayes would weigh it; its length, a power of two, is that of the weights. */
  readonly prior: Float32Array;
  readonly epochs: number;
  readonly seed: number;
}

/** Weights with the prior folded in, and the intercept that all groups share. */
export interface Fit {
  readonly weights: Float32Array;
  readonly intercept: number;
}

/** Dual variables start near zero, where the logarithm is still finite. */
const FIRST_ALPHA = 1e-8;
const MOST_NEWTON_STEPS = 20;
const NEWTON_PRECISION = 1e-3;

/**
 * L2-regularised logistic regression by dual coordinate descent (Yu, Huang, Lin: Dual coordinate descent methods for
 * logistic regression and maximum entropy models, 2011). The same problem gives the same fit, bit by bit.
 */
export function fitLogistic(problem: Problem): Fit {
  const descent = new Descent(problem);
  const random = new SeededRandom(problem.seed);
  const order = Uint32Array.from(problem.chosen, (_, i) => i);
  for (let epoch = 0; epoch < problem.epochs; epoch += 1) {
    shuffle(order, random);
    for (const position of order) descent.visit(position);
  }
  return descent.fit();
}

class Descent {
  /** Weight times prior, beside the prior squared, so that a feature is one line of the processor's cache. */
  private readonly table: Float32Array;
  private readonly mask: number;
  private readonly alphas: Float64Array;
  private readonly squares: Float64Array;
  private readonly groupIntercepts = new Float64Array(256);
  private intercept = 0;

  constructor(private readonly problem: Problem) {
    const { prior, chosen, costs } = problem;
    this.mask = prior.length - 1;
    this.table = new Float32Array(2 * prior.length);
    for (let i = 0; i < prior.length; i += 1) this.table[2 * i + 1] = (prior[i] ?? 0) ** 2;
    this.alphas = new Float64Array(chosen.length);
    this.squares = Float64Array.from(chosen, (row) => this.squareOf(row));
    for (let i = 0; i < chosen.length; i += 1) {
      this.alphas[i] = Math.min(0.001 * (costs[i] ?? 1), FIRST_ALPHA);
      this.move(i, this.alphas[i] ?? 0);
    }
  }

  /** Moves one dual variable to where it is best while the others stay. */
  visit(position: number): void {
    const { labels, costs, groups } = this.problem;
    const sign = labels[position] === 1 ? 1 : -1;
    const logOdds = this.dot(position) + this.intercept + (this.groupIntercepts[groups[position] ?? 0] ?? 0);
    const from = this.alphas[position] ?? 0;
    const to = minimise(this.squares[position] ?? 1, sign * logOdds, from, costs[position] ?? 1);
    this.alphas[position] = to;
    if (to !== from) this.move(position, to - from);
  }

  fit(): Fit {
    return {
      weights: Float32Array.from({ length: this.mask + 1 }, (_, i) => this.table[2 * i] ?? 0),
      intercept: this.intercept,
    };
  }

  /** Squared length of a row, with the two intercepts. */
  private squareOf(row: number): number {
    const { starts, indices } = this.problem.rows;
    const start = starts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    let sum = 0;
    for (let at = start; at < end; at += 1) sum += this.table[2 * ((indices[at] ?? 0) & this.mask) + 1] ?? 0;
    return sum / Math.max(1, end - start) + 2;
  }

  private dot(position: number): number {
    const { rows, chosen } = this.problem;
    const { table, mask } = this;
    const row = chosen[position] ?? 0;
    const start = rows.starts[row] ?? 0;
    const end = rows.starts[row + 1] ?? 0;
    const { indices } = rows;
    let sum = 0;
    for (let at = start; at < end; at += 1) sum += table[2 * ((indices[at] ?? 0) & mask)] ?? 0;
    return sum / Math.sqrt(Math.max(1, end - start));
  }

  private move(position: number, by: number): void {
    const { rows, chosen, labels, groups } = this.problem;
    const { table, mask } = this;
    const row = chosen[position] ?? 0;
    const start = rows.starts[row] ?? 0;
    const end = rows.starts[row + 1] ?? 0;
    const { indices } = rows;
    const step = labels[position] === 1 ? by : -by;
    const scaled = step / Math.sqrt(Math.max(1, end - start));
    for (let at = start; at < end; at += 1) {
      const index = 2 * ((indices[at] ?? 0) & mask);
      table[index] = (table[index] ?? 0) + scaled * (table[index + 1] ?? 0);
    }
    const group = groups[position] ?? 0;
    this.groupIntercepts[group] = (this.groupIntercepts[group] ?? 0) + step;
    this.intercept += step;
  }
}

/** The dual variable in (0, cost) that is best along its coordinate: Newton's method, kept inside. */
function minimise(square: number, margin: number, from: number, cost: number): number {
  // Works on whichever of alpha and cost - alpha is smaller, where the logarithm needs the precision.
  const isFlipped = 0.5 * square * (cost - 2 * from) + margin < 0;
  const sign = isFlipped ? -1 : 1;
  const old = isFlipped ? cost - from : from;
  let z = cost - old < 0.5 * cost ? 0.1 * old : old;
  let gradient = square * (z - old) + sign * margin + Math.log(z / (cost - z));
  for (let i = 0; i < MOST_NEWTON_STEPS && Math.abs(gradient) > NEWTON_PRECISION; i += 1) {
    const next = z - gradient / (square + cost / (cost - z) / z);
    z = next <= 0 ? 0.1 * z : next;
    gradient = square * (z - old) + sign * margin + Math.log(z / (cost - z));
  }
  return isFlipped ? cost - z : z;
}

/** Fisher and Yates, in place. */
function shuffle(order: Uint32Array, random: SeededRandom): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}

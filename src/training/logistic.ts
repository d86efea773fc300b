/** Rows of hashed features, one behind the other: row i owns indices [starts[i], starts[i + 1]). */
export interface SparseRows {
  readonly starts: Uint32Array;
  readonly indices: Uint32Array;
}

/** What the solver is to fit. Every row has value `1 / sqrt(its number of features)` at each of its indices. */
export interface Problem {
  readonly rows: SparseRows;
  /** Which rows to learn from. */
  readonly chosen: Uint32Array;
  /** 1 or 0 by row. */
  readonly labels: Uint8Array;
  /** Cost of a row's loss, by row; larger is fitted harder. */
  readonly costs: Float64Array;
  /** Group (source) by row: each gets an intercept and deviations of its own, which are not shipped. */
  readonly groups: Uint8Array;
  readonly groupCount: number;
  /** Multiplies each feature, as naive Bayes would weigh it; its length is the table's size, a power of two. */
  readonly prior: Float32Array;
  /** Variance of a group's own deviation against that of the shared weight; 0 for none. */
  readonly deviation: number;
  readonly epochs: number;
  readonly seed: number;
}

/** Shared weights with the prior folded in, and the shared intercept. */
export interface Fit {
  readonly weights: Float32Array;
  readonly intercept: number;
  readonly groupIntercepts: Float64Array;
}

const GROUP_INTERCEPT_VARIANCE = 1;

/**
 * L2-regularised logistic regression by dual coordinate descent (Yu, Huang, Lin: Dual coordinate descent methods for
 * logistic regression and maximum entropy models, 2011), with the features doubled for each group (Daumé, Frustratingly
 * easy domain adaptation, 2007). Deterministic for a seed.
 */
export function fitLogistic(problem: Problem): Fit {
  const { rows, chosen, labels, costs, groups, prior, deviation, groupCount } = problem;
  const size = prior.length;
  const mask = size - 1;
  // Weight times prior beside prior squared, so that one feature is one line of the cache.
  const table = new Float32Array(2 * size);
  for (let i = 0; i < size; i += 1) table[2 * i + 1] = (prior[i] ?? 0) ** 2;
  const own = deviation > 0 ? Array.from({ length: groupCount }, () => new Float32Array(size)) : [];
  const groupIntercepts = new Float64Array(groupCount);
  let intercept = 0;
  const n = chosen.length;
  const alphas = new Float64Array(n);
  const squares = new Float64Array(n);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const random = randomFrom(problem.seed);
  const { starts, indices } = rows;

  for (let k = 0; k < n; k += 1) {
    const row = chosen[k] ?? 0;
    const start = starts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    let sum = 0;
    for (let at = start; at < end; at += 1) sum += table[2 * ((indices[at] ?? 0) & mask) + 1] ?? 0;
    squares[k] = ((1 + deviation) * sum) / Math.max(1, end - start) + 1 + GROUP_INTERCEPT_VARIANCE;
    alphas[k] = -1;
  }

  for (let epoch = 0; epoch < problem.epochs; epoch += 1) {
    shuffle(order, random);
    for (let o = 0; o < n; o += 1) {
      const k = order[o] ?? 0;
      const row = chosen[k] ?? 0;
      const start = starts[row] ?? 0;
      const end = starts[row + 1] ?? 0;
      const scale = 1 / Math.sqrt(Math.max(1, end - start));
      const y = labels[row] === 1 ? 1 : -1;
      const cost = costs[row] ?? 1;
      const group = groups[row] ?? 0;
      const deviations = own[group];
      let dot = 0;
      if (deviations) {
        for (let at = start; at < end; at += 1) {
          const index = (indices[at] ?? 0) & mask;
          dot += (table[2 * index] ?? 0) + (deviations[index] ?? 0);
        }
      } else {
        for (let at = start; at < end; at += 1) dot += table[2 * ((indices[at] ?? 0) & mask)] ?? 0;
      }
      const margin = y * (dot * scale + intercept + (groupIntercepts[group] ?? 0));
      const before = alphas[k] ?? 0;
      const isFirst = before < 0;
      const from = isFirst ? Math.min(0.001 * cost, 1e-8) : before;
      const to = minimise(squares[k] ?? 1, margin, from, cost);
      alphas[k] = to;
      const step = y * (to - (isFirst ? 0 : from));
      if (step === 0) continue;
      const move = step * scale;
      if (deviations) {
        for (let at = start; at < end; at += 1) {
          const index = (indices[at] ?? 0) & mask;
          const by = move * (table[2 * index + 1] ?? 0);
          table[2 * index] = (table[2 * index] ?? 0) + by;
          deviations[index] = (deviations[index] ?? 0) + deviation * by;
        }
      } else {
        for (let at = start; at < end; at += 1) {
          const index = (indices[at] ?? 0) & mask;
          table[2 * index] = (table[2 * index] ?? 0) + move * (table[2 * index + 1] ?? 0);
        }
      }
      intercept += step;
      groupIntercepts[group] = (groupIntercepts[group] ?? 0) + GROUP_INTERCEPT_VARIANCE * step;
    }
  }
  const weights = new Float32Array(size);
  for (let i = 0; i < size; i += 1) weights[i] = table[2 * i] ?? 0;
  return { weights, intercept, groupIntercepts };
}

/** The dual variable in (0, cost) that minimises the dual along its coordinate: a guarded Newton method. */
function minimise(square: number, margin: number, from: number, cost: number): number {
  // Works on whichever of alpha and cost - alpha is smaller, where the logarithm needs the precision.
  const flipped = 0.5 * square * (cost - 2 * from) + margin < 0;
  const sign = flipped ? -1 : 1;
  const old = flipped ? cost - from : from;
  let z = old;
  if (cost - z < 0.5 * cost) z *= 0.1;
  let gradient = square * (z - old) + sign * margin + Math.log(z / (cost - z));
  for (let i = 0; i < 20 && Math.abs(gradient) > 1e-3; i += 1) {
    const curvature = square + cost / (cost - z) / z;
    const next = z - gradient / curvature;
    z = next <= 0 ? 0.1 * z : next;
    gradient = square * (z - old) + sign * margin + Math.log(z / (cost - z));
  }
  return flipped ? cost - z : z;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}

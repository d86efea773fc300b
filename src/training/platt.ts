import type { Head } from '../classifier/model.js';

const STEPS = 50;

/**
 * Platt scaling: the slope and offset under which the log-odds predict the labels best, had the class the given
 * prevalence. Newton's method on the logarithmic loss, with Platt's softened targets.
 */
export function calibrate(
  logOdds: readonly number[],
  labels: readonly number[],
  prevalence: number,
): Head['calibration'] {
  const positives = labels.filter((label) => label === 1).length;
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) return { slope: 1, offset: 0 };
  const weights = [(1 - prevalence) / negatives, prevalence / positives] as const;
  const targets = [1 / (negatives + 2), (positives + 1) / (positives + 2)] as const;
  let [slope, offset] = [1, Math.log(prevalence / (1 - prevalence))];
  for (let step = 0; step < STEPS; step += 1) {
    // A little ridge keeps the system solvable where classes do not overlap.
    let [ss, so, oo, ds, dO] = [1e-9, 0, 1e-9, 0, 0];
    logOdds.forEach((value, i) => {
      const label = labels[i] === 1 ? 1 : 0;
      const weight = weights[label];
      const p = 1 / (1 + Math.exp(-(slope * value + offset)));
      const curvature = weight * Math.max(1e-12, p * (1 - p));
      const slack = weight * (p - targets[label]);
      ss += curvature * value * value;
      so += curvature * value;
      oo += curvature;
      ds += slack * value;
      dO += slack;
    });
    const determinant = ss * oo - so * so;
    const [bySlope, byOffset] = [(oo * ds - so * dO) / determinant, (ss * dO - so * ds) / determinant];
    slope -= Math.max(-1, Math.min(1, bySlope));
    offset -= Math.max(-2, Math.min(2, byOffset));
    if (Math.abs(bySlope) + Math.abs(byOffset) < 1e-9) break;
  }
  return { slope: Math.max(0.01, slope), offset };
}

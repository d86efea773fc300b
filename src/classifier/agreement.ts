/** Pairs of verdicts on the same comments, the policy's first. */
export interface VerdictPairs {
  readonly bothApprove: number;
  readonly policyApproves: number;
  readonly policyRejects: number;
  readonly bothReject: number;
}

/**
 * Cohen's kappa: agreement beyond what two judges with these habits reach by chance. 1 is full agreement, 0 is chance,
 * below 0 is worse. `policyApproves` and `policyRejects` count where the moderator said the opposite.
 * @returns null where kappa says nothing: without pairs, or when both judges give one verdict only
 */
export function cohensKappa({ bothApprove, policyApproves, policyRejects, bothReject }: VerdictPairs): number | null {
  const pairs = bothApprove + policyApproves + policyRejects + bothReject;
  if (pairs === 0) return null;
  const byPolicy = (bothApprove + policyApproves) / pairs;
  const byModerator = (bothApprove + policyRejects) / pairs;
  const byChance = byPolicy * byModerator + (1 - byPolicy) * (1 - byModerator);
  return byChance === 1 ? null : ((bothApprove + bothReject) / pairs - byChance) / (1 - byChance);
}

/** Added to each bin, so that an empty one does not make the index infinite. */
const HALF_A_COMMENT = 0.5;

/**
 * Population stability index between two histograms over the same bins: sum of (a - b) · ln(a / b) over their shares.
 * By custom below 0.1 is stable, above 0.25 has shifted.
 * @returns null when either histogram is empty
 */
export function populationStability(before: readonly number[], after: readonly number[]): number | null {
  if (sum(before) === 0 || sum(after) === 0) return null;
  const a = toShares(before);
  const b = toShares(after);
  return a.reduce((total, share, bin) => total + (share - (b[bin] ?? 0)) * Math.log(share / (b[bin] ?? 0)), 0);
}

function toShares(histogram: readonly number[]): number[] {
  const total = sum(histogram) + HALF_A_COMMENT * histogram.length;
  return histogram.map((count) => (count + HALF_A_COMMENT) / total);
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

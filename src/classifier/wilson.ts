/** The 95th percentile of the normal distribution: bounds hold with 95 % certainty on the one side they speak of. */
const Z95 = 1.644_853_626_951_472;

/**
 * What a share is at least, with one-sided certainty of 95 %, when `successes` of `trials` were seen: the lower end of
 * Wilson's score interval (E. B. Wilson, 1927). Trials need not be whole, so that weighted samples can be judged by
 * their effective size. 0 when nothing was tried, or nothing succeeded.
 */
export function wilsonLower(successes: number, trials: number, z = Z95): number {
  if (trials <= 0 || successes <= 0) return 0;
  const share = successes / trials;
  const centre = share + (z * z) / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return Math.max(0, (centre - spread) / (1 + (z * z) / trials));
}

/** What a share is at most, with one-sided certainty of 95 %. 1 when nothing was tried. */
export function wilsonUpper(successes: number, trials: number, z = Z95): number {
  return 1 - wilsonLower(trials - successes, trials, z);
}

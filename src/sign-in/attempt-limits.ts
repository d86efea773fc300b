/** How guessing is slowed: so many failures are free, then each doubles the wait, up to the longest. */
export interface AttemptLimit {
  readonly free: number;
  readonly longestSeconds: number;
}

/**
 * Three counters, for three ways to guess. One network guessing at one account is stopped soonest. Many networks guessing
 * at one account are slowed to 288 guesses a day, and never so much that its holder, elsewhere, is shut out for long. One
 * network guessing at many accounts is slowed last, for a whole newsroom may share an address.
 */
export const ATTEMPT_LIMITS = {
  pair: { free: 5, longestSeconds: 900 },
  account: { free: 20, longestSeconds: 300 },
  network: { free: 50, longestSeconds: 60 },
} as const satisfies Record<string, AttemptLimit>;

/** After so long without a failure the earlier ones are forgotten. */
export const FORGOTTEN_AFTER_S = 86_400;

/**
 * @param failures so far
 * @param sinceSeconds since the last one
 * @returns seconds until the next attempt; 0 for at once
 */
export function waitFor({ free, longestSeconds }: AttemptLimit, failures: number, sinceSeconds: number): number {
  if (failures < free || sinceSeconds >= FORGOTTEN_AFTER_S) return 0;
  const wait = Math.min(longestSeconds, 2 ** Math.min(failures - free, 30));
  return Math.max(0, Math.ceil(wait - sinceSeconds));
}

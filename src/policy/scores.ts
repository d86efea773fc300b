import type { Finding } from '../checks/finding.js';

/**
 * Noisy-or over the checks: the chance that at least one of them is right, as if they were independent. What one check
 * says several times, such as the classifier of each class, counts once, by its strongest. Four decimals.
 * @param likelihood what the classifier says of rejection, 0 to 1, also where it is too little for a finding
 */
export function combineScores(findings: readonly Finding[], likelihood = 0): number {
  const strongest = new Map([['classifier', likelihood]]);
  for (const { check, score } of findings) strongest.set(check, Math.max(score, strongest.get(check) ?? 0));
  const scores = [...strongest.values()].toSorted((a, b) => a - b);
  const innocent = scores.reduce((product, score) => product * (1 - Math.min(1, Math.max(0, score))), 1);
  return Math.round((1 - innocent) * 10_000) / 10_000;
}

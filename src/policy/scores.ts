import type { Finding } from '../checks/finding.js';

/** Noisy-or: the chance that at least one finding is right, as if they were independent. Four decimals. */
export function combineScores(findings: readonly Finding[]): number {
  const scores = findings.map((finding) => finding.score).toSorted((a, b) => a - b);
  const innocent = scores.reduce((product, score) => product * (1 - Math.min(1, Math.max(0, score))), 1);
  return Math.round((1 - innocent) * 10_000) / 10_000;
}

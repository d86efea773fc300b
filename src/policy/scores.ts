import type { Finding } from '../checks/finding.js';

/** Checks that read the same words say one thing, not two. */
const SAME_EVIDENCE = new Map([['blocked-words', 'classifier']]);

/**
 * Noisy-or over the checks: the chance that at least one of them is right, as if they were independent. What one check
 * says several times, such as the classifier of each class, counts once, by its strongest; and so do the word lists and
 * the classifier, which has read the same words. Four decimals.
 * @param likelihood what the classifier says of rejection, 0 to 1, also where it is too little for a finding
 */
export function combineScores(findings: readonly Finding[], likelihood = 0): number {
  return noisyOr([...strongestOfEach(findings, likelihood).values()]);
}

/** The same for findings of two checks or more; 0 for those of one, which has its own threshold. */
export function combineDoubts(findings: readonly Finding[]): number {
  const strongest = [...strongestOfEach(findings, 0).values()].filter((score) => score > 0);
  return strongest.length < 2 ? 0 : noisyOr(strongest);
}

function strongestOfEach(findings: readonly Finding[], likelihood: number): ReadonlyMap<string, number> {
  const strongest = new Map([['classifier', likelihood]]);
  for (const { check, score } of findings) {
    const evidence = SAME_EVIDENCE.get(check) ?? check;
    strongest.set(evidence, Math.max(score, strongest.get(evidence) ?? 0));
  }
  return strongest;
}

function noisyOr(scores: readonly number[]): number {
  const innocent = scores
    .toSorted((a, b) => a - b)
    .reduce((product, score) => product * (1 - Math.min(1, Math.max(0, score))), 1);
  return Math.round((1 - innocent) * 10_000) / 10_000;
}

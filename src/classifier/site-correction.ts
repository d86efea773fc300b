import { correctedProbability, type Correction } from './correction.js';
import type { Classification } from './classifier.js';

/** The correction that a site uses, with the thresholds that its decisions proved. */
export interface SiteCorrection {
  /** Counts up within the site. */
  readonly version: number;
  readonly correction: Correction;
  /** Up to this probability nobody needs to look, from that one on it is certain; null where nothing is proven. */
  readonly approveUpTo: number | null;
  readonly rejectFrom: number | null;
}

/** What the model says about abuse on this site. */
export interface SiteJudgement {
  /** That a moderator of the site would reject the comment, 0 to 1. */
  readonly probability: number;
  /** `reject` and `hold` by the site's proven thresholds where there are any, else `hold` from the given one on. */
  readonly severity: 'reject' | 'hold' | null;
}

/** Judges a classified text by the site's own correction, or by the model and `holdFrom` alone where there is none. */
export function judgeForSite(
  classification: Classification,
  own: SiteCorrection | null,
  holdFrom: number,
): SiteJudgement {
  const probability = correctedProbability(classification, own?.correction ?? null);
  const approveUpTo = own?.approveUpTo ?? null;
  const rejectFrom = own?.rejectFrom ?? null;
  if (rejectFrom !== null && probability >= rejectFrom) return { probability, severity: 'reject' };
  const isDoubtful = approveUpTo === null ? probability >= holdFrom : probability > approveUpTo;
  return { probability, severity: isDoubtful ? 'hold' : null };
}

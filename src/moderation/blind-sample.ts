import { createHmac } from 'node:crypto';
import type { Finding } from '../checks/finding.js';
import type { ModerationMode } from '../policy/policy-settings.js';
import type { Verdict } from '../policy/verdict.js';

/** Share of would-be automatic decisions given to a moderator on a site that uses a correction and set no other. */
export const DEFAULT_BLIND_SHARE = 0.02;

/** What the policy would have done with a comment that a moderator decides without knowing it. */
export interface BlindDraw {
  readonly wouldBe: 'approved' | 'rejected';
  /** The chance of such a comment to be drawn, 0 to 1. */
  readonly share: number;
}

export interface DrawnVerdict {
  readonly verdict: Verdict;
  readonly draw: BlindDraw | null;
}

/**
 * Whether a comment is of the sample. The same comment always is or never is, and nobody without the key can tell.
 * @param share of all comments, 0 to 1; a larger share holds all comments of a smaller one
 * @param key of this installation; sites draw independently of each other
 */
export function isDrawn(siteId: string, commentId: string, share: number, key: Buffer): boolean {
  if (share <= 0) return false;
  const digest = createHmac('sha256', key).update(`${siteId}\n${commentId}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48 < share;
}

/**
 * Holds a comment of the sample that would have been decided automatically. Reason and finding say nothing about which
 * way; what they would have said is kept in the findings, for after the decision.
 */
export function drawBlindly(verdict: Verdict, mode: ModerationMode, share: number, isOfSample: boolean): DrawnVerdict {
  if (!isOfSample || mode !== 'automatic' || verdict.status === 'held') return { verdict, draw: null };
  return {
    verdict: { ...verdict, status: 'held', reason: 'pre-moderation', findings: [...verdict.findings, BLIND_SAMPLE] },
    draw: { wouldBe: verdict.status, share },
  };
}

const BLIND_SAMPLE: Finding = {
  check: 'blind-sample',
  category: 'style',
  severity: 'flag',
  score: 0,
  code: 'blind-sample',
  params: {},
  evidence: [],
};

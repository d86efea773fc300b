import { CLAUSE_OF, POLICY_CLAUSES, type PolicyClause } from './clauses.js';
import type { Finding, Severity } from '../checks/finding.js';
import type { ModerationMode } from './policy-settings.js';

/** What the policy concludes from all findings of one comment. */
export interface Verdict {
  readonly status: 'approved' | 'held' | 'rejected';
  /** The policy clause that the decision rests on; null when approved without doubt. */
  readonly reason: PolicyClause | null;
  /** Probability, 0 to 1, that a moderator would reject the comment. */
  readonly score: number;
  /** Published, but a moderator should still look (mode `post`). */
  readonly needsReview: boolean;
  readonly findings: readonly Finding[];
}

const RANK: Readonly<Record<Severity, number>> = { flag: 0, hold: 1, reject: 2 };

/**
 * Draws the conclusion from all findings: any `reject` rejects, any `hold` holds. Mode `pre` publishes nothing by
 * itself; mode `post` publishes what is held, unless a check failed or somebody is threatened.
 * The order of the findings changes nothing but their order in the answer.
 */
export function reachVerdict(findings: readonly Finding[], mode: ModerationMode): Verdict {
  const score = combineScores(findings);
  const strongest = findings.toSorted(byStrength).at(0);
  if (!strongest || strongest.severity === 'flag') {
    if (mode !== 'pre') return { status: 'approved', reason: null, score, needsReview: false, findings };
    return { status: 'held', reason: 'pre-moderation', score, needsReview: false, findings };
  }
  const reason = CLAUSE_OF[strongest.category];
  if (strongest.severity === 'reject') return { status: 'rejected', reason, score, needsReview: false, findings };
  const isPublished = mode === 'post' && !findings.some(mustWait);
  return { status: isPublished ? 'approved' : 'held', reason, score, needsReview: isPublished, findings };
}

/** Held in every mode: what could not be checked, and what may endanger somebody. */
function mustWait(finding: Finding): boolean {
  return finding.severity !== 'flag' && (finding.category === 'fault' || finding.category === 'threat');
}

/** Noisy-or: the chance that at least one finding is right, as if they were independent. Four decimals. */
function combineScores(findings: readonly Finding[]): number {
  const scores = findings.map((finding) => finding.score).toSorted((a, b) => a - b);
  const innocent = scores.reduce((product, score) => product * (1 - Math.min(1, Math.max(0, score))), 1);
  return Math.round((1 - innocent) * 10_000) / 10_000;
}

/** Strongest first: by severity, then score, then the order of the clauses. */
function byStrength(a: Finding, b: Finding): number {
  return RANK[b.severity] - RANK[a.severity] || b.score - a.score || clauseIndex(a) - clauseIndex(b);
}

function clauseIndex(finding: Finding): number {
  return POLICY_CLAUSES.indexOf(CLAUSE_OF[finding.category]);
}

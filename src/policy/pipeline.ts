import type { Check } from '../checks/check.js';
import { likelihoodOfRejection } from '../checks/classifier.check.js';
import type { CheckContext } from '../checks/facts.js';
import type { Finding } from '../checks/finding.js';
import { CHECKS } from './checks.js';
import type { ModerationMode, PolicySettings } from './policy-settings.js';
import { reachVerdict, type Verdict } from './verdict.js';

/** All that checks and verdict look at. */
export interface PolicyContext extends CheckContext {
  readonly settings: PolicySettings;
}

/** Runs every check on the comment and reaches the verdict of the given mode. */
export function checkComment(context: PolicyContext, mode: ModerationMode): Verdict {
  const findings = runChecks(context);
  const { facts, settings } = context;
  return reachVerdict(findings, { facts, settings, likelihood: likelihoodOf(context) }, mode);
}

/** None when the classifier fails: that is a finding already. */
function likelihoodOf(context: CheckContext): number {
  try {
    return likelihoodOfRejection(context);
  } catch {
    return 0;
  }
}

/** All findings of all checks. A check that throws is a finding itself and stops no other. */
export function runChecks(context: CheckContext, checks: readonly Check[] = CHECKS): readonly Finding[] {
  return checks.flatMap((check) => runCheck(check, context));
}

/** The cause is not kept: a message could carry the reader's words, and the comment is held in any case. */
function runCheck(check: Check, context: CheckContext): readonly Finding[] {
  try {
    return check.run(context);
  } catch {
    return [checkFailed(check.name)];
  }
}

/** The finding that stands for a check that could not be run, so that nothing is published unchecked. */
export function checkFailed(check: string): Finding {
  return {
    check,
    category: 'fault',
    severity: 'hold',
    score: 0.5,
    code: 'check-failed',
    params: { check },
    evidence: [],
  };
}

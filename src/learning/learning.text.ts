import type { ProvenThreshold } from '../classifier/auto-thresholds.js';
import type { CorrectionFigures } from '../classifier/learn-correction.js';
import type { CorrectionVersion } from './correction.store.js';
import type { LearningResult } from './learning.service.js';

const REFUSALS: Readonly<Record<Exclude<LearningResult['outcome'], 'learnt'>, string>> = {
  'too-few': 'not learnt: there must be 200 decisions of moderators, 10 of them approvals and 10 rejections',
  'one-class': 'not learnt: all decisions are the same',
  'not-better': 'not learnt: no correction is better than what is in use',
  busy: 'not learnt: another process is learning for this site',
};

/** What came of learning, for the command line. */
export function describeLearning(result: LearningResult): string[] {
  if (result.outcome !== 'learnt') return [REFUSALS[result.outcome]];
  return [`learnt correction ${result.version}, in use`, ...describeFigures(result.figures)];
}

/** One version with its figures, for the command line. */
export function describeVersion({
  version,
  createdAt,
  classifierVersion,
  figures,
  isActive,
}: CorrectionVersion): string[] {
  const mark = isActive ? '*' : ' ';
  return [
    `${mark} ${version} of ${createdAt.toISOString()} for model ${classifierVersion}`,
    ...describeFigures(figures),
  ];
}

function describeFigures({ decisions, rejected, before, after, approve, reject }: CorrectionFigures): string[] {
  return [
    `    from ${decisions} decisions, ${rejected} of them rejections`,
    `    AUC ${before.auc.toFixed(3)} -> ${after.auc.toFixed(3)}, log-loss ${before.logLoss.toFixed(3)} -> ${after.logLoss.toFixed(3)}`,
    `    approve up to ${describeThreshold(approve, 'NPV')}`,
    `    reject from ${describeThreshold(reject, 'precision')}`,
  ];
}

function describeThreshold(threshold: ProvenThreshold | null, name: string): string {
  if (threshold === null) return 'nothing: these decisions do not prove a threshold';
  const { probability, share, agreed, agreedAtLeast, judged, wrong } = threshold;
  return (
    `${probability.toFixed(3)}: ${percent(share)} of comments, ${name} ${percent(agreed)} ` +
    `(at least ${percent(agreedAtLeast)}; ${wrong} of ${judged} wrong)`
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

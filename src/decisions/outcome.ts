import type { DecidedStatus, Standing } from './standing.js';

export const ACTIONS = ['approve', 'reject', 'hold'] as const;
export type Action = (typeof ACTIONS)[number];

export const STATUS_OF: Readonly<Record<Action, DecidedStatus>> = {
  approve: 'approved',
  reject: 'rejected',
  hold: 'held',
};

/** What somebody wants to be done with comments. The reason is a clause of the policy, the message is to the author. */
export interface Wish {
  readonly action: Action;
  readonly reason: string | null;
  readonly message: string | null;
}

/** From where to where one comment goes. */
export interface Move {
  readonly standing: Standing;
  readonly status: DecidedStatus | 'pending';
  readonly reason: string | null;
  readonly message: string | null;
  /** The decision that this one takes back. */
  readonly undoes: string | null;
  /** Whether it answers open reports and the open appeal; taking a decision back opens those again that it answered. */
  readonly resolves: boolean;
}

/** Why a comment cannot be decided, or why its decision cannot be undone. */
export type Hindrance = 'comment-withdrawn' | 'version-conflict' | 'decision-overtaken' | 'appeal-needs-another';

/** Who decides, and whether there is nobody else on the site who could. */
export interface Decider {
  readonly accountId: string;
  readonly isAlone: boolean;
}

/**
 * The move that a wish comes to. Anything but a withdrawn comment can be decided, a pending one too: then the policy's
 * verdict comes too late. Holding keeps the reason that is known when none is given.
 * @param version what the moderator was shown; null when that does not matter
 */
export function decide(
  standing: Standing,
  wish: Wish,
  decider: Decider,
  version: number | null = null,
): Move | Hindrance {
  if (standing.status === 'withdrawn') return 'comment-withdrawn';
  if (version !== null && standing.version !== version) return 'version-conflict';
  if (isOwnAppeal(standing, decider)) return 'appeal-needs-another';
  const { action, message } = wish;
  const reason = action === 'hold' ? (wish.reason ?? standing.reason) : wish.reason;
  return { standing, status: STATUS_OF[action], reason, message, undoes: null, resolves: true };
}

/** Whether a decision would say what is said already, with nobody waiting for an answer. */
export function isSettled({ standing, status, reason }: Move): boolean {
  const { needsReview, reportsOpen, appeal } = standing;
  const isWaitedFor = needsReview || reportsOpen > 0 || appeal !== null;
  return standing.status === status && standing.reason === reason && !isWaitedFor;
}

/**
 * The move that takes the newest decision back. What was said since, an edit or an appeal, has to be decided itself.
 * Taking back what took something back is deciding again.
 */
export function undo(standing: Standing, decider: Decider, version: number | null = null): Move | Hindrance {
  const { last, status, revision, appeal } = standing;
  if (status === 'withdrawn') return 'comment-withdrawn';
  if (version !== null && standing.version !== version) return 'version-conflict';
  if (last === null || last.beforeStatus === null) return 'decision-overtaken';
  if (last.status !== status || last.revision !== revision) return 'decision-overtaken';
  const resolves = last.undoes !== null;
  if (appeal !== null && !resolves) return 'decision-overtaken';
  if (isOwnAppeal(standing, decider)) return 'appeal-needs-another';
  return { standing, status: last.beforeStatus, reason: last.beforeReason, message: null, undoes: last.id, resolves };
}

/** Nobody judges an appeal against the own decision, unless there is nobody else to do it. */
const isOwnAppeal = ({ appeal }: Standing, { accountId, isAlone }: Decider): boolean =>
  appeal?.against === accountId && !isAlone;

export const isMove = (outcome: Move | Hindrance): outcome is Move => typeof outcome !== 'string';

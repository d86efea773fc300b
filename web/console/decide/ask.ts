import { ApiProblem, call } from '../shell/api.js';
import type { Action, Claim, Clause, QueueItem, Status } from '../queue/item.js';

/** What a moderator wants done. */
export interface Wish {
  readonly action: Action;
  readonly reason?: Clause;
  readonly message?: string;
}

export interface Decided {
  readonly comment: { readonly id: string; readonly status: Status; readonly version: number };
  readonly decision: { readonly id: string };
}

/** What stands instead, as a `version-conflict` tells it. */
export interface Current {
  readonly status: Status;
  readonly version: number;
  readonly decidedBy: { readonly id: string; readonly name: string } | null;
  readonly decidedAt: string | null;
}

export const STATUS_AFTER: Readonly<Record<Action, Status>> = { approve: 'approved', reject: 'rejected', hold: 'held' };

const PAUSES_MS = [500, 2_000, 5_000];

/** Decides one comment. Silence is tried again under the same key, so that it is decided once. @throws ApiProblem */
export async function decideOne(item: QueueItem, wish: Wish): Promise<Decided> {
  const idempotencyKey = crypto.randomUUID();
  const body = { ...wish, version: item.version };
  return persist(() => call('POST', `/moderation/comments/${item.id}/decisions`, { body, idempotencyKey }));
}

/** @param version that of the comment as the decision left it */
export const undoOne = (id: string, decisionId: string, version: number): Promise<Decided> =>
  persist(() => call('DELETE', `/moderation/comments/${id}/decisions/${decisionId}?version=${version}`));

/** Tries again while there is no answer at all. */
export async function persist<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const pause of PAUSES_MS) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ApiProblem) || (error.status !== 0 && error.status !== 503)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return ask();
}

export const currentOf = ({ code, body }: ApiProblem): Current | undefined =>
  code === 'version-conflict' ? (body['current'] as Current | undefined) : undefined;

export const claimOf = ({ code, body }: ApiProblem): Claim | undefined =>
  code === 'claimed' ? (body['claim'] as Claim | undefined) : undefined;

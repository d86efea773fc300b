import type { Action, Clause, QueueItem } from '../queue/item.js';
import type { Batch } from '../queue/live.js';
import { call } from '../shell/api.js';

/** Comments that have something in common with one. */
export type Kinship =
  | { readonly kind: 'author' | 'text' | 'campaign'; readonly item: QueueItem }
  | { readonly kind: 'link'; readonly item: QueueItem; readonly link: string };

/** A decision on all that are held and akin. No action yet when it is still to be chosen. */
export interface BulkWish {
  readonly action?: Action;
  readonly reason?: Clause;
  readonly message?: string;
  readonly of: Kinship;
}

/** What is sent, with the kinship as a query. */
export interface BulkDecision {
  readonly query: Readonly<Record<string, string>>;
  readonly action: Action;
  readonly reason?: Clause;
  readonly message?: string;
}

export interface Outcome {
  readonly id: string;
  readonly outcome: 'decided' | 'unchanged' | 'withdrawn' | 'unknown' | 'not-allowed';
}

export interface DryRun {
  readonly count: number;
  readonly sample: readonly {
    readonly id: string;
    readonly body: string;
    readonly author: { readonly name: string };
  }[];
}

const PATH = '/moderation/decisions';

export function queryOf(kinship: Kinship): Record<string, string> {
  const { kind, item } = kinship;
  const value = { author: item.author.id, text: item.id, campaign: item.campaign?.id ?? '', link: '' }[kind];
  return { site: item.site, status: 'held', [kind]: kinship.kind === 'link' ? kinship.link : value };
}

/** What the decision would cover, and a few of it; changes nothing. */
export const tryOut = (decision: BulkDecision, signal: AbortSignal): Promise<DryRun> =>
  call('POST', PATH, { body: { ...decision, dryRun: true }, signal });

export const decideAll = (decision: BulkDecision): Promise<{ batch: Batch }> =>
  call('POST', PATH, { body: decision, idempotencyKey: crypto.randomUUID() });

export const decideThese = (
  ids: readonly string[],
  wish: Omit<BulkDecision, 'query'>,
): Promise<{ batch: Batch; results: readonly Outcome[] }> =>
  call('POST', PATH, { body: { ids, ...wish }, idempotencyKey: crypto.randomUUID() });

export const readBatch = (id: string): Promise<{ batch: Batch }> => call('GET', `${PATH}/${id}`);
export const undoBatch = (id: string): Promise<{ batch: Batch }> => call('DELETE', `${PATH}/${id}`);

/** Hosts of the links in a text, which comments that advertise the same thing share. */
export function linksIn(text: string): string[] {
  const found = text.matchAll(/https?:\/\/[^\s<>"'()]+|\bwww\.[^\s<>"'()]+/gi);
  const addresses = [...found].map(([address]) => (address.startsWith('www.') ? `http://${address}` : address));
  return [...new Set(addresses.filter((address) => URL.canParse(address)).map((address) => new URL(address).hostname))];
}

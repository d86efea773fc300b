import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { can, canAnywhere } from '../accounts/abilities.js';
import type { Actor } from '../accounts/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { transact } from '../database/transact.js';
import { Idempotency, type KeyedRequest } from '../http/idempotency.js';
import { Problem } from '../http/problem.js';
import { NodeEvents, type Hint } from '../queue/node-events.js';
import { SitesService } from '../sites/sites.service.js';
import { findBatch, insertBatch, newBatchId, viewBatch } from './batch.store.js';
import type { ItemOutcome, PreviewView, ResultsView } from './batches.dto.js';
import { CommentFinder } from '../decisions/comment-finder.js';
import { deciderOn } from '../decisions/decider.js';
import { decide, isMove, isSettled, type Decider, type Hindrance, type Move, type Wish } from '../decisions/outcome.js';
import { viewSample } from './preview.js';
import { lockStandings, readStandings, type Standing } from '../decisions/standing.js';
import { carryOut } from '../decisions/transition.js';

const MOST_SHOWN = 5;

/** Which of the ids are where, and what is known of the others already. */
interface Sorted {
  readonly bySite: ReadonlyMap<string, readonly string[]>;
  readonly outcomes: Map<string, ItemOutcome>;
}

/** Decides many comments that were selected one by one: at once, all or none of them. */
@Injectable()
export class ManyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly finder: CommentFinder,
    private readonly sites: SitesService,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditLog,
    private readonly events: NodeEvents,
  ) {}

  /**
   * @param key of idempotency; null without one
   * @throws Problem `not-allowed` for whoever may not do so on any site, or those of the idempotency key
   */
  async decide(
    actor: Actor,
    wish: Wish,
    ids: readonly string[],
    key: string | null,
  ): Promise<{ view: ResultsView; isReplay: boolean }> {
    expectAnywhere(actor);
    const sorted = await this.sort(actor, ids);
    const [home] = sorted.bySite.keys();
    const hash = this.idempotency.hash([wish, ids]);
    const scope = `POST moderation/decisions ${actor.accountId}`;
    const request = key === null || home === undefined ? null : { siteId: home, scope, key, hash };
    const { answer, isReplay } = await this.idempotency.once(request, async () => ({
      status: 200,
      headers: {},
      body: await this.decideAll(actor, wish, ids, sorted, request),
    }));
    return { view: answer.body as ResultsView, isReplay };
  }

  /** How many of them would be decided, and the newest of those. @throws Problem `not-allowed` */
  async preview(actor: Actor, wish: Wish, ids: readonly string[]): Promise<PreviewView> {
    expectAnywhere(actor);
    const { bySite } = await this.sort(actor, ids);
    const { manager } = this.dataSource;
    const chosen: { siteId: string; id: string }[] = [];
    for (const [siteId, here] of bySite) {
      const standings = await readStandings(manager, siteId, here);
      const decider = await deciderOn(manager, siteId, actor.accountId, standings);
      const moves = standings.map((standing) => plan(standing, wish, decider)).filter((one) => typeof one !== 'string');
      chosen.push(...moves.map(({ standing: { id } }) => ({ siteId, id })));
    }
    const shown = chosen.toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, MOST_SHOWN);
    const sites = await this.sites.list([...new Set(shown.map(({ siteId }) => siteId))]);
    const ofSite = (siteId: string) => shown.filter((one) => one.siteId === siteId).map(({ id }) => id);
    const samples = await Promise.all(sites.map((site) => viewSample(manager, site, ofSite(site.id))));
    return { count: chosen.length, sample: samples.flat().toSorted((a, b) => (a.id < b.id ? 1 : -1)) };
  }

  private async decideAll(
    actor: Actor,
    wish: Wish,
    ids: readonly string[],
    { bySite, outcomes }: Sorted,
    request: KeyedRequest | null,
  ): Promise<ResultsView> {
    const id = newBatchId();
    const { view, hints } = await transact(this.dataSource, async (manager) => {
      const toTell: Hint[] = [];
      for (const [siteId, here] of bySite) {
        const mover = { siteId, accountId: actor.accountId, batchId: id };
        toTell.push(...(await decideOnSite(manager, mover, wish, here, outcomes)));
      }
      const parts = await findBatch(manager, id, [...bySite.keys()]);
      const results = ids.map((one) => ({ id: one, outcome: outcomes.get(one) ?? 'unknown' }));
      const body: ResultsView = { batch: parts.length > 0 ? viewBatch(parts) : nothingDone(id, wish, ids), results };
      await this.idempotency.keep(manager, request, { status: 200, headers: {}, body });
      for (const { siteId, total, decided } of parts)
        await this.audit.write(manager, {
          ...{ siteId, actorId: actor.accountId, action: 'batch.decided', subject: { type: 'batch', id } },
          details: { action: wish.action, reason: wish.reason, total, decided },
        });
      return { view: body, hints: toTell };
    });
    hints.forEach((hint) => this.events.publish(hint));
    return view;
  }

  /** Sites in one order for everybody, in which they are locked. */
  private async sort(actor: Actor, ids: readonly string[]): Promise<Sorted> {
    const places = await this.finder.findAll(actor, [...new Set(ids)]);
    const isAllowed = (siteId: string): boolean => can(actor, 'comments.decide-in-bulk', siteId);
    const outcomes = new Map(
      places.filter(({ siteId }) => !isAllowed(siteId)).map(({ commentId }) => [commentId, 'not-allowed' as const]),
    );
    const allowed = places.filter(({ siteId }) => isAllowed(siteId));
    const sites = [...new Set(allowed.map(({ siteId }) => siteId))].toSorted((a, b) => (a < b ? -1 : 1));
    const idsOn = (site: string) => allowed.filter(({ siteId }) => siteId === site).map(({ commentId }) => commentId);
    return { bySite: new Map(sites.map((site) => [site, idsOn(site)])), outcomes };
  }
}

async function decideOnSite(
  manager: EntityManager,
  mover: { readonly siteId: string; readonly accountId: string; readonly batchId: string },
  wish: Wish,
  ids: readonly string[],
  outcomes: Map<string, ItemOutcome>,
): Promise<readonly Hint[]> {
  const { siteId, accountId, batchId: id } = mover;
  const standings = await lockStandings(manager, siteId, ids);
  const decider = await deciderOn(manager, siteId, accountId, standings);
  const moves: Move[] = [];
  for (const standing of standings) {
    const move = plan(standing, wish, decider);
    outcomes.set(standing.id, typeof move === 'string' ? move : 'decided');
    if (typeof move !== 'string') moves.push(move);
  }
  const { moved, hints } = await carryOut(manager, mover, moves);
  const counts = { total: ids.length, decided: moved.length };
  await insertBatch(manager, { siteId, id, accountId, wish, selection: null, state: 'done', ...counts });
  return hints;
}

const OUTCOME_OF: Readonly<Record<Hindrance, ItemOutcome>> = {
  'comment-withdrawn': 'withdrawn',
  'appeal-needs-another': 'not-allowed',
  'version-conflict': 'unchanged',
  'decision-overtaken': 'unchanged',
};

function plan(standing: Standing, wish: Wish, decider: Decider): Move | ItemOutcome {
  const move = decide(standing, wish, decider);
  if (!isMove(move)) return OUTCOME_OF[move];
  return isSettled(move) ? 'unchanged' : move;
}

/** Of a call that named nothing the actor may decide there is no batch to find later. */
const nothingDone = (id: string, { action, reason }: Wish, ids: readonly string[]): ResultsView['batch'] => {
  const now = new Date().toISOString();
  const counts = { total: ids.length, decided: 0, skipped: ids.length, undone: 0 };
  return { id, state: 'done', action, reason, ...counts, createdAt: now, finishedAt: now };
};

function expectAnywhere(actor: Actor): void {
  if (!canAnywhere(actor, 'comments.decide-in-bulk')) throw new Problem('not-allowed');
}

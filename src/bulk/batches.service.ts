import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { can, canAnywhere } from '../accounts/abilities.js';
import type { Actor } from '../accounts/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { transact } from '../database/transact.js';
import { Idempotency } from '../http/idempotency.js';
import { Problem } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import type { Site } from '../sites/site.entity.js';
import { BatchRunner } from './batch.runner.js';
import * as store from './batch.store.js';
import type { BatchAnswerView, BatchView, PreviewView } from './batches.dto.js';
import type { Wish } from '../decisions/outcome.js';
import { viewSample } from './preview.js';
import { countSelection, newestId, readSelection, sampleOf, type SelectionWish } from './selection.js';

const MOST_SHOWN = 5;
/** Counting may have to read every comment that waits. */
const COUNT_LIMIT = `SET LOCAL statement_timeout = '15s'`;

/** Many decisions as one: by a query, in the background, undone as one. */
@Injectable()
export class BatchesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditLog,
    private readonly runner: BatchRunner,
    private readonly events: NodeEvents,
  ) {}

  /**
   * How many comments a query selects, and the newest of them.
   * @throws Problem `site-unknown`, `not-allowed`, `invalid-input`
   */
  async preview(actor: Actor, site: Site, query: SelectionWish): Promise<PreviewView> {
    expectAllowed(actor, site, query);
    return this.dataSource.transaction(async (manager) => {
      await manager.query(COUNT_LIMIT);
      const selection = await readSelection(manager, site.id, query);
      const ids = await sampleOf(manager, site.id, selection, MOST_SHOWN);
      return { count: await countSelection(manager, site.id, selection), sample: await viewSample(manager, site, ids) };
    });
  }

  /**
   * Begins to decide everything that a query selects now.
   * @param asked what was asked for, if that is not the query itself, and the idempotency key, null for none: who asks for
   *   the same again with the same key gets the same answer
   * @throws Problem `site-unknown`, `not-allowed`, `invalid-input`, or those of the idempotency key
   */
  async start(
    actor: Actor,
    site: Site,
    wish: Wish,
    query: SelectionWish,
    { key, content = query }: { readonly key: string | null; readonly content?: object },
  ): Promise<{ view: BatchAnswerView; isReplay: boolean }> {
    expectAllowed(actor, site, query);
    const hash = this.idempotency.hash([wish, content]);
    const request =
      key === null ? null : { siteId: site.id, scope: `POST moderation/decisions ${actor.accountId}`, key, hash };
    const { answer, isReplay } = await this.idempotency.once(request, async () => {
      const batch = await transact(this.dataSource, async (manager) => {
        const view = await this.begin(manager, actor, site, wish, query);
        await this.idempotency.keep(manager, request, { status: 202, headers: {}, body: { batch: view } });
        await this.audit.write(manager, {
          ...{ siteId: site.id, actorId: actor.accountId, action: 'batch.decided' },
          subject: { type: 'batch', id: view.id },
          details: { action: wish.action, reason: wish.reason, total: view.total },
        });
        return view;
      });
      this.runner.wake();
      return { status: 202, headers: {}, body: { batch } };
    });
    return { view: answer.body as BatchAnswerView, isReplay };
  }

  private async begin(
    manager: EntityManager,
    { accountId }: Actor,
    { id: siteId }: Site,
    wish: Wish,
    query: SelectionWish,
  ): Promise<BatchView> {
    await manager.query(COUNT_LIMIT);
    const selection = await readSelection(manager, siteId, query);
    const until = await newestId(manager, siteId);
    const total = until === null ? 0 : await countSelection(manager, siteId, selection);
    const id = store.newBatchId();
    const batch = { siteId, id, accountId, wish, total, decided: 0 };
    await store.insertBatch(
      manager,
      until === null
        ? { ...batch, selection: null, state: 'done' }
        : { ...batch, selection: { ...selection, until }, state: 'running' },
    );
    return store.viewBatch(await store.findBatch(manager, id, [siteId]));
  }

  /** The part of a batch on one site as everybody on it may see it; null for none. */
  async read(siteId: string, id: string): Promise<BatchView | null> {
    const parts = await store.findBatch(this.dataSource.manager, id, [siteId]);
    return parts.length > 0 ? store.viewBatch(parts) : null;
  }

  /** @throws Problem `batch-unknown`, also for one on sites of others */
  async find(actor: Actor, id: string): Promise<BatchView> {
    return store.viewBatch(await this.partsOf(this.dataSource.manager, actor, id));
  }

  /**
   * Begins to take a batch back, also one that is still under way. Comments that somebody decided since stay as they are.
   * @throws Problem `batch-unknown`, `not-allowed`
   */
  async undo(actor: Actor, id: string): Promise<BatchView> {
    const parts = await transact(this.dataSource, async (manager) => {
      const found = await this.partsOf(manager, actor, id);
      for (const { siteId, selection } of found)
        if (!can(actor, store.abilityFor(selection), siteId)) throw new Problem('not-allowed');
      for (const { siteId } of found) await this.beginUndoing(manager, actor, siteId, id);
      return this.partsOf(manager, actor, id);
    });
    for (const { siteId } of parts) this.events.publish({ type: 'batch', siteId, batchId: id });
    this.runner.wake();
    return store.viewBatch(parts);
  }

  private async beginUndoing(manager: EntityManager, actor: Actor, siteId: string, id: string): Promise<void> {
    const batch = await store.lockBatch(manager, siteId, id);
    if (batch === null || batch.state === 'undoing' || batch.state === 'undone') return;
    await store.beginUndoing(manager, batch, actor.accountId);
    const subject = { type: 'batch', id };
    await this.audit.write(manager, { siteId, actorId: actor.accountId, action: 'batch.undone', subject });
  }

  private async partsOf(manager: EntityManager, actor: Actor, id: string): Promise<store.Batch[]> {
    if (!isUUID(id)) throw new Problem('batch-unknown');
    const found = await store.findBatch(manager, id, actor.isOwner ? null : Object.keys(actor.roles));
    const parts = found.filter(({ siteId }) => can(actor, 'queue.read', siteId));
    if (parts.length === 0) throw new Problem('batch-unknown');
    return parts;
  }
}

/** A site that the actor may not read at all is not there for them. */
function expectAllowed(actor: Actor, site: Site, { status = 'held', campaign }: SelectionWish): void {
  if (!can(actor, 'queue.read', site.id)) {
    if (!canAnywhere(actor, 'queue.read')) throw new Problem('not-allowed');
    throw new Problem('site-unknown');
  }
  if (!can(actor, store.abilityFor({ status, campaign: campaign ?? null }), site.id)) throw new Problem('not-allowed');
}

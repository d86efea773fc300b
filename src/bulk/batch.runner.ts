import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { transact } from '../database/transact.js';
import { NodeEvents, type Hint } from '../queue/node-events.js';
import { abilityFor, leaseBatch, lockBatch, mayStill, noteProgress, releaseBatch, type Batch } from './batch.store.js';
import { ClaimsService } from '../decisions/claims.service.js';
import { deciderOn } from '../decisions/decider.js';
import { decide, isMove, isSettled, undo, type Move } from '../decisions/outcome.js';
import { isStill, readSlice, type SelectedStatus } from './selection.js';
import { lockStandings } from '../decisions/standing.js';
import { carryOut, type Mover } from '../decisions/transition.js';

/** As many comments in one transaction: few milliseconds during which nobody else can decide them. */
const SLICE = 250;
/** After so many the next batch has its turn. */
const SLICES_IN_A_ROW = 8;
const INTERVAL_MS = 2_000;

interface Step {
  readonly hints: readonly Hint[];
  readonly isOver: boolean;
}

/**
 * Goes on with batches of decisions, slice by slice, each slice with its progress in one transaction: a process that dies
 * in between leaves a batch that any other goes on with, from where it is. Any number of these may run.
 */
@Injectable()
export class BatchRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('BatchRunner');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isWanted = false;
  private isStopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly claims: ClaimsService,
    private readonly events: NodeEvents,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), INTERVAL_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.isStopping = true;
    await this.running;
  }

  /** Looks for what is to be done, now, without waiting for it. */
  wake(): void {
    this.isWanted = true;
    this.running ??= this.run().finally(() => (this.running = undefined));
  }

  private async run(): Promise<void> {
    try {
      while (this.isWanted && !this.isStopping) {
        this.isWanted = false;
        await this.claims.sweep();
        while (!this.isStopping && (await this.goOn()));
      }
    } catch (error) {
      this.logger.warn({ msg: 'a batch of decisions could not go on', name: (error as Error).name });
    }
  }

  /** @returns false when nothing waits */
  private async goOn(): Promise<boolean> {
    const leased = await leaseBatch(this.dataSource.manager);
    if (leased === null) return false;
    const { siteId, id } = leased;
    for (let slice = 0; slice < SLICES_IN_A_ROW && !this.isStopping; slice += 1) {
      const { hints, isOver } = await transact(this.dataSource, (manager) => step(manager, siteId, id));
      for (const hint of hints) this.events.publish(hint);
      this.events.publish({ type: 'batch', siteId, batchId: id });
      if (isOver) return true;
    }
    await releaseBatch(this.dataSource.manager, siteId, id);
    return true;
  }
}

/** The next slice of a batch; whoever begins the same step at the same moment waits and then does the one after it. */
async function step(manager: EntityManager, siteId: string, id: string): Promise<Step> {
  const batch = await lockBatch(manager, siteId, id);
  if (batch?.state === 'running') return decideSlice(manager, batch);
  return batch?.state === 'undoing' ? undoSlice(manager, batch) : { hints: [], isOver: true };
}

async function decideSlice(manager: EntityManager, batch: Batch): Promise<Step> {
  const { siteId, id, accountId, selection, cursor } = batch;
  if (selection === null) throw new Error('a batch of ids is done at once');
  if (!(await mayStill(manager, accountId, abilityFor(selection), siteId))) return stop(manager, batch);
  const stretch = { after: cursor, until: selection.until, most: SLICE };
  const { ids, next } = await readSlice(manager, siteId, selection, stretch);
  const moves = await planFor(manager, batch, selection.status, ids);
  const { moved, hints } = await carryOut(manager, { siteId, accountId, batchId: id }, moves);
  const counts = { decided: moved.length, skipped: ids.length - moved.length };
  await noteProgress(manager, batch, { state: next === null ? 'done' : 'running', cursor: next, ...counts });
  return { hints, isOver: next === null };
}

async function planFor(
  manager: EntityManager,
  batch: Batch,
  status: SelectedStatus,
  ids: readonly string[],
): Promise<Move[]> {
  const standings = await lockStandings(manager, batch.siteId, ids);
  const decider = await deciderOn(manager, batch.siteId, batch.accountId, standings);
  const outcomes = standings
    .filter((standing) => isStill(status, standing))
    .map((standing) => decide(standing, batch, decider));
  return outcomes.filter(isMove).filter((move) => !isSettled(move));
}

/** Takes back those decisions of the batch that are still the newest on their comments. */
async function undoSlice(manager: EntityManager, batch: Batch): Promise<Step> {
  const { siteId, id, undoneBy, selection, cursor } = batch;
  if (undoneBy === null || !(await mayStill(manager, undoneBy, abilityFor(selection), siteId)))
    return stop(manager, batch);
  const rows = await manager.query<{ id: string; comment_id: string }[]>(DECISIONS, [siteId, id, cursor, SLICE]);
  const decisions = new Map(rows.map((row) => [row.comment_id, row.id]));
  const standings = await lockStandings(manager, siteId, [...decisions.keys()]);
  const decider = await deciderOn(manager, siteId, undoneBy, standings);
  const moves = standings
    .filter((standing) => standing.last?.id === decisions.get(standing.id))
    .map((standing) => undo(standing, decider))
    .filter(isMove);
  const mover: Mover = { siteId, accountId: undoneBy, batchId: id };
  const { moved, hints } = await carryOut(manager, mover, moves);
  const isOver = rows.length < SLICE;
  const next = rows.at(-1)?.id ?? null;
  await noteProgress(manager, batch, { state: isOver ? 'undone' : 'undoing', cursor: next, undone: moved.length });
  return { hints, isOver };
}

async function stop(manager: EntityManager, batch: Batch): Promise<Step> {
  await noteProgress(manager, batch, { state: 'stopped', cursor: null });
  return { hints: [], isOver: true };
}

/** Each comment has at most one decision in a batch, besides the one that takes it back. */
const DECISIONS = `
  SELECT id, comment_id FROM decision
  WHERE site_id = $1 AND batch_id = $2 AND undoes IS NULL AND ($3::uuid IS NULL OR id > $3)
  ORDER BY id LIMIT $4`;

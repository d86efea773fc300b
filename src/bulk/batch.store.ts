import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Ability } from '../accounts/abilities.js';
import { isRole } from '../accounts/site-role.entity.js';
import { can } from '../accounts/abilities.js';
import type { BatchState, BatchView } from './batches.dto.js';
import type { Action, Wish } from '../decisions/outcome.js';
import type { Selection } from './selection.js';

/** A batch as it stands in the table, on one site. */
export interface Batch {
  readonly siteId: string;
  readonly id: string;
  readonly accountId: string;
  readonly undoneBy: string | null;
  readonly action: Action;
  readonly reason: string | null;
  readonly message: string | null;
  /** Null for a batch of ids, which is done as soon as it is there. */
  readonly selection: SelectedUntil | null;
  readonly state: BatchState;
  readonly total: number;
  readonly decided: number;
  readonly skipped: number;
  readonly undone: number;
  readonly cursor: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** What a query selects, up to the comment that was the newest when the batch began. */
export type SelectedUntil = Selection & { readonly until: string };

/** What is needed for many comments at once. A campaign is one card, and decided like one comment. */
export const abilityFor = (selection: Pick<Selection, 'campaign' | 'status'> | null): Ability =>
  selection !== null && selection.campaign !== null && selection.status === 'held'
    ? 'comments.decide'
    : 'comments.decide-in-bulk';

export const newBatchId = (): string => uuidv7();

/** A batch that is yet to be written. */
export type NewBatch = Pick<Batch, 'siteId' | 'id' | 'accountId' | 'selection' | 'state' | 'total' | 'decided'> & {
  readonly wish: Wish;
};

export async function insertBatch(manager: EntityManager, batch: NewBatch): Promise<void> {
  const { siteId, id, accountId, wish, selection, state, total, decided } = batch;
  await manager.query(INSERT, [
    ...[siteId, id, accountId, wish.action, wish.reason, wish.message, JSON.stringify(selection)],
    ...[state, total, decided],
  ]);
}

/** The parts of a batch, one for each of its sites, among those given; null for all sites. */
export const findBatch = (manager: EntityManager, id: string, siteIds: readonly string[] | null): Promise<Batch[]> =>
  manager.query<Batch[]>(
    `${READ} WHERE id = $1 AND ($2::uuid[] IS NULL OR site_id = ANY ($2::uuid[])) ORDER BY site_id`,
    [id, siteIds],
  );

export async function lockBatch(manager: EntityManager, siteId: string, id: string): Promise<Batch | null> {
  const [batch] = await manager.query<Batch[]>(`${READ} WHERE site_id = $1 AND id = $2 FOR NO KEY UPDATE`, [
    siteId,
    id,
  ]);
  return batch ?? null;
}

/** What one step did. */
export interface Progress {
  readonly state: BatchState;
  readonly cursor: string | null;
  readonly decided?: number;
  readonly skipped?: number;
  readonly undone?: number;
}

export async function noteProgress(manager: EntityManager, { siteId, id }: Batch, progress: Progress): Promise<void> {
  const { state, cursor, decided = 0, skipped = 0, undone = 0 } = progress;
  await manager.query(PROGRESS, [siteId, id, state, cursor, decided, skipped, undone, LEASE_SECONDS]);
}

/** From here on the batch is taken back, by whoever says so. */
export async function beginUndoing(manager: EntityManager, { siteId, id }: Batch, accountId: string): Promise<void> {
  await manager.query(
    `UPDATE batch SET state = 'undoing', undone_by = $3, cursor = NULL, finished_at = NULL, leased_until = NULL
     WHERE site_id = $1 AND id = $2`,
    [siteId, id, accountId],
  );
}

/** Long against one step; what a process that dies leaves behind is gone on with after that. */
const LEASE_SECONDS = 15;

/** Takes the unfinished batch that waits longest, unless another process has it. */
export async function leaseBatch(manager: EntityManager): Promise<{ siteId: string; id: string } | null> {
  const [leased] = await manager.query<{ siteId: string; id: string }[]>(LEASE, [LEASE_SECONDS]);
  return leased ?? null;
}

/** Lets go of it, behind all others that wait. */
export async function releaseBatch(manager: EntityManager, siteId: string, id: string): Promise<void> {
  await manager.query(`UPDATE batch SET leased_until = now() WHERE site_id = $1 AND id = $2`, [siteId, id]);
}

/** Whether an account may still do this on a site: asked before each step of what goes on in its name. */
export async function mayStill(
  manager: EntityManager,
  accountId: string,
  ability: Ability,
  siteId: string,
): Promise<boolean> {
  const [row] = await manager.query<{ is_owner: boolean; role: string | null }[]>(
    `SELECT a.is_owner, r.role FROM account a
     LEFT JOIN site_role r ON r.account_id = a.id AND r.site_id = $2 WHERE a.id = $1 AND a.disabled_at IS NULL`,
    [accountId, siteId],
  );
  if (!row) return false;
  const roles = isRole(row.role) ? { [siteId]: row.role } : {};
  return can({ accountId, isOwner: row.is_owner, roles, siteId: null, scopes: null, sessionId: null }, ability, siteId);
}

/** The parts of a batch as one. The newest word is that of the part that is still at it. */
export function viewBatch(parts: readonly Batch[]): BatchView {
  const [first] = parts;
  if (!first) throw new Error('a batch without parts');
  const sum = (count: (part: Batch) => number): number => parts.reduce((all, part) => all + count(part), 0);
  const state = STATES.find((one) => parts.some((part) => part.state === one)) ?? first.state;
  const finished = parts.map(({ finishedAt }) => finishedAt?.getTime() ?? Infinity);
  const last = Math.max(...finished);
  return {
    id: first.id,
    state,
    action: first.action,
    reason: first.reason,
    total: sum(({ total }) => total),
    decided: sum(({ decided }) => decided),
    skipped: sum(({ skipped }) => skipped),
    undone: sum(({ undone }) => undone),
    createdAt: first.createdAt.toISOString(),
    finishedAt: last === Infinity ? null : new Date(last).toISOString(),
  };
}

const STATES: readonly BatchState[] = ['undoing', 'running', 'stopped', 'undone', 'done'];

const INSERT = `
  INSERT INTO batch (site_id, id, account_id, action, reason, message, selection, state, total, decided, skipped, finished_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::text, $9::int, $10::int, CASE WHEN $8::text = 'done' THEN $9::int - $10::int ELSE 0 END,
          CASE WHEN $8::text = 'done' THEN now() END)`;

const READ = `
  SELECT site_id AS "siteId", id, account_id AS "accountId", undone_by AS "undoneBy", action, reason, message,
         nullif(selection, 'null') AS selection, state, total, decided, skipped, undone, cursor,
         created_at AS "createdAt", finished_at AS "finishedAt"
  FROM batch`;

/** At the end, whatever was selected and not decided was skipped: colleagues were faster. */
const PROGRESS = `
  UPDATE batch
  SET state = $3::text, cursor = coalesce($4::uuid, cursor), decided = decided + $5::int, undone = undone + $7::int,
      total = greatest(total, decided + $5::int + skipped + $6::int),
      skipped = CASE WHEN $3::text = 'done' THEN greatest(total - decided - $5::int, skipped + $6::int) ELSE skipped + $6::int END,
      leased_until = now() + make_interval(secs => $8),
      finished_at = CASE WHEN $3::text NOT IN ('running', 'undoing') THEN now() END
  WHERE site_id = $1 AND id = $2`;

const LEASE = `
  WITH next AS (
    SELECT site_id, id FROM batch
    WHERE state IN ('running', 'undoing') AND (leased_until IS NULL OR leased_until <= now())
    ORDER BY leased_until NULLS FIRST, created_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
  ), leased AS (
    UPDATE batch b SET leased_until = now() + make_interval(secs => $1)
    FROM next WHERE b.site_id = next.site_id AND b.id = next.id RETURNING b.site_id, b.id
  )
  SELECT site_id AS "siteId", id FROM leased`;

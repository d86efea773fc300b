import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Runtime } from '../config/runtime.js';
import { BEGINNING, digestDetails, hashEntry, INSTALLATION, isSealOf, type ChainHead } from './audit-chain.js';

/**
 * What is wrong with an entry: it says something else than when it was written; it, or its details, or everything from
 * it on, is gone; it stands in another place; it was not written by the service; or the end of the chain was changed.
 */
export type AuditFault =
  'altered' | 'details-altered' | 'details-removed' | 'removed' | 'moved' | 'cut-off' | 'added' | 'head-altered';

/** The first entry of a chain that is not as it was written. The id is null for one that is gone. */
export interface BadEntry {
  readonly seq: number;
  readonly id: string | null;
  readonly fault: AuditFault;
}

/** What is known of one chain after walking it. */
export interface ChainReport {
  /** Null for the chain of the installation. */
  readonly siteId: string | null;
  readonly siteKey: string | null;
  readonly entries: number;
  /** Hash of the last entry, to be compared with what was noted elsewhere at another time. */
  readonly hash: string;
  readonly bad: BadEntry | null;
}

interface ChainRow {
  readonly site_id: string;
  readonly key: string | null;
}

interface EntryRow {
  readonly seq: string;
  readonly id: string;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly details_digest: Buffer | null;
  readonly hash: Buffer;
  readonly salt: Buffer | null;
  readonly details: object | null;
  readonly is_erased: boolean;
}

interface HeadRow {
  readonly seq: string;
  readonly hash: Buffer;
  readonly seal: Buffer;
}

interface Walk {
  readonly entries: number;
  readonly hash: Buffer;
  readonly lastId: string | null;
  readonly bad: BadEntry | null;
}

/** Entries read at once: memory does not grow with the chain. */
const READ_AT_ONCE = 2_000;
const START: Walk = { entries: 0, hash: BEGINNING, lastId: null, bad: null };

/** Walks the chains and finds where one is not as it was written. */
@Injectable()
export class AuditVerifier {
  private readonly key: Buffer;

  constructor(
    private readonly dataSource: DataSource,
    { keys }: Runtime,
  ) {
    this.key = keys.for('audit-head');
  }

  /** Every chain, the installation's first, as it is at one moment: what is written meanwhile does not disturb. */
  async *verify(): AsyncGenerator<ChainReport> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    await runner.startTransaction('REPEATABLE READ');
    try {
      await runner.query(IN_ORDER);
      const chains = await runner.manager.query<ChainRow[]>(CHAINS, [INSTALLATION]);
      const isBegun = chains.length > 1;
      for (const chain of chains) yield await this.verifyChain(runner.manager, chain, isBegun);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  /** @param isBegun whether there has to be something: the first entry of a site makes one of the installation's, too */
  private async verifyChain(
    manager: EntityManager,
    { site_id: siteId, key: siteKey }: ChainRow,
    isBegun: boolean,
  ): Promise<ChainReport> {
    const walk = await walkChain(manager, siteId);
    const [head] = await manager.query<HeadRow[]>(`SELECT seq, hash, seal FROM audit_head WHERE site_id = $1`, [
      siteId,
    ]);
    const isNew = !isBegun && walk.entries === 0 && head === undefined;
    const bad = isNew ? null : (walk.bad ?? this.judgeEnd(siteId, walk, head));
    const site = siteId === INSTALLATION ? null : siteId;
    return { siteId: site, siteKey, entries: walk.entries, hash: walk.hash.toString('hex'), bad };
  }

  private judgeEnd(siteId: string, { entries, hash, lastId }: Walk, row: HeadRow | undefined): BadEntry | null {
    if (row === undefined && entries === 0) return { seq: 1, id: null, fault: 'cut-off' };
    const head: ChainHead = { siteId, seq: Number(row?.seq ?? 0), hash: row?.hash ?? BEGINNING };
    const isSealed = row !== undefined && isSealOf(this.key, head, row.seal);
    if (isSealed && head.seq > entries) return { seq: entries + 1, id: null, fault: 'cut-off' };
    if (isSealed && head.seq < entries) return { seq: head.seq + 1, id: null, fault: 'added' };
    if (isSealed && head.hash.equals(hash)) return null;
    return { seq: entries, id: lastId, fault: 'head-altered' };
  }
}

async function walkChain(manager: EntityManager, siteId: string): Promise<Walk> {
  let walk = START;
  for (;;) {
    const rows = await manager.query<EntryRow[]>(READ_ENTRIES, [siteId, walk.entries, READ_AT_ONCE + 1]);
    for (const [n, row] of rows.slice(0, READ_AT_ONCE).entries()) {
      walk = step(walk, siteId, row, rows[n + 1]);
      if (walk.bad !== null) return walk;
    }
    if (rows.length <= READ_AT_ONCE) return walk;
  }
}

function step({ entries, hash }: Walk, siteId: string, row: EntryRow, following: EntryRow | undefined): Walk {
  const seq = entries + 1;
  const stop = (fault: AuditFault): Walk => ({
    ...{ entries, hash, lastId: row.id },
    bad: { seq, id: fault === 'removed' ? null : row.id, fault },
  });
  if (Number(row.seq) !== seq) return stop('removed');
  const isWhole = row.hash.equals(hashEntry(hash, toEntry(siteId, seq, row)));
  // Ids follow the order in which entries were written.
  if (!isWhole) return stop(following !== undefined && following.id < row.id ? 'moved' : 'altered');
  const fault = row.action === 'audit.head-altered' ? 'head-altered' : faultOfDetails(row);
  return fault === null ? { entries: seq, hash: row.hash, lastId: row.id, bad: null } : stop(fault);
}

function faultOfDetails({ details_digest, salt, details, is_erased }: EntryRow): AuditFault | null {
  if (salt === null || details === null) return details_digest === null || is_erased ? null : 'details-removed';
  return details_digest?.equals(digestDetails(salt, details)) === true ? null : 'details-altered';
}

const toEntry = (siteId: string, seq: number, row: EntryRow) => ({
  ...{ siteId, seq, id: row.id, at: row.at, actorId: row.actor_id, action: row.action },
  ...{ subject: { type: row.subject_type, id: row.subject_id }, detailsDigest: row.details_digest },
});

/** The installation's, those that have a head, and those that the installation's says were begun. */
const CHAINS = `
  SELECT chain.site_id, s.key FROM (
    SELECT $1::uuid AS site_id
    UNION SELECT site_id FROM audit_head
    UNION SELECT subject_id::uuid FROM audit_entry
      WHERE site_id = $1 AND action = 'audit.chain-opened' AND subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  ) chain LEFT JOIN site s ON s.id = chain.site_id
  ORDER BY chain.site_id <> $1, s.key, chain.site_id`;

/** Without statistics the planner would sort all that is left of the chain for each page of it. */
const IN_ORDER = `SET LOCAL enable_sort = off`;

/** Details by their whole key, row by row: without statistics the planner would join all of them to each page. */
const READ_ENTRIES = `
  SELECT e.seq, e.id, e.at, e.actor_id, e.action, e.subject_type, e.subject_id, e.details_digest, e.hash,
         d.salt, d.details,
         d.salt IS NULL AND e.details_digest IS NOT NULL AND EXISTS (
           SELECT FROM audit_entry said WHERE said.site_id = e.site_id AND said.subject_id = e.id::text
             AND said.subject_type = 'audit-entry' AND said.action = 'audit.erased') AS is_erased
  FROM (SELECT * FROM audit_entry WHERE site_id = $1 AND seq > $2 ORDER BY seq LIMIT $3) e
  LEFT JOIN LATERAL (SELECT salt, details FROM audit_details WHERE site_id = e.site_id AND seq = e.seq LIMIT 1) d ON true
  ORDER BY e.seq`;

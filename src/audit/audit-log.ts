import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Runtime } from '../config/runtime.js';
import type { AuditAction } from './audit-actions.js';
import {
  BEGINNING,
  digestDetails,
  hashEntry,
  INSTALLATION,
  isSealOf,
  sealHead,
  type ChainHead,
} from './audit-chain.js';

/** One deed of a person. */
export interface AuditDeed {
  /** The site on which it was done; null for the installation as a whole. */
  readonly siteId: string | null;
  /** The account that did it; null for the command line, or somebody who is not known. */
  readonly actorId: string | null;
  readonly action: AuditAction;
  readonly subject: { readonly type: string; readonly id: string };
  /** Ids, codes, values of settings before and after: never the text of a comment, an e-mail or a network address. */
  readonly details?: object;
}

interface HeadRow {
  readonly seq: string;
  readonly hash: Buffer;
  readonly at: Date;
  readonly seal: Buffer;
  readonly now: Date;
}

interface Link extends ChainHead {
  readonly at: Date;
}

const SALT_BYTES = 32;

/** Writes what people do into the chain of the site. */
@Injectable()
export class AuditLog {
  private readonly key: Buffer;

  constructor({ keys }: Runtime) {
    this.key = keys.for('audit-head');
  }

  /**
   * Adds an entry in the caller's transaction: the deed and its entry are there together or not at all. The chain is
   * locked until the transaction ends, so this comes last in it; a transaction that writes to the chain of a site and to
   * that of the installation writes to the site's first.
   * @returns the entry's id
   */
  async write(manager: EntityManager, deed: AuditDeed): Promise<string> {
    const siteId = deed.siteId ?? INSTALLATION;
    const link = await this.lock(manager, siteId);
    return this.append(manager, link, deed);
  }

  /**
   * Erases what an entry says beyond who, what and when. The chain stays whole, and says by whom this was done.
   * @returns false when there is no such entry, or nothing in it to erase
   */
  async erase(manager: EntityManager, id: string, actorId: string | null): Promise<boolean> {
    const [found] = await manager.query<{ site_id: string; seq: string }[]>(FIND_DETAILS, [id]);
    if (!found) return false;
    const siteId = found.site_id === INSTALLATION ? null : found.site_id;
    await this.write(manager, { siteId, actorId, action: 'audit.erased', subject: { type: 'audit-entry', id } });
    await manager.query(`DELETE FROM audit_details WHERE site_id = $1 AND seq = $2`, [found.site_id, found.seq]);
    return true;
  }

  /** The end of the chain, locked. A chain is begun with its first entry, which the installation's notes. */
  private async lock(manager: EntityManager, siteId: string): Promise<Link> {
    const row = (await readHead(manager, siteId)) ?? (await this.open(manager, siteId));
    const at = row.now > row.at ? row.now : row.at;
    const head = { siteId, seq: Number(row.seq), hash: row.hash, at };
    return isSealOf(this.key, head, row.seal) ? head : this.resume(manager, head);
  }

  private async open(manager: EntityManager, siteId: string): Promise<HeadRow> {
    const seal = sealHead(this.key, { siteId, seq: 0, hash: BEGINNING });
    const begun = await manager.query<unknown[]>(BEGIN_CHAIN, [siteId, BEGINNING, seal]);
    const row = await readHead(manager, siteId);
    if (!row) throw new Error('An audit chain could not be begun.');
    const subject = { type: 'site', id: siteId };
    if (begun.length > 0 && siteId !== INSTALLATION)
      await this.write(manager, { siteId: null, actorId: null, action: 'audit.chain-opened', subject });
    return row;
  }

  /**
   * Somebody has changed the head by hand. People's work goes on, and the chain keeps for good that this happened: only
   * to seal the new end would hide it.
   */
  private async resume(manager: EntityManager, head: Link): Promise<Link> {
    const { siteId } = head;
    const [last] = await manager.query<{ seq: string; hash: Buffer }[]>(LAST_ENTRY, [siteId]);
    const base = { ...head, seq: Math.max(head.seq, Number(last?.seq ?? 0)), hash: last?.hash ?? BEGINNING };
    const subject = { type: 'audit-chain', id: siteId };
    const deed = { siteId, actorId: null, action: 'audit.head-altered', subject } as const;
    await this.append(manager, base, deed);
    return this.lock(manager, siteId);
  }

  private async append(manager: EntityManager, link: Link, deed: AuditDeed): Promise<string> {
    const { siteId, at } = link;
    const { actorId, action, subject } = deed;
    const seq = link.seq + 1;
    // The number inside the id keeps entries of one millisecond in their order.
    const id = uuidv7({ msecs: at.getTime(), seq: seq % 2 ** 31 });
    const details = deed.details === undefined ? null : JSON.stringify(deed.details);
    const salt = details === null ? null : randomBytes(SALT_BYTES);
    const detailsDigest = details === null || salt === null ? null : digestDetails(salt, JSON.parse(details));
    const hash = hashEntry(link.hash, { siteId, seq, id, at, actorId, action, subject, detailsDigest });
    const seal = sealHead(this.key, { siteId, seq, hash });
    await manager.query(APPEND, [
      ...[siteId, seq, id, at, actorId, action, subject.type, subject.id],
      ...[detailsDigest, hash, salt, details, seal],
    ]);
    return id;
  }
}

async function readHead(manager: EntityManager, siteId: string): Promise<HeadRow | undefined> {
  const [row] = await manager.query<HeadRow[]>(LOCK_HEAD, [siteId]);
  return row;
}

const LOCK_HEAD = `SELECT seq, hash, at, seal, date_trunc('milliseconds', clock_timestamp()) AS now
  FROM audit_head WHERE site_id = $1 FOR UPDATE`;

/** A chain that has entries is not at its beginning, whatever became of its head: that goes unsealed. */
const BEGIN_CHAIN = `WITH begun AS (
  INSERT INTO audit_head (site_id, seq, hash, at, seal)
  SELECT $1, 0, $2, 'epoch', CASE WHEN EXISTS (SELECT FROM audit_entry WHERE site_id = $1) THEN '' ELSE $3::bytea END
  ON CONFLICT DO NOTHING RETURNING 1) SELECT * FROM begun`;

const LAST_ENTRY = `SELECT seq, hash FROM audit_entry WHERE site_id = $1 ORDER BY seq DESC LIMIT 1`;

const APPEND = `
  WITH entry AS (
    INSERT INTO audit_entry (site_id, seq, id, at, actor_id, action, subject_type, subject_id, details_digest, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ), details AS (
    INSERT INTO audit_details (site_id, seq, salt, details) SELECT $1, $2, $11, $12::jsonb WHERE $11::bytea IS NOT NULL
  )
  UPDATE audit_head SET seq = $2, hash = $10, at = $4, seal = $13 WHERE site_id = $1`;

const FIND_DETAILS = `SELECT e.site_id, e.seq FROM audit_entry e JOIN audit_details d USING (site_id, seq) WHERE e.id = $1`;

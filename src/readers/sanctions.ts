import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runPrepared } from '../database/prepared.js';
import { Problem } from '../http/problem.js';
import type { PolicyClause } from '../policy/clauses.js';

export const SANCTION_KINDS = ['warning', 'suspension', 'ban', 'always-hold'] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

/** How long a suspension may last, in hours. */
export const SUSPENSION_HOURS = { '24h': 24, '72h': 72, '7d': 168, '30d': 720 } as const;
export type SuspensionTime = keyof typeof SUSPENSION_HOURS;

/** A sanction as the author who is under it may know it. */
export interface OwnSanction {
  readonly id: string;
  readonly kind: Exclude<SanctionKind, 'always-hold'>;
  readonly reason: PolicyClause;
  readonly message: string | null;
  readonly ends_at: Date | null;
  readonly created_at: Date;
}

/** What moderators have imposed on the author who calls, by the author's own id alone: an e-mail is only typed. */
@Injectable()
export class Sanctions {
  constructor(private readonly dataSource: DataSource) {}

  /** What keeps the author from commenting is said at once. @throws Problem `author-suspended`, `author-banned` */
  async expectNone(siteId: string, authorId: string): Promise<void> {
    const [row] = await runPrepared<OwnSanction>(this.dataSource, FIND_BAR, [siteId, authorId]);
    if (!row) return;
    const { kind, reason: clause, ends_at: endsAt } = row;
    if (kind === 'ban' || endsAt === null) throw new Problem('author-banned', { params: { clause } });
    throw new Problem('author-suspended', { params: { clause, until: endsAt.toISOString() } });
  }

  /** Everything in force that the author is to know of, newest first; that comments are read beforehand is not. */
  list(siteId: string, authorId: string): Promise<OwnSanction[]> {
    return this.dataSource.query<OwnSanction[]>(LIST_OWN, [siteId, authorId]);
  }
}

/** In force: not lifted, and not past its time. */
export const inForce = (sanction: string): string =>
  `${sanction}.lifted_at IS NULL AND (${sanction}.ends_at IS NULL OR ${sanction}.ends_at > now())`;

/** A ban before a suspension, and of several the one that lasts longest. */
const FIND_BAR = {
  name: 'find-bar',
  text: `SELECT s.kind, s.reason, s.ends_at FROM sanction s
    WHERE s.site_id = $1 AND s.author_id = $2 AND s.kind IN ('ban', 'suspension') AND ${inForce('s')}
    ORDER BY s.ends_at DESC NULLS FIRST LIMIT 1`,
};

const MOST_SHOWN = 20;

const LIST_OWN = `SELECT s.id, s.kind, s.reason, s.message, s.ends_at, s.created_at FROM sanction s
  WHERE s.site_id = $1 AND s.author_id = $2 AND s.kind <> 'always-hold' AND ${inForce('s')}
  ORDER BY s.id DESC LIMIT ${MOST_SHOWN}`;

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Outcome } from '../classifier/learn-correction.js';

const LEASE_MINUTES = 15;
const HOURS_BETWEEN = 20;

export type LearningOutcome = 'learnt' | Extract<Outcome, { learnt: false }>['why'] | 'failed';

/** Who learns when: one process at a time for each site. A process that dies loses its lease after a while. */
@Injectable()
export class LearningLease {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns false when another process learns for this site */
  async take(siteId: string): Promise<boolean> {
    const rows = await this.dataSource.query<object[]>(
      `INSERT INTO site_learning (site_id, leased_until) VALUES ($1, now() + make_interval(mins => $2))
       ON CONFLICT (site_id) DO UPDATE SET leased_until = EXCLUDED.leased_until
       WHERE site_learning.leased_until IS NULL OR site_learning.leased_until < now()
       RETURNING site_id`,
      [siteId, LEASE_MINUTES],
    );
    return rows.length > 0;
  }

  /** Ends the lease and notes the attempt; `until` is the newest decision that was looked at. */
  async finish(siteId: string, outcome: LearningOutcome, until: string | null): Promise<void> {
    await this.dataSource.query(
      `UPDATE site_learning
       SET leased_until = NULL, outcome = $2, tried_at = now(), tried_until = coalesce($3, tried_until)
       WHERE site_id = $1`,
      [siteId, outcome, until],
    );
  }

  /** Ends the lease as if nothing had been tried. */
  async giveBack(siteId: string): Promise<void> {
    await this.dataSource.query(`UPDATE site_learning SET leased_until = NULL WHERE site_id = $1`, [siteId]);
  }

  /**
   * Keys of the sites whose turn it is, the one that waits longest first: last tried a night ago, and either enough decided since or
   * another model in use than the correction was learnt for. Sites that learn on demand only, or were rolled back, wait.
   */
  async due(fewest: number, classifierVersion: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ key: string }[]>(DUE, [fewest, classifierVersion, HOURS_BETWEEN]);
    return rows.map(({ key }) => key);
  }
}

const DUE = `
  SELECT s.key FROM site s LEFT JOIN site_learning l ON l.site_id = s.id
  WHERE s.settings ->> 'learning' IS DISTINCT FROM 'on-demand' AND l.is_pinned IS NOT TRUE
    AND (l.tried_at IS NULL OR l.tried_at < now() - make_interval(hours => $3))
    AND (l.leased_until IS NULL OR l.leased_until < now())
    AND ($1 <= (
      SELECT count(*) FROM (
        SELECT FROM decision d
        WHERE d.site_id = s.id AND d.actor = 'moderator'
          AND d.id > coalesce(l.tried_until, '00000000-0000-0000-0000-000000000000')
        LIMIT $1) newer)
      OR EXISTS (SELECT FROM site_correction c WHERE c.site_id = s.id AND c.version = l.active_version
                 AND c.classifier_version <> $2))
  ORDER BY l.tried_at NULLS FIRST LIMIT 10`;

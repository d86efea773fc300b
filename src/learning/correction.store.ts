import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readCorrection, writeCorrection } from '../classifier/correction-bytes.js';
import type { Correction } from '../classifier/correction.js';
import type { CorrectionFigures } from '../classifier/learn-correction.js';
import type { SiteCorrection } from '../classifier/site-correction.js';

/** One version that a site has had. */
export interface CorrectionVersion {
  readonly version: number;
  readonly createdAt: Date;
  readonly classifierVersion: string;
  readonly figures: CorrectionFigures;
  readonly isActive: boolean;
}

/** The correction in use, with where its decisions end. */
export interface ActiveCorrection extends SiteCorrection {
  /** The newest decision that it was learnt from; ids of decisions rise with time. */
  readonly lastDecision: string;
}

export interface NewCorrection {
  readonly correction: Correction;
  readonly figures: CorrectionFigures;
  readonly classifierVersion: string;
  readonly lastDecision: string;
}

interface ActiveRow {
  readonly version: number;
  readonly approve_up_to: number | null;
  readonly reject_from: number | null;
  readonly last_decision: string;
  readonly weights: Buffer | null;
}

interface VersionRow {
  readonly version: number;
  readonly created_at: Date;
  readonly classifier_version: string;
  readonly figures: CorrectionFigures;
  readonly is_active: boolean;
}

/** The versions of each site's correction, and which one is in use. Every statement names one site. */
@Injectable()
export class CorrectionStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The correction in use, null where there is none for this version of the model.
   * @param known given back when it is the one in use, so that its weights are not read again
   */
  async active(siteId: string, classifierVersion: string, known?: ActiveCorrection): Promise<ActiveCorrection | null> {
    const [row] = await this.dataSource.query<ActiveRow[]>(
      `SELECT c.version, c.approve_up_to, c.reject_from, c.last_decision,
              CASE WHEN c.version IS DISTINCT FROM $3 THEN c.weights END AS weights
       FROM site_learning l JOIN site_correction c ON c.site_id = l.site_id AND c.version = l.active_version
       WHERE l.site_id = $1 AND c.classifier_version = $2`,
      [siteId, classifierVersion, known?.version ?? null],
    );
    if (!row) return null;
    if (row.weights === null) return known ?? null;
    return {
      version: row.version,
      correction: readCorrection(row.weights),
      approveUpTo: row.approve_up_to,
      rejectFrom: row.reject_from,
      lastDecision: row.last_decision,
    };
  }

  /** Newest first. */
  async list(siteId: string): Promise<CorrectionVersion[]> {
    const rows = await this.dataSource.query<VersionRow[]>(
      `SELECT c.version, c.created_at, c.classifier_version, c.figures,
              c.version IS NOT DISTINCT FROM l.active_version AS is_active
       FROM site_correction c LEFT JOIN site_learning l ON l.site_id = c.site_id
       WHERE c.site_id = $1 ORDER BY c.version DESC`,
      [siteId],
    );
    return rows.map(({ version, created_at, classifier_version, figures, is_active }) => ({
      version,
      createdAt: created_at,
      classifierVersion: classifier_version,
      figures,
      isActive: is_active,
    }));
  }

  /** Adds a version and puts it to use. @returns its number */
  async add(siteId: string, { correction, figures, classifierVersion, lastDecision }: NewCorrection): Promise<number> {
    const [[row]] = await this.dataSource.query<[{ active_version: number }[], number]>(
      `WITH added AS (
         INSERT INTO site_correction
           (site_id, version, classifier_version, last_decision, figures, approve_up_to, reject_from, weights)
         SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4::jsonb, $5, $6, $7 FROM site_correction WHERE site_id = $1
         RETURNING version
       )
       UPDATE site_learning SET active_version = added.version, is_pinned = false FROM added WHERE site_id = $1
       RETURNING active_version`,
      [
        ...[siteId, classifierVersion, lastDecision, JSON.stringify(figures)],
        ...[figures.approve?.probability ?? null, figures.reject?.probability ?? null],
        Buffer.from(writeCorrection(correction)),
      ],
    );
    if (!row) throw new Error('a correction is added while the site is leased');
    return row.active_version;
  }

  /**
   * Goes back to a version, or with null to the model alone, and stays there until somebody asks to learn.
   * @returns false when the site never had this version
   */
  async rollBack(siteId: string, version: number | null): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE site_learning SET active_version = $2, is_pinned = true
       WHERE site_id = $1
         AND ($2::int IS NULL OR EXISTS (SELECT FROM site_correction WHERE site_id = $1 AND version = $2))`,
      [siteId, version],
    );
    return count > 0;
  }
}

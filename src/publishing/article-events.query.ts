import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { commentColumns, type CommentRow } from './threads.js';

/** A comment whose state changed: it is on its page now, or was once and is not any more. */
export interface ChangedRow extends CommentRow {
  readonly root_id: string | null;
  readonly version: number;
  readonly decided_at: Date;
}

/** What changed on an article, as PostgreSQL tells it. */
@Injectable()
export class ArticleChanges {
  constructor(private readonly dataSource: DataSource) {}

  /** Comments that came or went after a moment, oldest change first, as they are now. */
  async since(siteId: string, articleKey: string, since: Date, limit: number): Promise<ChangedRow[]> {
    return this.dataSource.query<ChangedRow[]>(CHANGED, [siteId, articleKey, since, limit]);
  }

  /** The time by which changes are ordered: that of the database, the same for every process. */
  async now(): Promise<Date> {
    const [row] = await this.dataSource.query<{ now: Date }[]>('SELECT now() AS now');
    return row?.now ?? new Date();
  }
}

/** What was never approved never was on the page, so that nobody has to be told of it, or should be. */
const CHANGED = `
  SELECT ${commentColumns('c')}, c.root_id, c.version, c.decided_at
  FROM comment c
  WHERE c.site_id = $1 AND c.article_id = (SELECT id FROM article WHERE site_id = $1 AND key = $2) AND c.decided_at > $3
    AND (c.status = 'approved' OR EXISTS (
      SELECT FROM decision d WHERE d.site_id = c.site_id AND d.comment_id = c.id AND d.status = 'approved'))
  ORDER BY c.decided_at LIMIT $4`;

import type { EntityManager } from 'typeorm';
import type { CommentStatus } from '../comments/comment.view.js';
import type { Site } from '../sites/site.entity.js';
import type { SampleView } from './batches.dto.js';

interface SampleRow {
  readonly id: string;
  readonly status: CommentStatus;
  readonly version: number;
  readonly body: string;
  readonly created_at: Date;
  readonly author_id: string;
  readonly author_name: string;
  readonly key: string;
  readonly title: string | null;
  readonly url: string | null;
}

/** Comments that would be decided, as they are shown before anybody says yes to it; the newest first. */
export async function viewSample(
  manager: EntityManager,
  { id: siteId, key: site }: Pick<Site, 'id' | 'key'>,
  ids: readonly string[],
): Promise<SampleView[]> {
  const rows = await manager.query<SampleRow[]>(SAMPLE, [siteId, ids]);
  return rows.map((row) => ({
    id: row.id,
    site,
    status: row.status,
    version: row.version,
    body: row.body,
    createdAt: row.created_at.toISOString(),
    author: { id: row.author_id, name: row.author_name },
    article: { id: row.key, title: row.title, url: row.url },
  }));
}

const SAMPLE = `
  SELECT c.id, c.status, c.version, c.body, c.created_at, c.author_id, c.author_name, a.key, a.title, a.url
  FROM comment c
  CROSS JOIN LATERAL (SELECT key, title, url FROM article WHERE site_id = c.site_id AND id = c.article_id LIMIT 1) a
  WHERE c.site_id = $1 AND c.id = ANY ($2::uuid[]) ORDER BY c.id DESC`;

import { v7 as uuidv7 } from 'uuid';
import { priorityOf } from '../../src/comments/priority.js';
import type { TestDatabase } from './database.js';

/** A comment as the worker and moderators leave it; by default held and of this moment. */
export interface RowWish {
  readonly site?: string;
  readonly article?: string;
  readonly url?: string;
  readonly author?: string;
  readonly body?: string;
  readonly status?: string;
  readonly reason?: string | null;
  readonly score?: number | null;
  readonly urgent?: boolean;
  readonly needsReview?: boolean;
  readonly language?: string;
  /** Findings of the policy's decision, in short: each a check and its category. */
  readonly found?: readonly (readonly [check: string, category: string])[];
  readonly campaign?: string;
  readonly reports?: number;
  readonly isAppealed?: boolean;
  readonly minutesAgo?: number;
  readonly parentId?: string;
}

const NOW = Date.now();
let serial = 0;

/** Writes a comment straight into the tables, with the policy's decision. @returns its id */
export async function addRow(database: TestDatabase, wish: RowWish = {}): Promise<string> {
  const { site = 'demo', article = 'demo-article', url = null, status = 'held', found = [], minutesAgo = 0 } = wish;
  const createdAt = new Date(NOW - minutesAgo * 60_000);
  serial += 1;
  const id = uuidv7({ msecs: createdAt.getTime(), seq: serial });
  const authorId = wish.author ?? uuidv7();
  const [place] = await database.query<{ site_id: string; article_id: string }>(PLACE, [site, uuidv7(), article, url]);
  const { site_id: siteId, article_id: articleId } = place ?? {};
  await database.query(AUTHOR, [siteId, authorId, `كاتب ${serial}`]);
  const { body = `نص رقم ${serial}`, reason = 'insults', score = 0.5, urgent = false, needsReview = false } = wish;
  const { language = 'ar', campaign = null, reports = 0, isAppealed = false, parentId = null } = wish;
  const facets = [...new Set(found.flatMap(([check, category]) => [`check:${check}`, `category:${category}`]))];
  await database.query(COMMENT, [
    ...[siteId, id, articleId, authorId, `كاتب ${serial}`, body, status, reason, score, urgent, needsReview],
    ...[language, facets, campaign, reports, isAppealed ? createdAt : null, createdAt, parentId],
  ]);
  const findings = found.map(([check, category]) => ({
    ...{ check, category, severity: 'hold', score: 0.6, code: 'threat', params: {} },
    evidence: [{ start: 0, end: 3 }],
  }));
  const decided = ['approved', 'rejected'].includes(status) ? status : 'held';
  await database.query(DECISION, [siteId, uuidv7(), id, decided, reason, score, JSON.stringify(findings)]);
  return id;
}

const PLACE = `
  WITH s AS (SELECT id FROM site WHERE key = $1), made AS (
    INSERT INTO article (site_id, id, key, url) SELECT id, $2, $3, $4 FROM s
    ON CONFLICT (site_id, key) DO UPDATE SET url = coalesce(EXCLUDED.url, article.url) RETURNING site_id, id
  ) SELECT site_id, id AS article_id FROM made`;

const AUTHOR = `
  INSERT INTO author (site_id, id, name, email_cipher, email_index) VALUES ($1, $2, $3, '', uuid_send($2::uuid))
  ON CONFLICT DO NOTHING`;

const COMMENT = `
  WITH made AS (
    INSERT INTO comment (site_id, id, article_id, author_id, author_name, body, fingerprint, status, reason, score, urgent,
                         needs_review, language, facets, campaign_id, reports_open, appealed_at, created_at, decided_at,
                         parent_id, root_id, version)
    VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $18, $18, 2) RETURNING *
  ) SELECT FROM made`;

const DECISION = `
  WITH placed AS (UPDATE comment c SET priority = ${priorityOf('c')} WHERE c.site_id = $1 AND c.id = $3)
  INSERT INTO decision (site_id, id, comment_id, revision, actor, status, reason, score, findings, policy_version)
  VALUES ($1, $2, $3, 1, 'policy', $4, $5, $6, $7, 'test')`;

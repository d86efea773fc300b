import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { CommentStatus } from '../../src/comments/comment.view.js';
import type { TestDatabase } from './database.js';
import type { Reply } from './reader.js';
import type { TestMember } from './member.js';

/** Comments to be put straight into the tables, as the service would have left them. */
export interface Planting {
  readonly site?: string;
  readonly article?: string;
  readonly status?: CommentStatus;
  readonly reason?: string | null;
  readonly body?: (index: number) => string;
  readonly authorId?: string;
  readonly email?: string;
  readonly fingerprint?: bigint;
  readonly campaignId?: string;
  readonly needsReview?: boolean;
  /** How many days ago they were written. */
  readonly daysAgo?: number;
}

/** Puts comments of one author into the tables, each with its policy decision and counted where it is shown. @returns their ids, oldest first */
export async function plant(database: TestDatabase, count: number, planting: Planting = {}): Promise<string[]> {
  const { site = 'demo', article = 'planted', status = 'held', daysAgo = 0 } = planting;
  const writtenAt = Date.now() - daysAgo * 86_400_000;
  const ids = Array.from({ length: count }, (_, index) => uuidv7({ msecs: writtenAt + Math.floor(index / 100) }));
  const rows = ids
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((id, index) => ({
      id,
      body: planting.body?.(index) ?? `تعليق ${index} من ${randomUUID()}`,
    }));
  const input = JSON.stringify(rows.map((row) => ({ ...row, decision_id: uuidv7() })));
  await database.query(PLANT, [
    ...[input, site, article, planting.authorId ?? uuidv7(), planting.email ?? randomUUID(), status],
    ...[planting.reason === undefined ? 'insults' : planting.reason, planting.fingerprint?.toString() ?? null],
    ...[planting.campaignId ?? null, planting.needsReview ?? false, new Date(writtenAt)],
  ]);
  return rows.map(({ id }) => id);
}

const PLANT = `
  WITH input AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS i (id uuid, body text, decision_id uuid)),
  s AS (SELECT id FROM site WHERE key = $2),
  art AS (
    INSERT INTO article (site_id, id, key, comment_count)
    SELECT s.id, gen_random_uuid(), $3, CASE WHEN $6 = 'approved' THEN (SELECT count(*) FROM input) ELSE 0 END FROM s
    ON CONFLICT (site_id, key) DO UPDATE SET comment_count = article.comment_count + EXCLUDED.comment_count
    RETURNING id),
  who AS (
    INSERT INTO author (site_id, id, name, email_cipher, email_index)
    SELECT s.id, $4, 'ليلى العزاوي', '', $5::text::bytea FROM s
    ON CONFLICT (site_id, id) DO UPDATE SET name = EXCLUDED.name RETURNING id),
  written AS (
    INSERT INTO comment (site_id, id, article_id, author_id, author_name, body, fingerprint, status, reason, campaign_id,
                         needs_review, created_at, decided_at, version, check_due_at)
    SELECT s.id, i.id, art.id, who.id, 'ليلى العزاوي', i.body, coalesce($8::bigint, hashtext(i.body)), $6::text,
           CASE WHEN $6 = 'pending' THEN NULL ELSE $7::text END, $9::uuid, $10::boolean, $11::timestamptz,
           CASE WHEN $6 <> 'pending' THEN now() END, CASE WHEN $6 = 'pending' THEN 1 ELSE 2 END,
           CASE WHEN $6 = 'pending' THEN now() + interval '1 day' END
    FROM s, art, who, input i
    RETURNING site_id, id)
  INSERT INTO decision (site_id, id, comment_id, revision, actor, status, reason)
  SELECT w.site_id, i.decision_id, w.id, 1, 'policy', $6, $7
  FROM written w JOIN input i ON i.id = w.id WHERE $6 IN ('approved', 'held', 'rejected')`;

export interface CommentRow {
  readonly status: string;
  readonly reason: string | null;
  readonly version: number;
  readonly needs_review: boolean;
  readonly reports_open: number;
  readonly report_weight: number;
  readonly appealed_at: Date | null;
  readonly check_due_at: Date | null;
}

export async function rowOf(database: TestDatabase, id: string): Promise<CommentRow> {
  const [row] = await database.query<CommentRow & Record<string, unknown>>(
    `SELECT status, reason, version, needs_review, reports_open, report_weight, appealed_at, check_due_at
     FROM comment WHERE id = $1`,
    [id],
  );
  if (!row) throw new Error(`no comment ${id}`);
  return row;
}

export interface Decided {
  readonly comment: {
    readonly id: string;
    readonly status: string;
    readonly version: number;
    readonly reason: string | null;
  };
  readonly decision: { readonly id: string };
}

/** A refusal, with what it shows of the present state. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
  readonly current?: {
    readonly status: string;
    readonly version: number;
    readonly decidedBy: { readonly id: string; readonly name: string } | null;
    readonly decidedAt: string | null;
  };
  readonly claim?: { readonly accountId: string; readonly name: string; readonly expiresAt: string };
}

export const decide = (
  member: TestMember,
  id: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Reply<Decided & Refusal>> => member.call('POST', `/moderation/comments/${id}/decisions`, body, headers);

export const undo = (member: TestMember, id: string, decision: string, query = ''): Promise<Reply<Decided & Refusal>> =>
  member.call('DELETE', `/moderation/comments/${id}/decisions/${decision}${query}`);

/** Everything that has to hold whatever moderators do: counts that equal a recount. */
export async function wrongCounts(database: TestDatabase): Promise<object[]> {
  return database.query(
    `SELECT 'article' AS what, a.key FROM article a WHERE a.comment_count <>
       (SELECT count(*) FROM comment c WHERE c.site_id = a.site_id AND c.article_id = a.id AND c.status = 'approved')
     UNION ALL
     SELECT 'comment', p.id::text FROM comment p WHERE p.reply_count <>
       (SELECT count(*) FROM comment c WHERE c.site_id = p.site_id AND c.status = 'approved'
          AND (c.root_id = p.id OR c.branch_id = p.id))
     UNION ALL
     SELECT 'reports', c.id::text FROM comment c WHERE (c.reports_open, round(c.report_weight::numeric, 3)) <>
       (SELECT count(*), round(coalesce(sum(r.weight), 0)::numeric, 3) FROM report r
        WHERE r.site_id = c.site_id AND r.comment_id = c.id AND r.resolved_at IS NULL)`,
  );
}

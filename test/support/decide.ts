import { randomUUID } from 'node:crypto';
import { countShown, type ShownRow } from '../../src/comments/shown-counts.js';
import { NodeEvents } from '../../src/queue/node-events.js';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { TestService } from './service.js';

interface DecidedRow extends ShownRow {
  readonly revision: number;
  readonly status: string;
  readonly article_key: string;
}

/** What a moderator decides, written as the service writes it, for stories about whoever it is decided for. */
export async function decideAs(
  { app, database }: TestService,
  commentId: string,
  status: 'approved' | 'held' | 'rejected',
  { reason = null, message = null }: { readonly reason?: string | null; readonly message?: string | null } = {},
): Promise<string> {
  const accountId = randomUUID();
  const decisionId = uuidv7();
  await database.query(`INSERT INTO account (id, email, name, password_hash) VALUES ($1, $2, 'هدى', '')`, [
    accountId,
    `${accountId}@example.org`,
  ]);
  const row = await app.get(DataSource).transaction(async (manager) => {
    const [found] = await manager.query<DecidedRow[]>(
      `SELECT c.*, a.key AS article_key FROM comment c JOIN article a ON a.site_id = c.site_id AND a.id = c.article_id
       WHERE c.id = $1`,
      [commentId],
    );
    if (!found) throw new Error('no such comment');
    const by = Number(status === 'approved') - Number(found.status === 'approved');
    if (by === 1 || by === -1) await countShown(manager, [{ ...found, by }]);
    await manager.query(
      `UPDATE comment SET status = $2, reason = $3, version = version + 1, decided_at = now(), check_due_at = NULL,
         reports_open = 0, report_weight = 0 WHERE id = $1`,
      [commentId, status, reason],
    );
    await manager.query(
      `INSERT INTO decision (site_id, id, comment_id, revision, actor, moderator_id, status, reason, message)
       VALUES ($1, $2, $3, $4, 'moderator', $5, $6, $7, $8)`,
      [found.site_id, decisionId, commentId, found.revision, accountId, status, reason, message],
    );
    return found;
  });
  app.get(NodeEvents).publish({ type: 'article', siteId: row.site_id, articleKey: row.article_key });
  return decisionId;
}

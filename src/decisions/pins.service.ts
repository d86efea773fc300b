import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { transact } from '../database/transact.js';
import { Problem } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import { CommentFinder } from './comment-finder.js';
import { lockStandings, type Standing } from './standing.js';

/** So many of an article: more would push the newest out of sight. */
const MOST_PINNED = 3;

/** @returns whether anything changed */
type Change = (manager: EntityManager, siteId: string, standing: Standing) => Promise<boolean>;

/** Comments that stand before all others of their article. One that is taken off
 * the page keeps its pin, unseen; one that gets other words loses it. */
@Injectable()
export class PinsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly finder: CommentFinder,
    private readonly audit: AuditLog,
    private readonly events: NodeEvents,
  ) {}

  /**
   * @returns the id
   * @throws Problem `comment-unknown`, `not-allowed`, `not-pinnable` for a reply or one that is not published, `pins-full`
   */
  pin(actor: Actor, id: string): Promise<string> {
    return this.change(actor, id, 'comment.pinned', async (manager, siteId, standing) => {
      if (standing.status !== 'approved' || standing.rootId !== null) throw new Problem('not-pinnable');
      const pinned = await manager.query<{ id: string }[]>(PINNED, [siteId, standing.articleId]);
      if (pinned.some((each) => each.id === standing.id)) return false;
      if (pinned.length >= MOST_PINNED) throw new Problem('pins-full', { params: { limit: MOST_PINNED } });
      await manager.query(PIN, [siteId, standing.id]);
      return true;
    });
  }

  /** @returns the id. @throws Problem `comment-unknown`, `not-allowed` */
  unpin(actor: Actor, id: string): Promise<string> {
    return this.change(actor, id, 'comment.unpinned', async (manager, siteId, standing) => {
      const rows = await manager.query<object[]>(UNPIN, [siteId, standing.id]);
      return rows.length > 0;
    });
  }

  /** The article is locked meanwhile, so that no two of its comments are pinned at once. */
  private async change(
    actor: Actor,
    id: string,
    action: 'comment.pinned' | 'comment.unpinned',
    change: Change,
  ): Promise<string> {
    const { siteId, commentId } = await this.finder.find(actor, 'comments.decide', id);
    const articleKey = await transact(this.dataSource, async (manager) => {
      const [standing] = await lockStandings(manager, siteId, [commentId]);
      if (!standing) throw new Problem('comment-unknown');
      if (!(await change(manager, siteId, standing))) return null;
      const subject = { type: 'comment', id: commentId };
      const details = { article: standing.articleKey };
      await this.audit.write(manager, { siteId, actorId: actor.accountId, action, subject, details });
      return standing.articleKey;
    });
    if (articleKey !== null) {
      this.events.publish({ type: 'article', siteId, articleKey });
      this.events.publish({ type: 'comment', siteId, articleKey, commentId });
    }
    return commentId;
  }
}

const PINNED = `
  SELECT id FROM comment
  WHERE site_id = $1 AND article_id = $2 AND pinned_at IS NOT NULL AND status = 'approved'`;

const PIN = `UPDATE comment SET pinned_at = now() WHERE site_id = $1 AND id = $2`;

const UNPIN = `WITH unpinned AS (
  UPDATE comment SET pinned_at = NULL WHERE site_id = $1 AND id = $2 AND pinned_at IS NOT NULL RETURNING id)
  SELECT id FROM unpinned`;

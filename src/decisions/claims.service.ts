import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor.js';
import { Problem } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import { CommentFinder } from './comment-finder.js';
import type { ClaimView } from './claims.view.js';
import { claimHint } from './transition.js';

/** A claim ends by itself unless it is renewed, whatever became of the browser that made it. */
const CLAIM_SECONDS = 90;

interface ClaimRow {
  readonly account_id: string;
  readonly name: string;
  readonly expires_at: Date;
}

/**
 * Who looks at which comment. A claim tells colleagues and hinders nobody: whoever decides first has decided, and the
 * version tells the other.
 */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly finder: CommentFinder,
    private readonly events: NodeEvents,
  ) {}

  /**
   * Claims a comment, or goes on claiming it.
   * @throws Problem `comment-unknown`, `not-allowed`; `claimed` with who has it
   */
  async claim(actor: Actor, id: string): Promise<ClaimView> {
    const { siteId } = await this.finder.find(actor, 'comments.decide', id);
    await this.dataSource.query(CLAIM, [siteId, id, actor.accountId, CLAIM_SECONDS]);
    const claim = await this.find(siteId, id);
    // Whoever had it has let go of it just now.
    if (claim === null) return this.claim(actor, id);
    if (claim.accountId !== actor.accountId) throw new Problem('claimed', { members: { claim } });
    this.events.publish(claimHint(siteId, id));
    return claim;
  }

  /** Lets go of an own claim; of anybody else's nothing happens. */
  async release(actor: Actor, id: string): Promise<void> {
    const { siteId } = await this.finder.find(actor, 'comments.decide', id);
    const released = await this.dataSource.query<object[]>(RELEASE, [siteId, id, actor.accountId]);
    if (released.length > 0) this.events.publish(claimHint(siteId, id));
  }

  /** The claim on a comment; null when nobody has it. */
  async find(siteId: string, id: string): Promise<ClaimView | null> {
    const [row] = await this.dataSource.query<ClaimRow[]>(FIND, [siteId, id]);
    return row ? { accountId: row.account_id, name: row.name, expiresAt: row.expires_at.toISOString() } : null;
  }

  /** Removes claims past their time and tells who watches. */
  async sweep(): Promise<void> {
    const rows = await this.dataSource.query<{ site_id: string; comment_id: string }[]>(SWEEP);
    for (const { site_id, comment_id } of rows) this.events.publish(claimHint(site_id, comment_id));
  }
}

const CLAIM = `
  INSERT INTO claim (site_id, comment_id, account_id, expires_at)
  VALUES ($1, $2, $3, now() + make_interval(secs => $4))
  ON CONFLICT (site_id, comment_id) DO UPDATE
  SET account_id = EXCLUDED.account_id, expires_at = EXCLUDED.expires_at,
      claimed_at = CASE WHEN claim.account_id = EXCLUDED.account_id THEN claim.claimed_at ELSE now() END
  WHERE claim.account_id = EXCLUDED.account_id OR claim.expires_at <= now()`;

const RELEASE = `WITH released AS (
  DELETE FROM claim WHERE site_id = $1 AND comment_id = $2 AND account_id = $3 RETURNING 1) SELECT FROM released`;

const FIND = `
  SELECT c.account_id, a.name, c.expires_at FROM claim c JOIN account a ON a.id = c.account_id
  WHERE c.site_id = $1 AND c.comment_id = $2 AND c.expires_at > now()`;

const SWEEP = `WITH expired AS (
  DELETE FROM claim WHERE (site_id, comment_id) IN (
    SELECT site_id, comment_id FROM claim WHERE expires_at <= now() LIMIT 1000 FOR UPDATE SKIP LOCKED)
  RETURNING site_id, comment_id) SELECT * FROM expired`;

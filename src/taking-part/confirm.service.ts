import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Dispatcher } from '../comments/dispatcher.js';
import { transact } from '../database/transact.js';
import { NodeEvents } from '../queue/node-events.js';
import { hashConfirmationToken } from '../readers/confirmations.js';
import type { Site } from '../sites/site.entity.js';
import { DISPATCH_GRACE_S, EPOCHS_PER_REVISION } from './edit.service.js';

/** What a link is good for: `superseded` when its author has given another address since. */
export type LinkState = 'open' | 'used' | 'expired' | 'superseded' | 'unknown';
export type ConfirmOutcome = Exclude<LinkState, 'open'> | 'confirmed';

const TOKEN = /^[\w-]{43}$/;
/** How long it is said of a link that it has expired, in days. */
const REMEMBERED_DAYS = 7;
const SWEPT_AT_ONCE = 100;

interface LinkRow {
  readonly author_id: string;
  readonly state: LinkState;
}

interface ReleasedRow {
  readonly id: string;
  readonly revision: number;
  readonly article_key: string;
}

/**
 * Confirms the e-mail of a guest by the link that was mailed. That is all it gives: comments of this author wait for it no
 * more. Other authors who typed the same address stay as they are.
 */
@Injectable()
export class ConfirmService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dispatcher: Dispatcher,
    private readonly events: NodeEvents,
  ) {}

  /** Looks, and changes nothing: scanners of mail follow every link. */
  async look(site: Site, token: string): Promise<LinkState> {
    if (!TOKEN.test(token)) return 'unknown';
    const [row] = await this.dataSource.query<LinkRow[]>(FIND, [site.id, hashConfirmationToken(token)]);
    return row?.state ?? 'unknown';
  }

  /** Once for each link; with any outcome but `confirmed` nothing has changed. */
  async confirm(site: Site, token: string): Promise<ConfirmOutcome> {
    if (!TOKEN.test(token)) return 'unknown';
    const hash = hashConfirmationToken(token);
    const { outcome, released } = await transact(this.dataSource, (manager) => use(manager, site.id, hash));
    for (const { id: commentId, revision, article_key: articleKey } of released) {
      const epoch = revision === 1 ? 0 : revision * EPOCHS_PER_REVISION;
      this.dispatcher.dispatch({ siteId: site.id, commentId, epoch });
      this.events.publish({ type: 'comment', siteId: site.id, articleKey, commentId });
    }
    await this.dataSource.query(SWEEP, [REMEMBERED_DAYS, SWEPT_AT_ONCE]);
    return outcome;
  }
}

/** The author's row first, then the comments: whoever writes a comment of this author meanwhile is waited for, and seen. */
async function use(
  manager: EntityManager,
  siteId: string,
  hash: Buffer,
): Promise<{ outcome: ConfirmOutcome; released: readonly ReleasedRow[] }> {
  const [link] = await manager.query<LinkRow[]>(`${FIND} FOR NO KEY UPDATE`, [siteId, hash]);
  if (link?.state !== 'open') return { outcome: link?.state ?? 'unknown', released: [] };
  await manager.query(USE, [siteId, hash]);
  await manager.query(CONFIRM, [siteId, link.author_id]);
  const [released] = await manager.query<[ReleasedRow[], number]>(RELEASE, [siteId, link.author_id, DISPATCH_GRACE_S]);
  return { outcome: 'confirmed', released };
}

const FIND = `
  SELECT c.author_id,
         CASE WHEN c.used_at IS NOT NULL THEN 'used'
              WHEN c.expires_at <= now() THEN 'expired'
              WHEN a.email_index IS DISTINCT FROM c.email_index THEN 'superseded'
              ELSE 'open' END AS state
  FROM email_confirmation c JOIN author a ON a.site_id = c.site_id AND a.id = c.author_id
  WHERE c.site_id = $1 AND c.token_hash = $2`;

const USE = `UPDATE email_confirmation SET used_at = now() WHERE site_id = $1 AND token_hash = $2`;

const CONFIRM = `UPDATE author SET email_confirmed_at = now() WHERE site_id = $1 AND id = $2`;

/** One that a moderator has decided on meanwhile stays as it was decided. */
const RELEASE = `
  WITH waiting AS (
    SELECT c.site_id, c.id, a.key AS article_key
    FROM comment c JOIN article a ON a.site_id = c.site_id AND a.id = c.article_id
    WHERE c.site_id = $1 AND c.author_id = $2 AND c.unconfirmed
    ORDER BY c.site_id, c.id FOR NO KEY UPDATE OF c
  )
  UPDATE comment c
  SET unconfirmed = false,
      check_due_at = CASE WHEN c.status = 'pending' THEN now() + make_interval(secs => $3) END, check_attempts = 0
  FROM waiting w WHERE c.site_id = w.site_id AND c.id = w.id
  RETURNING c.id, c.revision, w.article_key`;

const SWEEP = `
  DELETE FROM email_confirmation WHERE (site_id, token_hash) IN (
    SELECT site_id, token_hash FROM email_confirmation WHERE expires_at < now() - make_interval(days => $1)
    LIMIT $2 FOR UPDATE SKIP LOCKED)`;

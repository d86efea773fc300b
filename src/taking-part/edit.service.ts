import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OwnCommentView } from '../comments/comment.view.js';
import { readBody } from '../comments/comment-fields.js';
import { Dispatcher } from '../comments/dispatcher.js';
import { abilitiesOf } from '../comments/own-abilities.js';
import type { OwnCommentRow } from '../comments/own-comment.row.js';
import { isByReports } from '../comments/own-comment.view.js';
import { OwnCommentsService } from '../comments/own-comments.service.js';
import { transact } from '../database/transact.js';
import { Idempotency, type Answer, type KeyedRequest } from '../http/idempotency.js';
import { Problem } from '../http/problem.js';
import type { Locale } from '../i18n/locale.js';
import { NodeEvents } from '../queue/node-events.js';
import type { Reader } from '../readers/reader.js';
import { Sanctions } from '../readers/sanctions.js';
import type { Site } from '../sites/site.entity.js';
import { fold } from '../text/fold.js';
import { fingerprint } from '../text/similarity.js';
import { announceChange, ChangedMeanwhile, retryChanged, takeOffPage } from './change.js';

/** An author's change of an own comment. */
export interface OwnChange {
  readonly site: Site;
  readonly id: string;
  readonly idempotencyKey: string | null;
  readonly locale: Locale;
}

/** How long the dispatcher has before the relay takes the comment as never handed over, in seconds. */
export const DISPATCH_GRACE_S = 2;
/** Jobs for another revision have other ids, or the job of the old one, still running, would swallow the new one. */
export const EPOCHS_PER_REVISION = 1_000;

/** New words for an own comment: the old ones are kept, and nobody sees the new ones before they are judged. */
@Injectable()
export class EditService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownComments: OwnCommentsService,
    private readonly sanctions: Sanctions,
    private readonly idempotency: Idempotency,
    private readonly dispatcher: Dispatcher,
    private readonly events: NodeEvents,
  ) {}

  /**
   * @throws Problem `comment-unknown`, `not-editable`, `author-suspended`, `author-banned`, `invalid-input`, `comment-changed`,
   * or those of the key
   */
  async edit(reader: Reader, change: OwnChange, raw: string): Promise<{ comment: OwnCommentView; isReplay: boolean }> {
    const { site, id, idempotencyKey: key } = change;
    const body = readBody(raw, site);
    const hash = this.idempotency.hash([body, reader.authorId]);
    const request = key === null ? null : { siteId: site.id, scope: `PATCH comment ${id}`, key, hash };
    const deed = () => retryChanged(() => this.write(reader, change, body, request));
    const { answer, isReplay } = await this.idempotency.once(request, deed);
    return { comment: answer.body as OwnCommentView, isReplay };
  }

  private async write(
    reader: Reader,
    { site, id, locale }: OwnChange,
    body: string,
    request: KeyedRequest | null,
  ): Promise<Answer> {
    const now = new Date();
    const row = await this.ownComments.findOwn(reader, site, id);
    if (!abilitiesOf(row, site.settings.editWindowMinutes, now).canEdit) throw new Problem('not-editable');
    await this.sanctions.expectNone(site.id, row.author_id);
    const edited = editedRow(row, body, now);
    const answer = { status: 202, headers: {}, body: await this.ownComments.view(edited, reader, site, locale, now) };
    await transact(this.dataSource, async (manager) => {
      await takeOffPage(manager, row);
      const written = await manager.query<unknown[]>(REWRITE, [
        ...[site.id, id, row.version, body, fingerprint(fold(body).text).toString()],
        ...[now, DISPATCH_GRACE_S, mustWait(row)],
      ]);
      if (written.length === 0) throw new ChangedMeanwhile();
      await this.idempotency.keep(manager, request, answer);
    });
    const epoch = edited.revision * EPOCHS_PER_REVISION;
    this.dispatcher.dispatch({ siteId: site.id, commentId: id, epoch });
    announceChange(this.events, row);
    return answer;
  }
}

/** What a person stopped, a person lets pass: other words must not slip by because no check knows what was wrong. */
const mustWait = ({ status, actor, rule }: OwnCommentRow): 'reworded' | null => {
  const isStopped = status === 'held' || status === 'rejected';
  return isStopped && (actor === 'moderator' || isByReports(rule)) ? 'reworded' : null;
};

const editedRow = (row: OwnCommentRow, body: string, now: Date): OwnCommentRow => ({
  ...row,
  body,
  status: 'pending',
  edited_at: now,
  revision: row.revision + 1,
  reason: null,
  decision_id: null,
  actor: null,
});

/** Only the version that was read. The text as it was becomes a revision, written when that text was. */
const REWRITE = `
  WITH old AS (
    SELECT site_id, id, revision, body, coalesce(edited_at, created_at) AS written_at FROM comment
    WHERE site_id = $1 AND id = $2 AND version = $3 FOR NO KEY UPDATE
  ), kept AS (
    INSERT INTO revision (site_id, comment_id, revision, body, created_at)
    SELECT site_id, id, revision, body, written_at FROM old
  ), written AS (
    UPDATE comment c
    SET body = $4, fingerprint = $5, status = 'pending', reason = NULL, score = NULL, needs_review = false,
        urgent = false, campaign_id = NULL, must_wait = $8, revision = c.revision + 1, version = c.version + 1,
        edited_at = $6, pinned_at = NULL, decided_at = now(), check_due_at = now() + make_interval(secs => $7), check_attempts = 0
    FROM old WHERE c.site_id = old.site_id AND c.id = old.id
    RETURNING c.id
  )
  SELECT id FROM written`;

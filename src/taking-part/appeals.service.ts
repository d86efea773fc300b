import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { OwnAppealView } from '../comments/comment.view.js';
import { abilitiesOf } from '../comments/own-abilities.js';
import { OwnCommentsService } from '../comments/own-comments.service.js';
import { transact } from '../database/transact.js';
import { Idempotency, type Answer, type KeyedRequest } from '../http/idempotency.js';
import { Problem } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import type { Reader } from '../readers/reader.js';
import { announceChange, ChangedMeanwhile, retryChanged } from './change.js';
import type { OwnChange } from './edit.service.js';
import { readText } from './texts.js';

const STATEMENT_LIMIT = 2_000;

/** The author's word against a decision, once for each. Moderators decide on it. */
@Injectable()
export class AppealsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownComments: OwnCommentsService,
    private readonly idempotency: Idempotency,
    private readonly events: NodeEvents,
  ) {}

  /** @throws Problem `comment-unknown`, `not-appealable`, `invalid-input`, `comment-changed`, or those of the key */
  async appeal(
    reader: Reader,
    change: Omit<OwnChange, 'locale'>,
    raw: string,
  ): Promise<{ appeal: OwnAppealView; isReplay: boolean }> {
    const { site, id, idempotencyKey: key } = change;
    const statement = readText('/statement', raw, STATEMENT_LIMIT);
    const hash = this.idempotency.hash([statement, reader.authorId]);
    const request = key === null ? null : { siteId: site.id, scope: `POST appeals ${id}`, key, hash };
    const deed = () => retryChanged(() => this.write(reader, change, statement, request));
    const { answer, isReplay } = await this.idempotency.once(request, deed);
    return { appeal: answer.body as OwnAppealView, isReplay };
  }

  private async write(
    reader: Reader,
    { site, id }: Omit<OwnChange, 'locale'>,
    statement: string,
    request: KeyedRequest | null,
  ): Promise<Answer> {
    const now = new Date();
    const row = await this.ownComments.findOwn(reader, site, id);
    if (!abilitiesOf(row, site.settings.editWindowMinutes, now).canAppeal) throw new Problem('not-appealable');
    const appeal: OwnAppealView = {
      id: uuidv7(),
      state: 'open',
      statement,
      createdAt: now.toISOString(),
      decidedAt: null,
    };
    const answer = { status: 201, headers: {}, body: appeal };
    await transact(this.dataSource, async (manager) => {
      const [written] = await manager.query<[unknown[], number]>(NOTE_APPEAL, [site.id, id, row.version, now]);
      if (written.length === 0) throw new ChangedMeanwhile();
      const made = await manager.query<unknown[]>(MAKE_APPEAL, [
        ...[site.id, appeal.id, id, row.decision_id, statement, now],
      ]);
      if (made.length === 0) throw new Problem('not-appealable');
      await this.idempotency.keep(manager, request, answer);
    });
    announceChange(this.events, row);
    return answer;
  }
}

const NOTE_APPEAL = `
  UPDATE comment SET appealed_at = $4 WHERE site_id = $1 AND id = $2 AND version = $3 RETURNING id`;

const MAKE_APPEAL = `
  INSERT INTO appeal (site_id, id, comment_id, decision_id, statement, created_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (site_id, decision_id) DO NOTHING RETURNING id`;

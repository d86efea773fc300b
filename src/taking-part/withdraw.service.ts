import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OwnCommentView } from '../comments/comment.view.js';
import type { OwnCommentRow } from '../comments/own-comment.row.js';
import { OwnCommentsService } from '../comments/own-comments.service.js';
import { transact } from '../database/transact.js';
import type { Locale } from '../i18n/locale.js';
import { NodeEvents } from '../queue/node-events.js';
import type { Reader } from '../readers/reader.js';
import type { Site } from '../sites/site.entity.js';
import { announceChange, ChangedMeanwhile, retryChanged, takeOffPage } from './change.js';

/** Taking back an own comment. Its place stays on the page while there are answers below it. */
@Injectable()
export class WithdrawService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownComments: OwnCommentsService,
    private readonly events: NodeEvents,
  ) {}

  /** Doing it twice has the effect of once. @throws Problem `comment-unknown`, `comment-changed` */
  withdraw(reader: Reader, site: Site, id: string, locale: Locale): Promise<OwnCommentView> {
    return retryChanged(async () => {
      const row = await this.ownComments.findOwn(reader, site, id);
      const withdrawn: OwnCommentRow = { ...row, status: 'withdrawn' };
      if (row.status !== 'withdrawn') await this.write(row);
      return this.ownComments.view(withdrawn, reader, site, locale);
    });
  }

  private async write(row: OwnCommentRow): Promise<void> {
    await transact(this.dataSource, async (manager) => {
      await takeOffPage(manager, row);
      const [written] = await manager.query<[unknown[], number]>(WITHDRAW, [row.site_id, row.id, row.version]);
      if (written.length === 0) throw new ChangedMeanwhile();
    });
    announceChange(this.events, row);
  }
}

/** Nobody is owed a decision about it any more. */
const WITHDRAW = `
  UPDATE comment
  SET status = 'withdrawn', version = version + 1, decided_at = now(), check_due_at = NULL, urgent = false,
      needs_review = false, appealed_at = NULL, reports_open = 0, report_weight = 0
  WHERE site_id = $1 AND id = $2 AND version = $3 RETURNING id`;

import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { REPORTS_RULE } from '../comments/own-comment.view.js';
import { countShown, type ShownRow } from '../comments/shown-counts.js';
import { Runtime } from '../config/runtime.js';
import { transact } from '../database/transact.js';
import { Problem } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import { knownSince } from '../readers/known-since.js';
import type { Reader } from '../readers/reader.js';
import { networkPrefix } from '../sign-in/network-prefix.js';
import type { Site } from '../sites/site.entity.js';
import { ChangedMeanwhile, retryChanged } from './change.js';
import type { ReportDto, ReportReason, ReportState, ReportView } from './report.dto.js';
import { reportWeight, weightToHold } from './report-weight.js';
import {
  COUNT_REPORT,
  FIND_REPORT,
  FIND_REPORT_OF,
  FIND_REPORTED,
  HEAVIEST_CLAUSE,
  HOLD_REPORTED,
  MAKE_REPORT,
} from './reports.sql.js';
import { readText } from './texts.js';

const NOTE_LIMIT = 1_000;
const NETWORK_BYTES = 16;
const HOLDING_RULE = `${REPORTS_RULE}@1`;
/** Where no reader named a clause. */
const NO_CLAUSE = 'pre-moderation';

/** Which comment a reader reports, and from where. */
export interface Reported {
  readonly site: Site;
  readonly commentId: string;
  /** Network address; only a keyed hash of its prefix and the comment is kept. */
  readonly address: string;
}

export interface MadeReport {
  readonly report: ReportView;
  readonly reporterId: string;
  /** False when the reader had reported the comment before: then that report is given. */
  readonly isNew: boolean;
}

interface ReportedRow extends ShownRow {
  readonly id: string;
  readonly author_id: string;
  readonly revision: number;
  readonly version: number;
  readonly report_weight: number;
  readonly article_key: string;
  readonly upheld: number;
  readonly dismissed: number;
  readonly made: number;
  readonly against: number;
  readonly from_network: number;
  readonly was_let_stand: boolean;
}

interface ReportRow {
  readonly id: string;
  readonly comment_id: string;
  readonly reason: ReportReason;
  readonly note: string | null;
  readonly state: ReportState;
  readonly created_at: Date;
  readonly resolved_at: Date | null;
}

/** A report that is about to be written. */
interface NewReport {
  readonly id: string;
  readonly reporterId: string;
  readonly reason: ReportReason;
  readonly note: string | null;
  readonly weight: number;
  readonly network: Buffer;
  readonly now: Date;
}

/** Readers' reports: one of each comment, weighted, and heavy enough together they bring it before a moderator. */
@Injectable()
export class ReportsService {
  private readonly key: Buffer;

  constructor(
    private readonly dataSource: DataSource,
    private readonly events: NodeEvents,
    { keys }: Runtime,
  ) {
    this.key = keys.for('report-network');
  }

  /**
   * A reader who is not known yet becomes one, and is told by the id.
   * @throws Problem `comment-unknown` unless it is published, `own-comment`, `invalid-input`, `comment-changed`
   */
  report(reader: Reader, reported: Reported, dto: ReportDto): Promise<MadeReport> {
    const note = dto.note === undefined || dto.note === '' ? null : readText('/note', dto.note, NOTE_LIMIT);
    const { commentId } = reported;
    if (!isUUID(commentId)) throw new Problem('comment-unknown');
    const reporterId = reader.authorId ?? uuidv7();
    return retryChanged(() => this.make(reported, reporterId, { reason: dto.reason, note }));
  }

  /** @throws Problem `report-unknown`, the same for what does not exist and for somebody else's */
  async find(reader: Reader, site: Site, id: string): Promise<ReportView> {
    if (!isUUID(id) || reader.authorId === null) throw new Problem('report-unknown');
    const [row] = await this.dataSource.query<ReportRow[]>(FIND_REPORT, [site.id, reader.authorId, id]);
    if (!row) throw new Problem('report-unknown');
    return viewReport(row);
  }

  private async make(
    { site, commentId, address }: Reported,
    reporterId: string,
    said: Pick<NewReport, 'reason' | 'note'>,
  ): Promise<MadeReport> {
    const [earlier] = await this.dataSource.query<ReportRow[]>(FIND_REPORT_OF, [site.id, reporterId, commentId]);
    if (earlier) return { report: viewReport(earlier), reporterId, isNew: false };
    const network = this.networkOf(commentId, address);
    const [row] = await this.dataSource.query<ReportedRow[]>(FIND_REPORTED, [site.id, commentId, reporterId, network]);
    if (!row) throw new Problem('comment-unknown');
    if (row.author_id === reporterId) throw new Problem('own-comment');
    const now = new Date();
    const report: NewReport = { id: uuidv7(), reporterId, ...said, network, now, weight: weigh(row, reporterId, now) };
    const limit = weightToHold(site.settings.reportsToHold, row.was_let_stand);
    await transact(this.dataSource, (manager) => write(manager, row, report, limit));
    this.announce(row, row.report_weight + report.weight >= limit);
    const made = { ...report, comment_id: commentId, state: 'open' as const, created_at: now, resolved_at: null };
    return { report: viewReport(made), reporterId, isNew: true };
  }

  private announce({ site_id: siteId, article_key: articleKey, id: commentId }: ReportedRow, isHeld: boolean): void {
    this.events.publish({ type: 'comment', siteId, articleKey, commentId });
    if (isHeld) this.events.publish({ type: 'article', siteId, articleKey });
  }

  private networkOf(commentId: string, address: string): Buffer {
    const text = `${commentId.toLowerCase()}\n${networkPrefix(address)}`;
    return createHmac('sha256', this.key).update(text).digest().subarray(0, NETWORK_BYTES);
  }
}

const weigh = (row: ReportedRow, reporterId: string, now: Date): number =>
  reportWeight({
    upheld: row.upheld,
    dismissed: row.dismissed,
    made: row.made,
    madeAgainstAuthor: row.against,
    knownMinutes: (now.getTime() - knownSince(reporterId).getTime()) / 60_000,
    fromSameNetwork: row.from_network,
  });

/** A comment that is heavy enough leaves its page first: articles are locked before comments. */
async function write(manager: EntityManager, row: ReportedRow, report: NewReport, limit: number): Promise<void> {
  const isHeld = row.report_weight + report.weight >= limit;
  if (isHeld) await countShown(manager, [{ ...row, by: -1 }]);
  const { id, reporterId, reason, note, weight, network, now } = report;
  const key = [row.site_id, row.id];
  const made = await manager.query<unknown[]>(MAKE_REPORT, [
    ...[row.site_id, id, row.id, row.revision, reporterId, reason, note, weight, network, now],
  ]);
  if (made.length === 0) throw new ChangedMeanwhile();
  const [counted] = await manager.query<[{ report_weight: number }[], number]>(COUNT_REPORT, [
    ...[...key, row.version, weight],
  ]);
  // Reports made at the same moment are weighed together, by whichever comes last.
  if (counted[0] === undefined || (!isHeld && counted[0].report_weight >= limit)) throw new ChangedMeanwhile();
  if (!isHeld) return;
  const [clause] = await manager.query<{ reason: string }[]>(HEAVIEST_CLAUSE, key);
  await manager.query(HOLD_REPORTED, [...key, uuidv7(), clause?.reason ?? NO_CLAUSE, HOLDING_RULE]);
}

const viewReport = (row: ReportRow): ReportView => ({
  id: row.id,
  commentId: row.comment_id,
  reason: row.reason,
  note: row.note,
  state: row.state,
  createdAt: row.created_at.toISOString(),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
});

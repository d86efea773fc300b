import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import type { Finding } from '../checks/finding.js';
import { Problem } from '../http/problem.js';
import type { Locale } from '../i18n/locale.js';
import type { PolicyClause } from '../policy/clauses.js';
import { PolicyTexts, type PolicyText } from '../sites/policy-texts.js';
import { APPEALS, DECISIONS, FIND, NOTES, REPORTS, REVISIONS, THREAD } from './card.sql.js';
import type {
  AppealView,
  CardView,
  DecisionView,
  NoteView,
  ReportView,
  RevisionView,
  ThreadCommentView,
} from './card.view.js';
import { QueueItems, viewQueueFinding, viewReason, type CommentId, type Viewer } from './queue.items.js';
import { ReadableSites } from './readable-sites.js';

interface DecisionRow extends Omit<DecisionView, 'findings' | 'reason' | 'createdAt'> {
  readonly reason: PolicyClause | null;
  readonly findings: readonly Finding[];
  readonly createdAt: Date;
}

/** As PostgreSQL gives it: times are dates. */
type Dated<View extends { createdAt: string }> = Omit<View, 'createdAt'> & { readonly createdAt: Date };

/** One comment with all that is known of it. */
@Injectable()
export class CardService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sites: ReadableSites,
    private readonly items: QueueItems,
    private readonly policies: PolicyTexts,
  ) {}

  /** @throws Problem `comment-unknown` also for one of a site that is not the actor's to read */
  async show(viewer: Viewer, id: string): Promise<CardView> {
    const found = await this.find(viewer, id);
    const [comment] = found ? await this.items.load(viewer, [found]) : [];
    if (!found || !comment) throw new Problem('comment-unknown');
    const policy = await this.policies.of(found.site_id);
    const [thread, revisions, decisions, reports, appeals, notes] = await Promise.all([
      this.read<Dated<ThreadCommentView>>(THREAD, found),
      this.read<Dated<RevisionView>>(REVISIONS, found),
      this.read<DecisionRow>(DECISIONS, found),
      this.read<Dated<ReportView>>(REPORTS, found),
      this.read<Dated<AppealView> & { readonly decidedAt: Date | null }>(APPEALS, found),
      this.read<Dated<NoteView>>(NOTES, found),
    ]);
    return {
      comment,
      thread: thread.map(withTime),
      revisions: revisions.map(withTime),
      decisions: decisions.map((row) => viewDecision(row, comment.isBlind, policy, viewer.locale)),
      reports: reports.map(withTime),
      appeals: appeals.map((row) => ({ ...withTime(row), decidedAt: row.decidedAt?.toISOString() ?? null })),
      notes: notes.map(withTime),
    };
  }

  private async find({ actor }: Viewer, id: string): Promise<CommentId | undefined> {
    if (!isUUID(id)) return undefined;
    const siteIds = await this.sites.idsFor(actor, null);
    const [found] = await this.dataSource.query<CommentId[]>(FIND, [siteIds, id]);
    return found;
  }

  private read<Row>(statement: string, { site_id, id }: CommentId): Promise<Row[]> {
    return this.dataSource.query<Row[]>(statement, [site_id, id]);
  }
}

/** Nothing that the policy found is told before a comment of the blind sample is judged. */
function viewDecision(row: DecisionRow, isBlind: boolean, policy: PolicyText, locale: Locale): DecisionView {
  const { findings, reason, createdAt, ...decision } = row;
  const shown = { ...decision, createdAt: createdAt.toISOString() };
  if (isBlind && row.actor === 'policy') return { ...shown, reason: null, findings: [], score: null, rule: null };
  return {
    ...shown,
    reason: viewReason(reason, policy, locale),
    findings: findings.map((finding) => viewQueueFinding(finding, locale)),
  };
}

const withTime = <Row extends { readonly createdAt: Date }>(
  row: Row,
): Omit<Row, 'createdAt'> & { createdAt: string } => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { abilitiesOn } from '../accounts/abilities.js';
import type { Actor } from '../accounts/actor.js';
import type { Finding } from '../checks/finding.js';
import type { CommentStatus } from '../comments/comment.view.js';
import { riskOf } from '../comments/priority.js';
import { runPrepared } from '../database/prepared.js';
import type { Locale } from '../i18n/locale.js';
import { explainFinding } from '../i18n/messages.js';
import { explainPriority } from '../i18n/queue.js';
import { viewSpan } from '../moderation/finding.view.js';
import type { PolicyClause } from '../policy/clauses.js';
import type { Language } from '../reading/language.js';
import { readText } from '../reading/reading.js';
import { AS_SHIPPED, PolicyTexts, wordsOf, type PolicyText } from '../sites/policy-texts.js';
import { ITEMS } from './queue.items.sql.js';
import type { QueueFindingView, QueueItemView, QueuePriorityView, QueueReasonView } from './queue.view.js';

/** For whom a comment is shown. */
export interface Viewer {
  readonly actor: Actor;
  readonly locale: Locale;
  readonly now: Date;
}

/** Which comment. */
export interface CommentId {
  readonly site_id: string;
  readonly id: string;
}

interface ItemRow extends CommentId {
  readonly site_key: string;
  readonly status: CommentStatus;
  readonly version: number;
  readonly revision: number;
  readonly body: string;
  readonly language: Language | null;
  readonly created_at: Date;
  readonly edited_at: Date | null;
  readonly decided_at: Date | null;
  readonly score: number | null;
  readonly reason: PolicyClause | null;
  readonly pinned: boolean;
  readonly urgent: boolean;
  readonly needs_review: boolean;
  readonly is_blind: boolean;
  readonly decision_score: number | null;
  readonly findings: readonly Finding[] | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly approved: number;
  readonly rejected: number;
  readonly held: number;
  readonly sanctions: readonly { id: string; kind: string; endsAt: string | null }[];
  readonly article_key: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly section: string | null;
  readonly parent: { id: string; authorName: string; body: string } | null;
  readonly reports_open: number;
  readonly report_weight: number;
  readonly report_reasons: readonly { reason: string; count: number }[];
  readonly appeal: { id: string; statement: string; createdAt: string } | null;
  readonly campaign_id: string | null;
  readonly campaign_count: number;
  readonly claim: { accountId: string; name: string; expiresAt: string } | null;
  readonly reach: number;
}

/** Reads comments with all that moderators see of them at a glance. */
@Injectable()
export class QueueItems {
  constructor(
    private readonly dataSource: DataSource,
    private readonly policies: PolicyTexts,
  ) {}

  /** In the order of the ids; one that is gone is left out. */
  async load(viewer: Viewer, ids: readonly CommentId[]): Promise<QueueItemView[]> {
    if (ids.length === 0) return [];
    const columns = [ids.map(({ site_id }) => site_id), ids.map(({ id }) => id)];
    const rows = await runPrepared<ItemRow>(this.dataSource, ITEMS, [...columns, viewer.now]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const policies = await this.policiesOf(ids);
    return ids.flatMap(({ site_id, id }) => {
      const row = byId.get(id);
      return row ? [viewItem(row, viewer, policies.get(site_id) ?? AS_SHIPPED)] : [];
    });
  }

  /** From memory, as a rule. */
  private async policiesOf(ids: readonly CommentId[]): Promise<Map<string, PolicyText>> {
    const policies = new Map<string, PolicyText>();
    for (const id of new Set(ids.map(({ site_id }) => site_id))) policies.set(id, await this.policies.of(id));
    return policies;
  }
}

function viewItem(row: ItemRow, { actor, locale, now }: Viewer, policy: PolicyText): QueueItemView {
  const { id, site_key: site, status, version, revision, body, urgent, is_blind: isBlind, approved, rejected } = row;
  const findings = isBlind ? [] : (row.findings ?? []);
  return {
    ...{ id, site, status, version, revision, body },
    language: row.language ?? readText(body).language.language,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    score: isBlind ? null : (row.score ?? row.decision_score),
    ...{ urgent, needsReview: row.needs_review && status === 'approved', isBlind, pinned: row.pinned },
    author: {
      ...{ id: row.author_id, name: row.author_name, approved, rejected, held: row.held },
      isNew: approved + rejected === 0,
      sanctions: row.sanctions.map((sanction) => ({ ...sanction, endsAt: toTime(sanction.endsAt) })),
    },
    article: { id: row.article_key, title: row.title, url: row.url, section: decode(row.section) },
    parent: row.parent,
    reason: isBlind ? null : viewReason(row.reason, policy, locale),
    findings: findings.map((finding) => viewQueueFinding(finding, locale)),
    reports: { count: row.reports_open, weight: row.report_weight, reasons: [...row.report_reasons] },
    appeal: row.appeal && { ...row.appeal, createdAt: new Date(row.appeal.createdAt).toISOString() },
    campaign: row.campaign_id === null || isBlind ? null : { id: row.campaign_id, count: row.campaign_count },
    claim: row.claim && { ...row.claim, expiresAt: new Date(row.claim.expiresAt).toISOString() },
    priority: viewPriority(row, locale, now),
    abilities: abilitiesOn(actor, row.site_id),
  };
}

function viewPriority(row: ItemRow, locale: Locale, now: Date): QueuePriorityView {
  const ageMinutes = Math.max(0, Math.floor((now.getTime() - row.created_at.getTime()) / 60_000));
  const risk = riskOf(row.is_blind ? null : row.score, row.report_weight);
  const { reach, urgent, reports_open: reports } = row;
  const isKnown = row.score !== null && !row.is_blind;
  const explanation = explainPriority(locale, { risk, isKnown, reach, ageMinutes, urgent, reports });
  return { risk: Math.round(risk * 1_000) / 1_000, reach, ageMinutes, explanation };
}

/** A clause as the readers of the site know it. */
export const viewReason = (clause: PolicyClause | null, policy: PolicyText, locale: Locale): QueueReasonView | null =>
  clause && { clause, title: wordsOf(policy, clause, locale).title };

export function viewQueueFinding(finding: Finding, locale: Locale): QueueFindingView {
  const { check, category, severity, score, code, evidence } = finding;
  const explanation = explainFinding(locale, finding);
  return { check, category, severity, score, code, explanation, evidence: evidence.map(viewSpan) };
}

const toTime = (time: string | null): string | null => (time === null ? null : new Date(time).toISOString());

/** A part of an address as people read it. */
function decode(part: string | null): string | null {
  try {
    return part && decodeURIComponent(part);
  } catch {
    return part;
  }
}

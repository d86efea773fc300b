import { Injectable, Logger } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { prioritySql } from '../comments/priority.js';
import { countShown, type ShownRow } from '../comments/shown-counts.js';
import { runPreparedIn } from '../database/prepared.js';
import { transact } from '../database/transact.js';
import type { Verdict } from '../policy/verdict.js';
import type { BlindDraw } from './blind-sample.js';
import type { CheckCase } from './check-case.js';

const GATHER_MS = 5;
const MAX_BATCH = 100;

/** What the policy decided about one revision of a comment. */
export interface PolicyDecision {
  readonly case: CheckCase;
  readonly verdict: Verdict;
  /** Present when the comment is given to a moderator blindly. */
  readonly draw: BlindDraw | null;
  readonly policyVersion: string;
}

interface DecidedRow extends ShownRow {
  readonly id: string;
  readonly status: Verdict['status'];
}

/**
 * Writes decisions, those of jobs that run side by side in one transaction: state, decision, and counters together or
 * not at all. A comment that is no longer pending, or was edited meanwhile, is left alone, so that doing it twice has the
 * effect of once.
 */
@Injectable()
export class DecisionWriter {
  private readonly logger = new Logger('DecisionWriter');
  private readonly loader = new DataLoader((decisions: readonly PolicyDecision[]) => this.writeAll(decisions), {
    cache: false,
    maxBatchSize: MAX_BATCH,
    batchScheduleFn: (flush) => setTimeout(flush, GATHER_MS),
  });

  constructor(private readonly dataSource: DataSource) {}

  /** @returns true when this call decided, false when somebody was faster */
  write(decision: PolicyDecision): Promise<boolean> {
    return this.loader.load(decision);
  }

  /** A batch that fails as a whole is written one by one, so that one bad row does not stop its neighbours. */
  private async writeAll(decisions: readonly PolicyDecision[]): Promise<(boolean | Error)[]> {
    try {
      return await this.writeBatch(decisions);
    } catch (error) {
      if (decisions.length === 1) throw error;
      this.logger.warn({ msg: 'a batch of decisions failed and is written singly', name: (error as Error).name });
      const outcomes = decisions.map((decision) => this.writeBatch([decision]));
      const settled = await Promise.allSettled(outcomes);
      return settled.map((one) => (one.status === 'fulfilled' ? one.value[0] === true : (one.reason as Error)));
    }
  }

  private async writeBatch(decisions: readonly PolicyDecision[]): Promise<boolean[]> {
    const decided = await transact(this.dataSource, (manager) => decide(manager, decisions));
    return decisions.map(({ case: { commentId } }) => decided.has(commentId));
  }
}

async function decide(manager: EntityManager, decisions: readonly PolicyDecision[]): Promise<Set<string>> {
  const input = JSON.stringify(decisions.map(toRow));
  const decided = await runPreparedIn<DecidedRow>(manager, DECIDE, [input]);
  const approved = decided.filter(({ status }) => status === 'approved');
  await countShown(
    manager,
    approved.map((row) => ({ ...row, by: 1 })),
  );
  return new Set(decided.map(({ id }) => id));
}

const toRow = ({ case: checked, verdict, draw, policyVersion }: PolicyDecision): object => ({
  decision_id: uuidv7(),
  site_id: checked.siteId,
  id: checked.commentId,
  revision: checked.revision,
  status: verdict.status,
  reason: verdict.reason,
  score: verdict.score,
  needs_review: verdict.needsReview,
  policy_version: policyVersion,
  findings: verdict.findings,
  rule: verdict.rule && `${verdict.rule.id}@${verdict.rule.version}`,
  shadows: verdict.shadows,
  urgent: verdict.urgent,
  campaign_id: campaignOf(verdict),
  language: isFaulty(verdict) ? null : checked.text.language.language,
  facets: draw ? [] : facetsOf(verdict),
  would_be: draw?.wouldBe,
  blind_share: draw?.share,
});

/** The campaign that a finding names, for moderators to decide all of it at once. */
function campaignOf({ findings }: Verdict): string | null {
  const found = findings.find(({ code }) => code === 'campaign');
  return found ? String(found.params['campaign']) : null;
}

/** A text that a check could not read is not read once more. */
const isFaulty = ({ findings }: Verdict): boolean => findings.some(({ category }) => category === 'fault');

/** What moderators filter by. Checks and categories of what was found, each once. */
const facetsOf = ({ findings }: Verdict): string[] => [
  ...new Set(findings.flatMap(({ check, category }) => [`check:${check}`, `category:${category}`])),
];

/** Nothing that is kept beside a comment of the blind sample tells what was found in it. */
const SHOWN_SCORE = 'CASE WHEN i.would_be IS NULL THEN i.score END';

const PRIORITY = prioritySql({
  ...{ score: SHOWN_SCORE, reports: 'c.report_weight', urgent: 'i.urgent' },
  ...{ createdAt: 'c.created_at', siteId: 'c.site_id', articleId: 'c.article_id' },
});

const DECIDE_TEXT = `
  WITH input AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS i
      (decision_id uuid, site_id uuid, id uuid, revision int, status text, reason text, score real,
       needs_review boolean, policy_version text, findings jsonb, rule text, shadows jsonb, urgent boolean,
       campaign_id uuid, language text, facets text[], would_be text, blind_share real)
  ), locked AS (
    SELECT c.site_id, c.id FROM comment c JOIN input i ON i.site_id = c.site_id AND i.id = c.id
    ORDER BY c.site_id, c.id FOR NO KEY UPDATE OF c
  ), decided AS (
    UPDATE comment c
    SET status = i.status, reason = i.reason, score = ${SHOWN_SCORE}, needs_review = i.needs_review, urgent = i.urgent,
        campaign_id = CASE WHEN i.would_be IS NULL THEN i.campaign_id END,
        language = i.language, facets = i.facets, priority = ${PRIORITY},
        version = c.version + 1, decided_at = now(), check_due_at = NULL, check_attempts = 0
    FROM input i JOIN locked USING (site_id, id)
    WHERE c.site_id = i.site_id AND c.id = i.id AND c.revision = i.revision AND c.status = 'pending'
    RETURNING c.site_id, c.id, c.article_id, c.root_id, c.branch_id, c.status, c.revision
  ), written AS (
    INSERT INTO decision (site_id, id, comment_id, revision, actor, status, reason, policy_version, score, findings,
                          rule, shadows, would_be, blind_share)
    SELECT i.site_id, i.decision_id, i.id, i.revision, 'policy', i.status, i.reason, i.policy_version, i.score, i.findings,
           i.rule, i.shadows, i.would_be, i.blind_share
    FROM input i JOIN decided USING (site_id, id)
  )
  SELECT site_id, id, article_id, root_id, branch_id, status FROM decided`;

const DECIDE = { name: 'decide-by-policy', text: DECIDE_TEXT };

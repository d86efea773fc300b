import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { prioritySql } from '../comments/priority.js';
import { runPreparedIn } from '../database/prepared.js';
import { countShown, type ShownChange } from '../comments/shown-counts.js';
import type { Hint } from '../queue/node-events.js';
import type { Move } from './outcome.js';

/** Who moves comments of which site, and as part of which batch. */
export interface Mover {
  readonly siteId: string;
  readonly accountId: string;
  readonly batchId: string | null;
}

/** A comment as a decision left it. */
export interface Moved {
  readonly id: string;
  readonly status: Move['status'];
  readonly version: number;
  readonly reason: string | null;
  readonly decisionId: string;
}

/** What was done, and what other nodes are to be told once it is committed. */
export interface Outcome {
  readonly moved: readonly Moved[];
  readonly hints: readonly Hint[];
}

/**
 * The one way in which moderators change the state of comments: state, decision, counts, reports, appeals and claims
 * together, for any number of comments of one site whose locks the transaction holds (`lockStandings`). It overtakes the
 * policy's verdict on a pending comment, which is written only while the comment is pending.
 */
export async function carryOut(manager: EntityManager, mover: Mover, moves: readonly Move[]): Promise<Outcome> {
  if (moves.length === 0) return { moved: [], hints: [] };
  const rows = moves.map((move) => ({ move, decisionId: uuidv7() }));
  const ids = moves.map(({ standing }) => standing.id);
  const { siteId, accountId, batchId } = mover;
  const input = JSON.stringify(rows.map(({ move, decisionId }) => toRow(move, decisionId)));
  const released = await runPreparedIn<{ comment_id: string }>(manager, CARRY_OUT, [
    siteId,
    ids,
    input,
    accountId,
    batchId,
  ]);
  const undone = moves.filter(({ resolves }) => !resolves).map(({ undoes }) => undoes);
  if (undone.length > 0) await manager.query(REOPEN, [siteId, undone]);
  await countShown(
    manager,
    moves.flatMap((move) => shownChange(siteId, move)),
  );
  return {
    moved: rows.map(({ move, decisionId }) => toMoved(move, decisionId)),
    hints: [...hintsOf(siteId, moves), ...released.map(({ comment_id: id }) => claimHint(siteId, id))],
  };
}

const toRow = (move: Move, decisionId: string): object => ({
  id: move.standing.id,
  decision_id: decisionId,
  status: move.status,
  reason: move.reason,
  message: move.message,
  undoes: move.undoes,
  resolves: move.resolves,
  // An approved comment with a reason is one that was marked for a moderator to look at.
  needs_review: move.undoes !== null && move.status === 'approved' && move.reason !== null,
  revision: move.standing.revision,
  before_status: move.standing.status,
  before_reason: move.standing.reason,
});

const toMoved = ({ standing, status, reason }: Move, decisionId: string): Moved => ({
  id: standing.id,
  status,
  version: standing.version + 1,
  reason,
  decisionId,
});

function shownChange(siteId: string, { standing, status }: Move): ShownChange[] {
  const by = Number(status === 'approved') - Number(standing.status === 'approved');
  const { articleId, rootId, branchId } = standing;
  const row = { site_id: siteId, article_id: articleId, root_id: rootId, branch_id: branchId };
  return by === 0 ? [] : [{ ...row, by: by > 0 ? 1 : -1 }];
}

function hintsOf(siteId: string, moves: readonly Move[]): Hint[] {
  const changed = moves.filter((move) => shownChange(siteId, move).length > 0);
  const articles = new Set(changed.map(({ standing }) => standing.articleKey));
  return [
    ...[...articles].map((articleKey) => ({ type: 'article', siteId, articleKey }) as const),
    ...moves.map(({ standing }) => {
      const { id: commentId, articleKey } = standing;
      return { type: 'comment', siteId, articleKey, commentId } as const;
    }),
  ];
}

export const claimHint = (siteId: string, commentId: string): Hint => ({ type: 'claim', siteId, commentId });

/** What a comment's place in the queue follows from, once this much weight of reports is open. */
const priorityWith = (reports: string): string =>
  prioritySql({
    ...{ score: 'c.score', reports, urgent: 'c.urgent', createdAt: 'c.created_at' },
    ...{ siteId: 'c.site_id', articleId: 'c.article_id' },
  });

const WEIGHT_LEFT = `CASE WHEN i.resolves AND i.status <> 'held' THEN 0 ELSE c.report_weight END`;

/**
 * Reports are answered by approving or rejecting, an appeal by any decision. A comment that goes back to being pending is
 * due to be checked at once, by the relay. Times are those of the transaction, by which REOPEN finds what was answered.
 */
const CARRY_OUT_TEXT = `
  WITH input AS (
    SELECT * FROM jsonb_to_recordset($3::jsonb) AS i
      (id uuid, decision_id uuid, status text, reason text, message text, undoes uuid, resolves boolean,
       needs_review boolean, revision int, before_status text, before_reason text)
  ), moved AS (
    UPDATE comment c
    SET status = i.status, reason = i.reason, needs_review = i.needs_review, version = c.version + 1,
        decided_at = CASE WHEN i.status <> 'pending' THEN now() END,
        check_due_at = CASE WHEN i.status = 'pending' THEN now() END, check_attempts = 0,
        reports_open = CASE WHEN i.resolves AND i.status <> 'held' THEN 0 ELSE c.reports_open END,
        report_weight = ${WEIGHT_LEFT}, priority = ${priorityWith(WEIGHT_LEFT)},
        appealed_at = CASE WHEN NOT i.resolves THEN c.appealed_at END
    FROM input i WHERE c.site_id = $1 AND c.id = i.id AND c.id = ANY ($2::uuid[])
  ), written AS (
    INSERT INTO decision (site_id, id, comment_id, revision, actor, moderator_id, status, reason, message, batch_id, undoes,
                          before_status, before_reason, created_at)
    SELECT $1, i.decision_id, i.id, i.revision, 'moderator', $4, i.status, i.reason, i.message, $5, i.undoes,
           i.before_status, i.before_reason, now()
    FROM input i
  ), answered AS (
    UPDATE report r
    SET resolved_at = now(), outcome = CASE i.status WHEN 'approved' THEN 'dismissed' ELSE 'upheld' END
    FROM input i
    WHERE r.site_id = $1 AND r.comment_id = i.id AND r.comment_id = ANY ($2::uuid[]) AND r.resolved_at IS NULL
      AND i.resolves AND i.status <> 'held'
  ), judged AS (
    UPDATE appeal p
    SET decided_at = now(), decided_by = $4, outcome = CASE i.status WHEN 'approved' THEN 'overturned' ELSE 'upheld' END
    FROM input i
    WHERE p.site_id = $1 AND p.comment_id = i.id AND p.comment_id = ANY ($2::uuid[]) AND p.outcome IS NULL AND i.resolves
  ), released AS (
    DELETE FROM claim WHERE site_id = $1 AND comment_id = ANY ($2::uuid[]) RETURNING comment_id
  )
  SELECT comment_id FROM released`;

/** What decisions that were taken back had answered is open again. */
const REOPEN = `
  WITH undone AS (
    SELECT comment_id, created_at FROM decision WHERE site_id = $1 AND id = ANY ($2::uuid[])
  ), reports AS (
    UPDATE report r SET resolved_at = NULL, outcome = NULL
    FROM undone u WHERE r.site_id = $1 AND r.comment_id = u.comment_id AND r.resolved_at = u.created_at
    RETURNING r.comment_id, r.weight
  ), appeals AS (
    UPDATE appeal p SET decided_at = NULL, decided_by = NULL, outcome = NULL
    FROM undone u WHERE p.site_id = $1 AND p.comment_id = u.comment_id AND p.decided_at = u.created_at
    RETURNING p.comment_id, p.created_at
  ), open AS (
    SELECT comment_id, count(weight)::int AS reports, coalesce(sum(weight), 0) AS weight, max(created_at) AS appealed_at
    FROM (SELECT comment_id, weight, NULL::timestamptz AS created_at FROM reports
          UNION ALL SELECT comment_id, NULL, created_at FROM appeals) o
    GROUP BY 1
  )
  UPDATE comment c
  SET reports_open = c.reports_open + o.reports, report_weight = c.report_weight + o.weight,
      priority = ${priorityWith('c.report_weight + o.weight')},
      appealed_at = coalesce(o.appealed_at, c.appealed_at)
  FROM open o WHERE c.site_id = $1 AND c.id = o.comment_id`;

const CARRY_OUT = { name: 'carry-out-decisions', text: CARRY_OUT_TEXT };

import type { DataSource } from 'typeorm';
import type { Classifier } from '../classifier/classifier.js';
import { bucketsOf, learningLogOdds } from '../classifier/correction.js';
import type { DecidedExample } from '../classifier/learn-correction.js';
import { readText } from '../reading/reading.js';

/** More than this add nothing that can be measured, and cost memory while they are learnt from. */
const MOST_DECISIONS = 10_000;

/** What a moderator last said about a comment. */
export interface ModeratorDecision {
  readonly id: string;
  readonly body: string;
  readonly isRejected: boolean;
  /** See `DecidedExample`. */
  readonly weight: number;
}

/**
 * The newest moderators' decisions of one site and no other, one for each comment, newest first. Comments that were put
 * back, were edited since, or have no text any more are left out.
 */
export async function loadDecisions(dataSource: DataSource, siteId: string): Promise<ModeratorDecision[]> {
  const rows = await dataSource.query<{ id: string; body: string; is_rejected: boolean; weight: number }[]>(DECISIONS, [
    siteId,
    MOST_DECISIONS,
  ]);
  return rows.map(({ id, body, is_rejected, weight }) => ({ id, body, isRejected: is_rejected, weight }));
}

/** Reads each comment again, as the model sees it today. Yields after each. */
export function* readDecisions(
  decisions: readonly ModeratorDecision[],
  classifier: Classifier,
  newerThan: string | null,
): Generator<void, DecidedExample[]> {
  const examples: DecidedExample[] = [];
  for (const { id, body, isRejected, weight } of decisions) {
    const classification = classifier.classify(readText(body));
    examples.push({
      logit: learningLogOdds(classification),
      buckets: bucketsOf(classification.features()),
      rejected: isRejected,
      weight,
      isNew: newerThan !== null && id > newerThan,
    });
    yield;
  }
  return examples;
}

/**
 * The weight is the inverse of the chance that a moderator was shown the comment: 1 for what was held or marked for
 * review, more for the blind sample, and 0 for what was decided automatically and came up by a report or an appeal.
 */
const DECISIONS = `
  WITH newest AS (
    SELECT id, comment_id, revision, status, undoes FROM decision
    WHERE site_id = $1 AND actor = 'moderator' ORDER BY id DESC LIMIT $2
  ), last AS (
    SELECT DISTINCT ON (comment_id) * FROM newest ORDER BY comment_id, id DESC
  )
  SELECT last.id, c.body, last.status = 'rejected' AS is_rejected,
         CASE WHEN p.would_be IS NOT NULL THEN 1.0 / p.blind_share
              WHEN p.id IS NULL OR p.status = 'held' OR (p.status = 'approved' AND p.reason IS NOT NULL) THEN 1
              ELSE 0 END::float AS weight
  FROM last
  CROSS JOIN LATERAL (
    SELECT body FROM comment c
    WHERE c.site_id = $1 AND c.id = last.comment_id AND c.revision = last.revision AND c.body <> '' LIMIT 1
  ) c
  LEFT JOIN LATERAL (
    SELECT * FROM decision p
    WHERE p.site_id = $1 AND p.comment_id = last.comment_id AND p.revision = last.revision AND p.actor = 'policy'
      AND p.policy_version IS NOT NULL LIMIT 1
  ) p ON true
  WHERE last.status IN ('approved', 'rejected') AND last.undoes IS NULL
  ORDER BY last.id DESC`;

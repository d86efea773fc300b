import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Facts, MustWait } from '../checks/facts.js';
import type { Finding } from '../checks/finding.js';
import {
  countBefore,
  factsBefore,
  FLOOD_MINUTES,
  WINDOW_HOURS,
  type CountedBefore,
} from '../moderation/counted-before.js';
import type { Status } from '../policy/verdict.js';
import { commentingAt, type Commenting } from '../sites/article.entity.js';

/** So many are read by one query, which then stays far below the time that a statement may take. */
const AT_ONCE = 100;

/** A decided comment with what was known when it was checked, as far as that can still be told. */
export interface DecidedComment {
  readonly id: string;
  readonly body: string;
  readonly authorName: string;
  readonly commenting: Commenting;
  readonly facts: Facts;
  /** What a moderator last made of it; null when none did, or took it back. */
  readonly moderator: Status | null;
}

interface PastRow extends CountedBefore {
  readonly id: string;
  readonly body: string;
  readonly author_name: string;
  readonly created_at: Date;
  readonly commenting: Commenting;
  readonly commenting_next: Commenting | null;
  readonly commenting_next_at: Date | null;
  readonly must_wait: MustWait | null;
  readonly findings: readonly Finding[];
  readonly moderator: Status | null;
}

/** The newest decided comments of a site. */
@Injectable()
export class PastComments {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. What waits for a moderator blindly is left out: nobody is to know what the policy says of it. */
  async load(siteId: string, limit: number): Promise<DecidedComment[]> {
    const comments: DecidedComment[] = [];
    for (let border: string | null = null; comments.length < limit;) {
      const size = Math.min(AT_ONCE, limit - comments.length);
      const parameters = [siteId, border, size, WINDOW_HOURS, FLOOD_MINUTES];
      const rows: PastRow[] = await this.dataSource.query(PAST, parameters);
      comments.push(...rows.map(toComment));
      if (rows.length < size) break;
      border = rows.at(-1)?.id ?? null;
    }
    return comments;
  }
}

const toComment = (row: PastRow): DecidedComment => ({
  id: row.id,
  body: row.body,
  authorName: row.author_name,
  commenting: commentingAt(
    { commenting: row.commenting, commentingNext: row.commenting_next, commentingNextAt: row.commenting_next_at },
    row.created_at,
  ),
  facts: factsOf(row),
  moderator: row.moderator,
});

/**
 * Counts are made again from the comments before this one. Near texts are compared for a day only: of an older comment
 * what its findings say is all that is left.
 */
function factsOf(row: PastRow): Facts {
  const near = row.findings.find(({ code }) => code === 'near-text-by-others')?.params;
  const campaign = row.findings.find(({ code }) => code === 'campaign')?.params;
  return {
    ...factsBefore(row),
    nearText: { similarity: Number(near?.['percent'] ?? 0) / 100, count: Number(near?.['count'] ?? 0) },
    mustWait: row.must_wait,
    campaign: campaign
      ? {
          key: String(campaign['campaign']),
          comments: Number(campaign['count']),
          authors: Number(campaign['authors']),
          isKnown: true,
        }
      : null,
  };
}

const PAST = `
  SELECT c.id, c.body, c.author_name, c.created_at, c.must_wait, a.commenting, a.commenting_next, a.commenting_next_at,
         past.approved, past.rejected, past.held, same.by_author, same.by_others, flood.recent,
         p.findings, m.moderator
  FROM (
    SELECT c.*, w.email_index FROM comment c
    CROSS JOIN LATERAL (SELECT email_index FROM author WHERE site_id = c.site_id AND id = c.author_id LIMIT 1) w
    WHERE c.site_id = $1 AND ($2::uuid IS NULL OR c.id < $2) AND c.status IN ('approved', 'held', 'rejected')
      AND c.body <> '' AND EXISTS (
        SELECT FROM decision d WHERE d.site_id = c.site_id AND d.comment_id = c.id AND d.revision = c.revision
          AND (d.actor = 'moderator' OR (d.policy_version IS NOT NULL AND d.would_be IS NULL)))
    ORDER BY c.id DESC LIMIT $3
  ) c
  CROSS JOIN LATERAL (SELECT * FROM article WHERE site_id = c.site_id AND id = c.article_id LIMIT 1) a
  LEFT JOIN LATERAL (
    SELECT findings FROM decision d
    WHERE d.site_id = c.site_id AND d.comment_id = c.id AND d.revision = c.revision AND d.actor = 'policy'
      AND d.policy_version IS NOT NULL LIMIT 1
  ) given ON true
  CROSS JOIN LATERAL (SELECT coalesce(given.findings, '[]') AS findings) p
  LEFT JOIN LATERAL (
    SELECT CASE WHEN d.undoes IS NULL THEN d.status END AS moderator FROM decision d
    WHERE d.site_id = c.site_id AND d.comment_id = c.id AND d.revision = c.revision AND d.actor = 'moderator'
    ORDER BY d.id DESC LIMIT 1
  ) m ON true
  ${countBefore({ emailIndex: 'c.email_index', windowHours: '$4', floodMinutes: '$5' })}`;

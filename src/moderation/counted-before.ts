import type { Facts } from '../checks/facts.js';

/** Same or nearly the same text counts for a day. */
export const WINDOW_HOURS = 24;
/** What comes within this time counts as a flood. */
export const FLOOD_MINUTES = 5;

/** What `countBefore` finds for each comment. */
export interface CountedBefore {
  readonly approved: number;
  readonly rejected: number;
  readonly held: number;
  readonly by_author: number;
  readonly by_others: number;
  readonly recent: number;
}

export const factsBefore = (row: CountedBefore): Pick<Facts, 'author' | 'recent' | 'sameText'> => ({
  author: { approved: row.approved, rejected: row.rejected, held: row.held },
  recent: { byAuthor: row.recent },
  sameText: { byAuthor: row.by_author, byOthers: row.by_others },
});

/**
 * SQL that joins to each comment `c` what its author and others wrote before it, as `past`, `same` and `flood`.
 *
 * The same person, for what speaks against a comment, is the same author or the same e-mail. What speaks for one counts
 * for the author alone: anybody can type somebody else's e-mail.
 * @param at the expressions for the index of the author's e-mail, and for the two times, `WINDOW_HOURS`, `FLOOD_MINUTES`
 */
export const countBefore = (at: { emailIndex: string; windowHours: string; floodMinutes: string }): string => `
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE o.status = 'approved')::int AS approved,
           count(*) FILTER (WHERE o.status = 'rejected')::int AS rejected,
           count(*) FILTER (WHERE o.status = 'held')::int AS held
    FROM (SELECT status FROM comment o WHERE o.site_id = c.site_id AND o.author_id = c.author_id AND o.id < c.id
          ORDER BY o.id DESC LIMIT 100) o
  ) past
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE o.is_same)::int AS by_author, count(*) FILTER (WHERE NOT o.is_same)::int AS by_others
    FROM (SELECT o.author_id = c.author_id OR ow.email_index = ${at.emailIndex} AS is_same
          FROM comment o
          CROSS JOIN LATERAL (SELECT * FROM author WHERE site_id = o.site_id AND id = o.author_id LIMIT 1) ow
          WHERE o.site_id = c.site_id AND o.fingerprint = c.fingerprint AND o.id < c.id
            AND o.created_at > c.created_at - make_interval(hours => ${at.windowHours})
          ORDER BY o.id DESC LIMIT 50) o
  ) same
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS recent
    FROM (SELECT id FROM author WHERE site_id = c.site_id AND email_index = ${at.emailIndex}
          ORDER BY id DESC LIMIT 50) named
    CROSS JOIN LATERAL (
      SELECT FROM comment o
      WHERE o.site_id = c.site_id AND o.author_id = named.id AND o.id < c.id
        AND o.created_at > c.created_at - make_interval(mins => ${at.floodMinutes})
      ORDER BY o.id DESC LIMIT 50) o
  ) flood`;

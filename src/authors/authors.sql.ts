import { inForce } from '../readers/sanctions.js';

/** How much of what may be long is shown. */
export const MOST = { linked: 50, names: 20, namesFrom: 1_000, sanctions: 100, notes: 100 } as const;

export const COUNTS = `SELECT status, count(*)::int AS count FROM comment WHERE site_id = $1 AND author_id = $2 GROUP BY 1`;

export const NAMES = `SELECT author_name AS name FROM (
    SELECT author_name, id FROM comment WHERE site_id = $1 AND author_id = $2 ORDER BY id DESC LIMIT ${MOST.namesFrom}
  ) used GROUP BY author_name ORDER BY max(id::text) DESC LIMIT ${MOST.names}`;

export const LINKED = `SELECT id, name, created_at FROM author
  WHERE site_id = $1 AND email_index = $3 AND id <> $2 ORDER BY id DESC LIMIT ${MOST.linked}`;

export const SANCTION_COLUMNS = `s.id, s.author_id, s.kind, s.reason, s.message, s.ends_at, s.created_at, s.lifted_at,
  ${inForce('s')} AS is_in_force, s.account_id, a.name AS account_name, s.lifted_by, l.name AS lifted_by_name`;
export const SANCTION_PEOPLE = `JOIN account a ON a.id = s.account_id LEFT JOIN account l ON l.id = s.lifted_by`;

export const SANCTIONS = `SELECT ${SANCTION_COLUMNS} FROM sanction s ${SANCTION_PEOPLE}
  WHERE s.site_id = $1 AND (s.author_id = $2 OR s.email_index = $3) ORDER BY s.id DESC LIMIT ${MOST.sanctions}`;

export const NOTES = `SELECT n.id, n.author_id, n.text, n.created_at, n.account_id, a.name AS account_name
  FROM author_note n JOIN account a ON a.id = n.account_id
  WHERE n.site_id = $1 AND (n.author_id = $2 OR n.email_index = $3) ORDER BY n.id DESC LIMIT ${MOST.notes}`;

/**
 * The newest comments of one author or several: each one's by its index, then the newest of them.
 * @param status whether only comments of one status are wanted, as $5
 * @param border how to go on from an id, as the last value; null for the beginning
 */
export function historySql(status: boolean, border: { sign: string; order: string } | null): string {
  const { sign, order } = border ?? { sign: '<', order: 'DESC' };
  const conditions = [
    ...(status ? ['c.status = $4'] : []),
    ...(border === null ? [] : [`c.id ${sign} $${status ? 5 : 4}`]),
  ];
  return `
    SELECT c.id, c.status, c.version, c.body, c.reason, c.author_id, c.author_name, c.parent_id, c.created_at,
           t.key AS article_key, t.title, t.url
    FROM (
      SELECT found.* FROM unnest($2::uuid[]) AS of (author_id)
      CROSS JOIN LATERAL (
        SELECT * FROM comment c WHERE c.site_id = $1 AND c.author_id = of.author_id
          ${conditions.map((condition) => `AND ${condition}`).join(' ')}
        ORDER BY c.id ${order} LIMIT $3
      ) found ORDER BY found.id ${order} LIMIT $3
    ) c
    CROSS JOIN LATERAL (SELECT * FROM article WHERE site_id = c.site_id AND id = c.article_id LIMIT 1) t
    ORDER BY c.id ${order}`;
}

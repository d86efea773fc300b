/** Hamzas on alef, alef maqsura and teh marbuta are written in more than one way; vowel signs and tatweel are left out. */
const plain = (text: string): string =>
  `translate(lower(${text}), U&'\\0623\\0625\\0622\\0671\\0649\\0629\\064B\\064C\\064D\\064E\\064F\\0650\\0651\\0652\\0640', ` +
  `U&'\\0627\\0627\\0627\\0627\\064A\\0647')`;

/** The condition is that of the index comment_waiting_of_article. */
function held(article: string): string {
  return `
  SELECT count(*)::int AS held FROM (
    SELECT FROM comment c WHERE c.site_id = $1 AND c.article_id = ${article}
      AND (status = 'held' OR (status = 'approved' AND needs_review)) LIMIT 1000) c`;
}

const list = (comparison: '<' | '>', order: 'ASC' | 'DESC'): string => `
  SELECT a.id, waiting.held FROM (
  SELECT id FROM article
  WHERE site_id = $1 AND ($2::uuid IS NULL OR id ${comparison} $2)
    AND ($4::text IS NULL OR ${plain("coalesce(title, '')")} LIKE ${plain('$4')} OR lower(key) LIKE lower($4))
  ORDER BY id ${order} LIMIT $3) a
  CROSS JOIN LATERAL (${held('a.id')}) waiting ORDER BY a.id ${order}`;

/** Articles from a border on. Parameters: site, border or null, how many, pattern or null. */
export const OLDER = list('<', 'DESC');
export const NEWER = list('>', 'ASC');

export const FIND = `SELECT id FROM article WHERE site_id = $1 AND key = $2 FOR NO KEY UPDATE`;

export const HELD = held('$2');

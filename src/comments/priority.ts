/** Waiting this long makes a comment e times as pressing: one of half the risk is as far 4 hours later. */
const E_FOLD_SECONDS = 21_600;
/** Above every other number there can be: somebody may be in danger. */
const URGENT = 1_000_000;
/** Taken for a comment whose score is not known, or not to be known before it is judged. */
const UNKNOWN_RISK = 0.5;
const LEAST_RISK = 0.02;
/** What a report of weight 1 leaves of the chance that nothing is wrong. */
const DOUBT_LEFT = 0.8;

/** How much a comment may hurt, 0.02 to 1: its score, and what readers say. @param reports weight of the open ones */
export const riskOf = (score: number | null, reports: number): number =>
  Math.max(LEAST_RISK, 1 - (1 - (score ?? UNKNOWN_RISK)) * DOUBT_LEFT ** reports);

/** Where the parts of a priority stand, as SQL. */
interface PrioritySources {
  readonly score: string;
  readonly reports: string;
  readonly urgent: string;
  readonly createdAt: string;
  /** Site and article, whose comments of the last hour are the reach; 1 for an article without any. */
  readonly siteId: string;
  readonly articleId: string;
}

/**
 * Priority as SQL: ln(risk × reach × age), where age counts as e to the power of the time since writing. Time then is a
 * summand that grows for all alike, so that waiting alone never changes the order and an index can keep it.
 */
export const prioritySql = ({ score, reports, urgent, createdAt, siteId, articleId }: PrioritySources): string => `
  (CASE WHEN ${urgent} THEN ${URGENT} ELSE 0 END
   + ln(greatest(${LEAST_RISK}, 1 - (1 - coalesce(${score}, ${UNKNOWN_RISK})::float8) * power(${DOUBT_LEFT}, ${reports}::float8)))
   + ln(coalesce((SELECT v.recent FROM article_activity v WHERE v.site_id = ${siteId} AND v.article_id = ${articleId}), 1)::float8)
   - extract(epoch FROM ${createdAt})::float8 / ${E_FOLD_SECONDS})`;

/** The same for a row of the table as it stands. @param c alias of the comment */
export const priorityOf = (c: string): string =>
  prioritySql({
    ...{ score: `${c}.score`, reports: `${c}.report_weight`, urgent: `${c}.urgent` },
    ...{ createdAt: `${c}.created_at`, siteId: `${c}.site_id`, articleId: `${c}.article_id` },
  });

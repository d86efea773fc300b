import { searchQuery } from '../search/words.js';
import type { QueueFilters, Tab } from './queue.request.js';

/** What a tab shows, as SQL on a comment. The indexes of the queue are made for these very words. */
export function tabCondition(tab: Tab, c = 'c'): string {
  if (tab === 'held') return `(${c}.status = 'held' OR (${c}.status = 'approved' AND ${c}.needs_review))`;
  if (tab === 'reported') return `${c}.reports_open > 0 AND ${c}.status <> 'withdrawn'`;
  if (tab === 'appealed') return `${c}.appealed_at IS NOT NULL AND ${c}.status <> 'withdrawn'`;
  return tab === 'all' ? `${c}.status <> 'withdrawn'` : `${c}.status = '${tab}'`;
}

/** Writes a condition, given the name of its value and that of the site. */
type Say = (value: string, site: string) => string;

/** A condition on the comment `c`, or on its words `w`, with the value that it speaks of. */
export interface Condition {
  readonly value: unknown;
  readonly say: Say;
}

/**
 * The conditions of all filters but tab and site.
 * @param articleIds those of the filter by article
 * @returns null when nothing can meet them
 */
export function conditionsOf(filters: QueueFilters, articleIds: readonly string[] | null): Condition[] | null {
  const { reason, check, category, language, minScore, maxScore, section, author, campaign, q } = filters;
  const words = q === null ? null : searchQuery(q);
  if (articleIds?.length === 0 || (q !== null && words === null)) return null;
  const article = articleIds?.length === 1 ? articleIds[0] : null;
  return [
    ...when(reason, (value) => `c.reason = ${value}`),
    ...when(check && `check:${check}`, hasFacet),
    ...when(category && `category:${category}`, hasFacet),
    ...when(language, (value) => `c.language = ${value}`),
    ...when(minScore, (value) => `c.score >= ${value}::real`),
    ...when(maxScore, (value) => `c.score <= ${value}::real`),
    ...when(article ?? null, (value) => `c.article_id = ${value}`),
    ...when(article === null ? articleIds : null, (value) => `c.article_id = ANY(${value}::uuid[])`),
    ...when(section && spellingsOf(section), isInSection),
    ...when(author, (value) => `c.author_id = ${value}`),
    ...when(campaign, (value) => `c.campaign_id = ${value}`),
    ...when(words, (value) => `w.words @@ ${value}::tsquery`),
  ];
}

const when = (value: unknown, say: Say): Condition[] => (value === null ? [] : [{ value, say }]);

/** The site is looked for along with the facet, so that a rare one of a site is found among those of all sites. */
const hasFacet: Say = (value, site) =>
  `c.facets <> '{}' AND array_append(c.facets, c.site_id::text) @> ARRAY[${value}::text, ${site}::text]`;

const isInSection: Say = (value, site) =>
  `c.article_id IN (SELECT a.id FROM article a WHERE a.site_id = ${site} AND a.section = ANY(${value}::text[]))`;

/** As it may stand in an address: as letters, or percent-encoded; the table has it in lower case. */
function spellingsOf(section: string): string[] {
  const plain = section.toLowerCase();
  return [plain, encodeURIComponent(plain).toLowerCase()];
}

import { searchQuery, siteWord } from '../search/words.js';
import type { QueueFilters, Tab } from './queue.request.js';

/** What a tab shows, as SQL on a comment. The indexes of the queue are made for these very words. */
export function tabCondition(tab: Tab, c = 'c'): string {
  if (tab === 'held') return `(${c}.status = 'held' OR (${c}.status = 'approved' AND ${c}.needs_review))`;
  if (tab === 'reported') return `${c}.reports_open > 0 AND ${c}.status <> 'withdrawn'`;
  if (tab === 'appealed') return `${c}.appealed_at IS NOT NULL AND ${c}.status <> 'withdrawn'`;
  return tab === 'all' ? `${c}.status <> 'withdrawn'` : `${c}.status = '${tab}'`;
}

/** Gives a value its name in a statement. */
export type Naming = (value: unknown) => string;

/** A condition on the comment `c`. @param site SQL of its site */
export type Condition = (name: Naming, site: string) => string;

/** What is looked for all over the queue and may be anywhere in it: an index finds it that knows nothing of the order. */
export interface Sought {
  /** Whether the comment `c` has it, for when the order leads to it. */
  readonly isMet: Condition;
  /** Comments that have it, in no order, up to a number. @param sites SQL of an array of ids */
  readonly find: (name: Naming, sites: string, siteIds: readonly string[], most: string) => string;
}

/** What a list is narrowed down to, other than site and tab. */
export interface Narrowing {
  /** Met so often, or of so few comments, that the orders of the queue lead to them soon. */
  readonly conditions: readonly Condition[];
  readonly sought: readonly Sought[];
}

/**
 * @param articleIds those of the filter by article
 * @returns null when nothing can meet the filters
 */
export function narrow(filters: QueueFilters, articleIds: readonly string[] | null): Narrowing | null {
  const { reason, check, category, language, minScore, maxScore, section, author, campaign, q } = filters;
  const query = q === null ? null : searchQuery(q);
  if (articleIds?.length === 0 || (q !== null && query === null)) return null;
  const [article, ...others] = articleIds ?? [];
  const facets = [
    ...(check === null ? [] : [`check:${check}`]),
    ...(category === null ? [] : [`category:${category}`]),
  ];
  return {
    conditions: [
      ...when(reason, (value) => `c.reason = ${value}`),
      ...when(language, (value) => `c.language = ${value}`),
      ...when(minScore, (value) => `c.score >= ${value}::real`),
      ...when(maxScore, (value) => `c.score <= ${value}::real`),
      ...when(article === undefined || others.length > 0 ? null : article, (value) => `c.article_id = ${value}`),
      ...when(others.length > 0 ? articleIds : null, (value) => `c.article_id = ANY(${value}::uuid[])`),
      ...when(section && spellingsOf(section), isInSection),
      ...when(author, (value) => `c.author_id = ${value}`),
      ...when(campaign, (value) => `c.campaign_id = ${value}`),
    ],
    sought: [...(query === null ? [] : [wordsOf(query)]), ...(facets.length > 0 ? [facetsOf(facets)] : [])],
  };
}

function when(value: unknown, say: (value: string, site: string) => string): Condition[] {
  return value === null ? [] : [(name, site) => say(name(value), site)];
}

const isInSection = (value: string, site: string): string =>
  `c.article_id IN (SELECT a.id FROM article a WHERE a.site_id = ${site} AND a.section = ANY(${value}::text[]))`;

/** As it may stand in an address: as letters, or percent-encoded; the table has it in lower case. */
function spellingsOf(section: string): string[] {
  const plain = section.toLowerCase();
  return [plain, encodeURIComponent(plain).toLowerCase()];
}

/** More sites than this are looked for among all. */
const MOST_SITES = 50;

const wordsOf = (query: string): Sought => ({
  isMet: (name) => `EXISTS (
    SELECT FROM comment_search w WHERE w.site_id = c.site_id AND w.comment_id = c.id AND w.words @@ ${name(query)}::tsquery
    LIMIT 1)`,
  find: (name, sites, siteIds, most) => {
    const ofSites = siteIds.map((id) => `'${siteWord(id)}'`).join(' | ');
    const sought = siteIds.length > MOST_SITES ? query : `(${ofSites}) & ${query}`;
    return `SELECT w.site_id, w.comment_id AS id FROM comment_search w
      WHERE w.words @@ ${name(sought)}::tsquery AND w.site_id = ANY(${sites}) LIMIT ${most}`;
  },
});

/** The site is looked for along with the facets, so that a rare one of a site is found among those of all sites. */
const facetsOf = (facets: readonly string[]): Sought => ({
  isMet: (name) => `c.facets @> ${name(facets)}::text[]`,
  find: (name, sites, _, most) => `SELECT f.site_id, f.id FROM unnest(${sites}) AS s (id) CROSS JOIN LATERAL (
      SELECT c.site_id, c.id FROM comment c
      WHERE c.facets <> '{}' AND array_append(c.facets, c.site_id::text) @> array_append(${name(facets)}::text[], s.id::text)
        AND c.site_id = s.id LIMIT ${most}) f LIMIT ${most}`,
});

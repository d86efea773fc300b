import type { Position } from '../http/paging.js';
import { tabCondition, type Condition } from './queue.conditions.js';
import type { QueueSort, Tab } from './queue.request.js';

/** So many waiting comments of one campaign are one item. */
const FEWEST_OF_CAMPAIGN = 5;
/** A site with more campaigns at a time shows those with the first ids. */
const MOST_CAMPAIGNS = 1_000;
const BY_PRIORITY: readonly Tab[] = ['held', 'reported', 'appealed'];

/** An item of the list: which comment, and where it stands. */
export interface QueuePlace {
  readonly site_id: string;
  readonly id: string;
  readonly key: number;
  readonly place: string;
}

/** A list to be read. */
export interface ListWish {
  readonly siteIds: readonly string[];
  readonly tab: Tab;
  readonly sort: QueueSort;
  readonly conditions: readonly Condition[];
  /** Whether a condition speaks of words. */
  readonly hasWords: boolean;
  /** Whether a campaign becomes one item. */
  readonly isFolded: boolean;
  readonly position: Position | null;
  readonly rows: number;
}

/** What the parts of the statement are made of. */
interface Parts {
  readonly site: string;
  readonly source: string;
  /** Compares the place of a row, given the SQL of its key and its id, with the border of the page. */
  readonly isPast: (key: string, id: string) => string;
  readonly order: (key: string, id: string) => string;
  /** The SQL of a row's key. */
  readonly key: (priority: string) => string;
  readonly limit: string;
  readonly isNewestFirst: boolean;
}

/**
 * The statement for a page of the list. Each site is read by itself in its own order, at most as many rows as asked for,
 * and the sites are merged. A single site stands in the statement itself, so that its figures guide the plan.
 */
export function listStatement(wish: ListWish): { text: string; values: readonly unknown[] } {
  const values: unknown[] = [];
  const name = (value: unknown): string => `$${values.push(value)}`;
  const [only] = wish.siteIds;
  const isSingle = wish.siteIds.length === 1;
  const sites = isSingle ? `${name(only)}::uuid` : `unnest(${name(wish.siteIds)}::uuid[])`;
  const parts = partsOf(wish, isSingle ? sites : 's.id', name);
  const singles = comments(parts, wish.isFolded ? 'AND c.campaign_id IS NULL' : '');
  const ofSite = wish.isFolded ? `${singles} UNION ALL ${campaigns(parts)}` : singles;
  const all = isSingle ? ofSite : `SELECT l.* FROM ${sites} AS s (id) CROSS JOIN LATERAL (${ofSite}) l`;
  const text = `SELECT * FROM (${all}) l ORDER BY ${parts.order('l.key', 'l.place')} LIMIT ${parts.limit}`;
  return { text, values };
}

function partsOf(wish: ListWish, site: string, name: (value: unknown) => string): Parts {
  const { tab, sort, conditions, hasWords, position, rows } = wish;
  const hasKey = sort === 'priority' && BY_PRIORITY.includes(tab);
  const isDescending = (sort !== 'oldest') !== (position?.direction === 'previous');
  const [direction, sign] = isDescending ? ['DESC', '<'] : ['ASC', '>'];
  const said = conditions.map(({ value, say }) => say(name(value), site));
  const words = hasWords ? 'JOIN comment_search w ON w.site_id = c.site_id AND w.comment_id = c.id' : '';
  const border = position && { key: hasKey ? name(position.key) : '', id: name(position.id) };
  return {
    site,
    source: `comment c ${words} WHERE ${[`c.site_id = ${site}`, tabCondition(tab), ...said].join(' AND ')}`,
    isPast: (key, id) => {
      if (border === null) return 'true';
      if (!hasKey) return `${id} ${sign} ${border.id}::uuid`;
      return `(${key}, ${id}) ${sign} (${border.key}::float8, ${border.id}::uuid)`;
    },
    order: (key, id) => (hasKey ? `${key} ${direction}, ${id} ${direction}` : `${id} ${direction}`),
    key: (priority) => (hasKey ? priority : '0::float8'),
    limit: name(rows),
    // The order of time has no priorities to place a campaign by.
    isNewestFirst: !hasKey && sort !== 'oldest',
  };
}

/** Comments one by one. */
const comments = ({ source, isPast, order, key, limit }: Parts, condition: string): string => `
  (SELECT c.site_id, c.id, ${key('c.priority')} AS key, c.id AS place
   FROM ${source} ${condition} AND ${isPast('c.priority', 'c.id')}
   ORDER BY ${order('c.priority', 'c.id')} LIMIT ${limit})`;

/**
 * Campaigns, each as its newest comment, in the place of its first one, which does not move when more arrive; one of
 * which fewer than five wait as its comments one by one. Found by leaps over an index, so that a campaign of a hundred
 * thousand costs what one of five does.
 */
function campaigns({ site, source, isPast, order, key, limit, isNewestFirst }: Parts): string {
  const waiting = `c.site_id = ${site} AND ${tabCondition('held')}`;
  const next = (after: string): string => `
    (SELECT c.campaign_id FROM comment c WHERE ${waiting} AND c.campaign_id IS NOT NULL ${after}
     ORDER BY c.campaign_id LIMIT 1)`;
  const members = `SELECT c.site_id, c.id, c.priority FROM ${source} AND c.campaign_id = campaign.id`;
  return `
  (WITH RECURSIVE campaign (id, n) AS (
     SELECT ${next('')}, 1
     UNION ALL
     SELECT ${next('AND c.campaign_id > campaign.id')}, campaign.n + 1 FROM campaign
     WHERE campaign.id IS NOT NULL AND campaign.n < ${MOST_CAMPAIGNS}
   ), item AS (
     SELECT m.site_id, m.id, ${key('place.priority')} AS key, place.id AS place
     FROM campaign
     CROSS JOIN LATERAL (
       SELECT newest.*, count(*) OVER () AS n, row_number() OVER (ORDER BY newest.id DESC) AS rank
       FROM (${members} ORDER BY c.id DESC LIMIT ${FEWEST_OF_CAMPAIGN}) newest
     ) m
     CROSS JOIN LATERAL (
       SELECT * FROM (${members} ORDER BY c.id LIMIT 1) first WHERE m.n = ${FEWEST_OF_CAMPAIGN} AND NOT ${isNewestFirst}
       UNION ALL
       SELECT m.site_id, m.id, m.priority WHERE m.n < ${FEWEST_OF_CAMPAIGN} OR ${isNewestFirst}
     ) place
     WHERE m.n < ${FEWEST_OF_CAMPAIGN} OR m.rank = 1
   )
   SELECT * FROM item WHERE ${isPast('item.key', 'item.place')} ORDER BY ${order('item.key', 'item.place')} LIMIT ${limit})`;
}

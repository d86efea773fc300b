import type { Position } from '../http/paging.js';
import { tabCondition, type Narrowing, type Naming, type Sought } from './queue.conditions.js';
import type { QueueSort, Tab } from './queue.request.js';

/** So many waiting comments of one campaign are one item. What is asked of it is asked of its newest so many. */
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
export interface ListWish extends Narrowing {
  readonly siteIds: readonly string[];
  readonly tab: Tab;
  readonly sort: QueueSort;
  /** Whether a campaign becomes one item. */
  readonly isFolded: boolean;
  readonly position: Position | null;
  readonly rows: number;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What the parts of a statement are made of. */
interface Parts extends ListWish {
  readonly name: Naming;
  /** Site, tab and conditions of the comment `c`. */
  readonly isListed: (site: string) => string;
  /** What is sought in the comment `c`. */
  readonly isSought: (site: string) => string;
  /** Compares the place of a row, given the SQL of its key and its id, with the border of the page. */
  readonly isPast: (key: string, id: string) => string;
  readonly order: (key: string, id: string) => string;
  /** The SQL of a row's key. */
  readonly key: (priority: string) => string;
  readonly limit: string;
  /** Whether a campaign stands where its newest comment does, and not its first. */
  readonly isNewestFirst: boolean;
}

/**
 * Reads the list in its order. Each site is read by itself, at most as many rows as asked for, and the sites are merged.
 * A single site stands in the statement itself, so that its figures guide the plan.
 * @param most comments to look at on each site for what is sought; null for all
 */
export function walkStatement(wish: ListWish, most: number | null): Statement {
  const { values, parts } = partsOf(wish);
  const { siteIds, name, isFolded, order, limit } = parts;
  const [only] = siteIds;
  const isSingle = siteIds.length === 1;
  const sites = isSingle ? `${name(only)}::uuid` : `unnest(${name(siteIds)}::uuid[])`;
  const site = isSingle ? sites : 's.id';
  const singles = comments(parts, site, most);
  const ofSite = isFolded ? `${singles} UNION ALL ${campaigns(parts, site)}` : singles;
  const all = isSingle ? ofSite : `SELECT l.* FROM ${sites} AS s (id) CROSS JOIN LATERAL (${ofSite}) l`;
  return { text: `SELECT * FROM (${all}) l ORDER BY ${order('l.key', 'l.place')} LIMIT ${limit}`, values };
}

/**
 * Reads the list from an index of what is sought, and puts what it finds in order.
 * @param most when so many are found, it stops and gives none
 * @returns a statement whose rows say how many were `found`; those without an id say nothing else
 */
export function gatherStatement(wish: ListWish, by: Sought, most: number): Statement {
  const { values, parts } = partsOf({ ...wish, sought: wish.sought.filter((other) => other !== by) });
  const { siteIds, name, isFolded, isListed, isSought, key, isPast, order, limit } = parts;
  const sites = `${name(siteIds)}::uuid[]`;
  const mostFound = name(most);
  const text = `
    WITH found AS MATERIALIZED (${by.find(name, sites, siteIds, mostFound)}), listed AS MATERIALIZED (
      SELECT c.* FROM (SELECT * FROM found WHERE (SELECT count(*) FROM found) < ${mostFound}) found CROSS JOIN LATERAL (
        SELECT c.site_id, c.id, c.priority, c.campaign_id FROM comment c
        WHERE c.id = found.id AND ${isListed('found.site_id')} AND ${isSought('found.site_id')} LIMIT 1) c
    ), item AS (
      ${isFolded ? folded(parts) : `SELECT c.site_id, c.id, ${key('c.priority')} AS key, c.id AS place FROM listed c`}
    )
    SELECT l.*, n.found FROM (SELECT count(*)::int AS found FROM found) n LEFT JOIN LATERAL (
      SELECT * FROM item WHERE ${isPast('item.key', 'item.place')} ORDER BY ${order('item.key', 'item.place')} LIMIT ${limit}
    ) l ON true`;
  return { text, values };
}

function partsOf(wish: ListWish): { values: readonly unknown[]; parts: Parts } {
  const values: unknown[] = [];
  const name = (value: unknown): string => `$${values.push(value)}`;
  const { tab, sort, conditions, sought, position, rows } = wish;
  const hasKey = sort === 'priority' && BY_PRIORITY.includes(tab);
  const isDescending = (sort !== 'oldest') !== (position?.direction === 'previous');
  const [direction, sign] = isDescending ? ['DESC', '<'] : ['ASC', '>'];
  const border = position && { key: hasKey ? name(position.key) : '', id: name(position.id) };
  const parts: Parts = {
    ...wish,
    name,
    isListed: (site) =>
      [`c.site_id = ${site}`, tabCondition(tab), ...conditions.map((say) => say(name, site))].join(' AND '),
    isSought: (site) => ['true', ...sought.map(({ isMet }) => isMet(name, site))].join(' AND '),
    isPast: (key, id) => {
      if (border === null) return 'true';
      if (!hasKey) return `${id} ${sign} ${border.id}::uuid`;
      return `(${key}, ${id}) ${sign} (${border.key}::float8, ${border.id}::uuid)`;
    },
    order: (key, id) => (hasKey ? `${key} ${direction}, ${id} ${direction}` : `${id} ${direction}`),
    key: (priority) => (hasKey ? priority : '0::float8'),
    limit: name(rows),
    isNewestFirst: !hasKey && sort !== 'oldest',
  };
  return { values, parts };
}

/** Comments one by one; those of campaigns only where they are not folded. */
function comments(
  { isListed, isSought, isPast, order, key, limit, isFolded, name }: Parts,
  site: string,
  most: number | null,
): string {
  const ordered = `ORDER BY ${order('c.priority', 'c.id')}`;
  const single = isFolded ? 'AND c.campaign_id IS NULL' : '';
  const listed = `${isListed(site)} ${single} AND ${isPast('c.priority', 'c.id')}`;
  const source =
    most === null
      ? `comment c WHERE ${listed}`
      : `(SELECT c.site_id, c.id, c.priority, c.facets FROM comment c WHERE ${listed} ${ordered} LIMIT ${name(most)}) c
         WHERE true`;
  return `
  (SELECT c.site_id, c.id, ${key('c.priority')} AS key, c.id AS place FROM ${source}
   AND ${isSought(site)} ${ordered} LIMIT ${limit})`;
}

const waiting = (site: string): string => `c.site_id = ${site} AND ${tabCondition('held')}`;

/** Where a campaign stands: with its first comment, which does not move when more arrive. */
const firstOf = (site: string, campaign: string): string => `
  SELECT c.id, c.priority FROM comment c WHERE ${waiting(site)} AND c.campaign_id = ${campaign} ORDER BY c.id LIMIT 1`;

/**
 * Campaigns, each as the newest of its comments that is sought; one of which fewer than five wait as its comments one by
 * one. Found by leaps over an index, so that a campaign of a hundred thousand costs what one of five does.
 */
function campaigns({ isListed, isSought, isPast, order, key, limit, isNewestFirst }: Parts, site: string): string {
  const next = (after: string): string => `
    (SELECT c.campaign_id FROM comment c WHERE ${waiting(site)} AND c.campaign_id IS NOT NULL ${after}
     ORDER BY c.campaign_id LIMIT 1)`;
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
       SELECT c.*, row_number() OVER (ORDER BY c.id DESC) AS rank FROM (
         SELECT c.*, count(*) OVER () AS n FROM (
           SELECT * FROM comment c WHERE ${waiting(site)} AND c.campaign_id = campaign.id ORDER BY c.id DESC LIMIT ${FEWEST_OF_CAMPAIGN}
         ) c
       ) c WHERE ${isListed(site)} AND ${isSought(site)}
     ) m
     CROSS JOIN LATERAL (
       SELECT m.id, m.priority WHERE m.n < ${FEWEST_OF_CAMPAIGN} OR ${isNewestFirst}
       UNION ALL
       SELECT * FROM (${firstOf(site, 'campaign.id')}) first WHERE m.n >= ${FEWEST_OF_CAMPAIGN} AND NOT ${isNewestFirst}
     ) place
     WHERE m.n < ${FEWEST_OF_CAMPAIGN} OR m.rank = 1
   )
   SELECT * FROM item WHERE ${isPast('item.key', 'item.place')} ORDER BY ${order('item.key', 'item.place')} LIMIT ${limit})`;
}

/** The same for what was gathered. */
function folded({ key, isNewestFirst }: Parts): string {
  const place = (own: string, first: string): string =>
    isNewestFirst ? own : `CASE WHEN campaign.n >= ${FEWEST_OF_CAMPAIGN} THEN ${first} ELSE ${own} END`;
  return `
    SELECT c.site_id, c.id, ${key(place('c.priority', 'first.priority'))} AS key, ${place('c.id', 'first.id')} AS place
    FROM (SELECT *, row_number() OVER (PARTITION BY site_id, campaign_id ORDER BY id DESC) AS rank FROM listed) c
    LEFT JOIN LATERAL (
      SELECT count(*) AS n FROM (SELECT FROM comment o WHERE o.site_id = c.site_id AND o.campaign_id = c.campaign_id
        AND ${tabCondition('held', 'o')} LIMIT ${FEWEST_OF_CAMPAIGN}) o
    ) campaign ON c.campaign_id IS NOT NULL
    LEFT JOIN LATERAL (
      SELECT o.id, o.priority FROM comment o WHERE o.site_id = c.site_id AND o.campaign_id = c.campaign_id
        AND ${tabCondition('held', 'o')} ORDER BY o.id LIMIT 1
    ) first ON c.campaign_id IS NOT NULL
    WHERE c.campaign_id IS NULL OR campaign.n < ${FEWEST_OF_CAMPAIGN} OR c.rank = 1`;
}

import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { hostOf } from '../evidence/addresses.js';
import { invalid } from '../http/problem.js';
import { fold } from '../text/fold.js';
import { fingerprint } from '../text/similarity.js';
import type { Standing } from '../decisions/standing.js';

/** What can be selected by its state, as the tabs of the queue show it; `all` is everything but what was withdrawn. */
export const SELECTED_STATUSES = ['held', 'reported', 'appealed', 'approved', 'rejected', 'all'] as const;
/** `not-rejected` is for rejecting all that is left, and is not asked for by that name. */
export type SelectedStatus = (typeof SELECTED_STATUSES)[number] | 'not-rejected';

/** How comments of a site are asked for. Each field narrows the others down. */
export interface SelectionWish {
  readonly status?: SelectedStatus;
  /** The author and everybody who wrote under the same e-mail. */
  readonly author?: string;
  /** A text, or the id of a comment that has it; spacing, tatweel and other disguises do not matter. */
  readonly text?: string;
  /** A domain, and what lies below it. */
  readonly link?: string;
  readonly campaign?: string;
  readonly since?: Date;
}

/** The same as it is kept with a batch: what it takes to go on, and nothing that somebody wrote. */
export interface Selection {
  readonly status: SelectedStatus;
  readonly author: string | null;
  readonly fingerprint: string | null;
  readonly hosts: readonly string[] | null;
  readonly campaign: string | null;
  readonly since: string | null;
}

/** @throws Problem `invalid-input` for a link that names no host, or a comment that the site does not have */
export async function readSelection(manager: EntityManager, siteId: string, wish: SelectionWish): Promise<Selection> {
  const { status = 'held', author = null, text, link, campaign = null, since } = wish;
  return {
    status,
    author,
    fingerprint: text === undefined ? null : await fingerprintOf(manager, siteId, text),
    hosts: link === undefined ? null : hostsOf(link),
    campaign,
    since: since?.toISOString() ?? null,
  };
}

async function fingerprintOf(manager: EntityManager, siteId: string, text: string): Promise<string> {
  if (!isUUID(text)) return fingerprint(fold(text).text).toString();
  const [row] = await manager.query<{ fingerprint: string }[]>(
    `SELECT fingerprint FROM comment WHERE site_id = $1 AND id = $2`,
    [siteId, text],
  );
  if (!row) throw invalid('/query/text', 'comment-not-here');
  return row.fingerprint;
}

/** The host as it is written, and in ASCII: addresses in other scripts are written in both ways. */
function hostsOf(link: string): string[] {
  const url = /^[a-z]+:\/\//i.test(link) ? link : `http://${link}`;
  const ascii = hostOf(url);
  const written = /^[a-z]+:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase();
  if (ascii === null || written === undefined || !/^[\p{L}\p{N}.-]+\.[\p{L}\p{N}-]+$/u.test(written))
    throw invalid('/query/link', 'url-invalid');
  return [...new Set([written, ascii])];
}

/** Whether a comment is still of the selection now that it is locked: a colleague may have been faster. */
export function isStill(status: SelectedStatus, standing: Standing): boolean {
  if (standing.status === 'withdrawn' || status === 'all') return status === 'all';
  if (status === 'not-rejected') return standing.status !== 'rejected';
  if (status === 'held') return standing.status === 'held' || (standing.status === 'approved' && standing.needsReview);
  if (status === 'reported') return standing.reportsOpen > 0;
  return status === 'appealed' ? standing.appeal !== null : standing.status === status;
}

/** The words that the indexes of the queue are made for. */
const STATUS: Readonly<Record<SelectedStatus, string>> = {
  held: `(c.status = 'held' OR (c.status = 'approved' AND c.needs_review))`,
  reported: `c.reports_open > 0 AND c.status <> 'withdrawn'`,
  appealed: `c.appealed_at IS NOT NULL AND c.status <> 'withdrawn'`,
  approved: `c.status = 'approved'`,
  rejected: `c.status = 'rejected'`,
  all: `c.status <> 'withdrawn'`,
  'not-rejected': `c.status IN ('pending', 'approved', 'held')`,
};

/** What finds comments by an index, and what has to be read in each. Ids rise with time. */
function conditionsOf(selection: Selection, add: (value: unknown) => string): { found: string[]; read: string[] } {
  const { status, author, fingerprint: text, hosts, campaign, since } = selection;
  return {
    found: [
      STATUS[status],
      ...(author === null ? [] : [`c.author_id = ANY (ARRAY(${linkedTo(add(author))}))`]),
      ...(text === null ? [] : [`c.fingerprint = ${add(text)}::bigint`]),
      ...(campaign === null ? [] : [`c.campaign_id = ${add(campaign)}::uuid`]),
      ...(since === null ? [] : [`c.created_at >= ${add(since)}::timestamptz`, `c.id >= ${add(firstIdAt(since))}`]),
    ],
    read:
      hosts === null
        ? []
        : [`c.body ILIKE ANY (${add(hosts.map((host) => `%${host}%`))})`, `c.body ~* ${add(patternOf(hosts))}`],
  };
}

const linkedTo = (author: string): string => `
  SELECT w.id FROM author w WHERE w.site_id = $1 AND (w.id = ${author}::uuid OR w.email_index =
    (SELECT email_index FROM author WHERE site_id = $1 AND id = ${author}::uuid))`;

/** The host itself or what is below it, and not a longer one that begins or ends alike. */
const patternOf = (hosts: readonly string[]): string =>
  `(?<![[:alnum:]-])(${hosts.map((host) => host.replaceAll('.', String.raw`\.`)).join('|')})(?![[:alnum:]-]|\\.[[:alnum:]])`;

/** The lowest id that a comment of this moment can have. */
function firstIdAt(since: string): string {
  const ms = Math.max(0, new Date(since).getTime()).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`;
}

/** Where a walk through a selection is, and how far it goes. Null for before everything. */
export interface Stretch {
  readonly after: string | null;
  readonly until: string;
  readonly most: number;
}

/** As many comments are looked at for one slice, most of which may not fit. */
const MOST_LOOKED_AT = 20_000;

export interface Slice {
  readonly ids: readonly string[];
  /** Where the next slice begins; null when there is none. */
  readonly next: string | null;
}

/** The next comments of a selection, in the order of ids. */
export async function readSlice(
  manager: EntityManager,
  siteId: string,
  selection: Selection,
  { after, until, most }: Stretch,
): Promise<Slice> {
  const values: unknown[] = [siteId];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const { found, read } = conditionsOf(selection, add);
  const begin = after === null ? [] : [`c.id > ${add(after)}`];
  const sql = `
    WITH seen AS MATERIALIZED (
      SELECT c.id, ${read.length === 0 ? 'true' : `(${read.join(' AND ')})`} AS fits FROM comment c
      WHERE ${['c.site_id = $1', ...found, ...begin, `c.id <= ${add(until)}`].join(' AND ')}
      ORDER BY c.id LIMIT ${read.length === 0 ? most : MOST_LOOKED_AT}
    )
    SELECT ARRAY(SELECT id FROM seen WHERE fits ORDER BY id LIMIT ${add(most)}) AS ids,
           (SELECT id FROM seen ORDER BY id DESC LIMIT 1) AS last, (SELECT count(*)::int FROM seen) AS seen`;
  const [row] = await manager.query<{ ids: string[]; last: string | null; seen: number }[]>(sql, values);
  const { ids = [], last = null, seen = 0 } = row ?? {};
  if (ids.length === most) return { ids, next: ids.at(-1) ?? null };
  return { ids, next: seen === (read.length === 0 ? most : MOST_LOOKED_AT) ? last : null };
}

/** How many comments a selection has. */
export async function countSelection(manager: EntityManager, siteId: string, selection: Selection): Promise<number> {
  const values: unknown[] = [siteId];
  const { found, read } = conditionsOf(selection, (value) => `$${values.push(value)}`);
  const [row] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM comment c WHERE ${['c.site_id = $1', ...found, ...read].join(' AND ')}`,
    values,
  );
  return row?.count ?? 0;
}

/** The newest comments of a selection. @returns their ids */
export async function sampleOf(
  manager: EntityManager,
  siteId: string,
  selection: Selection,
  most: number,
): Promise<string[]> {
  const values: unknown[] = [siteId, most];
  const { found, read } = conditionsOf(selection, (value) => `$${values.push(value)}`);
  const rows = await manager.query<{ id: string }[]>(
    `SELECT c.id FROM comment c WHERE ${['c.site_id = $1', ...found, ...read].join(' AND ')}
     ORDER BY c.id DESC LIMIT $2`,
    values,
  );
  return rows.map(({ id }) => id);
}

/** The newest comment of a site: a selection that is made now goes up to it. */
export async function newestId(manager: EntityManager, siteId: string): Promise<string | null> {
  const [row] = await manager.query<{ id: string }[]>(
    `SELECT id FROM comment WHERE site_id = $1 ORDER BY id DESC LIMIT 1`,
    [siteId],
  );
  return row?.id ?? null;
}

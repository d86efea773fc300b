import { isUUID } from 'class-validator';
import { readLimit } from '../http/paging.js';
import { Problem } from '../http/problem.js';
import { CHECKS } from '../policy/checks.js';
import { CLAUSE_OF, POLICY_CLAUSES } from '../policy/clauses.js';
import { LANGUAGES } from '../reading/language.js';
import { findUnstorable } from '../text/normalize.js';

export const TABS = ['held', 'reported', 'appealed', 'approved', 'rejected', 'all'] as const;
export type Tab = (typeof TABS)[number];
export const QUEUE_SORTS = ['priority', 'newest', 'oldest'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** What a list of comments is narrowed down to; null for no condition. */
export interface QueueFilters {
  readonly site: string | null;
  readonly status: Tab;
  readonly reason: string | null;
  readonly check: string | null;
  readonly category: string | null;
  readonly language: string | null;
  readonly minScore: number | null;
  readonly maxScore: number | null;
  readonly article: string | null;
  readonly section: string | null;
  readonly author: string | null;
  readonly campaign: string | null;
  readonly q: string | null;
}

/** Which page of which list. */
export interface QueueRequest {
  readonly filters: QueueFilters;
  readonly sort: QueueSort;
  readonly limit: number;
  readonly cursor: string | null;
}

/** Query parameters as they arrive. */
export type QueueParameters = Readonly<Record<string, unknown>>;

const CHECK_NAMES: readonly string[] = [...CHECKS.map(({ name }) => name), 'blind-sample'];
const CATEGORIES = Object.keys(CLAUSE_OF);
const LONGEST_KEY = 512;
const LONGEST_QUERY = 200;
const FILTERS = [
  ...['site', 'status', 'reason', 'check', 'category', 'language', 'minScore', 'maxScore'],
  ...['article', 'section', 'author', 'campaign', 'q', 'sort'],
];
const PAGING = ['limit', 'cursor'];

/** @throws Problem `bad-parameter` for one that is unknown, repeated, or not of its kind; `bad-cursor` */
export function readQueueRequest(parameters: QueueParameters): QueueRequest {
  const { limit, cursor, ...query } = parameters;
  if (limit !== undefined && typeof limit !== 'string') throw bad('limit');
  if (cursor !== undefined && typeof cursor !== 'string') throw new Problem('bad-cursor');
  return { ...readQueueQuery(query), limit: readLimit(limit), cursor: cursor ?? null };
}

/** Filters and order, without the place in the list: what a saved view keeps. @throws Problem `bad-parameter` */
export function readQueueQuery(parameters: QueueParameters): Pick<QueueRequest, 'filters' | 'sort'> {
  const unknown = Object.keys(parameters).find((name) => !FILTERS.includes(name));
  if (unknown !== undefined) throw bad(unknown);
  const read = reader(parameters);
  const filters: QueueFilters = {
    site: read('site', isText(LONGEST_KEY)),
    status: (read('status', isOneOf(TABS)) ?? 'held') as Tab,
    reason: read('reason', isOneOf(POLICY_CLAUSES)),
    check: read('check', isOneOf(CHECK_NAMES)),
    category: read('category', isOneOf(CATEGORIES)),
    language: read('language', isOneOf(LANGUAGES)),
    minScore: toNumber(read('minScore', isShare)),
    maxScore: toNumber(read('maxScore', isShare)),
    article: read('article', isText(LONGEST_KEY)),
    section: read('section', isText(LONGEST_KEY)),
    author: read('author', isUUID)?.toLowerCase() ?? null,
    campaign: read('campaign', isUUID)?.toLowerCase() ?? null,
    q: read('q', isText(LONGEST_QUERY)),
  };
  const { minScore, maxScore } = filters;
  if (minScore !== null && maxScore !== null && minScore > maxScore) throw bad('maxScore');
  return { filters, sort: (read('sort', isOneOf(QUEUE_SORTS)) ?? 'priority') as QueueSort };
}

export const isPagingParameter = (name: string): boolean => PAGING.includes(name);

type Rule = (value: string) => boolean;

const reader =
  (parameters: QueueParameters) =>
  (name: string, isGood: Rule): string | null => {
    const value = parameters[name];
    if (value === undefined) return null;
    if (typeof value !== 'string' || !isGood(value)) throw bad(name);
    return value;
  };

const isOneOf =
  (values: readonly string[]): Rule =>
  (value) =>
    values.includes(value);

const isText =
  (longest: number): Rule =>
  (value) =>
    value.length > 0 && value.length <= longest && findUnstorable(value) === null;

/** 0 to 1, as decimals are written. */
const isShare: Rule = (value) => /^(?:0(?:\.\d{1,6})?|\.\d{1,6}|1(?:\.0{1,6})?)$/.test(value);

const toNumber = (value: string | null): number | null => (value === null ? null : Number(value));

const bad = (name: string): Problem => new Problem('bad-parameter', { params: { name: name.slice(0, 40) } });

import type { QueueItem } from './item.js';

export const TABS = ['held', 'reported', 'appealed', 'all', 'approved', 'rejected'] as const;
export type Tab = (typeof TABS)[number];

/** What the address of the queue may say, besides the tab. */
export const FILTERS = [
  ...(['reason', 'check', 'language', 'minScore', 'maxScore'] as const),
  ...(['section', 'article', 'author', 'campaign', 'q'] as const),
] as const;
export type Filter = (typeof FILTERS)[number];

/** Shares of the probability that a comment is rejected, as filters offer them. */
export const SCORES: Readonly<Record<'low' | 'middle' | 'high', Readonly<Record<string, string>>>> = {
  low: { maxScore: '0.3' },
  middle: { minScore: '0.3', maxScore: '0.7' },
  high: { minScore: '0.7' },
};

export const tabOf = (parameters: URLSearchParams): Tab =>
  TABS.find((tab) => tab === parameters.get('status')) ?? 'held';

/** What the service is asked for, from the page's own address. */
export function queryOf(parameters: URLSearchParams, site: string | undefined): URLSearchParams {
  const query = new URLSearchParams({ status: tabOf(parameters) });
  if (site !== undefined) query.set('site', site);
  for (const name of [...FILTERS, 'sort']) {
    const value = parameters.get(name) ?? '';
    if (value !== '') query.set(name, value);
  }
  return query;
}

export const hasFilters = (parameters: URLSearchParams): boolean =>
  FILTERS.some((name) => (parameters.get(name) ?? '') !== '');

/** Whether a comment still belongs in a tab. */
export function belongs({ status, reports, appeal }: QueueItem, tab: Tab): boolean {
  if (tab === 'all') return status !== 'withdrawn';
  if (tab === 'reported') return reports.count > 0;
  if (tab === 'appealed') return appeal !== null;
  return status === tab;
}

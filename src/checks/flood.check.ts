import type { Check } from './check.js';

/** More comments within minutes than a reader writes. */
export const flood: Check = {
  name: 'flood',
  run: ({ facts, settings }) => {
    const count = facts.recent.byAuthor;
    if (count < settings.flood.byAuthor) return [];
    const { name: check } = flood;
    return [{ check, category: 'spam', severity: 'hold', score: 0.5, code: 'flood', params: { count }, evidence: [] }];
  },
};

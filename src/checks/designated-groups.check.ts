import { findPraise } from '../evidence/praise.js';
import type { Check } from './check.js';

/** Praise of a group of the site's list. Never more than held: news of war is full of such words. */
export const designatedGroups: Check = {
  name: 'designated-groups',
  run: ({ text, settings }) =>
    findPraise(text, settings.designatedGroups)
      .slice(0, 1)
      .map(({ group, evidence }) => ({
        check: designatedGroups.name,
        category: 'hate',
        severity: 'hold',
        score: 0.5,
        code: 'praise-of-group',
        params: { group },
        evidence,
      })),
};

import type { Check } from './check.js';

/** What a moderator has to see whatever the other checks find, because of how it came. */
export const mustWait: Check = {
  name: 'must-wait',
  run: ({ facts }) => {
    if (facts.mustWait === null) return [];
    const { name: check } = mustWait;
    const common = { check, category: 'fault', severity: 'hold', score: 0.3, params: {}, evidence: [] } as const;
    return [{ ...common, code: facts.mustWait }];
  },
};

import type { Check } from './check.js';

export const emptiness: Check = {
  name: 'emptiness',
  run: ({ text: { letters, original } }) => {
    if (letters > 0) return [];
    const evidence = [{ start: 0, end: original.length }];
    const { name: check } = emptiness;
    return [{ check, category: 'style', severity: 'hold', score: 0.4, code: 'no-letters', params: {}, evidence }];
  },
};

import type { Check } from './check.js';

/** From this many earlier copies by the same author there is no doubt left. */
const CERTAIN = 3;

export const repeatedText: Check = {
  name: 'repeated-text',
  run: ({ facts }) => {
    const count = facts.sameText.byAuthor;
    if (count < 1) return [];
    const isCertain = count >= CERTAIN;
    return [
      {
        check: repeatedText.name,
        category: 'spam',
        severity: isCertain ? 'reject' : 'hold',
        score: isCertain ? 0.95 : 0.5,
        code: 'repeated-by-author',
        params: { count },
        evidence: [],
      },
    ];
  },
};

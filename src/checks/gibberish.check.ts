import { findMashing } from '../evidence/mashing.js';
import type { Check } from './check.js';

const TO_FLAG = 0.3;
const TO_HOLD = 0.6;

/** Letters that make no words in any language, in the greater part of the comment. */
export const gibberish: Check = {
  name: 'gibberish',
  run: ({ text }) => {
    const { share, evidence } = findMashing(text);
    if (share < TO_FLAG) return [];
    const { name: check } = gibberish;
    const [severity, score] = share < TO_HOLD ? (['flag', 0.2] as const) : (['hold', 0.5] as const);
    const params = { percent: Math.min(100, Math.round(share * 100)) };
    return [{ check, category: 'style', severity, score, code: 'gibberish', params, evidence }];
  },
};

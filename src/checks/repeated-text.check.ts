import type { Check } from './check.js';
import type { Finding, Severity } from './finding.js';

/** From this many earlier copies by the same author there is no doubt left. */
const CERTAIN = 3;
/** Shorter texts are said again in good faith: "well done" below each article of a favourite author. */
const SHORTEST_COPY_LETTERS = 24;

export const repeatedText: Check = {
  name: 'repeated-text',
  run: ({ facts, text }) => {
    const count = facts.sameText.byAuthor;
    if (count < 1) return [];
    if (text.letters < SHORTEST_COPY_LETTERS) return [finding(count, count < CERTAIN ? 'flag' : 'hold', 0.3)];
    return [count < CERTAIN ? finding(count, 'hold', 0.5) : finding(count, 'reject', 0.95)];
  },
};

function finding(count: number, severity: Severity, score: number): Finding {
  const check = repeatedText.name;
  return { check, category: 'spam', severity, score, code: 'repeated-by-author', params: { count }, evidence: [] };
}

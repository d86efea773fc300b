import { findDirectionOverrides, findPiledMarks, findSplitWords } from '../text/hidden.js';
import type { Check } from './check.js';
import type { Finding, FindingCode, Span } from './finding.js';

export const hiddenCharacters: Check = {
  name: 'hidden-characters',
  run: ({ text: { original } }) => [
    ...judge('direction-override', findDirectionOverrides(original), 0.5),
    ...judge('split-word', findSplitWords(original), 0.6),
    ...judge('piled-marks', findPiledMarks(original), 0.6),
  ],
};

function judge(code: FindingCode, evidence: readonly Span[], score: number): readonly Finding[] {
  const count = evidence.length;
  if (count === 0) return [];
  const { name: check } = hiddenCharacters;
  return [{ check, category: 'disguise', severity: 'hold', score, code, params: { count }, evidence }];
}

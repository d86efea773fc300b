import { findIbans, findNationalIds } from '../evidence/identity-numbers.js';
import { findPostalAddresses } from '../evidence/postal-addresses.js';
import type { Check } from './check.js';
import type { Finding, FindingCode, Severity, Span } from './finding.js';

/** Numbers and addresses that say who somebody is or where they live. A plausible number alone is only shown. */
export const personalData: Check = {
  name: 'personal-data',
  run: ({ text }) => {
    if (!/\d/.test(text.folded.text)) return [];
    return [
      ...judge('bank-account', findIbans(text), 'hold', 0.8),
      ...judge('national-id', findNationalIds(text), 'flag', 0.4),
      ...judge('postal-address', findPostalAddresses(text), 'hold', 0.5),
    ];
  },
};

/** Only counts leave the check: the number or address itself is personal data. */
function judge(code: FindingCode, evidence: readonly Span[], severity: Severity, score: number): readonly Finding[] {
  const count = evidence.length;
  if (count === 0) return [];
  return [{ check: personalData.name, category: 'personal-data', severity, score, code, params: { count }, evidence }];
}

import type { Check } from './check.js';
import type { Finding, FindingCode, Span } from './finding.js';
import { findPhoneNumbers } from '../evidence/phone-numbers.js';

export const contactDetails: Check = {
  name: 'contact-details',
  run: ({ text }) => [
    ...judge('phone-number', findPhoneNumbers(text), 0.6),
    ...judge('email-address', text.addresses.emails, 0.5),
  ],
};

/** Only counts leave the check: the number or address itself is personal data. */
function judge(code: FindingCode, evidence: readonly Span[], score: number): readonly Finding[] {
  const count = evidence.length;
  if (count === 0) return [];
  const { name: check } = contactDetails;
  return [{ check, category: 'personal-data', severity: 'hold', score, code, params: { count }, evidence }];
}

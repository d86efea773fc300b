import type { Check } from '../checks/check.js';
import { CHECKS } from './checks.js';
import { firstComment } from '../checks/first-comment.js';
import { defaultPolicySettings } from './default-settings.js';
import { checkComment, runChecks } from './pipeline.js';

const failing: Check = {
  name: 'failing',
  run: () => {
    throw new Error('secret words of a reader');
  },
};

describe('running the checks', () => {
  it('keeps their order', () => {
    const findings = runChecks(firstComment('كلب http://a.com 07701234567'));
    expect(findings.map(({ check }) => check)).toEqual(['blocked-words', 'links', 'contact-details']);
  });

  it('turns a check that throws into a finding and runs the others', () => {
    const findings = runChecks(firstComment('كلب'), [failing, ...CHECKS]);
    expect(findings).toMatchObject([
      { check: 'failing', category: 'fault', severity: 'hold', code: 'check-failed', params: { check: 'failing' } },
      { check: 'blocked-words' },
    ]);
    expect(JSON.stringify(findings)).not.toContain('secret');
  });
});

describe('checking a comment', () => {
  it.each([
    ['شكرا على المقال المفيد', 'approved', null],
    ['أنت كلب', 'held', 'insults'],
    ['كس امك', 'rejected', 'obscenity'],
    ['اتصل بي 07701234567', 'held', 'personal-data'],
    ['😀', 'held', 'style'],
    ['ك\u200Bلام', 'held', 'disguise'],
    ['سأقتلك', 'held', 'threats'],
  ])('%j is %s for %s', (body, status, reason) => {
    expect(checkComment(firstComment(body, defaultPolicySettings()), 'automatic')).toMatchObject({ status, reason });
  });
});

import * as fc from 'fast-check';
import type { OwnPolicySettings } from './own-settings.js';
import { compileSettings, DEFAULT_OWN_SETTINGS } from './own-settings.js';
import { NO_FACTS } from '../checks/facts.js';
import type { Rule } from './rules.js';
import { problemsOf } from './settings-problems.js';
import { reachVerdict } from './verdict.js';

const HOLD: Rule = {
  id: 'own',
  version: 1,
  priority: 5,
  outcome: 'hold',
  when: { all: [{ fact: 'comments', atMost: 0 }, { finding: { check: 'links', count: 2 } }] },
};
const SPARE: Rule = {
  id: 'spare',
  version: 1,
  priority: 5,
  outcome: 'approve',
  when: [],
  only: [{ check: 'shouting' }],
};
const codesOf = (own: object) => problemsOf(own as Partial<OwnPolicySettings>).map(({ code }) => code);

describe('the settings of a site', () => {
  it.each([[{}], [{ preset: 'careful', autoReject: { hate: true }, languages: ['ar', 'en'] }], [{ rules: [HOLD] }]])(
    'are right: %j',
    (own) => {
      expect(codesOf(own)).toEqual([]);
    },
  );

  it.each([
    [{ preset: 'lenient' }, ['unknown-value']],
    [{ autoReject: { rudeness: true } }, ['unknown-value']],
    [{ languages: ['ar', 'klingon'] }, ['unknown-value']],
    [{ trustedDomains: ['https://a.com/b'] }, ['not-a-domain']],
    [{ blockedDomains: [{ domain: 'a b', severity: 'hold' }] }, ['not-a-domain']],
    [{ blockedDomains: [{ domain: 'a.com', severity: 'flag' }] }, ['unknown-value']],
    [
      { blockedDomains: [{ domain: 'a.com', severity: 'hold' }], trustedDomains: ['a.com'] },
      ['domain-blocked-and-trusted'],
    ],
    [{ rules: [null] }, ['rule-malformed']],
    [{ rules: [{ ...HOLD, id: '' }] }, ['rule-malformed']],
    [{ rules: [{ ...HOLD, outcome: 'burn' }] }, ['rule-malformed']],
    [{ rules: [{ ...HOLD, when: { all: [] } }] }, ['rule-malformed']],
    [{ rules: [{ ...HOLD, when: { fact: 'shoe-size', atLeast: 1 } }] }, ['rule-malformed']],
    [{ rules: [{ ...HOLD, when: { fact: 'toString', atLeast: 1 } }] }, ['rule-malformed']],
    [{ rules: [{ ...HOLD, when: { finding: {} } }] }, ['rule-malformed']],
    [{ rules: [{ ...HOLD, when: { finding: { check: 'astrology' } } }] }, ['rule-malformed']],
    [{ rules: [{ ...HOLD, when: { not: { score: 1 } } }] }, ['rule-malformed']],
    [{ rules: [HOLD, HOLD] }, ['rule-twice']],
    [{ rules: [{ ...HOLD, when: { fact: 'approved', atLeast: 3, atMost: 1 } }] }, ['rule-never']],
    [{ rules: [HOLD, SPARE] }, ['rules-contradict']],
    [{ rules: [{ ...HOLD, outcome: 'reject', when: { finding: { category: 'hate' } } }] }, ['rule-may-not-reject']],
  ])('%j: %j', (own, codes) => {
    expect(codesOf(own)).toEqual(codes);
  });

  it('with contradictions only may be saved', () => {
    const [problem] = problemsOf({ rules: [HOLD, SPARE] });
    expect(problem).toMatchObject({ isContradiction: true, params: { rule: 'own', other: 'spare' } });
  });

  it('that should never have been saved stop nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.anything(), { maxLength: 4 }), fc.string(), (rules, preset) => {
        const stored = { ...DEFAULT_OWN_SETTINGS, rules, preset } as unknown as OwnPolicySettings;
        expect(problemsOf(stored).length).toBeGreaterThanOrEqual(1);
        const settings = compileSettings(stored);
        expect(reachVerdict([], { facts: NO_FACTS, settings }, 'automatic').status).toBe('approved');
      }),
      { numRuns: 30 },
    );
  });

  it('replace a rule of the preset by one of the same id', () => {
    const own: Rule = { ...HOLD, id: 'doubts-add-up', version: 7 };
    const { rules } = compileSettings({ ...DEFAULT_OWN_SETTINGS, rules: [own] });
    expect(rules.filter(({ id }) => id === 'doubts-add-up')).toEqual([own]);
  });
});

import * as fc from 'fast-check';
import { CLAUSE_OF } from './clauses.js';
import { FINDING_CODES, type Category, type Finding, type Severity } from '../checks/finding.js';
import { NO_FACTS, type Facts } from '../checks/facts.js';
import { DEFAULT_AUTO_REJECT, MODERATION_MODES, type ModerationMode, type VerdictSettings } from './policy-settings.js';
import { PRESETS } from './presets.js';
import type { Condition, FindingPattern, Rule } from './rules.js';
import { reachVerdict as reach, type Ground, type Verdict } from './verdict.js';

const CATEGORIES: readonly Category[] = [
  'insult',
  'hate',
  'obscene',
  'threat',
  'spam',
  'personal-data',
  'disguise',
  'style',
  'fault',
];
const finding = (severity: Severity, category: Category = 'insult', score = 0.5): Finding => ({
  check: 'any',
  category,
  severity,
  score,
  code: 'link',
  params: {},
  evidence: [],
});

const anyFinding: fc.Arbitrary<Finding> = fc.record({
  check: fc.constantFrom('any', 'links', 'classifier'),
  category: fc.constantFrom(...CATEGORIES),
  severity: fc.constantFrom<Severity>('flag', 'hold', 'reject'),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  code: fc.constantFrom(...FINDING_CODES),
  params: fc.record({ count: fc.integer({ min: 1, max: 4 }) }),
  evidence: fc.constant([]),
  urgent: fc.boolean(),
});
const anyFacts: fc.Arbitrary<Facts> = fc
  .record({ approved: fc.nat(30), rejected: fc.nat(5), held: fc.nat(2) })
  .map((author) => ({ ...NO_FACTS, author }));
const anyPattern: fc.Arbitrary<FindingPattern> = fc.record(
  {
    category: fc.constantFrom(...CATEGORIES),
    check: fc.constantFrom('links', 'classifier'),
    severity: fc.constantFrom<Severity>('flag', 'hold', 'reject'),
    count: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: [] },
);
const anyFact = fc.record({
  fact: fc.constantFrom('approved' as const, 'rejected' as const, 'comments' as const),
  atLeast: fc.nat(20),
});
const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    anyFact,
    fc.record({ finding: anyPattern }),
    fc.record({ score: fc.double({ min: 0.1, max: 1, noNaN: true }) }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
  ),
}));
const head = {
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  version: fc.constant(1),
  priority: fc.integer({ min: 0, max: 3 }),
  shadow: fc.boolean(),
};
const anyRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ ...head, outcome: fc.constantFrom('hold' as const, 'reject' as const), when: anyCondition }),
  fc.record({
    ...head,
    outcome: fc.constantFrom('approve' as const, 'hold-at-most' as const),
    when: fc.array(anyFact, { maxLength: 2 }),
    only: fc.array(anyPattern, { maxLength: 2 }),
  }),
);
const anyRules = fc.uniqueArray(anyRule, { maxLength: 4, selector: ({ id }) => id });
const anySettings: fc.Arbitrary<VerdictSettings> = fc.oneof(
  fc.constantFrom(...Object.values(PRESETS).map(({ rules }) => ({ rules, autoReject: DEFAULT_AUTO_REJECT }))),
  fc.record({ rules: anyRules, autoReject: fc.constant(DEFAULT_AUTO_REJECT) }),
);
const anyGround: fc.Arbitrary<Ground> = fc.record({ facts: anyFacts, settings: anySettings });
const PLAIN: Ground = { facts: NO_FACTS, settings: { rules: [], autoReject: DEFAULT_AUTO_REJECT } };
const withRules = (...rules: Rule[]): Ground => ({ ...PLAIN, settings: { ...PLAIN.settings, rules } });
const reachVerdict = (findings: readonly Finding[], mode: ModerationMode, ground = PLAIN): Verdict =>
  reach(findings, ground, mode);
const anyMode = fc.constantFrom(...MODERATION_MODES);
const MILD_TO_STRICT = ['approved', 'held', 'rejected'];

describe('the verdict', () => {
  it.each<[ModerationMode, Finding[], string, string | null, boolean]>([
    ['automatic', [], 'approved', null, false],
    ['automatic', [finding('flag')], 'approved', null, false],
    ['automatic', [finding('hold')], 'held', 'insults', false],
    ['automatic', [finding('hold', 'spam'), finding('reject', 'obscene')], 'rejected', 'obscenity', false],
    ['automatic', [finding('hold', 'style', 0.2), finding('hold', 'hate', 0.3)], 'held', 'hate', false],
    ['automatic', [finding('hold', 'style'), finding('hold', 'threat')], 'held', 'threats', false],
    ['automatic', [finding('hold', 'fault')], 'held', 'not-checked', false],
    ['pre', [], 'held', 'pre-moderation', false],
    ['pre', [finding('flag')], 'held', 'pre-moderation', false],
    ['pre', [finding('hold')], 'held', 'insults', false],
    ['pre', [finding('reject')], 'rejected', 'insults', false],
    ['post', [], 'approved', null, false],
    ['post', [finding('flag', 'fault')], 'approved', null, false],
    ['post', [finding('hold')], 'approved', 'insults', true],
    ['post', [finding('hold'), finding('hold', 'fault', 0)], 'held', 'insults', false],
    ['post', [finding('hold', 'threat')], 'held', 'threats', false],
    ['post', [finding('reject')], 'rejected', 'insults', false],
  ])('in mode %s on %j is %s, %s, review %s', (mode, findings, status, reason, needsReview) => {
    expect(reachVerdict(findings, mode)).toMatchObject({ status, reason, needsReview, findings });
  });

  it('combines scores as a noisy-or over the checks, to four decimals', () => {
    const links = { ...finding('hold', 'spam', 0.5), check: 'links' };
    const noise = { ...finding('flag', 'style', 0.3333), check: 'shouting' };
    expect(reachVerdict([links, noise], 'automatic').score).toBe(0.6667);
    expect(reachVerdict([], 'automatic').score).toBe(0);
  });

  it('counts a check once, by what it is surest of', () => {
    const classes = [0.7, 0.6, 0.2].map((score) => ({ ...finding('flag', 'hate', score), check: 'classifier' }));
    expect(reachVerdict(classes, 'automatic').score).toBe(0.7);
    const listed = { ...finding('flag', 'insult', 0.3), check: 'blocked-words' };
    expect(reachVerdict([...classes, listed], 'automatic').score).toBe(0.79);
  });

  it('lets doubts add up only when they are of different kinds', () => {
    const addUp: Rule = { id: 'add-up', version: 1, priority: 10, outcome: 'hold', when: { score: 0.6 } };
    const from = (check: string, score: number): Finding => ({ ...finding('flag', 'insult', score), check });
    const statusOf = (...findings: Finding[]) => reachVerdict(findings, 'automatic', withRules(addUp)).status;
    expect(statusOf(from('classifier', 0.7))).toBe('approved');
    expect(statusOf(from('classifier', 0.7), from('blocked-words', 0.3))).toBe('approved');
    expect(statusOf(from('classifier', 0.55), from('shouting', 0.1))).toBe('approved');
    expect(statusOf(from('classifier', 0.55), from('links', 0.15))).toBe('held');
  });

  it('scores what the classifier says too softly for a finding', () => {
    const soft = (likelihood: number, findings: readonly Finding[]): number =>
      reachVerdict(findings, 'automatic', { ...PLAIN, likelihood }).score;
    expect(soft(0.2, [])).toBe(0.2);
    expect(soft(0.2, [{ ...finding('hold', 'hate', 0.7), check: 'classifier' }])).toBe(0.7);
    expect(soft(0.5, [{ ...finding('hold', 'spam', 0.5), check: 'links' }])).toBe(0.75);
  });

  it('does not depend on the order of findings or rules', () => {
    const shuffled = fc
      .array(anyFinding, { maxLength: 6 })
      .chain((findings) =>
        fc.tuple(fc.constant(findings), fc.shuffledSubarray(findings, { minLength: findings.length })),
      );
    fc.assert(
      fc.property(shuffled, anyGround, anyMode, ([findings, others], ground, mode) => {
        const turned = { ...ground, settings: { ...ground.settings, rules: ground.settings.rules.toReversed() } };
        const { status, reason, score, rule, urgent } = reach(findings, ground, mode);
        expect(reach(others, turned, mode)).toMatchObject({ status, reason, score, rule, urgent });
      }),
    );
  });

  it('never becomes milder by another finding, whatever the rules', () => {
    const anyCase = fc.tuple(fc.array(anyFinding, { maxLength: 4 }), anyFinding);
    fc.assert(
      fc.property(anyCase, anyGround, anyMode, ([findings, added], ground, mode) => {
        const [before, after] = [reach(findings, ground, mode), reach([...findings, added], ground, mode)];
        expect(MILD_TO_STRICT.indexOf(after.status)).toBeGreaterThanOrEqual(MILD_TO_STRICT.indexOf(before.status));
        expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(after.urgent || !before.urgent).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('never publishes what a check could not look at, whatever the rules', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 4 }), anyGround, anyMode, (findings, ground, mode) => {
        expect(reach([...findings, finding('hold', 'fault')], ground, mode).status).not.toBe('approved');
      }),
    );
  });

  it('keeps every finding', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 6 }), anyGround, anyMode, (findings, ground, mode) => {
        expect(reach(findings, ground, mode).findings).toEqual(findings);
      }),
    );
  });

  it('is the same with and without rules in shadow', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 4 }), anyGround, anyMode, (findings, ground, mode) => {
        const live = ground.settings.rules.filter(({ shadow }) => shadow !== true);
        const { status, rule } = reach(findings, ground, mode);
        const bare = reach(findings, { ...ground, settings: { ...ground.settings, rules: live } }, mode);
        expect({ status, rule }).toEqual({ status: bare.status, rule: bare.rule });
      }),
    );
  });

  it('knows a clause for every category', () => {
    expect(Object.keys(CLAUSE_OF).toSorted()).toEqual(CATEGORIES.toSorted());
  });
});

describe('automatic rejection', () => {
  it.each<[string, Finding, string]>([
    ['of obscene words is on', finding('reject', 'obscene'), 'rejected'],
    ['of hate is off until a site wants it', finding('reject', 'hate'), 'held'],
    ['of threats is off until a site wants it', finding('reject', 'threat'), 'held'],
    ['on the word of the classifier alone is off', { ...finding('reject'), check: 'classifier' }, 'held'],
    ['for a check that failed does not exist', finding('reject', 'fault'), 'held'],
  ])('%s', (_what, found, status) => {
    expect(reachVerdict([found], 'automatic').status).toBe(status);
  });

  it('is what the site chooses', () => {
    const settings = { rules: [], autoReject: { ...DEFAULT_AUTO_REJECT, hate: true, obscene: false } };
    const statusOf = (category: Category) =>
      reachVerdict([finding('reject', category)], 'automatic', { ...PLAIN, settings }).status;
    expect([statusOf('hate'), statusOf('obscene')]).toEqual(['rejected', 'held']);
  });
});

describe('rules', () => {
  const newAuthorLinks: Rule = {
    id: 'new-links',
    version: 3,
    priority: 5,
    outcome: 'hold',
    when: { all: [{ fact: 'comments', atMost: 0 }, { finding: { check: 'links', count: 2 } }] },
  };
  const twoLinks: Finding = { ...finding('flag', 'spam', 0.2), check: 'links', params: { count: 2 } };
  const known: Facts = { ...NO_FACTS, author: { approved: 30, rejected: 0, held: 0 } };
  const letStyle: Rule = {
    id: 'style',
    version: 1,
    priority: 5,
    outcome: 'approve',
    when: [{ fact: 'approved', atLeast: 20 }],
    only: [{ category: 'style' }],
  };

  it('hold links of a first comment and say so', () => {
    expect(reachVerdict([twoLinks], 'automatic', withRules(newAuthorLinks))).toMatchObject({
      status: 'held',
      reason: 'spam',
      rule: { id: 'new-links', version: 3 },
    });
    expect(reachVerdict([twoLinks], 'automatic', { ...withRules(newAuthorLinks), facts: known }).status).toBe(
      'approved',
    );
    expect(reachVerdict([{ ...twoLinks, params: { count: 1 } }], 'automatic', withRules(newAuthorLinks)).status).toBe(
      'approved',
    );
  });

  it('in shadow change nothing and are recorded', () => {
    expect(reachVerdict([twoLinks], 'automatic', withRules({ ...newAuthorLinks, shadow: true }))).toMatchObject({
      status: 'approved',
      rule: null,
      shadows: [{ id: 'new-links', version: 3, status: 'held' }],
    });
  });

  it('spare known authors what they name, and nothing else', () => {
    const ground = { ...withRules(letStyle), facts: known };
    expect(reachVerdict([finding('hold', 'style')], 'automatic', ground)).toMatchObject({
      status: 'approved',
      rule: { id: 'style' },
      overruled: [{ id: 'doubtful' }],
    });
    expect(reachVerdict([finding('hold', 'style'), finding('hold', 'spam')], 'automatic', ground).status).toBe('held');
    expect(reachVerdict([{ ...finding('hold', 'style'), urgent: true }], 'automatic', ground).status).toBe('held');
  });

  it('that contradict each other at one priority: the stricter one holds and the other is named', () => {
    const always: Rule = {
      id: 'all',
      version: 1,
      priority: 5,
      outcome: 'hold',
      when: { fact: 'approved', atLeast: 0 },
    };
    const verdict = reachVerdict([], 'automatic', { ...withRules(letStyle, always), facts: known });
    expect(verdict).toMatchObject({ status: 'held', rule: { id: 'all' }, overruled: [{ id: 'style' }] });
  });

  it('of a higher priority have the last word', () => {
    const always: Rule = {
      id: 'all',
      version: 1,
      priority: 4,
      outcome: 'hold',
      when: { fact: 'approved', atLeast: 0 },
    };
    const verdict = reachVerdict([], 'automatic', { ...withRules(letStyle, always), facts: known });
    expect(verdict).toMatchObject({ status: 'approved', rule: { id: 'style' }, overruled: [{ id: 'all' }] });
  });

  it('name a clause where no finding does', () => {
    const always: Rule = {
      id: 'all',
      version: 1,
      priority: 1,
      outcome: 'hold',
      when: { fact: 'comments', atMost: 0 },
      reason: 'style',
    };
    expect(reachVerdict([], 'automatic', withRules(always)).reason).toBe('style');
  });
});

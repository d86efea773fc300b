import * as fc from 'fast-check';
import { CLAUSE_OF } from './clauses.js';
import { FINDING_CODES, type Category, type Finding, type Severity } from '../checks/finding.js';
import { MODERATION_MODES, type ModerationMode } from './policy-settings.js';
import { reachVerdict } from './verdict.js';

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
  check: fc.constant('any'),
  category: fc.constantFrom(...CATEGORIES),
  severity: fc.constantFrom<Severity>('flag', 'hold', 'reject'),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  code: fc.constantFrom(...FINDING_CODES),
  params: fc.constant({}),
  evidence: fc.constant([]),
});
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

  it('combines scores as a noisy-or, to four decimals', () => {
    expect(reachVerdict([finding('hold', 'spam', 0.5), finding('flag', 'style', 0.3333)], 'automatic').score).toBe(
      0.6667,
    );
    expect(reachVerdict([], 'automatic').score).toBe(0);
  });

  it('does not depend on the order of the findings', () => {
    const shuffled = fc
      .array(anyFinding, { maxLength: 6 })
      .chain((findings) =>
        fc.tuple(fc.constant(findings), fc.shuffledSubarray(findings, { minLength: findings.length })),
      );
    fc.assert(
      fc.property(shuffled, anyMode, ([findings, others], mode) => {
        expect({ ...reachVerdict(others, mode), findings }).toEqual(reachVerdict(findings, mode));
      }),
    );
  });

  it('never becomes milder by another finding', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 5 }), anyFinding, anyMode, (findings, added, mode) => {
        const [before, after] = [reachVerdict(findings, mode), reachVerdict([...findings, added], mode)];
        expect(MILD_TO_STRICT.indexOf(after.status)).toBeGreaterThanOrEqual(MILD_TO_STRICT.indexOf(before.status));
        expect(after.score).toBeGreaterThanOrEqual(before.score);
      }),
    );
  });

  it('never publishes what a check could not look at', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 4 }), anyMode, (findings, mode) => {
        expect(reachVerdict([...findings, finding('hold', 'fault')], mode).status).not.toBe('approved');
      }),
    );
  });

  it('knows a clause for every category', () => {
    expect(Object.keys(CLAUSE_OF).toSorted()).toEqual(CATEGORIES.toSorted());
  });
});

import * as fc from 'fast-check';
import { NO_FACTS } from '../checks/facts.js';
import type { Finding, Severity } from '../checks/finding.js';
import { readSubmittedText } from '../evidence/submitted-text.js';
import { defaultPolicySettings } from './default-settings.js';
import { MODERATION_MODES } from './policy-settings.js';
import { PRESET_NAMES } from './presets.js';
import { replay, type PastComment } from './replay.js';

const SETTINGS = Object.fromEntries(PRESET_NAMES.map((name) => [name, defaultPolicySettings([], name)]));
const anySettings = fc.constantFrom(...Object.values(SETTINGS));
const anyFinding: fc.Arbitrary<Finding> = fc.record({
  check: fc.constant('links'),
  category: fc.constantFrom('spam' as const, 'style' as const, 'fault' as const),
  severity: fc.constantFrom<Severity>('flag', 'hold', 'reject'),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  code: fc.constant('link' as const),
  params: fc.constant({ count: 1 }),
  evidence: fc.constant([]),
});
const anyPast: fc.Arbitrary<PastComment> = fc.record({
  id: fc.uuid(),
  mode: fc.constantFrom(...MODERATION_MODES),
  decision: fc.constantFrom('approved' as const, 'held' as const, 'rejected' as const),
  facts: fc.nat(30).map((approved) => ({ ...NO_FACTS, author: { approved, rejected: 0, held: 0 } })),
  read: fc.array(anyFinding, { maxLength: 3 }).map((findings) => ({ findings })),
});
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

describe('a replay of past comments', () => {
  it('counts every comment once in each table', () => {
    fc.assert(
      fc.property(fc.array(anyPast, { maxLength: 30 }), anySettings, anySettings, (past, a, b) => {
        const { total, unchanged, changes, verdicts, decisions } = replay(past, a, b);
        expect(total).toBe(past.length);
        expect(unchanged + sum(changes.map(({ count }) => count))).toBe(total);
        for (const table of [verdicts, decisions.a, decisions.b])
          expect(sum(Object.values(table).flatMap((row) => Object.values(row)))).toBe(total);
      }),
    );
  });

  it('changes nothing under the same settings', () => {
    fc.assert(
      fc.property(fc.array(anyPast, { maxLength: 20 }), anySettings, (past, settings) => {
        expect(replay(past, settings, settings).changes).toEqual([]);
      }),
    );
  });

  it('compares with nobody where nobody decided', () => {
    fc.assert(
      fc.property(fc.array(anyPast, { maxLength: 20 }), anySettings, (past, settings) => {
        const undecided = past.map((comment) => ({ ...comment, decision: null }));
        const { total, decisions } = replay(undecided, settings, settings);
        expect(total).toBe(past.length);
        for (const table of [decisions.a, decisions.b])
          expect(sum(Object.values(table).flatMap((row) => Object.values(row)))).toBe(0);
      }),
    );
  });

  it('judges by the mode of each side', () => {
    const read = { text: readSubmittedText('شكرا على المقال'), authorName: 'ليلى' };
    const comment = { id: 'c', mode: 'automatic', modeOfB: 'pre', decision: null, facts: NO_FACTS, read } as const;
    const settings = defaultPolicySettings();
    expect(replay([comment], settings, settings).changes).toEqual([
      { from: 'approved', to: 'held', count: 1, ids: ['c'] },
    ]);
  });

  it('says what a stricter preset would have held, with examples', () => {
    const past = ['http://a.com', 'شكرا على المقال'].map((body, at) => ({
      id: `c${at}`,
      mode: 'automatic' as const,
      decision: 'approved' as const,
      facts: NO_FACTS,
      read: { text: readSubmittedText(body), authorName: 'ليلى' },
    }));
    const report = replay(past, defaultPolicySettings([], 'open'), defaultPolicySettings([], 'careful'));
    expect(report).toMatchObject({
      total: 2,
      unchanged: 1,
      changes: [{ from: 'approved', to: 'held', count: 1, ids: ['c0'] }],
      verdicts: { approved: { approved: 1, held: 1 } },
      decisions: { a: { approved: { approved: 2 } }, b: { approved: { approved: 1, held: 1 } } },
      rules: { doubtful: 1 },
    });
  });
});

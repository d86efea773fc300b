import { NO_FACTS, type MustWait } from './facts.js';
import { firstComment } from './first-comment.js';
import { mustWait } from './must-wait.check.js';

describe('a comment that a moderator must see', () => {
  it.each([
    [null, []],
    ['unproven', [['unproven', 'hold', 'fault']]],
    ['reworded', [['reworded', 'hold', 'fault']]],
  ] as [MustWait | null, string[][]][])('because of %s', (why, expected) => {
    const findings = mustWait.run({ ...firstComment('شكرا'), facts: { ...NO_FACTS, mustWait: why } });
    expect(findings.map(({ code, severity, category }) => [code, severity, category])).toEqual(expected);
  });
});

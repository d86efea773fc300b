import { readFileSync } from 'node:fs';
import { CHECKS } from '../policy/checks.js';
import { PRESET_NAMES } from '../policy/presets.js';

describe.each(['docs/policy.md', 'docs/policy.ar.md'])('%s', (path) => {
  const text = readFileSync(path, 'utf8');
  const rows = Array.from(text.matchAll(/^\| `([a-z-]+)` +\|/gm), (match) => match[1]);

  it('explains every preset, and every check in the order of the list', () => {
    const names = CHECKS.map(({ name }) => name);
    expect(rows.filter((name) => PRESET_NAMES.some((preset) => preset === name))).toEqual([...PRESET_NAMES]);
    expect(rows.filter((name) => names.includes(name ?? ''))).toEqual(names);
  });
});

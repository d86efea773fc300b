import { findThreats, type ThreatKind } from '../evidence/threats.js';
import type { Check } from './check.js';
import type { Finding } from './finding.js';

const KINDS: readonly ThreatKind[] = ['threat', 'call-to-violence', 'threat-reported'];
const SCORES: Readonly<Record<ThreatKind, number>> = {
  threat: 0.85,
  'call-to-violence': 0.8,
  'threat-reported': 0.15,
};

/** The urgent lane: threats to life and calls to violence are for a moderator, before anything else. */
export const threats: Check = {
  name: 'threats',
  run: ({ text }) => {
    const found = findThreats(text);
    return KINDS.flatMap((kind): readonly Finding[] => {
      const evidence = found[kind];
      if (evidence.length === 0) return [];
      const isUrgent = kind !== 'threat-reported';
      const common = { check: threats.name, category: 'threat', score: SCORES[kind], code: kind, params: {} } as const;
      return [{ ...common, severity: isUrgent ? 'hold' : 'flag', evidence, ...(isUrgent && { urgent: true }) }];
    });
  },
};

import type { Classification } from './classifier.js';
import { BUCKETS, type Correction } from './correction.js';
import { judgeForSite, type SiteCorrection } from './site-correction.js';

const classified = (offensive: number): Classification => ({
  probabilities: { offensive, hate: 0, obscene: 0, threat: 0, spam: 0 },
  logits: { offensive: 0, hate: 0, obscene: 0, threat: 0, spam: 0 },
  tellingSpans: () => [],
  features: () => ({ indices: Uint32Array.from([1]), values: Float32Array.from([1]) }),
});
/** Leaves probabilities as they are, so that the thresholds alone are looked at. */
const unchanged: Correction = {
  slope: 1,
  intercept: 0,
  weights: new Int8Array(0),
  step: 1,
  seen: new Uint8Array(BUCKETS / 8),
};
const own = (approveUpTo: number | null, rejectFrom: number | null): SiteCorrection => ({
  version: 1,
  correction: unchanged,
  approveUpTo,
  rejectFrom,
});

describe('judging for a site', () => {
  it.each<[string, SiteCorrection | null, number, 'reject' | 'hold' | null]>([
    ['the preset where nothing was learnt', null, 0.84, null],
    ['the preset where nothing was learnt', null, 0.86, 'hold'],
    ['the preset where nothing is proven', own(null, null), 0.84, null],
    ['the preset where nothing is proven', own(null, null), 0.99, 'hold'],
    ['a proven threshold below the preset', own(0.3, null), 0.29, null],
    ['a proven threshold below the preset', own(0.3, null), 0.31, 'hold'],
    ['a proven threshold above the preset', own(0.9, null), 0.89, null],
    ['a proven threshold to reject', own(0.3, 0.95), 0.96, 'reject'],
    ['a proven threshold to reject', own(null, 0.7), 0.71, 'reject'],
    ['what lies between both', own(0.3, 0.95), 0.94, 'hold'],
  ])('follows %s: %j at %f', (_, correction, probability, severity) => {
    const judged = judgeForSite(classified(probability), correction, 0.85);
    expect(judged.severity).toBe(severity);
    expect(judged.probability).toBeCloseTo(probability, 10);
  });
});

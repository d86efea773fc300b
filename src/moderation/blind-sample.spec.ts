import * as fc from 'fast-check';
import { MODERATION_MODES } from '../policy/policy-settings.js';
import type { Verdict } from '../policy/verdict.js';
import { drawBlindly, isDrawn } from './blind-sample.js';

const KEY = Buffer.alloc(32, 7);
const SITE = '019a9f00-0000-7000-8000-000000000001';
const OTHER = '019a9f00-0000-7000-8000-000000000002';
const approved: Verdict = {
  ...{ status: 'approved', reason: null, score: 0.1, needsReview: false, findings: [] },
  ...{ rule: null, urgent: false, shadows: [], overruled: [] },
};
const rejected: Verdict = { ...approved, status: 'rejected', reason: 'insults', score: 0.97 };
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the blind sample', () => {
  it('is about as large as it should be, and not the same on another site or with another key', () => {
    const ids = Array.from({ length: 5_000 }, (_, at) => `019a9f00-0000-7000-8000-${at.toString().padStart(12, '0')}`);
    const drawn = (site: string, key: Buffer): string[] => ids.filter((id) => isDrawn(site, id, 0.05, key));
    const here = drawn(SITE, KEY);
    expect(here.length).toBeGreaterThan(190);
    expect(here.length).toBeLessThan(310);
    for (const elsewhere of [drawn(OTHER, KEY), drawn(SITE, Buffer.alloc(32, 8))])
      expect(elsewhere.filter((id) => here.includes(id)).length).toBeLessThan(50);
  });

  it('draws the same comments again, and with a larger share these and others', () => {
    fc.assert(
      fc.property(fc.uuid(), share, share, (id, one, other) => {
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        expect(isDrawn(SITE, id, small, KEY)).toBe(isDrawn(SITE, id, small, KEY));
        expect(Number(isDrawn(SITE, id, small, KEY))).toBeLessThanOrEqual(Number(isDrawn(SITE, id, large, KEY)));
      }),
    );
    expect(isDrawn(SITE, OTHER, 0, KEY)).toBe(false);
    expect(isDrawn(SITE, OTHER, 1, KEY)).toBe(true);
  });

  it('holds what would have been decided, and says the same of both', () => {
    const [one, other] = [approved, rejected].map((verdict) => drawBlindly(verdict, 'automatic', 0.02, true));
    expect(one).toMatchObject({ verdict: { status: 'held' }, draw: { wouldBe: 'approved', share: 0.02 } });
    expect(other).toMatchObject({ verdict: { status: 'held' }, draw: { wouldBe: 'rejected', share: 0.02 } });
    expect(one?.verdict.reason).toBe(other?.verdict.reason);
    expect(one?.verdict.findings).toEqual(other?.verdict.findings);
  });

  it('leaves alone what a moderator sees anyway, other modes, and comments that were not drawn', () => {
    const held: Verdict = { ...approved, status: 'held', reason: 'spam' };
    expect(drawBlindly(held, 'automatic', 1, true)).toEqual({ verdict: held, draw: null });
    for (const mode of MODERATION_MODES.filter((one) => one !== 'automatic'))
      expect(drawBlindly(approved, mode, 1, true)).toEqual({ verdict: approved, draw: null });
    expect(drawBlindly(rejected, 'automatic', 0.02, false)).toEqual({ verdict: rejected, draw: null });
  });
});

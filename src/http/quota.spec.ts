import fc from 'fast-check';
import { quotaHeaders, Quotas } from './quota.js';

describe('A quota', () => {
  it('gives a minute’s worth at once, then evenly', () => {
    const quotas = new Quotas();
    const take = (now: number) => quotas.take('caller', 60, now).isWithin;
    expect(Array.from({ length: 61 }, () => take(0)).filter(Boolean)).toHaveLength(60);
    expect([take(999), take(1_000), take(1_001), take(3_000), take(3_000), take(3_001)]).toEqual(
      [false, true, false, true, true, false], // prettier-ignore
    );
  });

  it('counts each caller alone', () => {
    const quotas = new Quotas();
    expect(quotas.take('one', 1, 0).isWithin).toBe(true);
    expect(quotas.take('other', 1, 0).isWithin).toBe(true);
    expect(quotas.take('one', 1, 0).isWithin).toBe(false);
  });

  it('says what is left, and when to come again', () => {
    const quotas = new Quotas();
    expect(quotaHeaders(quotas.take('caller', 2, 0))).toEqual({
      'RateLimit-Policy': '"token";q=2;w=60',
      RateLimit: '"token";r=1;t=30',
    });
    quotas.take('caller', 2, 0);
    expect(quotaHeaders(quotas.take('caller', 2, 0))).toEqual({
      'RateLimit-Policy': '"token";q=2;w=60',
      RateLimit: '"token";r=0;t=60',
      'Retry-After': '30',
    });
  });

  it('never gives more than the start and what has been filled since, whatever the clock does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5_000 })),
        fc.integer({ min: 1, max: 600 }),
        (steps, perMinute) => {
          const quotas = new Quotas();
          let now = 0;
          const within = steps.filter((step) => quotas.take('caller', perMinute, (now += step)).isWithin).length;
          expect(within).toBeLessThanOrEqual(perMinute + (now / 60_000) * perMinute + 1e-6);
        },
      ),
    );
    expect(new Quotas().take('caller', 5, -1).remaining).toBe(4);
  });
});

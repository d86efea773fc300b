import fc from 'fast-check';
import { reportWeight, weightToHold, type ReportGround } from './report-weight.js';

const NEW: ReportGround = {
  ...{ upheld: 0, dismissed: 0, made: 0, madeAgainstAuthor: 0 },
  ...{ knownMinutes: 10_000, fromSameNetwork: 0 },
};

describe('the weight of a report', () => {
  it.each([
    ['a reader without a record', {}, 0.67],
    ['one who was right ten times', { upheld: 10, made: 10 }, 1.69],
    ['one who was wrong ten times', { dismissed: 10, made: 10 }, 0.15],
    ['one who came a minute ago', { knownMinutes: 1 }, 0.33],
    ['one who reports one author only', { made: 2, madeAgainstAuthor: 2 }, 0.33],
    ['one who reports one author among others', { made: 3, madeAgainstAuthor: 2 }, 0.67],
    ['the third from one network', { fromSameNetwork: 2 }, 0.22],
  ])('of %s', (_, change, weight) => {
    expect(reportWeight({ ...NEW, ...change })).toBeCloseTo(weight, 2);
  });

  it('never passes 2, and never falls for being right or rises for being wrong', () => {
    const count = fc.nat(200);
    const ground = fc.record({
      ...{ upheld: count, dismissed: count, made: count, madeAgainstAuthor: count },
      ...{ knownMinutes: count, fromSameNetwork: count },
    });
    fc.assert(
      fc.property(ground, (given) => {
        const weight = reportWeight(given);
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThan(2);
        expect(reportWeight({ ...given, upheld: given.upheld + 1 })).toBeGreaterThan(weight);
        expect(reportWeight({ ...given, dismissed: given.dismissed + 1 })).toBeLessThan(weight);
        expect(reportWeight({ ...given, fromSameNetwork: given.fromSameNetwork + 1 })).toBeLessThan(weight);
      }),
    );
  });

  it('keeps a brigade of a thousand newcomers from one network below the usual threshold', () => {
    const weights = Array.from({ length: 1_000 }, (_, fromSameNetwork) =>
      reportWeight({ ...NEW, knownMinutes: 0, fromSameNetwork }),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    expect(sum).toBeLessThan(weightToHold(3, false));
  });

  it('has to be twice as much once a moderator has let the comment stand', () => {
    expect([weightToHold(3, false), weightToHold(3, true)]).toEqual([3, 6]);
  });
});

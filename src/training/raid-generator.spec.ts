import * as fc from 'fast-check';
import { generateRaid, type RaidPlan } from './raid-generator.js';

const ORDINARY = Array.from({ length: 60 }, (_, i) => `تعليق عادي رقم ${i} عن الخبر`);
const PLAN: RaidPlan = { seed: 4, messages: 300, authors: 40, ordinary: ORDINARY, minutes: 600, raidMinutes: 45 };
const raid = generateRaid(PLAN);
const spam = raid.filter((comment) => comment.label === 1);

describe('a simulated raid', () => {
  it('has the messages asked for, from the authors asked for', () => {
    expect(spam).toHaveLength(300);
    expect(new Set(spam.map((comment) => comment.author)).size).toBe(40);
  });

  it('falls within its minutes, among comments of the whole day, in order of time', () => {
    const minutes = raid.map((comment) => comment.minute);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
    const raidMinutes = spam.map((comment) => comment.minute);
    expect(Math.max(...raidMinutes) - Math.min(...raidMinutes)).toBeLessThan(45);
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...minutes)).toBeLessThan(600);
  });

  it('holds every ordinary comment once, and wishes that readers share', () => {
    const good = raid.filter((comment) => comment.label === 0).map((comment) => comment.text);
    expect(good.filter((text) => ORDINARY.includes(text)).toSorted()).toEqual(ORDINARY.toSorted());
    expect(new Set(good).size).toBeLessThan(good.length);
  });

  it('keeps raiders and readers apart by account, not by name', () => {
    const nameOf = (author: string): string => author.replace(/ \d+$/, '');
    const readers = raid.filter((comment) => comment.label === 0).map((comment) => comment.author);
    expect(spam.some((comment) => readers.includes(comment.author))).toBe(false);
    expect(spam.some((comment) => readers.map(nameOf).includes(nameOf(comment.author)))).toBe(true);
  });

  it('varies what it says', () => {
    expect(new Set(spam.map((comment) => comment.text)).size).toBeGreaterThan(285);
    expect(spam.every((comment) => !/[{}#]/.test(comment.text))).toBe(true);
  });

  it('gives all kinds of contact in either digits, and sometimes none', () => {
    const texts = [1, 2, 3].flatMap((seed) => generateRaid({ ...PLAN, seed, ordinary: [] })).map(({ text }) => text);
    for (const kind of [/wa\.me\/\d{9}/, /t\.me\/\w/, /bit\.ly\/\w/, /www\.\w+\.\w/, /[\u0660-\u0669]{4}/, /\+\d{3}/]) {
      expect(texts.some((text) => kind.test(text))).toBe(true);
    }
    const bare = texts.filter((text) => !/[\w.]+\.\w{2,}|[\d\u0660-\u0669]{4}/.test(text));
    expect(bare.length).toBeGreaterThan(30);
  });

  it('is the same for the same plan and another for another seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (seed) => {
        const plan = { ...PLAN, seed, messages: 12, authors: 5 };
        expect(generateRaid(plan)).toEqual(generateRaid(plan));
        expect(generateRaid(plan)).not.toEqual(generateRaid({ ...plan, seed: seed + 1 }));
      }),
      { numRuns: 30 },
    );
  });

  it('can be nothing', () => {
    expect(generateRaid({ ...PLAN, messages: 0, authors: 0, ordinary: [] })).toEqual([]);
  });

  it.each([{ authors: 0 }, { raidMinutes: 0 }, { minutes: 10 }])('refuses %j', (wrong) => {
    expect(() => generateRaid({ ...PLAN, ...wrong })).toThrow(RangeError);
  });
});

import { CLASSES, type Class, type Classifier } from '../classifier/classifier.js';
import { classifierCheck } from './classifier.check.js';
import { CLASSIFIER_THRESHOLDS } from './classifier-thresholds.js';
import { defaultCheckSettings } from './check-settings.js';
import { firstComment } from './first-comment.js';

const NONE = { offensive: 0, hate: 0, obscene: 0, threat: 0, spam: 0 };

/** Says the same of every text, and points at its first three and its last three characters. */
const saying = (probabilities: Partial<Record<Class, number>>): Classifier => ({
  version: 'test',
  classify: ({ original }) => ({
    probabilities: { ...NONE, ...probabilities },
    logits: NONE,
    tellingSpans: () => [
      { start: original.length - 3, end: original.length, weight: 2 },
      { start: 0, end: 3, weight: 1 },
      { start: 3, end: 4, weight: 0.1 },
    ],
    features: () => ({ indices: new Uint32Array(), values: new Float32Array() }),
  }),
});
const run = (body: string, classifier: Classifier | null) =>
  classifierCheck.run(firstComment(body, { ...defaultCheckSettings([]), classifier }));

describe('what the classifier says', () => {
  it.each<[Class, string, string]>([
    ['offensive', 'insult', 'reads-offensive'],
    ['hate', 'hate', 'reads-hateful'],
    ['obscene', 'obscene', 'reads-obscene'],
    ['threat', 'threat', 'reads-threatening'],
    ['spam', 'spam', 'reads-promotional'],
  ])('of %s is a finding of category %s', (of, category, code) => {
    expect(run('قال كلاما', saying({ [of]: 0.97 }))).toEqual([
      {
        check: 'classifier',
        category,
        severity: 'hold',
        score: 0.97,
        code,
        params: { percent: 97 },
        evidence: [
          { start: 0, end: 3 },
          { start: 6, end: 9 },
        ],
      },
    ]);
  });

  it('is a flag below the threshold for holding, and nothing below that for flagging', () => {
    const { flag, hold } = CLASSIFIER_THRESHOLDS.balanced.offensive;
    const severities = [flag - 0.001, flag, hold - 0.001, hold].map(
      (offensive) => run('قال', saying({ offensive }))[0]?.severity,
    );
    expect(severities).toEqual([undefined, 'flag', 'flag', 'hold']);
  });

  it('leaves it to the check of links where nothing but a link reads like advertising', () => {
    const shop = 'http://shop.example';
    expect(run(shop, saying({ spam: 0.97 }))).toEqual([]);
    expect(run(`خصم ${shop} الآن`, saying({ spam: 0.97 }))[0]?.evidence).toEqual([
      { start: 0, end: 3 },
      { start: 25, end: 28 },
    ]);
    expect(run(shop, saying({ hate: 0.97 }))).toHaveLength(1);
  });

  it('never rejects, however sure it is', () => {
    const findings = run('قال كلاما', saying(Object.fromEntries(CLASSES.map((of) => [of, 1]))));
    expect(findings.map(({ severity }) => severity)).toEqual(CLASSES.map(() => 'hold'));
  });

  it('is nothing without a model or without letters', () => {
    expect([run('قال', null), run('123 😀', saying({ offensive: 1 }))]).toEqual([[], []]);
  });

  it('is stricter in careful sites than in open ones, in every class', () => {
    const { careful, balanced, open } = CLASSIFIER_THRESHOLDS;
    for (const of of CLASSES) {
      for (const step of ['flag', 'hold'] as const) {
        expect(careful[of][step]).toBeLessThanOrEqual(balanced[of][step]);
        expect(balanced[of][step]).toBeLessThanOrEqual(open[of][step]);
      }
      expect(balanced[of].flag).toBeLessThan(balanced[of].hold);
    }
  });
});

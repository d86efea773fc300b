import type { Classifier } from '../classifier/classifier.js';
import { randomFrom } from '../classifier/correction-fit.js';
import { readText } from '../reading/reading.js';
import { simulateSite, toExample } from './site-simulation.js';

/** Knows one word of two, and sees words as features. */
const standIn: Classifier = {
  version: 'stand-in',
  classify: ({ words, folded }) => {
    const offensive = folded.text.includes('قبيح') ? 0.9 : 0.1;
    const indices = words.map(
      ({ text }) => [...text].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) >>> 0,
    );
    return {
      probabilities: { offensive, hate: 0, obscene: 0, threat: 0, spam: 0 },
      logits: { offensive: 0, hate: 0, obscene: 0, threat: 0, spam: 0 },
      tellingSpans: () => [],
      features: () => ({ indices: Uint32Array.from(indices), values: new Float32Array(indices.length) }),
    };
  },
};

const random = randomFrom(5);
const site = Array.from({ length: 900 }, (_, at) => {
  const word = at % 3 > 0 ? 'جميل' : at % 2 > 0 ? 'قبيح' : 'برطعون';
  const filler = Math.floor(random() * 500);
  return toExample(readText(`مقال ${word} رقم ${filler}`), at % 3 === 0, standIn);
});

describe('a simulated site', () => {
  it('gains by its own decisions what the model does not know', () => {
    const figures = simulateSite(site, 300, 1);
    expect(figures.isLearnt).toBe(true);
    expect(figures.auc).toBeGreaterThan(figures.aucBefore + 0.1);
    expect(figures.approve?.agreed).toBeGreaterThanOrEqual(0.97);
    expect(figures.recallAt90).toBeGreaterThan(0.9);
  });

  it('is judged by the model alone where nothing can be learnt', () => {
    const figures = simulateSite(site, 20, 1);
    expect(figures).toMatchObject({ isLearnt: false, approve: null, reject: null });
    expect(figures.auc).toBe(figures.aucBefore);
  });

  it('plays the same again with the same seed', () => {
    expect(simulateSite(site, 250, 4)).toEqual(simulateSite(site, 250, 4));
  });
});

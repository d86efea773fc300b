import * as fc from 'fast-check';
import { readText } from '../reading/reading.js';
import { CLASSES } from './classifier.js';
import { hashFeatures } from './features.js';
import { ModelError, readModel, writeModel } from './model-format.js';
import type { LinearModel } from './model.js';

const BITS = 10;
const ONLY_PLAIN = { plain: 1, skeleton: 0, bias: 0 };
const SHARES = { arabic: ONLY_PLAIN, english: ONLY_PLAIN, latin: ONLY_PLAIN };

/** A model that knows one bad word. */
function modelAgainst(word: string): LinearModel {
  const weights = new Int8Array(2 ** BITS);
  const { hashes, count } = hashFeatures(readText(word).plain);
  for (const hash of hashes.subarray(0, count)) weights[hash % 2 ** BITS] = 100;
  const tables = [{ view: 'plain', scale: 0.05, weights }] as const;
  const intercepts = { plain: -3, skeleton: 0 };
  const calibration = { slope: 1, offset: 0 };
  return {
    card: { name: 'test', sources: [{ source: 'own', licence: 'P', rows: 1 }], note: '' },
    heads: CLASSES.map((of) => ({ of, tables, intercepts, calibration, shares: SHARES })),
  };
}

const BYTES = writeModel(modelAgainst('قبيح'));
const changed = (change: (bytes: Uint8Array) => Uint8Array | void): Uint8Array => {
  const bytes = BYTES.slice();
  return change(bytes) ?? bytes;
};

describe('the file of a model', () => {
  it('is read back as it was written', () => {
    const classifier = readModel(BYTES);
    expect(classifier.classify(readText('هذا قبيح')).probabilities.offensive).toBeGreaterThan(0.9);
    expect(classifier.classify(readText('هذا جميل')).probabilities.offensive).toBeLessThan(0.2);
  });

  it('may lie anywhere in a larger buffer', () => {
    const larger = Buffer.concat([Buffer.alloc(13, 7), BYTES, Buffer.alloc(5, 7)]);
    const text = readText('هذا قبيح');
    const { logits } = readModel(larger.subarray(13, 13 + BYTES.length)).classify(text);
    expect(logits).toEqual(readModel(BYTES).classify(text).logits);
  });

  it('has a version that changes with a weight', () => {
    expect(readModel(BYTES).version).toMatch(/^[0-9a-f]{16}$/);
    expect(readModel(writeModel(modelAgainst('سيئ'))).version).not.toBe(readModel(BYTES).version);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /cut short/],
    ['something else', new TextEncoder().encode('PK\u0003\u0004 this is some other kind of file'), /not a model/],
    ['another format', changed((bytes) => void (bytes[4] = 9)), /format 9/],
    ['other features', changed((bytes) => void (bytes[6] = 99)), /features of version 99.*Train it again/],
    ['a cut', changed((bytes) => bytes.subarray(0, bytes.length - 1)), /cut short/],
    ['more bytes', changed((bytes) => Buffer.concat([bytes, Buffer.alloc(1)])), /longer/],
    ['a changed weight', changed((bytes) => void (bytes[bytes.length - 1] = 55)), /damaged/],
    ['a changed header', changed((bytes) => void (bytes[40] = 0)), /damaged/],
  ])('is refused with a sentence: %s', (_, bytes, sentence) => {
    expect(() => readModel(bytes)).toThrow(ModelError);
    expect(() => readModel(bytes)).toThrow(sentence);
  });

  it('cut anywhere is refused', () => {
    fc.assert(
      fc.property(fc.nat(BYTES.length - 1), (length) => {
        expect(() => readModel(BYTES.subarray(0, length))).toThrow(ModelError);
      }),
    );
  });
});

describe('classifying', () => {
  it('points at the telling words in what was written', () => {
    const text = 'كلام ق\u0640ب\u0640ي\u0640ح جدا';
    const [first, ...others] = readModel(BYTES).classify(readText(text)).tellingSpans('offensive', 3);
    expect(text.slice(first?.start, first?.end)).toBe('ق\u0640ب\u0640ي\u0640ح');
    expect(others.every(({ weight }) => weight <= (first?.weight ?? 0))).toBe(true);
  });

  it('never throws, keeps probabilities between 0 and 1 and spans inside the text', () => {
    const classifier = readModel(BYTES);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...CLASSES), (text, of) => {
        const { probabilities, tellingSpans } = classifier.classify(readText(text));
        expect(Object.values(probabilities).every((p) => p >= 0 && p <= 1)).toBe(true);
        const isInside = tellingSpans(of, 5).every(
          ({ start, end, weight }) => weight > 0 && start >= 0 && start < end && end <= text.length,
        );
        expect(isInside).toBe(true);
      }),
    );
  });
});

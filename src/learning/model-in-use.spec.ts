import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { CLASSES, type Class } from '../classifier/classifier.js';
import { packModel } from '../config/model-file.js';
import { readText } from '../reading/reading.js';
import { loadClassifier } from './model-in-use.js';

const classifier = loadClassifier('default');
const probability = (of: Class, text: string): number => classifier.classify(readText(text)).probabilities[of];

describe('the default model', () => {
  it.each<[string, Class]>([
    ['أنت كلب ابن كلب يا حمار', 'offensive'],
    ['اخرس يا حقير يا تافه', 'offensive'],
    ['you are a fucking idiot', 'offensive'],
    ['nta 7mar w kelb', 'offensive'],
    ['كلهم حثالة وقذرون، يجب طرد هؤلاء اللاجئين القذرين من بلادنا', 'hate'],
    ['والله سأذبحك وأقطع رأسك', 'threat'],
    ['للطلب والاستفسار واتساب 0500000000 خصم 50٪', 'spam'],
  ])('takes %j for %s', (text, of) => {
    expect(probability(of, text)).toBeGreaterThan(0.5);
  });

  it.each([
    'شكرا على المقال الرائع',
    'أختلف مع الكاتب في هذه النقطة',
    'المسلمون والمسيحيون إخوة في هذا الوطن',
    'مقتل عشرة أشخاص في قصف على المدينة',
    'Thank you for this article, I learned a lot',
    'ce film est très bien fait, merci',
  ])('takes %j for nothing', (text) => {
    for (const of of CLASSES) expect(probability(of, text)).toBeLessThan(0.35);
  });

  it('sees through disguises that lose no letter', () => {
    const plain = classifier.classify(readText('أنت حقير وكلب')).logits.offensive;
    for (const disguised of [
      'أنت ح\u0640\u0640قير وك\u0640لب',
      'أنت ح\u064Eق\u0650ير وك\u064Eل\u0652ب',
      'أنت ح\u200Bقير وكل\u200Bب',
      'أنت ح.ق.ي.ر وك.ل.ب',
    ]) {
      expect(classifier.classify(readText(disguised)).logits.offensive).toBeCloseTo(plain, 1);
    }
  });

  it('points at the word', () => {
    const text = 'قرأت الرد كله وكاتبه حمار كما يبدو';
    const [first] = classifier.classify(readText(text)).tellingSpans('offensive', 1);
    expect(text.slice(first?.start, first?.end)).toBe('حمار');
  });

  it('has an answer for every string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        for (const of of CLASSES) expect(probability(of, text)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('loading a model', () => {
  it('reads the permissive build too, which is another', () => {
    expect(loadClassifier('permissive').version).not.toBe(classifier.version);
  });

  it('refuses what is no model, with one sentence that names the build', () => {
    const folder = mkdtempSync(join(tmpdir(), 'model-'));
    writeFileSync(join(folder, 'default.bin'), packModel(new TextEncoder().encode('not a model, but long enough')));
    expect(() => loadClassifier('default', folder)).toThrow(/“default” cannot be used\. The file is not a model/);
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLASSES } from '../classifier/classifier.js';
import { readModel, writeModel } from '../classifier/model-format.js';
import { readText } from '../reading/reading.js';
import { buildModel, mixedLogOdds } from './build-model.js';
import { mayTrain, toExamples, type Example } from './corpus.js';
import { fitHead, type TrainingSet } from './fit-head.js';
import { hashRows } from './hashed-rows.js';
import { readRows } from './rows.js';

const PRAISE = ['شكرا على المقال', 'تحليل ممتاز', 'رأي أحترمه', 'خبر مفرح للجميع', 'أتفق مع الكاتب', 'معلومات مفيدة'];
const ABUSE = ['أنت غبي', 'كاتب تافه', 'يا حقير', 'كلام وقح من جاهل', 'اخرس يا كذاب', 'وجهك قبيح'];
const NAMES = ['سالم', 'ليلى', 'عمر', 'هدى', 'زيد', 'مها', 'نور', 'سعد'];

/** A table as a user of the trainer would write it. */
function writeTable(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'train-')), 'own.tsv');
  const rows = NAMES.flatMap((name, i) => [
    ...PRAISE.map((text) => `${text} ${name}\t0\t${i % 2 ? 'a' : 'b'}\tnone\tar\tP`),
    ...ABUSE.map((text) => `${text} ${name}\t1\t${i % 2 ? 'a' : 'b'}\toffensive\tar\tP`),
  ]);
  writeFileSync(path, ['text\tlabel\tsource\tsub\tlang\tlic', ...rows].join('\n'));
  return path;
}

const examples = toExamples(readRows(writeTable()));
const set: TrainingSet = {
  examples,
  rows: { plain: hashRows(examples, 'plain'), skeleton: hashRows(examples, 'skeleton') },
};
const everything = (): boolean => true;
const card = { name: 'test', sources: [], note: '' };

describe('training', () => {
  const bytes = writeModel(buildModel(set, everything, card));
  const classifier = readModel(bytes);

  it('gives the same bytes for the same rows', () => {
    expect(Buffer.compare(writeModel(buildModel(set, everything, card)), bytes)).toBe(0);
  });

  it('learns what it was shown, and applies it to words it was not', () => {
    const offensive = (text: string): number => classifier.classify(readText(text)).logits.offensive;
    expect(offensive('يا كذاب يا تافه')).toBeGreaterThan(offensive('مقال مفيد وتحليل جيد') + 1);
  });

  it('loses a small part of the log-odds by rounding weights to eight bits', () => {
    const head = fitHead(set, 'offensive', everything) ?? never();
    const exact = examples.map((_, i) => mixedLogOdds(set, head, i));
    const losses = examples.map(({ reading }, i) =>
      Math.abs(classifier.classify(reading).logits.offensive - (exact[i] ?? 0)),
    );
    expect(Math.max(...losses)).toBeLessThan(0.05 * (Math.max(...exact) - Math.min(...exact)));
  });

  it('leaves classes silent that no row belongs to', () => {
    const { probabilities } = classifier.classify(examples[0]?.reading ?? never());
    const silent = CLASSES.filter((of) => of !== 'offensive').map((of) => probabilities[of]);
    expect(Math.max(...silent)).toBeLessThan(0.01);
  });
});

describe('what may be trained on', () => {
  const example = (licence: string, source = 'any'): Example => ({ ...(examples[0] ?? never()), licence, source });

  it.each([
    ['P', true, true],
    ['U', true, false],
    ['NC', false, false],
  ])('with licence %s: default %s, permissive %s', (licence, inDefault, inPermissive) => {
    expect(mayTrain(example(licence), { onlyPermissive: false, exclude: [] })).toBe(inDefault);
    expect(mayTrain(example(licence), { onlyPermissive: true, exclude: [] })).toBe(inPermissive);
  });

  it('is never what is excluded or kept for counting false alarms', () => {
    expect(mayTrain(example('P', 'x'), { onlyPermissive: false, exclude: ['x'] })).toBe(false);
    expect(mayTrain(example('P', 'hespress_pub2'), { onlyPermissive: false, exclude: [] })).toBe(false);
  });
});

describe('a table of rows', () => {
  it.each([
    ['without its columns', 'words\tlabel\na\t1', /must name the columns/],
    ['with another label', 'text\tlabel\na\t2', /:2: the label must be 0 or 1/],
  ])('is refused %s', (_, content, sentence) => {
    const path = join(mkdtempSync(join(tmpdir(), 'rows-')), 'x.tsv');
    writeFileSync(path, content);
    expect(() => readRows(path)).toThrow(sentence);
  });
});

function never(): never {
  throw new Error('There are rows.');
}

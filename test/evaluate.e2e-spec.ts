import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from './support/process.js';

const TEXTS: readonly (readonly [string, number])[] = [
  ...['أنت كلب حقير', 'يا حمار يا غبي', 'اخرس يا تافه يا حقير'].map((text) => [text, 1] as const),
  ...['مقال جميل عن النهر', 'شكرا للكاتب على هذه المعلومات', 'متى يفتح السوق أبوابه'].map((text) => [text, 0] as const),
];

describe('npm run evaluate', () => {
  let folder: string;
  const evaluate = (...args: string[]) => runToEnd('training/evaluate.js', args, {});

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
    const lines = TEXTS.map(([text, label]) => `${text}\t${label}`);
    await writeFile(join(folder, 'texts.tsv'), ['text\tlabel', ...lines].join('\n'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says how well labelled texts are told apart', async () => {
    const { code, output } = await evaluate(join(folder, 'texts.tsv'));
    expect(code).toBe(0);
    expect(output).toMatch(/^\| file +\| 6 +\| 3 +\| 1\.000 \|/m);
  });

  it('says what is caught of them in each disguise', async () => {
    const { code, output } = await evaluate(join(folder, 'texts.tsv'), '--disguises');
    expect(code).toBe(0);
    expect(output).toContain('3 texts with label 1 and 3 others, disguised');
    for (const name of ['none', 'tatweel', 'zero-width'])
      expect(output).toMatch(new RegExp(`^\\| ${name} +\\| 1\\.000 +\\| 1\\.000 +\\|`, 'm'));
    expect(output).toMatch(/^\| typo +\| [01]\.\d{3} /m);
  });

  it('says in a sentence what it cannot read', async () => {
    for (const args of [[join(folder, 'none.tsv')], ['--model', 'other'], ['--models', folder]]) {
      const { code, output, log } = await evaluate(...args);
      expect([code, output.includes('AUC')]).toEqual([1, false]);
      expect(log.trim().split('\n')).toHaveLength(1);
    }
  });
});

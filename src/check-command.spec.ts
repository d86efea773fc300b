import { Readable, Writable } from 'node:stream';
import { CLASSES } from './classifier/classifier.js';
import { checkLines, makeLineJudge } from './check-command.js';
import { loadClassifier } from './learning/model-in-use.js';
import { firstComment } from './checks/first-comment.js';

const judge = makeLineJudge('default', 'ar');
const line = `${JSON.stringify({ id: 1, text: 'شكرا' })}\n`;

describe('Judging lines', () => {
  it('reads no further than it can write', async () => {
    let pulled = 0;
    function* chunks(): Generator<Buffer> {
      for (; pulled < 1_000; pulled += 1) yield Buffer.from(line);
    }
    let letGo: () => void = () => undefined;
    const blocked = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => (letGo = done) });
    const done = checkLines(Readable.from(chunks(), { highWaterMark: 1, objectMode: true }), blocked, judge);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(pulled).toBeLessThan(10);
    blocked._write = (_chunk, _encoding, written): void => written();
    letGo();
    expect(await done).toBe(true);
    expect(pulled).toBe(1_000);
  });

  it('says what it cannot write, unless its reader has gone', async () => {
    const failing = (code: string): Writable =>
      new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
    const run = (code: string): Promise<boolean> =>
      checkLines(Readable.from([Buffer.from(line), Buffer.from(line), Buffer.from(line)]), failing(code), judge);
    expect(await run('EPIPE')).toBe(true);
    await expect(run('ENOSPC')).rejects.toThrow('ENOSPC');
  });

  it('gives the probabilities of the very model', async () => {
    let written = '';
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        written += chunk.toString();
        done();
      },
    });
    await checkLines(Readable.from([Buffer.from(line)]), output, judge);
    const { probabilities } = loadClassifier('default').classify(firstComment('شكرا').text);
    const { categories } = JSON.parse(written) as { categories: Record<string, number> };
    for (const name of CLASSES) expect(categories[name]).toBeCloseTo(probabilities[name], 3);
  });
});

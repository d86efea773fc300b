import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

interface Judged {
  readonly id: unknown;
  readonly status?: string;
  readonly score?: number;
  readonly categories?: Record<string, number>;
  readonly findings?: readonly {
    readonly check: string;
    readonly category: string;
    readonly score: number;
    readonly explanation: string;
    readonly evidence: readonly { readonly start: number; readonly end: number }[];
  }[];
  readonly error?: { readonly code: string; readonly detail: string };
}

/** The command as an operator runs it, in an empty environment unless told otherwise. */
function start(args: readonly string[] = [], variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['dist/src/cli.js', 'check', ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: variables,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
  return { child, output: () => output, log: () => log };
}

async function check(input: string | Buffer, args: readonly string[] = [], variables: Record<string, string> = {}) {
  const { child, output, log } = start(args, variables);
  child.stdin.end(input);
  await once(child, 'close');
  const lines = output().split('\n').filter(Boolean);
  return { code: child.exitCode, lines: lines.map((line) => JSON.parse(line) as Judged), log: log() };
}

const ndjson = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

describe('The command check', () => {
  it('judges each line as a first comment, in order, without a server, a database or an environment', async () => {
    const { code, lines, log } = await check(
      ndjson(
        { id: 'clean', text: 'مقال جميل، شكرا للكاتب.' },
        { id: 7, text: 'اتصل بي على 07701234567' },
        { id: null, text: 'Thank you for this article.' },
      ),
    );
    expect([code, log]).toEqual([0, '']);
    expect(lines.map(({ id, status }) => [id, status])).toEqual([
      ['clean', 'approved'],
      [7, 'held'],
      [null, 'approved'],
    ]);
    for (const { score = NaN, categories = {} } of lines) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(Object.keys(categories)).toEqual(
        expect.arrayContaining(['offensive', 'hate', 'obscene', 'threat', 'spam']),
      );
      expect(Object.values(categories).every((value) => value >= 0 && value <= 1)).toBe(true);
    }
    expect(lines[1]?.findings).toContainEqual({
      check: 'contact-details',
      category: 'personal-data',
      score: expect.any(Number) as number,
      explanation: 'في التعليق رقم هاتف.',
      evidence: [{ start: 12, end: 23 }],
    });
  });

  it('explains in English when asked to', async () => {
    const { lines } = await check(ndjson({ id: 1, text: 'Call 07701234567' }), ['--locale', 'en']);
    expect(lines[0]?.findings?.map(({ explanation }) => explanation)).toContain('The comment has a telephone number.');
    expect((await check('', ['--locale', 'fr'])).code).toBe(1);
  });

  it('is not disturbed by settings that it does not need', async () => {
    const variables = { DATABASE_URL: 'mysql://nowhere', PORT: 'x', SECRET: 'short', ROLE: 'none' };
    const { code, lines } = await check(ndjson({ id: 1, text: 'شكرا' }), [], variables);
    expect([code, lines.length]).toEqual([0, 1]);
  });

  it('answers a line that it cannot judge with what is wrong, goes on, and ends in 1', async () => {
    const faults = [
      ['nonsense', null, 'malformed-json'],
      ['[1]', null, 'malformed-json'],
      ['5', null, 'malformed-json'],
      ['{"id":3}', 3, 'required'],
      ['{"id":"x","text":5}', 'x', 'wrong-type'],
      ['{"id":"x","text":null}', 'x', 'wrong-type'],
      [JSON.stringify({ id: 4, text: 'ن'.repeat(6_001) }), 4, 'comment-too-long'],
      [JSON.stringify({ id: 5, text: 'ن'.repeat(60_000) }), null, 'too-long'],
    ] as const;
    const input = faults.map(([line]) => `${line}\n`).join('') + ndjson({ id: 'next', text: 'شكرا' });
    const { code, lines } = await check(input);
    expect(code).toBe(1);
    const detail = expect.stringMatching(/\p{Script=Arabic}/u) as string;
    expect(lines.slice(0, -1)).toEqual(faults.map(([, id, errorCode]) => ({ id, error: { code: errorCode, detail } })));
    expect(lines.at(-1)).toMatchObject({ id: 'next', status: 'approved' });
  });

  it('takes what a text may be: empty, halves of a pair, as long as allowed, without a line feed at the end', async () => {
    const texts = ['', '\ud800', 'ن'.repeat(6_000), 'شكرا\u0000'];
    const { code, lines } = await check(ndjson(...texts.map((text, id) => ({ id, text }))).trimEnd());
    expect(code).toBe(0);
    expect(lines.map(({ status }) => typeof status)).toEqual(texts.map(() => 'string'));
  });

  it('passes over blank lines and a byte order mark, and refuses bytes that are no text', async () => {
    const good = ndjson({ id: 1, text: 'شكرا' });
    const { code, lines } = await check(
      Buffer.concat([Buffer.from(`\ufeff${good}\r\n\n`), Buffer.from([0x22, 0xff, 0x22])]),
    );
    expect(code).toBe(1);
    expect(lines.map(({ id, error }) => [id, error?.code])).toEqual([
      [1, undefined],
      [null, 'malformed-json'],
    ]);
  });

  it('answers while the input is still open', async () => {
    const { child, output } = start();
    child.stdin.write(ndjson({ id: 1, text: 'شكرا' }));
    await once(child.stdout, 'data');
    expect(JSON.parse(output())).toMatchObject({ id: 1 });
    child.stdin.end();
    await once(child, 'close');
  });

  it('judges 100,000 lines, each of them once and in order', async () => {
    const ids = Array.from({ length: 100_000 }, (_, id) => id);
    const { code, lines } = await check(ndjson(...ids.map((id) => ({ id, text: 'سوق الكتب' }))));
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(ids);
  });

  it('ends quietly when nobody reads any more', async () => {
    const { child, log } = start();
    child.stdin.on('error', () => undefined);
    child.stdin.write(ndjson({ id: 1, text: 'شكرا' }));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.end(ndjson({ id: 2, text: 'شكرا' }).repeat(10_000));
    await once(child, 'close');
    expect(log()).toBe('');
  });
});

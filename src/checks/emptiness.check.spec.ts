import { emptiness } from './emptiness.check.js';
import { firstComment } from './first-comment.js';

const run = (body: string) => emptiness.run(firstComment(body));

describe('a comment without letters', () => {
  it.each(['...', '😀😀', '12345', '\u200F\u202E', '\u0640\u0640\u0640', '\u064E', '؟!'])('is held: %j', (body) => {
    expect(run(body)).toMatchObject([
      { severity: 'hold', category: 'style', code: 'no-letters', evidence: [{ start: 0, end: body.length }] },
    ]);
  });

  it.each(['لا', 'ok', '漢', '😀 م'])('is one that says something: %j', (body) => {
    expect(run(body)).toEqual([]);
  });
});

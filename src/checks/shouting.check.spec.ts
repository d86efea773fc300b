import { firstComment } from './first-comment.js';
import { shouting } from './shouting.check.js';

const run = (body: string) => shouting.run(firstComment(body));

describe('shouting', () => {
  it.each([
    ['THIS GOVERNMENT HAS DONE NOTHING', 'capitals', { percent: 100 }],
    ['مبروووووووك', 'stretched-letters', { count: 1 }],
    ['GooOOoooal', 'stretched-letters', { count: 1 }],
    ['so \u{1D41A}\u{1D41A}\u{1D41A}\u{1D41A}\u{1D41A}\u{1D41A} big', 'stretched-letters', { count: 1 }],
    ['لماذا؟؟؟؟؟؟', 'repeated-punctuation', { count: 1 }],
    ['كيف!?!?!?!', 'repeated-punctuation', { count: 1 }],
    [`فرح ${'😀'.repeat(12)}`, 'many-emoji', { count: 12 }],
  ])('%j is flagged as %s', (body, code, params) => {
    expect(run(body)).toMatchObject([{ severity: 'flag', category: 'style', code, params }]);
  });

  it.each([
    'هههههههههه',
    'خخخخخخخخ',
    'hhhhhhhhhh hahahahahaha',
    'جمي\u0640\u0640\u0640\u0640\u0640\u0640\u0640\u0640\u0640\u0640\u0640ل',
    'NATO and the UN',
    'مبرووك!!!',
    'انتظر..........',
    'شكرا 😀😀😀',
    'رقم 1000000000',
  ])('%j is not', (body) => {
    expect(run(body)).toEqual([]);
  });

  it('of three kinds at once is held', () => {
    const findings = run(`مبروووووووك!!!!!!! ${'🎉'.repeat(15)}`);
    expect(findings.map(({ severity }) => severity)).toEqual(['hold', 'hold', 'hold']);
  });

  it('is shown where it stands', () => {
    expect(run('يا سلاااااااام')[0]?.evidence).toEqual([{ start: 5, end: 13 }]);
  });
});

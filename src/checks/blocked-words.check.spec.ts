import { blockedWords } from './blocked-words.check.js';
import { defaultCheckSettings } from './check-settings.js';
import { firstComment } from './first-comment.js';

const SETTINGS = defaultCheckSettings([
  { text: 'كلب', category: 'insult', severity: 'hold' },
  { text: 'تافه', category: 'insult', severity: 'flag' },
  { text: 'crap', category: 'obscene', severity: 'reject' },
]);
const run = (body: string) => blockedWords.run(firstComment(body, SETTINGS));

describe('blocked words', () => {
  it('are reported once an entry, with every place as evidence', () => {
    expect(run('كلب ثم والكلب')).toEqual([
      {
        check: 'blocked-words',
        category: 'insult',
        severity: 'hold',
        score: 0.75,
        code: 'blocked-word',
        params: { word: 'كلب' },
        evidence: [
          { start: 0, end: 3 },
          { start: 7, end: 13 },
        ],
      },
    ]);
  });

  it('are as severe as the site has said', () => {
    expect(run('crap, تافه').map(({ severity }) => severity)).toEqual(['reject', 'flag']);
  });

  it('are held when somebody took pains to hide them', () => {
    const [finding] = run('ت.ا.ف.ه');
    expect(finding).toMatchObject({
      severity: 'hold',
      code: 'blocked-word-disguised',
      params: { word: 'تافه', disguise: 'dotted' },
    });
  });

  it('are only flagged when the disguise is an ordinary way of writing', () => {
    expect(run('ت\u0640افه')[0]).toMatchObject({ severity: 'flag', params: { disguise: 'tatweel' } });
  });

  it('are found in the name too, without evidence in the body', () => {
    const [finding] = blockedWords.run({ ...firstComment('شكرا', SETTINGS), authorName: 'الكلب' });
    expect(finding).toMatchObject({ severity: 'hold', code: 'blocked-word-in-name', evidence: [] });
  });

  it('are not seen in ordinary text', () => {
    expect(run('الحكومة مطالبة بالرد على المواطنين')).toEqual([]);
  });
});

import { blockedWords } from './blocked-words.check.js';
import { defaultCheckSettings } from './check-settings.js';
import { firstComment } from './first-comment.js';

const SETTINGS = defaultCheckSettings([
  { text: 'كلب', category: 'insult', severity: 'hold' },
  { text: 'تافه', category: 'insult', severity: 'flag' },
  { text: 'crap', category: 'obscene', severity: 'reject' },
  { text: 'cabbage', category: 'insult', severity: 'flag' },
  { text: 'شتيمة', category: 'insult', severity: 'hold', until: '2026-10-15' },
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
        params: { word: 'كلب', list: 'own' },
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
      params: { word: 'تافه', list: 'own', disguise: 'separated' },
    });
  });

  it.each([
    ['ت*فه', 'starred'],
    ['ت ا ف ه', 'spaced'],
    ['ت\u200Bافه', 'zero-width'],
    ['c4bb4ge', 'leet'],
  ])('are held in %j, whatever the way', (body, disguise) => {
    expect(run(body)[0]).toMatchObject({ severity: 'hold', score: 0.75, params: { disguise } });
  });

  it('are held as the site says when they are plain, and count in their term only', () => {
    const context = firstComment('شتيمة', SETTINGS);
    expect(blockedWords.run({ ...context, now: new Date('2026-10-01') })).toHaveLength(1);
    expect(blockedWords.run({ ...context, now: new Date('2026-11-01') })).toEqual([]);
  });

  it('are only flagged when the disguise is an ordinary way of writing', () => {
    expect(run('ت\u0640افه')[0]).toMatchObject({ severity: 'flag', params: { disguise: 'tatweel' } });
  });

  it('are found in the name too, without evidence in the body', () => {
    const [finding] = blockedWords.run({ ...firstComment('شكرا', SETTINGS), authorName: 'الكلب' });
    expect(finding).toMatchObject({
      severity: 'hold',
      code: 'blocked-word-in-name',
      params: { word: 'كلب', list: 'own' },
      evidence: [],
    });
  });

  it('name the list that they are on', () => {
    const [finding] = blockedWords.run(firstComment('يا ك.ل.ب'));
    expect(finding).toMatchObject({ params: { word: 'يا كلب', list: 'ar-msa', disguise: 'separated' } });
  });

  it('are not seen in ordinary text', () => {
    expect(run('الحكومة مطالبة بالرد على المواطنين')).toEqual([]);
  });
});

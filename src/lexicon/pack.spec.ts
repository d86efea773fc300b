import { aimed, entriesOf } from './pack.js';

const KIND = { category: 'insult', severity: 'hold' } as const;

describe('rows of entries', () => {
  it('are parted by commas of both scripts and by line ends', () => {
    const row = `كلب، ابن كلب,
      حمار
      قرد،`;
    expect(entriesOf(KIND, row).map(({ text }) => text)).toEqual(['كلب', 'ابن كلب', 'حمار', 'قرد']);
  });

  it('take exceptions in brackets', () => {
    expect(entriesOf(KIND, 'كلب (كلب الحراسة؛ كلب الصيد)، dog (guide dog; hot dog)')).toEqual([
      { ...KIND, text: 'كلب', exceptions: ['كلب الحراسة', 'كلب الصيد'] },
      { ...KIND, text: 'dog', exceptions: ['guide dog', 'hot dog'] },
    ]);
  });

  it('are aimed at somebody, exceptions and all', () => {
    expect(aimed(KIND, ['يا *', 'يا*'], 'حيوان (يا حيوان اليف)')).toEqual([
      { ...KIND, text: 'يا حيوان', exceptions: ['يا حيوان اليف'] },
      { ...KIND, text: 'ياحيوان', exceptions: ['يا حيوان اليف'] },
    ]);
  });
});

import { defaultCheckSettings } from './check-settings.js';
import { designatedGroups } from './designated-groups.check.js';
import { firstComment } from './first-comment.js';

const SETTINGS = { ...defaultCheckSettings([]), designatedGroups: ['كتائب النخيل', 'Palm Front'] };
const run = (body: string, settings = SETTINGS) =>
  designatedGroups.run(firstComment(body, settings)).map(({ severity, params }) => `${severity} ${params['group']}`);

describe('praise of a group of the list', () => {
  it.each([
    'عاشت كتائب النخيل',
    'كتائب النخيل أبطالنا وفخرنا',
    'تحية لكتائب النخيل من القلب',
    'اللهم انصر كتائب النخيل',
    'Long live the Palm Front!',
  ])('is held, never rejected: %s', (body) => {
    expect(run(body)).toHaveLength(1);
    expect(run(body)[0]).toMatch(/^hold /);
  });

  it.each([
    'أعلنت كتائب النخيل مسؤوليتها عن الهجوم',
    'كتائب النخيل ليسوا أبطالا',
    'قصف الجيش مواقع كتائب النخيل وقتل عشرة',
    'The Palm Front attacked the village',
    'هم أبطال الدفاع المدني',
    'They are not heroes, the Palm Front',
    'كتائب النخيل خسرت المعركة، أما رجال الإسعاف الذين عملوا طوال الليل فهم أبطال',
  ])('is not in: %s', (body) => {
    expect(run(body)).toEqual([]);
  });

  it('is nothing without a list', () => {
    expect(run('عاشت كتائب النخيل', { ...SETTINGS, designatedGroups: [] })).toEqual([]);
    expect(run('أبطال', { ...SETTINGS, designatedGroups: ['', ' '] })).toEqual([]);
  });
});

import { defaultPolicySettings } from './default-settings.js';
import { DEFAULT_WORDS } from '../lexicon/default-words.js';
import { firstComment } from '../checks/first-comment.js';
import { checkComment } from './pipeline.js';

describe('the settings of a new site', () => {
  it('compile every word of the default list', () => {
    const { lexicon } = defaultPolicySettings();
    expect(lexicon.ignored).toEqual([]);
    expect(lexicon.size).toBe(DEFAULT_WORDS.length);
  });

  it('take another list in its place', () => {
    expect(defaultPolicySettings([]).lexicon.size).toBe(0);
  });

  it('hold far more words than they reject', () => {
    const rejected = DEFAULT_WORDS.filter(({ severity }) => severity === 'reject');
    expect(rejected.length).toBeLessThan(DEFAULT_WORDS.length / 8);
  });

  it.each([
    'شكرا على المقال المفيد',
    'الكلبشات وضعت في يد المتهم، وعكس ذلك غير صحيح',
    'حماية المستهلك واجب الحكومة',
    'الكس لاعب كرة من البرازيل',
    'وصل القطار بعد un retard de deux heures',
    'The class analysed Scunthorpe and Essex',
    'بكين وبنيك وتكنيك',
  ])('approve an innocent comment: %s', (body) => {
    expect(checkComment(firstComment(body, defaultPolicySettings()), 'automatic').status).toBe('approved');
  });
});

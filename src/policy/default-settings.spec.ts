import { defaultPolicySettings } from './default-settings.js';
import { firstComment } from '../checks/first-comment.js';
import { checkComment } from './pipeline.js';

describe('the settings of a new site', () => {
  it('compile every word of the default lists', () => {
    expect(defaultPolicySettings().lexicon.ignored).toEqual([]);
  });

  it('take another list in its place', () => {
    expect(defaultPolicySettings([]).lexicon.size).toBe(0);
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

import { defaultCheckSettings } from './check-settings.js';
import { firstComment } from './first-comment.js';
import { impersonation } from './impersonation.check.js';

const SETTINGS = { ...defaultCheckSettings([]), protectedNames: ['ليلى العزاوي', 'Sara Editor', 'نور'] };
const run = (authorName: string) =>
  impersonation.run({ ...firstComment('شكرا', SETTINGS), authorName }).map(({ code }) => code);

describe('names of staff', () => {
  it.each([
    'ليلى العزاوي',
    'ليلي العزاوى',
    'لـيلى  العزاوي',
    'ليلى العزاوي - رسمي',
    'Sara Editor',
    's\u0430ra editor',
    'نور',
  ])('are protected: %s', (name) => {
    expect(run(name)).toContain('impersonation');
  });

  it.each([
    'إدارة الموقع',
    'المحرر',
    'الإدارة',
    'رئيس التحرير أحمد',
    'Admin',
    'ADMINISTRATOR',
    'Moderator',
    'Site Admin',
  ])('are suggested by a title: %s', (name) => {
    expect(run(name)).toEqual(['staff-title']);
  });

  it.each(['ليلى', 'نور الدين', 'برويز مشرف', 'أحمد المحرر السابق', 'Admira', 'سامي', ''])('are not: %s', (name) => {
    expect(run(name)).toEqual([]);
  });
});

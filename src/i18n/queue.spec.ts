import { explainPriority } from './queue.js';

const STANDING = { risk: 0.6, isKnown: true, reach: 1, ageMinutes: 0, urgent: false, reports: 0 };

describe('The place of a comment in the queue', () => {
  it.each([
    [{}, 'الخطورة 60٪ · وصل الآن', 'Risk 60% · just arrived'],
    [{ ageMinutes: 1 }, 'الخطورة 60٪ · ينتظر منذ دقيقة', 'Risk 60% · waiting for 1 minute'],
    [{ ageMinutes: 59 }, 'الخطورة 60٪ · ينتظر منذ 59 دقيقة', 'Risk 60% · waiting for 59 minutes'],
    [{ ageMinutes: 125 }, 'الخطورة 60٪ · ينتظر منذ ساعتين', 'Risk 60% · waiting for 2 hours'],
    [{ ageMinutes: 4_400 }, 'الخطورة 60٪ · ينتظر منذ 3 أيام', 'Risk 60% · waiting for 3 days'],
    [
      { reach: 2, reports: 1, urgent: true },
      'عاجل: قد يكون أحد في خطر · الخطورة 60٪ · بلاغ واحد · تعليقان على المقال خلال ساعة · وصل الآن',
      'Urgent: somebody may be in danger · Risk 60% · 1 report · 2 comments on the article in the last hour · just arrived',
    ],
    [{ isKnown: false }, 'الخطورة غير معروفة · وصل الآن', 'Risk not known · just arrived'],
    [{ isKnown: false, reports: 11 }, 'الخطورة 60٪ · 11 بلاغا · وصل الآن', 'Risk 60% · 11 reports · just arrived'],
  ])('is explained for %j', (change, inArabic, inEnglish) => {
    expect(explainPriority('ar', { ...STANDING, ...change })).toBe(inArabic);
    expect(explainPriority('en', { ...STANDING, ...change })).toBe(inEnglish);
  });
});

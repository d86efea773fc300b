import type { PluralForms } from './plural.js';

const reports: PluralForms = {
  zero: 'لا بلاغات',
  one: 'بلاغ واحد',
  two: 'بلاغان',
  few: '{count} بلاغات',
  many: '{count} بلاغا',
  other: '{count} بلاغ',
};

const reach: PluralForms = {
  zero: 'لا تعليقات على المقال خلال ساعة',
  one: 'تعليق واحد على المقال خلال ساعة',
  two: 'تعليقان على المقال خلال ساعة',
  few: '{count} تعليقات على المقال خلال ساعة',
  many: '{count} تعليقا على المقال خلال ساعة',
  other: '{count} تعليق على المقال خلال ساعة',
};

const minutes: PluralForms = {
  one: 'ينتظر منذ دقيقة',
  two: 'ينتظر منذ دقيقتين',
  few: 'ينتظر منذ {count} دقائق',
  many: 'ينتظر منذ {count} دقيقة',
  other: 'ينتظر منذ {count} دقيقة',
};

const hours: PluralForms = {
  one: 'ينتظر منذ ساعة',
  two: 'ينتظر منذ ساعتين',
  few: 'ينتظر منذ {count} ساعات',
  many: 'ينتظر منذ {count} ساعة',
  other: 'ينتظر منذ {count} ساعة',
};

const days: PluralForms = {
  one: 'ينتظر منذ يوم',
  two: 'ينتظر منذ يومين',
  few: 'ينتظر منذ {count} أيام',
  many: 'ينتظر منذ {count} يوما',
  other: 'ينتظر منذ {count} يوم',
};

/** Why a comment stands where it stands in the queue. */
export const queueInAr = {
  urgent: 'عاجل: قد يكون أحد في خطر',
  risk: 'الخطورة {percent}٪',
  unknownRisk: 'الخطورة غير معروفة',
  reports,
  reach,
  age: { now: 'وصل الآن', minutes, hours, days },
};

import type { Words } from '../i18n/ar.js';

export const onceInAr = {
  note: 'انسخه الآن واحفظه في مكان أمين: لن يظهر مرة أخرى.',
  copy: 'انسخ',
  copied: 'نُسخ',
  cannotCopy: 'لم يسمح المتصفح بالنسخ. حدّد النص وانسخه بيدك.',
};

export const onceInEn: Words<typeof onceInAr> = {
  note: 'Copy it now and keep it safe: it is not shown again.',
  copy: 'Copy',
  copied: 'Copied',
  cannotCopy: 'The browser did not allow copying. Select the text and copy it yourself.',
};

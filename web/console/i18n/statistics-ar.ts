import type { PluralForms } from '../../../src/i18n/plural.js';

const forms = (counted: PluralForms): PluralForms => counted;

/** What the page of figures says. */
export const statisticsInAr = {
  title: 'أرقام {site}',
  from: 'من',
  to: 'إلى',
  daysNote: 'الأيام بتوقيت غرينتش.',
  show: 'اعرض',
  missing: 'الأيام من {from} إلى {to} ما زالت تُعدّ، وليست في هذه الأرقام. ستظهر من تلقاء نفسها.',
  csv: 'ملف CSV',
  csvOf: 'ملف CSV: {table}',
  asTable: 'الأرقام في جدول',

  speed: 'كم يستغرق القرار',
  byPolicy: 'الفحص الآلي',
  byModerators: 'المشرفون',
  p50: 'نصفها خلال',
  p95: '95% منها خلال',
  nothing: 'لا شيء في هذه المدة',

  backlog: 'ما ينتظر',
  now: 'ينتظر الآن',
  oldest: 'أقدمها منذ',
  entered: 'دخل المراجعة',
  left: 'خرج منها',

  days: 'يومًا بيوم',
  day: 'اليوم',
  received: 'وصل',
  approved: 'نُشر',
  held: 'عُلِّق',
  rejected: 'رُفض',

  reasons: 'بنود السياسة',
  checks: 'الفحوص الآلية',
  judgedNote: 'كم مرة أوقف الفحص الآلي تعليقًا لهذا السبب، وكم مرة وافقه المشرفون أو نقضوه.',
  reason: 'البند',
  check: 'الفحص',
  shown: 'أوقف',
  agreed: 'وافقوه',
  overturned: 'نقضوه',
  agreement: 'الموافقة',

  moderators: 'المشرفون',
  name: 'الاسم',
  decisions: 'قراراته',
  undone: 'تُراجع عنها',
  median: 'وسيط الانتظار',
  none: 'لا شيء بعد.',

  seconds: forms({ one: 'ثانية', two: 'ثانيتان', few: '{count} ثوانٍ', many: '{count} ثانية', other: '{count} ثانية' }),
  minutes: forms({ one: 'دقيقة', two: 'دقيقتان', few: '{count} دقائق', many: '{count} دقيقة', other: '{count} دقيقة' }),
  hours: forms({ one: 'ساعة', two: 'ساعتان', few: '{count} ساعات', many: '{count} ساعة', other: '{count} ساعة' }),
  wholeDays: forms({ one: 'يوم', two: 'يومان', few: '{count} أيام', many: '{count} يومًا', other: '{count} يوم' }),
};

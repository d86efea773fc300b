import type { PluralForms } from '../../../src/i18n/plural.js';
import { queueInAr } from './queue-ar.js';

const forms = (counted: PluralForms): PluralForms => counted;

/** Arabic, the source: every other dictionary has the same keys by type. */
export const ar = {
  ...queueInAr,

  product: 'حاشية',
  otherLanguage: 'English',
  loading: 'لحظة من فضلك…',
  close: 'إغلاق',
  cancel: 'إلغاء',
  back: 'رجوع',
  tryAgain: 'أعد المحاولة',
  skip: 'إلى المحتوى',

  nav: {
    label: 'أقسام لوحة الإشراف',
    queue: 'المراجعة',
    statistics: 'الأرقام',
    settings: 'الإعدادات',
    team: 'الفريق',
    audit: 'السجل',
    ownAccount: 'حسابي ودخولي',
    site: 'الموقع',
    allSites: 'كل المواقع',
    appearance: 'المظهر',
    account: 'حسابي',
    signOut: 'خروج',
    shortcuts: 'اختصارات لوحة المفاتيح',
    menu: 'القائمة',
  },

  appearance: {
    theme: 'الألوان',
    system: 'كما في الجهاز',
    light: 'فاتح',
    dark: 'داكن',
    blur: 'إخفاء النصوص حتى أطلبها',
    textSize: 'حجم نص التعليقات',
    textSizes: { regular: 'عادي', large: 'كبير' },
    language: 'اللغة',
  },

  signIn: {
    title: 'الدخول إلى لوحة الإشراف',
    email: 'البريد الإلكتروني',
    password: 'كلمة المرور',
    submit: 'دخول',
    codeTitle: 'خطوة أخيرة',
    code: 'الرمز من تطبيق المصادقة',
    codeHint: 'ستة أرقام تتغير كل نصف دقيقة.',
    recovery: 'رمز الاسترداد',
    recoveryHint: 'من الرموز التي حفظتها عند تفعيل المصادقة. كل رمز يصلح مرة واحدة.',
    useRecovery: 'ليس هاتفي معي: أستعمل رمز استرداد',
    useCode: 'أستعمل التطبيق',
    otherAccount: 'حساب آخر',
    lost: 'انتهت جلستك. ادخل من جديد، وتتابع من حيث وقفت: لم يضع شيء.',
    lostAs: 'جلسة {name}',
    offline: 'لا اتصال بالخادم. تحقق من الشبكة ثم أعد المحاولة.',
    noSites: 'حسابك ليس ضمن فريق أي موقع بعد. اطلب من مدير الموقع أن يدعوك.',
  },

  invitation: {
    title: 'دعوة إلى فريق الإشراف',
    intro: 'دُعيت إلى فريق «{site}» بصفة {role}.',
    name: 'الاسم كما يراه زملاؤك',
    newPassword: 'اختر كلمة مرور',
    newPasswordHint: 'عبارة من عدة كلمات لا صلة بينها خير من كلمة معقدة.',
    password: 'كلمة مرور حسابك',
    accept: 'أقبل الدعوة',
    accepted: 'قُبلت الدعوة. ادخل الآن بكلمة مرورك.',
    missing: 'هذا الرابط ناقص. انسخه كاملًا من الرسالة التي وصلتك.',
  },

  roles: { viewer: 'مطّلع', moderator: 'مشرف', senior: 'مشرف أول', admin: 'مدير' },

  notFound: { title: 'لا صفحة هنا', text: 'ربما تغيّر العنوان، أو ليست الصفحة من صلاحياتك.', home: 'إلى المراجعة' },
  failure: { title: 'تعذّر عرض هذه الصفحة', text: 'حدث خطأ لم نتوقعه. أعد تحميلها، وما قررته محفوظ.' },
  offline: 'تعذّر الوصول إلى الخادم.',
  unexpected: 'حدث خطأ لم نتوقعه.',

  time: { now: 'الآن' },
  counts: {
    selected: forms({
      zero: 'لم يُحدَّد شيء',
      one: 'حُدِّد تعليق واحد',
      two: 'حُدِّد تعليقان',
      few: 'حُدِّدت {count} تعليقات',
      many: 'حُدِّد {count} تعليقًا',
      other: 'حُدِّد {count} تعليق',
    }),
    fresh: forms({
      zero: 'لا جديد',
      one: 'تعليق جديد',
      two: 'تعليقان جديدان',
      few: '{count} تعليقات جديدة',
      many: '{count} تعليقًا جديدًا',
      other: '{count} تعليق جديد',
    }),
    comments: forms({
      zero: 'لا تعليقات',
      one: 'تعليق واحد',
      two: 'تعليقان',
      few: '{count} تعليقات',
      many: '{count} تعليقًا',
      other: '{count} تعليق',
    }),
    reports: forms({
      zero: 'لا بلاغات',
      one: 'بلاغ واحد',
      two: 'بلاغان',
      few: '{count} بلاغات',
      many: '{count} بلاغًا',
      other: '{count} بلاغ',
    }),
    decided: forms({
      zero: 'لم يتغيّر شيء',
      one: 'طُبّق القرار على تعليق واحد',
      two: 'طُبّق القرار على تعليقين',
      few: 'طُبّق القرار على {count} تعليقات',
      many: 'طُبّق القرار على {count} تعليقًا',
      other: 'طُبّق القرار على {count} تعليق',
    }),
    undone: forms({
      zero: 'لم يُستعَد شيء',
      one: 'أُلغي القرار عن تعليق واحد',
      two: 'أُلغي القرار عن تعليقين',
      few: 'أُلغي القرار عن {count} تعليقات',
      many: 'أُلغي القرار عن {count} تعليقًا',
      other: 'أُلغي القرار عن {count} تعليق',
    }),
  },
};

export type Words<Dictionary> = {
  readonly [Key in keyof Dictionary]: Dictionary[Key] extends string
    ? string
    : PluralForms extends Dictionary[Key]
      ? PluralForms
      : Words<Dictionary[Key]>;
};
export type Messages = Words<typeof ar>;

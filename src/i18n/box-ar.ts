import type { PluralForms } from './plural.js';

const comments: PluralForms = {
  zero: '{count} تعليق',
  one: 'تعليق واحد',
  two: 'تعليقان',
  few: '{count} تعليقات',
  many: '{count} تعليقًا',
  other: '{count} تعليق',
};

const replies: PluralForms = {
  zero: 'لا ردود',
  one: 'رد واحد',
  two: 'ردّان',
  few: '{count} ردود',
  many: '{count} ردًّا',
  other: '{count} رد',
};

const moreReplies: PluralForms = {
  zero: 'لا ردود أخرى',
  one: 'رد آخر',
  two: 'ردّان آخران',
  few: '{count} ردود أخرى',
  many: '{count} ردًّا آخر',
  other: '{count} رد آخر',
};

const newComments: PluralForms = {
  zero: 'لا تعليقات جديدة',
  one: 'تعليق جديد',
  two: 'تعليقان جديدان',
  few: '{count} تعليقات جديدة',
  many: '{count} تعليقًا جديدًا',
  other: '{count} تعليق جديد',
};

const likes: PluralForms = {
  zero: 'لا إعجاب',
  one: 'إعجاب واحد',
  two: 'إعجابان',
  few: '{count} إعجابات',
  many: '{count} إعجابًا',
  other: '{count} إعجاب',
};

const charactersLeft: PluralForms = {
  zero: 'لم يبقَ أي حرف',
  one: 'بقي حرف واحد',
  two: 'بقي حرفان',
  few: 'بقيت {count} أحرف',
  many: 'بقي {count} حرفًا',
  other: 'بقي {count} حرف',
};

const seconds: PluralForms = {
  zero: 'لحظة',
  one: 'ثانية واحدة',
  two: 'ثانيتين',
  few: '{count} ثوانٍ',
  many: '{count} ثانية',
  other: '{count} ثانية',
};

const counts = { comments, newComments, likes, charactersLeft, seconds };

const status = {
  pending: 'وصل تعليقك، ويجري التحقق منه الآن.',
  unconfirmed: 'وصل تعليقك، وهو ينتظر تأكيدك: افتح الرسالة التي أرسلناها إلى بريدك واضغط الرابط الذي فيها.',
  approved: 'نُشر تعليقك.',
  held: 'تعليقك بانتظار مراجعة أحد المشرفين.',
  rejected: 'لم يُنشر تعليقك لأنه يخالف سياسة التعليقات.',
  withdrawn: 'سحبتَ هذا التعليق.',
};

/** Arabic, the source: what the server writes into the box. */
export const labelsInAr = {
  counts: { ...counts, replies, moreReplies },
  status,

  form: {
    reactionQuestion: 'هل أعجبك هذا المقال؟',
    like: 'أعجبني',
    dislike: 'لم يعجبني',
    heading: 'التعليقات',
    add: 'أضف تعليقا',
    policy: 'سياسة الموقع بشأن التعليقات',
    name: 'الاسم',
    email: 'البريد الإلكتروني',
    emailNote: 'لن يُنشر بريدك الإلكتروني.',
    body: 'التعليق',
    required: 'معلومات ضرورية',
    send: 'أرسل',
    reply: 'رد',
    replyTo: 'رد على {name}',
    cancel: 'إلغاء',
    trap: 'اترك هذا الحقل فارغا',
    membersOnly: 'التعليق هنا لمن سجّل الدخول في الموقع.',
    closed: 'أُغلق باب التعليق على هذا المقال.',
    premoderated: 'تُنشر التعليقات بعد مراجعتها.',
    removed: 'حُذف هذا التعليق.',
    more: 'المزيد من التعليقات',
    moreReplies: 'المزيد من الردود',
    sortBy: 'ترتيب التعليقات',
    back: 'العودة إلى المقال',
    empty: 'لا تعليقات بعد. كن أول من يعلّق.',
    all: 'كل التعليقات',
    before: 'الصفحة السابقة',
    edited: 'معدَّل',
    pinned: 'مثبَّت',
    ownHeading: 'تعليقاتك',
    reasons: 'السبب:',
    checkAgain: 'حدّث الصفحة لترى ما آل إليه',
    correct: 'لم يُرسل تعليقك بعد. صحّح ما أُشير إليه ثم أرسله.',
    sentBefore: 'أُرسل هذا النموذج من قبل. إن كان هذا تعليقا جديدا فأرسله مرة أخرى.',
    writeAs: 'تكتب باسم {name}',
    close: 'إغلاق',
    likeOf: 'أعجبني تعليق {name}',
  },

  badges: { staff: 'أسرة التحرير', journalist: 'كاتب في الموقع' },

  sorts: { newest: 'الأحدث', oldest: 'الأقدم', top: 'الأكثر إعجابا', replies: 'الأكثر ردودا' },

  yours: {
    appealOpen: 'وصل اعتراضك، وسينظر فيه مشرف لم يتخذ القرار الأول.',
    appealUpheld: 'نُظر في اعتراضك، وبقي القرار كما هو.',
    edit: 'عدّل وأعد الإرسال',
    editing: 'عدّل تعليقك',
    withdraw: 'اسحب التعليق',
    withdrawSure: 'إذا سحبت تعليقك فلن يراه أحد بعد ذلك.',
    withdrawYes: 'اسحبه',
    appeal: 'اعترض على القرار',
    appealWhy: 'لماذا ترى القرار في غير محله؟',
    appealSend: 'أرسل الاعتراض',
  },

  report: {
    sent: 'شكرا لك. وصل بلاغك إلى المشرفين.',
    states: {
      open: 'أبلغت عن هذا التعليق من قبل.',
      upheld: 'راجع المشرفون بلاغك، وحُذف التعليق.',
      dismissed: 'راجع المشرفون بلاغك، ورأوا أن التعليق لا يخالف السياسة.',
      moot: 'سحب صاحب التعليق تعليقه.',
    },
    open: 'أبلغ',
    openOf: 'أبلغ عن تعليق {name}',
    why: 'ما الذي يخالف السياسة في هذا التعليق؟',
    note: 'ملاحظة للمشرفين (اختيارية)',
    send: 'أرسل البلاغ',
    other: 'سبب آخر',
  },
};

/** What the script says afterwards. */
export const talkInAr = {
  counts,
  status,

  said: {
    sending: 'يُرسَل…',
    correct: 'لم يُرسل تعليقك بعد. صحّح ما أُشير إليه ثم أرسله.',
    removed: 'حُذف هذا التعليق.',
  },

  troubles: {
    failed: 'تعذّر الإرسال. نصّك محفوظ هنا، فحاول مرة أخرى.',
    offline: 'لا اتصال بالإنترنت. نصّك محفوظ هنا، فأرسله حين يعود الاتصال.',
    slow: 'تأخر جواب الخدمة. نصّك محفوظ هنا، وإن أرسلته ثانية فلن يتكرر.',
    busy: 'الخدمة متوقفة لحظات. نصّك محفوظ هنا، فحاول بعد قليل.',
    limited: 'أرسلت كثيرا في وقت قصير. انتظر {time} ثم أرسل، ونصّك محفوظ هنا.',
    closed: 'أُغلق باب التعليق على هذا المقال وأنت تكتب. نصّك محفوظ هنا.',
    signedOut: 'انتهت جلستك في الموقع. سجّل الدخول ثم أرسل، ونصّك محفوظ هنا.',
    unread: 'تعذّر تحميل التعليقات.',
    parentGone: 'حُذف التعليق الذي ترد عليه. نصّك محفوظ هنا.',
    action: 'تعذّر حفظ ذلك. حاول مرة أخرى.',
    proving: 'لحظة من فضلك، نتأكد أن المرسل إنسان…',
  },

  fields: {
    required: 'هذه معلومة ضرورية.',
    'comment-empty': 'اكتب تعليقك أولا.',
    'comment-too-long': 'التعليق أطول من {limit} حرف.',
    'name-too-long': 'الاسم أطول من {limit} حرفا.',
    'name-taken': 'هذا الاسم محفوظ للعاملين في الموقع. اختر اسما آخر.',
    'name-invisible': 'لا يظهر من هذا الاسم شيء. اكتب اسما يُقرأ.',
    'email-invalid': 'هذا ليس عنوان بريد إلكتروني صحيحا.',
    'not-storable': 'في النص حرف لا يمكن حفظه.',
    'parent-unknown': 'التعليق الذي ترد عليه غير موجود.',
  },
};

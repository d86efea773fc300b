import type { PluralForms } from './plural.js';

const commentCount: PluralForms = {
  zero: '{count} تعليق',
  one: 'تعليق واحد',
  two: 'تعليقان',
  few: '{count} تعليقات',
  many: '{count} تعليقًا',
  other: '{count} تعليق',
};

const replyCount: PluralForms = {
  zero: 'لا ردود',
  one: 'رد واحد',
  two: 'ردّان',
  few: '{count} ردود',
  many: '{count} ردًّا',
  other: '{count} رد',
};

const charactersLeft: PluralForms = {
  zero: 'لم يبقَ أي حرف',
  one: 'بقي حرف واحد',
  two: 'بقي حرفان',
  few: 'بقيت {count} أحرف',
  many: 'بقي {count} حرفًا',
  other: 'بقي {count} حرف',
};

/** Arabic, the source: every other dictionary has the same keys by type. */
export const ar = {
  counts: { comments: commentCount, replies: replyCount, charactersLeft },

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
    closed: 'أُغلق باب التعليق على هذا المقال.',
    premoderated: 'تُنشر التعليقات بعد مراجعتها.',
    removed: 'حُذف هذا التعليق.',
    more: 'المزيد من التعليقات',
    moreReplies: 'المزيد من الردود',
    sortBy: 'ترتيب التعليقات',
    failed: 'تعذّر الإرسال. نصّك محفوظ هنا، فحاول مرة أخرى.',
    yours: 'تعليقك',
    back: 'العودة إلى المقال',
  },

  sorts: { newest: 'الأحدث', oldest: 'الأقدم', top: 'الأكثر إعجابا', replies: 'الأكثر ردودا' },

  status: {
    pending: 'وصل تعليقك، ويجري التحقق منه الآن.',
    approved: 'نُشر تعليقك.',
    held: 'تعليقك بانتظار مراجعة أحد المشرفين.',
    rejected: 'لم يُنشر تعليقك لأنه يخالف سياسة التعليقات.',
    withdrawn: 'سحبتَ هذا التعليق.',
  },

  policy: {
    title: 'سياسة التعليقات',
    intro: 'نرحب بآرائكم على اختلافها، ونطلب أن يلتزم كل تعليق بالبنود الآتية.',
    automatic:
      'تفحص برمجيات الموقع كل تعليق فور وصوله، فتنشر ما لا خلاف عليه، وتحيل ما فيه شك إلى مشرف يقرر بنفسه. ويستطيع صاحب التعليق أن يعرف السبب دائما.',
    checkedAutomatically: 'يُفحص آليًّا',
  },

  clauses: {
    insults: { title: 'الاحترام', text: 'لا إهانة ولا شتم ولا تجريح، لا للكاتب ولا للقراء ولا لمن يتناولهم المقال.' },
    hate: { title: 'لا للكراهية', text: 'لا تحريض ولا كراهية بسبب الأصل أو الدين أو المذهب أو الجنس أو الإعاقة.' },
    obscenity: { title: 'لغة لائقة', text: 'لا ألفاظ بذيئة ولا محتوى فاضحا.' },
    threats: { title: 'لا للعنف', text: 'لا تهديد ولا دعوة إلى العنف.' },
    spam: { title: 'لا إعلانات', text: 'لا إعلانات ولا روابط ترويجية ولا نصوص مكررة.' },
    'personal-data': {
      title: 'الخصوصية',
      text: 'لا أرقام هواتف ولا عناوين ولا بيانات شخصية، لك أو لغيرك.',
    },
    disguise: { title: 'نص مقروء', text: 'لا حروف خفية ولا حيل كتابية لتمويه الكلمات.' },
    style: { title: 'الوضوح', text: 'اكتب كلاما مفهوما، بلا تكرار للحروف والعلامات.' },
    'pre-moderation': { title: 'المراجعة قبل النشر', text: 'تُراجَع التعليقات في هذا الموقع أو المقال قبل نشرها.' },
    'not-checked': {
      title: 'تعذّر التحقق الآلي',
      text: 'إذا تعذّر التحقق من تعليق آليًّا، راجعه أحد المشرفين قبل نشره.',
    },
  },

  problems: {
    'malformed-json': { title: 'نص JSON غير سليم', detail: 'تعذّرت قراءة محتوى الطلب بصيغة JSON.' },
    'malformed-body': { title: 'محتوى غير سليم', detail: 'محتوى الطلب ليس نصا سليما بترميز UTF-8.' },
    'bad-cursor': {
      title: 'مؤشر صفحة غير صالح',
      detail: 'استعمل المؤشر الذي تلقيته من الصفحة السابقة كما هو، وللقائمة نفسها.',
    },
    'bad-idempotency-key': {
      title: 'مفتاح Idempotency-Key غير صالح',
      detail: 'يجب أن يكون المفتاح من 1 إلى 255 حرفا مرئيا من حروف ASCII.',
    },
    'bad-parameter': { title: 'معامل غير صالح', detail: 'المعامل «{name}» غير معروف أو قيمته غير مقبولة.' },
    'bad-request': { title: 'طلب غير سليم', detail: 'لم يفهم الخادم هذا الطلب.' },
    'bad-token': { title: 'رمز غير صالح', detail: 'الرمز المرسل غير صالح أو ليس لهذا الموقع.' },
    'origin-not-allowed': { title: 'مصدر غير مسموح به', detail: 'هذا العنوان ليس من عناوين الموقع المسموح بها.' },
    'commenting-closed': { title: 'باب التعليق مغلق', detail: 'أُغلق باب التعليق على هذا المقال.' },
    'article-not-registered': { title: 'مقال غير مسجل', detail: 'لا يقبل هذا الموقع التعليقات إلا على مقالات سجّلها.' },
    'site-unknown': { title: 'موقع غير معروف', detail: 'لا يوجد موقع بهذا المفتاح.' },
    'comment-unknown': { title: 'تعليق غير موجود', detail: 'لا يوجد تعليق منشور بهذا المعرّف.' },
    'route-unknown': { title: 'عنوان غير موجود', detail: 'لا يوجد شيء في هذا العنوان.' },
    'idempotency-key-running': {
      title: 'الطلب الأول لم ينتهِ بعد',
      detail: 'ما زال طلب بالمفتاح نفسه قيد التنفيذ. أعد المحاولة بعد لحظات.',
    },
    'body-too-large': { title: 'محتوى أكبر من المسموح', detail: 'حجم الطلب أكبر مما يقبله الخادم.' },
    'unsupported-media-type': {
      title: 'نوع محتوى غير مقبول',
      detail: 'أرسل المحتوى بصيغة application/json.',
    },
    'invalid-input': { title: 'بيانات غير مقبولة', detail: 'في الطلب حقول تحتاج إلى تصحيح.' },
    'idempotency-key-reused': {
      title: 'مفتاح استُعمل من قبل',
      detail: 'استُعمل هذا المفتاح مع محتوى آخر. استعمل مفتاحا جديدا لكل طلب جديد.',
    },
    'internal-error': { title: 'خطأ في الخادم', detail: 'وقع خطأ غير متوقع، وقد سُجّل. حاول مرة أخرى.' },
    'not-ready': { title: 'الخدمة غير جاهزة', detail: 'لا تستطيع الخدمة تلبية الطلب الآن. حاول بعد قليل.' },
  },

  fields: {
    required: 'هذه معلومة ضرورية.',
    'wrong-type': 'نوع القيمة غير مقبول.',
    'unknown-field': 'هذا الحقل غير معروف.',
    'not-storable': 'في النص حرف لا يمكن حفظه.',
    'comment-empty': 'اكتب تعليقك أولا.',
    'comment-too-long': 'التعليق أطول من {limit} حرف.',
    'name-too-long': 'الاسم أطول من {limit} حرفا.',
    'name-invisible': 'لا يظهر من هذا الاسم شيء. اكتب اسما يُقرأ.',
    'email-invalid': 'هذا ليس عنوان بريد إلكتروني صحيحا.',
    'parent-unknown': 'التعليق الذي ترد عليه غير موجود.',
    'url-invalid': 'هذا ليس رابطا صحيحا.',
    'url-foreign': 'هذا الرابط ليس من عناوين الموقع.',
    'too-long': 'القيمة أطول من {limit} حرفا.',
    'not-one-of': 'القيمة ليست من القيم المقبولة: {allowed}.',
    'out-of-range': 'القيمة خارج الحدود المسموح بها.',
  },

  findings: {
    'blocked-word': 'وردت كلمة «{word}» المدرجة في قائمة الكلمات الممنوعة.',
    'blocked-word-disguised':
      'وردت كلمة «{word}» المدرجة في قائمة الكلمات الممنوعة، مكتوبةً بطريقة تخفيها ({disguise}).',
    'blocked-word-in-name': 'في الاسم كلمة «{word}» المدرجة في قائمة الكلمات الممنوعة.',
    link: 'في التعليق رابط.',
    'links-in-name': 'في الاسم رابط.',
    'too-many-links': 'عدد الروابط {count}، والتعليق يُراجَع ابتداءً من {limit}.',
    'link-shortener': 'في التعليق رابط مختصر ({domain}) لا يُعرف إلى أين يقود.',
    'link-to-chat': 'في التعليق دعوة إلى محادثة خاصة ({domain}).',
    'repeated-by-author': 'أرسل صاحب التعليق النص نفسه من قبل (عدد المرات: {count}).',
    'same-text-by-others': 'أرسل آخرون النص نفسه (عدد المرات: {count}).',
    'near-text-by-others': 'أرسل آخرون نصوصا تكاد تطابقه (العدد: {count}، والتشابه {percent}٪).',
    'direction-override': 'في النص محارف خفية تقلب اتجاه الكتابة.',
    'split-word': 'في النص محارف خفية داخل الكلمات.',
    'piled-marks': 'تراكمت علامات كثيرة فوق الحروف.',
    capitals: 'كُتب معظم النص بأحرف لاتينية كبيرة ({percent}٪).',
    'stretched-letters': 'كُررت حروف كثيرا للمبالغة.',
    'repeated-punctuation': 'كُررت علامات الترقيم كثيرا.',
    'many-emoji': 'في التعليق عدد كبير من الرموز التعبيرية ({count}).',
    'phone-number': 'في التعليق رقم هاتف.',
    'email-address': 'في التعليق عنوان بريد إلكتروني.',
    'no-letters': 'ليس في التعليق كلام يُقرأ.',
    'check-failed': 'تعذّر إجراء أحد الفحوص ({check}).',
  },

  disguises: {
    tatweel: 'بالتطويل',
    tashkeel: 'بالتشكيل',
    'zero-width': 'بمحارف خفية',
    spaced: 'بفراغات بين الحروف',
    dotted: 'بنقاط بين الحروف',
    elongated: 'بتكرار الحروف',
    'look-alike': 'بحروف متشابهة',
  },
};

import { auditInAr } from './audit-ar.js';
import { labelsInAr, talkInAr } from './box-ar.js';
import { confirmationInAr } from './confirmation-ar.js';
import { problemsInAr } from './problems-ar.js';
import { settingsFaultsInAr, settingsProblemsInAr, statisticsInAr } from './settings-ar.js';
import { queueInAr } from './queue-ar.js';

/** Arabic, the source: every other dictionary has the same keys by type. */
export const ar = {
  ...labelsInAr,

  own: { reported: 'أبلغ عنه قراء، فسيراجعه أحد المشرفين.' },

  policy: {
    title: 'سياسة التعليقات',
    intro: 'نرحب بآرائكم على اختلافها، ونطلب أن يلتزم كل تعليق بالبنود الآتية.',
    automatic:
      'تفحص برمجيات الموقع كل تعليق فور وصوله، فتنشر ما لا خلاف عليه، وتحيل ما فيه شك إلى مشرف يقرر بنفسه. ويستطيع صاحب التعليق أن يعرف السبب دائما.',
    checkedAutomatically: 'يُفحص آليًّا',
    checkedByPeople: 'يقرره المشرفون',
    version: 'الإصدار {version}',
    clause: 'البند {number}',
    howChecked: 'كيف تُفحص التعليقات',
    otherLanguage: 'English',
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

  audit: auditInAr,

  sanctions: { warning: 'إنذار', suspension: 'إيقاف مؤقت', ban: 'منع', 'always-hold': 'مراجعة دائمة' },

  problems: problemsInAr,

  queue: queueInAr,

  confirmation: confirmationInAr,

  fields: {
    ...talkInAr.fields,
    'wrong-type': 'نوع القيمة غير مقبول.',
    'unknown-field': 'هذا الحقل غير معروف.',
    'not-a-public-key': 'هذا ليس مفتاحا عموميا.',
    'url-invalid': 'هذا ليس رابطا صحيحا.',
    'url-foreign': 'هذا الرابط ليس من عناوين الموقع.',
    'too-long': 'القيمة أطول من {limit} حرفا.',
    'not-one-of': 'القيمة ليست من القيم المقبولة: {allowed}.',
    'password-too-short': 'كلمة المرور أقصر من {limit} حرفا.',
    'password-guessable': 'كلمة المرور سهلة التخمين. اختر عبارة من عدة كلمات لا صلة بينها.',
    'no-mail-server': 'لا يرسل هذا النظام بريدا إلكترونيا بعد: على من يشغّله أن يضبط SMTP_URL وMAIL_FROM وPUBLIC_URL.',
    'challenge-wrong': 'لم يُقبل حل المسألة، أو استُعمل من قبل، أو انتهت مدته.',
    'code-wrong': 'الرمز غير صحيح أو استُعمل من قبل.',
    'scope-not-yours': 'لا تملك أنت هذه الصلاحية.',
    ...settingsFaultsInAr,
    'out-of-range': 'القيمة خارج الحدود المسموح بها.',
    'too-many-items': 'أكثر من {limit} في طلب واحد. قسّمها على طلبات، أو حدّدها بشرط.',
    'reason-required': 'اختر سببا للرفض من بنود السياسة.',
    'reason-not-used': 'لا سبب للموافقة على تعليق.',
    'comment-not-here': 'ليس في هذا الموقع تعليق بهذا المعرّف.',
    'exactly-one': 'أرسل {allowed}: واحدا منهما لا أكثر.',
  },

  findings: {
    'blocked-word': 'وردت «{word}»، وهي مدرجة في {list}.',
    'blocked-word-disguised': 'وردت «{word}» مكتوبةً بطريقة تخفيها ({disguise})، وهي مدرجة في {list}.',
    'blocked-word-quoted': 'وردت «{word}» نقلا عن غير صاحب التعليق، وهي مدرجة في {list}.',
    'blocked-word-in-name': 'في الاسم «{word}»، وهي مدرجة في {list}.',
    link: 'في التعليق رابط.',
    'links-in-name': 'في الاسم رابط.',
    'too-many-links': 'عدد الروابط {count}، والتعليق يُراجَع ابتداءً من {limit}.',
    'link-shortener': 'في التعليق رابط مختصر ({domain}) لا يُعرف إلى أين يقود.',
    'link-to-chat': 'في التعليق دعوة إلى محادثة خاصة ({domain}).',
    'repeated-by-author': 'أرسل صاحب التعليق النص نفسه من قبل (عدد المرات: {count}).',
    'same-text-by-others': 'أرسل آخرون النص نفسه (عدد المرات: {count}).',
    'near-text-by-others': 'أرسل آخرون نصوصا تكاد تطابقه (العدد: {count}، والتشابه {percent}٪).',
    campaign: 'يبدو التعليق جزءا من حملة (تعليقات تكاد تتطابق خلال ساعة: {count}، وعدد كاتبيها: {authors}).',
    flood: 'أرسل صاحب التعليق تعليقات كثيرة خلال دقائق قليلة (العدد: {count}).',
    'link-blocked': 'في التعليق رابط إلى {domain}، وهو من المواقع التي لا يقبلها هذا الموقع.',
    'link-look-alike': 'في التعليق رابط ({host}) كُتب عنوانه بحروف تشبه عنوانا آخر ({domain}).',
    promotion: 'في التعليق عبارات ترويجية.',
    advertisement: 'يبدو التعليق إعلانا: عرض مع وسيلة للتواصل أو رابط.',
    'repeated-inside': 'تكررت العبارة نفسها داخل التعليق (عدد المرات: {count}).',
    'bank-account': 'في التعليق رقم حساب مصرفي (آيبان).',
    'national-id': 'في التعليق رقم قد يكون رقم هوية شخصية.',
    'postal-address': 'في التعليق ما يشبه عنوان سكن.',
    threat: 'في التعليق تهديد بالأذى.',
    'call-to-violence': 'في التعليق دعوة إلى العنف.',
    'threat-reported': 'يذكر التعليق تهديدا أو عنفا على لسان غيره.',
    'praise-of-group': 'في التعليق مديح قرب اسم «{group}»، وهو في قائمة الجماعات التي يراجعها الموقع.',
    impersonation: 'اسم صاحب التعليق هو «{name}» أو يشبهه، وهو اسم محفوظ للعاملين في الموقع.',
    'staff-title': 'في اسم صاحب التعليق صفة توحي بأنه من إدارة الموقع («{title}»).',
    'language-not-accepted': 'التعليق مكتوب بلغة لا يستقبلها هذا الموقع ({language}).',
    gibberish: 'معظم التعليق حروف لا تؤلف كلاما ({percent}٪).',
    'rare-disguise': 'في النص كلمة مكتوبة بطريقة لا يكتب بها إلا من يخفي شيئا ({disguise}).',
    'direction-override': 'في النص محارف خفية تقلب اتجاه الكتابة.',
    'split-word': 'في النص محارف خفية داخل الكلمات.',
    'piled-marks': 'تراكمت علامات كثيرة فوق الحروف.',
    capitals: 'كُتب معظم النص بأحرف لاتينية كبيرة ({percent}٪).',
    'stretched-letters': 'كُررت حروف كثيرا للمبالغة.',
    'repeated-punctuation': 'كُررت علامات الترقيم كثيرا.',
    'many-emoji': 'في التعليق عدد كبير من الرموز التعبيرية ({count}).',
    'phone-number': 'في التعليق رقم هاتف.',
    'email-address': 'في التعليق عنوان بريد إلكتروني.',
    'reads-offensive': 'يشبه التعليق ما يعدّه المحرّرون إساءة ({percent}٪).',
    'reads-hateful': 'يشبه التعليق خطاب كراهية أو تحريض على جماعة من الناس ({percent}٪).',
    'reads-obscene': 'يشبه التعليق كلامًا فاحشًا ({percent}٪).',
    'reads-threatening': 'يشبه التعليق تهديدًا أو دعوة إلى العنف ({percent}٪).',
    'reads-promotional': 'يشبه التعليق إعلانًا أو رسالة مزعجة ({percent}٪).',
    'no-letters': 'ليس في التعليق كلام يُقرأ.',
    'check-failed': 'تعذّر إجراء أحد الفحوص ({check}).',
    'author-sanctioned': 'لا يُنشر تعليق لصاحب هذا التعليق قبل مراجعته: {sanction} بقرار من {by}.',
    'email-sanctioned': 'كُتب التعليق ببريد معلّق آخر بحقه إجراء: {sanction} بقرار من {by}. قد لا يكون هو الكاتب.',
    unproven: 'أُرسل التعليق بطريقة تشبه ما ترسله البرامج، فيراجعه أحد المشرفين أولا.',
    reworded: 'هذه صيغة جديدة لتعليق كان موقوفا، فيراجعها أحد المشرفين أولا.',
    'blind-sample': 'اختير التعليق بالقرعة ليحكم فيه مشرف قبل أن يعرف رأي الفحص الآلي.',
  },

  languages: {
    ar: 'العربية',
    en: 'الإنجليزية',
    fa: 'الفارسية',
    ckb: 'الكردية',
    fr: 'الفرنسية',
    mixed: 'لغات مختلطة',
    arabizi: 'العربية بحروف لاتينية',
    none: 'غير معروفة',
  },

  settings: settingsProblemsInAr,

  statistics: statisticsInAr,

  disguises: {
    'zero-width': 'بمحارف خفية',
    dotless: 'بحذف نقاط الحروف',
    spaced: 'بفراغات بين الحروف',
    separated: 'بعلامات بين الحروف',
    emoji: 'برموز تعبيرية بين الحروف',
    starred: 'بنجوم مكان الحروف',
    digit: 'بأرقام مكان الحروف',
    latin: 'بأحرف لاتينية مكان العربية',
    leet: 'بأرقام ورموز مكان الحروف',
    'look-alike': 'بحروف متشابهة',
    presentation: 'بأشكال زخرفية للحروف',
    tatweel: 'بالتطويل',
    elongated: 'بتكرار الحروف',
    tashkeel: 'بالتشكيل',
  },

  lists: {
    own: 'قائمة كلمات الموقع',
    'ar-msa': 'القائمة العربية العامة',
    'ar-iraqi': 'قائمة اللهجة العراقية',
    'ar-levantine': 'قائمة اللهجات الشامية',
    'ar-gulf': 'قائمة اللهجات الخليجية',
    'ar-egyptian': 'قائمة اللهجة المصرية',
    'ar-maghrebi': 'قائمة اللهجات المغاربية',
    'ar-latin': 'قائمة العربية المكتوبة بأحرف لاتينية',
    fr: 'القائمة الفرنسية',
    en: 'القائمة الإنجليزية',
  },
};

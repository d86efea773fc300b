/** What can be wrong with a site's settings. Arabic is the source. */
export const settingsProblemsInAr = {
  'unknown-value': 'القيمة «{value}» في الإعداد {setting} غير معروفة، والقيم المقبولة: {allowed}.',
  'not-a-domain': '«{value}» ليس اسم نطاق مثل example.com.',
  'domain-blocked-and-trusted': 'النطاق {value} ممنوع وموثوق معا، فيُعامَل على أنه ممنوع.',
  'rule-malformed': 'القاعدة «{rule}» غير مكتملة أو تذكر فحصا أو معلومة غير معروفة.',
  'rule-twice': 'القاعدة «{rule}» مكررة.',
  'rule-never': 'لا يمكن أن تنطبق القاعدة «{rule}»، فحدّها الأدنى أكبر من حدّها الأعلى.',
  'rules-contradict': 'القاعدتان «{rule}» و«{other}» متعارضتان وأولويتهما واحدة، فيُعمَل بالأشد.',
  'rule-may-not-reject': 'القاعدة «{rule}» ترفض آليا في باب ({category}) تُرك قراره للمشرفين، فتحيل التعليق إليهم.',
  'entries-contradict': 'في القائمة مدخلان للكلمة «{word}» بحكمين مختلفين، فيُعمَل بالأشد.',
};

/** Why a field of the settings is refused, beyond its shape; most are about entries of the word list. */
export const settingsFaultsInAr = {
  ...settingsProblemsInAr,
  'too-many': 'عدد القيم أكبر من المسموح به ({limit}).',
  twice: 'هذه القيمة مذكورة مرتين.',
  'not-an-origin': 'اكتب عنوان الموقع وحده، مثل https://news.example، بلا مسار ولا شرطة في آخره.',
  'entry-malformed': 'هذا المدخل غير مكتمل.',
  'entry-empty': 'ليس في هذا المدخل حرف ولا رقم يُبحث عنه.',
  'entry-too-short': 'هذا المدخل أقصر من أن يُبحث عنه، وسيصيب كلمات كثيرة لا علاقة لها به.',
  'entry-only-clitics': 'هذا المدخل أدوات وحروف جر أو عطف فقط، وهي في كل تعليق تقريبا.',
  'entry-too-long': 'هذا المدخل أطول من المسموح به.',
  'gap-out-of-range': 'عدد الكلمات الفاصلة بين كلمتي العبارة من 0 إلى 5.',
  'date-invalid': 'هذا ليس تاريخا صحيحا مثل 2026-11-22.',
  'ends-before-it-starts': 'ينتهي سريان المدخل قبل أن يبدأ.',
  'pattern-invalid': 'النمط غير مكتوب بصيغة RE2 صحيحة، أو فيه ما لا تدعمه، كالإشارة إلى ما سبق.',
  'matches-everything': 'يصيب هذا النمط كل نص تقريبا.',
  'too-many-patterns': 'في القائمة أنماط أكثر من المسموح به.',
  'exception-matches-everything': 'هذا الاستثناء أعم من أن يُقبل.',
  'exception-covers-entry': 'هذا الاستثناء يلغي المدخل نفسه.',
};

/** The columns of the tables that statistics are given as. */
export const statisticsInAr = {
  name: 'الاسم',
  id: 'المعرّف',
  decisions: 'القرارات',
  approved: 'المنشور',
  rejected: 'المرفوض',
  held: 'المحال إلى المراجعة',
  undone: 'ما تُرُوجع عنه',
  medianSeconds: 'وسيط الانتظار بالثواني',
  day: 'اليوم',
  received: 'الوارد',
  title: 'البند',
  key: 'الرمز',
  shown: 'مرات الظهور',
  agreed: 'وافقه المشرف',
  overturned: 'خالفه المشرف',
};

/** Clauses that readers of a city's news could write; a text is some of them in a row. */
const OPENINGS =
  'مقال جميل|شكرًا للكاتب على هذا التحقيق|أتابع هذه القضية منذ سنوات|قرأت الخبر مرتين|لا أتفق تمامًا مع ما جاء هنا|تغطية متوازنة كما تعودنا|أعجبتني الصور المرافقة|موضوع يستحق النقاش|كنت حاضرًا في ذلك اليوم|سمعت القصة نفسها من والدي|الأرقام المذكورة تحتاج إلى توضيح|من سكان الحي أكتب لكم|بصفتي مهندسًا أقول|بصفتي معلمة أرى|سؤال مهم لم يجب عنه أحد|أحييكم من الضفة الأخرى';
const SUBJECTS =
  'الجسر القديم|سوق الخضار|مشروع الري الجديد|النقل العام في المدينة|المكتبة المركزية|شارع الكورنيش|مجلس البلدية|المدرسة الابتدائية|محطة المياه|الحديقة العامة|المسرح الوطني|ميناء الصيد|المستشفى التعليمي|ملعب النادي|معرض الكتاب|خط القطار السريع|مزارع النخيل|المتحف الإقليمي|شبكة الكهرباء|مركز الشباب|رصيف المشاة|البيت التراثي|جامعة المدينة|موسم الأمطار';
const PREDICATES =
  'يحتاج إلى صيانة عاجلة قبل الشتاء|تغير كثيرًا خلال العقد الأخير|صار أفضل بعد التوسعة|لم يحصل على التمويل الذي وعدوا به|يخدم آلاف العائلات كل يوم|كان ملتقى الجيران في الصيف|ينتظر قرار اللجنة منذ الربيع|يذكرني بطفولتي على النهر|يستحق زيارة من المسؤولين|تأخر تسليمه عامين كاملين|أصبح مقصدًا للسياح|لا يصل إليه الباص بعد المغرب|يعمل فيه أبناء المنطقة|صمم على يد معماري معروف|يحتاج إلى إنارة ولوحات واضحة|نجح بفضل المتطوعين|كلف أقل مما كان متوقعًا|يعطي مثالًا حسنًا لبقية المحافظات|لم يعد يتسع لعدد الزوار|أعيد افتتاحه وسط فرحة الأهالي';
const CLOSINGS =
  'وأتمنى أن نقرأ متابعة قريبًا|وهذا رأيي المتواضع|والله الموفق|فهل من مجيب|مع خالص التحية|وننتظر رأي القراء|وفي الإعادة إفادة|والأيام بيننا|ولكم جزيل الشكر|وعسى أن يصل الصوت';

const POOLS = [OPENINGS, SUBJECTS, PREDICATES, CLOSINGS].map((pool) => pool.split('|'));
const GIVEN = 'ليلى|أحمد|نور|سامي|هدى|يوسف|مريم|كريم|سلمى|زياد|رنا|طارق|دينا|فارس|عبير|مازن'.split('|');
const FAMILY = 'العزاوي|الحسيني|منصور|الخطيب|درويش|القاسم|الشامي|حداد|النجار|الموصلي|بركات|عيسى'.split('|');

/**
 * Distinct clean comments by distinct authors, the same ones for the same seed.
 * @param {number} count
 * @param {number} seed
 * @returns {{ body: string, name: string, email: string }[]}
 */
export function makeComments(count, seed) {
  const pick = picker(seed);
  return Array.from({ length: count }, (_, index) => ({
    body: makeText(pick),
    name: `${pick(GIVEN)} ${pick(FAMILY)}`,
    email: `reader-${seed}-${index}@example.org`,
  }));
}

/** Those comments as request bodies. */
export const makeBodies = (count, seed) =>
  makeComments(count, seed).map(({ body, name, email }) => JSON.stringify({ body, author: { name, email } }));

/** 100 to 500 characters, 250 in the middle: what readers of news write. */
function makeText(pick) {
  const [openings, subjects, predicates, closings] = POOLS;
  const sentences = Array.from({ length: pick([2, 3, 4, 5, 6, 8]) }, () => `${pick(subjects)} ${pick(predicates)}`);
  const year = `منذ عام ${1950 + pick.number(75)}`;
  return `${pick(openings)} ${year}، ${sentences.join('، ')}، ${pick(closings)}.`;
}

/** Mulberry32, so that every run measures the same texts. */
function picker(seed) {
  let state = seed >>> 0;
  const number = (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return Object.assign((list) => list[number(list.length)], { number });
}

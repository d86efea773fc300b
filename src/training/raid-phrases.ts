/*
 * What spammers of Arabic and English comment pages write, in our own words: one campaign, and for each part of its
 * message several ways to say it. {amount} and {days} become numbers in Arabic or Latin digits.
 */

export interface Campaign {
  readonly language: 'ar' | 'en';
  readonly openers: readonly string[];
  readonly offers: readonly string[];
  readonly promises: readonly string[];
  readonly calls: readonly string[];
}

const AR_CALLS = ['تواصل معنا', 'راسلنا الآن', 'للاستفسار', 'كلمنا واتساب', 'التفاصيل هنا', 'اشترك من هنا'];
const EN_CALLS = ['Message us', 'Contact me on', 'Join here', 'Details here', 'Write now', 'Sign up today'];

export const CAMPAIGNS: readonly Campaign[] = [
  {
    language: 'ar',
    openers: ['فرصة عمل من المنزل', 'مطلوب موظفين أونلاين', 'شغل من البيت للجميع', 'وظائف فورية للشباب والبنات'],
    offers: [
      'دخل يومي {amount} دولار',
      'راتب {amount} دولار بالأسبوع',
      'اربح {amount}$ يومياً',
      'مدخول ثابت {amount} دولار',
    ],
    promises: ['بدون خبرة', 'من هاتفك فقط', 'التحويل خلال {days} أيام', 'العدد محدود'],
    calls: AR_CALLS,
  },
  {
    language: 'ar',
    openers: ['توصيات تداول مضمونة', 'استثمر في العملات الرقمية', 'قروب توصيات الفوركس', 'ضاعف رأس مالك معنا'],
    offers: [
      'ربح {amount} دولار من أول صفقة',
      'عائد {amount}% شهرياً',
      'حولت {amount} دولار إلى ضعفها',
      'أرباح فوق {amount}$',
    ],
    promises: ['ضمان استرداد المبلغ', 'خلال {days} أيام فقط', 'بإشراف خبراء', 'التجربة مجانية'],
    calls: AR_CALLS,
  },
  {
    language: 'ar',
    openers: ['قروض شخصية بدون كفيل', 'سداد متعثرات وتمويل فوري', 'تسديد مديونيات', 'تمويل للموظفين والمتقاعدين'],
    offers: [
      'حتى {amount} ألف',
      'مبلغ {amount} ألف بضمان الراتب',
      'استخراج قرض {amount} ألف',
      'سيولة {amount} ألف فوراً',
    ],
    promises: ['الموافقة خلال {days} ساعات', 'بأقل فائدة', 'دون تحويل راتب', 'خدمة سرية وسريعة'],
    calls: AR_CALLS,
  },
  {
    language: 'ar',
    openers: ['الشيخ الروحاني أبو نور', 'جلب الحبيب ورد المطلقة', 'فك السحر والعين', 'معالج روحاني مجرب'],
    offers: ['النتيجة خلال {days} أيام', 'أكثر من {amount} حالة ناجحة', 'علاج بالقرآن والأعشاب', 'كشف مجاني بالاسم'],
    promises: ['مضمون مئة بالمئة', 'الدفع بعد النتيجة', 'سرية تامة', 'عن بعد لكل الدول'],
    calls: AR_CALLS,
  },
  {
    language: 'ar',
    openers: ['بيع متابعين حقيقيين', 'زيادة متابعين ولايكات', 'ارفع حسابك الآن', 'خدمات سوشيال ميديا'],
    offers: [
      '{amount} متابع بسعر رمزي',
      'عرض {amount} لايك هدية',
      'باقة {amount} مشاهدة',
      'خصم على {amount} متابع عربي',
    ],
    promises: ['تنفيذ فوري', 'ضمان {days} أيام', 'بدون كلمة سر', 'أرخص سعر في السوق'],
    calls: AR_CALLS,
  },
  {
    language: 'ar',
    openers: ['اشتراك قنوات مشفرة', 'شاهد كل المباريات بث مباشر', 'سيرفر IPTV قوي', 'كل الأفلام والدوريات'],
    offers: ['أكثر من {amount} قناة', 'اشتراك {days} شهور', 'جودة عالية بدون تقطيع', 'تجربة {days} ساعات مجاناً'],
    promises: ['يعمل على كل الشاشات', 'السعر للجادين', 'دعم فني دائم', 'العرض ينتهي اليوم'],
    calls: AR_CALLS,
  },
  {
    language: 'ar',
    openers: ['فيزا عمل إلى أوروبا', 'هجرة إلى كندا مضمونة', 'عقود عمل في الخليج', 'تأشيرات لكل الجنسيات'],
    offers: ['عقد موثق خلال {days} أسابيع', 'رواتب تبدأ من {amount} يورو', 'بدون شهادة ولا لغة', 'باقي {days} مقاعد'],
    promises: ['الدفع بعد الاستلام', 'مكتب مرخص', 'جربنا ولن تندم', 'سارع بالتسجيل'],
    calls: AR_CALLS,
  },
  {
    language: 'ar',
    openers: ['خلطة التنحيف الأصلية', 'كبسولات حرق الدهون', 'منتج طبيعي لتكثيف الشعر', 'عسل الطاقة الملكي'],
    offers: [
      'انزل {days} كيلو في أسبوع',
      'العلبة بـ {amount} بدل الضعف',
      'اشتر واحدة والثانية هدية',
      'خصم {amount}% لأول طلب',
    ],
    promises: ['توصيل مجاني', 'بدون أعراض جانبية', 'الدفع عند الاستلام', 'نتيجة من أول استعمال'],
    calls: AR_CALLS,
  },
  {
    language: 'en',
    openers: ['Work from home', 'I quit my boring job', 'Online jobs available', 'Earn while you sleep'],
    offers: [
      'making ${amount} every day',
      'I got ${amount} in my first week',
      'steady ${amount} a month',
      'up to ${amount} per hour',
    ],
    promises: ['no experience needed', 'paid within {days} days', 'only a phone required', 'limited places'],
    calls: EN_CALLS,
  },
  {
    language: 'en',
    openers: ['Crypto signals group', 'Trusted forex trader', 'Double your bitcoin', 'Thanks to my account manager'],
    offers: [
      'turned $200 into ${amount}',
      'guaranteed ${amount} profit',
      'returns of {amount}%',
      'withdrew ${amount} today',
    ],
    promises: ['in just {days} days', 'no risk at all', 'free trial', 'fully licensed broker'],
    calls: EN_CALLS,
  },
  {
    language: 'en',
    openers: ['Get real followers', 'Cheap likes and views', 'Grow your channel fast', 'Promote your page'],
    offers: [
      '{amount} followers for a few dollars',
      '{amount} views tonight',
      'bonus {amount} likes',
      '{amount} subscribers',
    ],
    promises: ['instant delivery', '{days} days guarantee', 'no password', 'lowest price anywhere'],
    calls: EN_CALLS,
  },
  {
    language: 'en',
    openers: ['Lost love spells', 'Powerful healer', 'He brought my husband back', 'Herbal cure that works'],
    offers: [
      'results in {days} days',
      'over {amount} happy clients',
      'natural remedy shipped worldwide',
      'free first reading',
    ],
    promises: ['pay after it works', 'totally private', 'I am so grateful', 'no side effects'],
    calls: EN_CALLS,
  },
];

export const RAID_EMOJI = ['🔥', '💰', '✅', '📲', '👇', '💵', '🎁', '⭐', '📞', '🚀'] as const;

/** What ordinary readers write alike on one day without meaning to: no raid, though many of the same words. */
export const WELL_WISHES = [
  'آمين يا رب العالمين',
  'الله يرحمه ويغفر له',
  'إنا لله وإنا إليه راجعون',
  'ألف مبروك',
  'حسبنا الله ونعم الوكيل',
  'مقال رائع شكراً لكم',
  'صح لسانك',
  'الله يشفيه ويعافيه',
  'Rest in peace',
  'Well said!',
  'Great article, thank you',
] as const;

export const NAMES = [
  'سارة',
  'أحمد',
  'أم محمد',
  'حيدر',
  'نور الهدى',
  'عمر',
  'خالد',
  'ليلى',
  'مواطن',
  'أبو علي',
  'يوسف',
  'مريم',
  'كريم',
  'هند',
  'قارئ',
  'Sara',
  'Omar',
  'Maria',
  'David',
  'Nadia',
] as const;

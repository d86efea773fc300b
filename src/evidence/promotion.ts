import { originalSpan } from '../text/fold.js';
import type { Reading, Span } from '../reading/reading.js';
import { compilePhrases, phrasesIn } from './phrases.js';

/*
 * Phrases of advertising, compiled for this project. Those of the first two lists have hardly any other use; those of the
 * next two stand in honest comments too and say something only beside others, a link or a telephone number.
 */
const OFFERS_AR =
  'الربح من الانترنت، اربح من البيت، اربح من بيتك، اربح المال، ارباح يومية، ارباح مضمونة، ربح مضمون، دخل يومي، دخل شهري ثابت، ' +
  'دخل اضافي، استثمر معنا، استثمر اموالك، ضاعف اموالك، ضاعف راس مالك، تداول العملات، توصيات فوركس، توصيات تداول، فوركس، ' +
  'قرض فوري، قروض فورية، قروض بدون كفيل، قرض بدون كفيل، تمويل بدون كفيل، تمويل شخصي، سداد القروض، تسديد القروض، ' +
  'تسديد المتعثرات، سداد متعثرات، استخراج تمويل، زيادة متابعين، زيادة المتابعين، بيع متابعين، شراء متابعين، متابعين حقيقيين، ' +
  'رشق متابعين، شحن شدات، كبسولات التخسيس، حبوب التخسيس، شاي التخسيس، تخسيس سريع، انقاص الوزن، تنزيل الوزن، حرق الدهون، ' +
  'تكبير الصدر، علاج الضعف الجنسي، حبوب الاجهاض، سايتوتك، جلب الحبيب، رد المطلقة، فك السحر، ابطال السحر، شيخ روحاني، ' +
  'شيخة روحانية، معالج روحاني، علاج روحاني، خاتم روحاني، خواتم روحانية، كود خصم، كوبون خصم، كود الخصم، خصم حصري، ' +
  'عروض حصرية، عرض لفترة محدودة، لفترة محدودة، توصيل مجاني، شحن مجاني، التوصيل مجانا، كازينو اون لاين، كازينو، ' +
  'مراهنات رياضية، مواقع مراهنات، بونص ترحيبي، حل واجبات، حل الواجبات، كتابة بحوث، شركة تنظيف، تنظيف خزانات، نقل عفش، ' +
  'نقل اثاث، مكافحة حشرات، كشف تسربات، شهادات معتمدة للبيع، وظائف من المنزل، وظيفة من المنزل، عمل من المنزل براتب';
const OFFERS_EN =
  'make money online, earn money online, earn from home, earn daily, per day from home, passive income, guaranteed profit, ' +
  'guaranteed returns, double your money, double your bitcoin, forex signals, crypto signals, crypto investment, ' +
  'bitcoin investment, invest with, binary options, personal loan, instant loan, loan offer, loans without, ' +
  'lose weight fast, weight loss pills, diet pills, keto pills, free shipping, discount code, promo code, coupon code, ' +
  'limited time offer, buy now, order now, online casino, casino bonus, online betting, betting tips, spell caster, ' +
  'love spell, get your ex back, hire a hacker, recover your funds, recover lost funds, buy followers, free followers, ' +
  'seo services, backlinks, no experience needed, work from home and earn, viagra, cialis, my trading mentor, ' +
  'account manager who';
const HINTS_AR =
  'للبيع، للايجار، اطلب الان، اطلبه الان، احجز الان، سجل الان، اشترك الان، اشترك في القناة، اشتركوا في القناة، اشترك في قناتي، ' +
  'اشتركوا في قناتي، اشتركوا في قناتنا، اشتركوا بقناتي، تابعوني على، تابعونا على، زوروا موقعنا، زورو موقعنا، اضغط على الرابط، ' +
  'اضغط هنا، ادخل على الرابط، ادخلوا الرابط، انضم الى القروب، انضموا الى قناتنا، انضم لقناتنا، تخسيس، عملات رقمية، ' +
  'العملات الرقمية، بيتكوين، بتكوين، قروض، عمل عن بعد، العمل عن بعد، وظائف شاغرة، مطلوب موظفين، راتب مغري، عرض خاص، ' +
  'خصومات، تخفيضات، باقل الاسعار، ارخص الاسعار، باسعار مناسبة، جودة عالية، ضمان سنة، نوفر لكم، لدينا خبرة، خدمة 24 ساعة';
const HINTS_EN =
  'click here, click the link, click on the link, link in bio, check out my channel, check my channel, visit my channel, ' +
  'subscribe to my channel, sub to my channel, follow me on, visit our website, visit my website, join our, join my group, ' +
  'for sale, work from home, remote job, hiring now, per week, per day, weight loss, bitcoin, crypto, forex, casino, ' +
  'special offer, best price, cheap price, giveaway, free gift';
const CONTACTS =
  'واتساب، واتس اب، واتس، الواتساب، تواصل معنا، تواصلوا معنا، للتواصل، تواصل معي، تواصل خاص، تواصل واتساب، راسلني، راسلنا، ' +
  'راسلوني، على الخاص، عالخاص، كلمني خاص، تلغرام، تليجرام، تيليجرام، اتصل بنا، اتصلوا بنا، للطلب، للاستفسار، للحجز, ' +
  'whatsapp, what sapp, telegram, dm me, dm us, inbox me, contact me, contact us, text me, call me, reach out to, reach him on';

export const findPromotion = compilePhrases({
  offer: [...phrasesIn(OFFERS_AR), ...phrasesIn(OFFERS_EN)],
  hint: [...phrasesIn(HINTS_AR), ...phrasesIn(HINTS_EN)],
  contact: phrasesIn(CONTACTS),
});

/** Folded. Somebody won or will win a sum: "ربحت 500 دولار", "i earned $900 per week". */
const MONEY =
  /(?<![\u0621-\u064A])(?:ربح|ربحت|اربح|تربح|ستربح|يربح|اكسب|كسبت|تكسب) (?:[^\d ]{1,12} ){0,2}\$?\d[\d.,]* ?(?:\$|دولار|ريال|دينار|درهم|يورو|جنيه|ليره)|\b(?:i (?:made|make|earned|earn)|earn(?:ing)?) (?:[a-z]+ ){0,2}\$?\d[\d.,]* ?(?:\$|dollars?|usd|euros?|per |a day|daily|weekly)/g;

/** Promises of a sum of money, as spans of the original text. */
export function findMoneyPromises({ folded }: Pick<Reading, 'folded'>): readonly Span[] {
  if (!/\d/.test(folded.text)) return [];
  return Array.from(folded.text.matchAll(MONEY), ({ index, 0: words }) =>
    originalSpan(folded, index, index + words.length),
  );
}

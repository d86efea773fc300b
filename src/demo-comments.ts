import type { INestApplicationContext } from '@nestjs/common';
import { AcceptService } from './comments/accept.service.js';
import type { Site } from './sites/site.entity.js';

/** The article that they stand under; the one of the demo page stays empty for whoever tries it. */
const ARTICLE = 'demo-market';
const TITLE = 'سوق السمك ينتقل إلى الضفة الشرقية';

/** Readers who do not exist, and what they say: something for each check, and some that nothing is wrong with. */
const VOICES: readonly (readonly [name: string, body: string])[] = [
  ['سلمى عبد الرضا', 'كنت أذهب مع أبي إلى السوق القديم كل جمعة، وأرجو أن يبقى للباعة مكان يليق بهم في الضفة الجديدة.'],
  ['أبو يوسف', 'عندي محرك قارب بحالة جيدة للبيع، من يرغب فليتصل بي على 07701234567 بعد العصر.'],
  ['متابع', 'سأقتلك إن رأيتك في السوق يا صاحب المقال، وأنا أعرف بيتك وأعرف أين تسكن.'],
  ['قارئ غاضب', 'كاتب هذا المقال حـــــمـــــار ابن حـــمـــار، ولم يدخل سوق السمك مرة في حياته.'],
  ['حيدر الكناني', 'إيجار الدكان في الضفة الشرقية ضعف القديم، فمن أين يأتي البائع بالفرق؟ ليت البلدية تنشر الأرقام.'],
  ['ربح سريع', 'اربح 500 دولار كل يوم وأنت في بيتك بلا خبرة! سجّل الآن مجانا: https://bit.ly/rib7-elyom'],
  ['Tom Ainsley', 'A fair piece. The old hall smelled of salt and diesel, and I will miss both.'],
  ['Someone', 'The writer is a complete 1d10t and whoever printed this is a moron too.'],
  ['Frank', 'Say that once more about the fishermen and I will find you and break your legs.'],
  ['نور', 'راسلوني على nour.market@example.org فعندي صور قديمة للسوق من أيام جدي.'],
  ['ya zalameh', 'ya 7mar enta ma btefham shi, rou7 nam a7san'],
  ['صوت الحق', 'لااااااا للنقل!!!!!!!! لاااااااا !!!!!!!! كفاااااية ظلم !!!!!!!!'],
  ['مها الدليمي', 'حوّلت عربونا إلى الحساب IQ20CBIQ861800101010500 ولم يصلني الدكان الموعود، فاحذروا.'],
  ['زائر', 'هؤلاء الوافدون كلاب وحشرات قذرة، اطردوهم من السوق كلهم قبل أن يفسدوا المدينة.'],
  ['ليث', 'المقال جميل لكن الصورة من سوق آخر، أظنها من الضفة الغربية قبل الترميم.'],
];

/** One text going round: nearly the same words under many names. */
const GOING_ROUND: readonly (readonly [name: string, body: string])[] = [
  ['عمار', 'أوقفوا نقل سوق السمك الآن، فالمشروع يسرق رزق الصيادين ولا ينفع أحدا غير المقاول الكبير'],
  ['رنا', 'أوقفوا نقل سوق السمك الآن فالمشروع يسرق رزق الصيادين، ولا ينفع أحدا غير المقاول الكبير!'],
  ['سعد', 'اوقفوا نقل سوق السمك الآن، فالمشروع يسرق رزق الصيادين ولا ينفع أحدا غير المقاول الكبير..'],
  ['هند', 'أوقفوا نقل سوق السمك الان، فالمشروع يسرق رزق الصيادين ولا ينفع احدا غير المقاول الكبير'],
  ['ياسر', 'أوقفوا نقل سوق السمك الآن، فالمشروع يسرق رزق الصيادين ولا ينفع أحدا سوى المقاول الكبير'],
  ['دعاء', 'رجاءً أوقفوا نقل سوق السمك الآن، فالمشروع يسرق رزق الصيادين ولا ينفع أحدا غير المقاول الكبير'],
  ['بتول', 'يا جماعة أوقفوا نقل سوق السمك الآن، فالمشروع يسرق رزق الصيادين ولا ينفع أحدا غير المقاول الكبير'],
  ['وسام', 'أوقفوا نقل سوق السمك الآن!! فالمشروع يسرق رزق الصيادين ولا ينفع أحدا غير المقاول الكبير'],
  ['شهد', 'أوقفوا نقل سوق السمك الآن، فالمشروع يسرق رزق الصيادين، ولا ينفع أحدا غير المقاول الكبير وحده'],
  ['مصطفى', 'أوقفوا نقل سوق السمك الآن، هذا المشروع يسرق رزق الصيادين ولا ينفع أحدا غير المقاول الكبير'],
  ['كرار', 'أوقفوا نقل سوق السمك الآن، فالمشروع يسرق رزق الصيادين ولا ينفع أحدا غير المقاول الكبير 😡'],
];

/** Sends the comments in the way of any reader, so that the policy judges them and moderators have something to decide. */
export async function submitDemoComments(app: INestApplicationContext, site: Site, url: string): Promise<void> {
  const acceptance = app.get(AcceptService);
  for (const [index, [name, body]] of [...VOICES, ...GOING_ROUND].entries())
    await acceptance.submit(
      { authorId: null },
      {
        site,
        articleKey: ARTICLE,
        idempotencyKey: `demo-${index}`,
        sender: { address: '127.0.0.1', isScripted: false, proof: {} },
        dto: {
          body,
          author: { name, email: `reader-${index}@example.org` },
          article: { title: TITLE, url: `${url}/demo`, locale: 'ar' },
        },
      },
    );
}

import type { Locale } from '../i18n/locale.js';

/** A page of a newspaper that does not exist. */
export interface DemoArticle {
  readonly paper: string;
  readonly motto: string;
  readonly sections: readonly string[];
  readonly sectionsLabel: string;
  readonly section: string;
  readonly title: string;
  readonly deck: string;
  readonly byline: string;
  readonly date: string;
  readonly dateText: string;
  readonly pictureText: string;
  readonly caption: string;
  readonly paragraphs: readonly string[];
  readonly subheading: string;
  readonly afterSubheading: readonly string[];
  readonly note: string;
  readonly other: string;
  readonly skip: string;
}

/** Keys of the demo site and of its article. */
export const DEMO_SITE = 'demo';
export const DEMO_ARTICLE = 'demo-article';

export const DEMO_ARTICLES: Readonly<Record<Locale, DemoArticle>> = {
  ar: {
    paper: 'صحيفة النهر',
    motto: 'يومية عربية مستقلة',
    sections: ['الرئيسية', 'أخبار', 'مدن', 'بيئة', 'ثقافة', 'رأي'],
    sectionsLabel: 'أقسام الصحيفة',
    section: 'بيئة',
    title: 'دجلة يعود إلى مجراه',
    deck: 'بعد ثلاث سنوات عجاف عاد الماء إلى الضفتين، وعاد معه الصيادون وباعة الشاي وأسئلة لم يُجب عنها أحد.',
    byline: 'سلمى الراوي · بغداد',
    date: '2026-11-20',
    dateText: '20 نوفمبر 2026',
    pictureText: 'رسم لنهر يتلوى بين ضفتين من النخيل عند الغروب',
    caption: 'رسم: صحيفة النهر',
    paragraphs: [
      'في السادسة صباحا يفك أبو كاظم حبل قاربه من وتد كان قبل عام واحد مغروسا في التراب اليابس. يقول إنه كان يربطه هناك من باب العادة لا الحاجة، فالماء كان على بعد مئتي خطوة. اليوم يغمر الماء الوتد حتى منتصفه، ويكفيه أن يمد يده ليغسل وجهه.',
      'ارتفع منسوب النهر في الأسابيع الستة الماضية مترا وأربعين سنتيمترا، وهو أعلى ارتفاع في هذا الفصل منذ ثماني سنوات. جاءت الأمطار مبكرة في أعالي الحوض، وفُتحت بوابات أُغلقت طويلا، فامتلأت القنوات التي كان الأطفال يلعبون فيها الكرة.',
    ],
    subheading: 'ماء كثير وذاكرة قصيرة',
    afterSubheading: [
      'لا يخفي المهندسون قلقهم وسط الفرح. فالشبكة التي توزع الماء على الحقول لم تُرمَّم، ونصف ما يصل إليها يضيع قبل أن يبلغ جذرا واحدا. «النهر أدى ما عليه»، تقول مهندسة الري هناء جبر، «والباقي علينا».',
      'على الكورنيش لا يتحدث أحد عن الشبكات. جلس الناس على الحجر مساء الجمعة كما كانوا يجلسون، واشترت العائلات الذرة المشوية، وسأل طفل أباه من أين جاء كل هذا الماء. فكّر الأب قليلا ثم قال: من حيث ذهب.',
    ],
    note: 'هذه صفحة للتجربة، والصحيفة والمقال من نسج الخيال.',
    other: 'English',
    skip: 'إلى التعليقات',
  },
  en: {
    paper: 'The River',
    motto: 'An independent daily',
    sections: ['Home', 'News', 'Cities', 'Environment', 'Culture', 'Opinion'],
    sectionsLabel: 'Sections',
    section: 'Environment',
    title: 'The Tigris returns to its bed',
    deck: 'After three lean years the water is back between the banks, and with it the fishermen, the tea sellers, and questions that nobody has answered.',
    byline: 'Salma al-Rawi · Baghdad',
    date: '2026-11-20',
    dateText: '20 November 2026',
    pictureText: 'Drawing of a river winding between palm groves at sunset',
    caption: 'Drawing: The River',
    paragraphs: [
      'At six in the morning Abu Kadhim unties his boat from a stake that a year ago stood in dry earth. He tied it there out of habit, he says, not need: the water was two hundred steps away. Today it covers the stake to the middle, and he only has to reach out to wash his face.',
      'In six weeks the river has risen by a metre and forty centimetres, more than in any autumn of the last eight years. Rain came early to the upper basin, gates that had long been shut were opened, and the canals in which children played football have filled.',
    ],
    subheading: 'Much water, short memory',
    afterSubheading: [
      'Amid the joy the engineers do not hide their worry. The network that takes the water to the fields was never repaired, and half of what enters it is lost before it reaches a single root. “The river has done its part,” says the irrigation engineer Hana Jabr. “The rest is ours.”',
      'On the embankment nobody talks of networks. People sat on the stones on Friday evening as they used to, families bought roasted corn, and a child asked his father where all this water came from. The father thought for a while. “From where it went,” he said.',
    ],
    note: 'This page is for trying things out; the paper and the article are made up.',
    other: 'العربية',
    skip: 'To the comments',
  },
};

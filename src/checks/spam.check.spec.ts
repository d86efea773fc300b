import { firstComment } from './first-comment.js';
import { spam } from './spam.check.js';

const run = (body: string) => spam.run(firstComment(body)).map(({ code, severity }) => `${severity} ${code}`);

describe('advertising', () => {
  it.each([
    'قروض فورية بدون كفيل، للتواصل واتساب 0501234567',
    'شيخ روحاني لجلب الحبيب ورد المطلقة تواصل واتساب',
    'الربح من الانترنت 500 دولار يوميا، سجل الان www.example-win.com',
    'تخسيس سريع بدون رجيم، للطلب ٠٧٧٠١٢٣٤٥٦٧',
    'زيادة متابعين حقيقيين بأرخص الأسعار تواصل معنا',
    'Earn money online, 500 per day, whatsapp +44 20 7946 0958',
    'Love spell caster, get your ex back, contact me on telegram',
    'كود خصم 20٪ وتوصيل مجاني لفترة محدودة',
  ])('stops: %s', (body) => {
    expect(['hold advertisement', 'reject advertisement']).toContain(run(body)[0]);
  });

  it('is certain when several offers come with a number', () => {
    expect(run('جلب الحبيب وفك السحر وابطال السحر شيخ روحاني 0501234567')).toEqual(['reject advertisement']);
  });

  it.each(['هل تداول العملات حلال؟', 'خسرت مالي في فوركس', 'I lost my savings in crypto'])(
    'is only suspected: %s',
    (body) => {
      expect(run(body)).toEqual(['flag promotion']);
    },
  );

  it.each([
    'الأسعار ارتفعت والرواتب على حالها',
    'البنك المركزي خفض سعر الفائدة على التمويل السكني',
    'تواصل الوزارة عملها في بناء الجسر',
    'انضم اللاعب إلى النادي مقابل 5 ملايين',
    'الله يرزق الجميع',
    'The minister called the reporter back',
  ])('is not in: %s', (body) => {
    expect(run(body)).toEqual([]);
  });
});

describe('one text many times in a comment', () => {
  it.each([
    ['ارحل يا وزير الآن ', 5, ['flag repeated-inside']],
    ['ارحل يا وزير الآن ', 25, ['hold repeated-inside']],
    ['ارحل يا وزير الآن ', 2, []],
  ])('%s times %i gives %j', (phrase, times, findings) => {
    expect(run(phrase.repeat(times))).toEqual(findings);
  });

  it('is shown where it stands', () => {
    const [finding] = spam.run(firstComment('ارحل يا وزير '.repeat(4)));
    expect(finding?.evidence).toHaveLength(4);
    expect(finding?.evidence[0]).toEqual({ start: 0, end: 12 });
  });
});

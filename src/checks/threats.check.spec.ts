import { firstComment } from './first-comment.js';
import { threats } from './threats.check.js';

const run = (body: string) => threats.run(firstComment(body)).map(({ code, severity }) => `${severity} ${code}`);

describe('threats to life and calls to violence', () => {
  it.each([
    'سأقتلك يا خائن',
    'والله لأقتلنك',
    'راح أقتلك وأقتل أهلك',
    'رح اقتلك بإيدي',
    'هقتلك لو شفتك',
    'إذا رجعت راح أقتلك',
    'لا تتكلم وإلا سأقتلك',
    'If you come back I will kill you',
    'حقتلكم واحد واحد',
    'غادي نقتلك',
    'بذبحك يا كلب',
    'راح اكتلك',
    'سنذبحكم جميعا',
    'سأقتله وأقتل أولاده',
    'دمك حلال',
    'راح أقطع راسك',
    'نهايتك على يدي',
    'أعرف وين بيتك',
    'اقـــتلك',
    'I will kill you',
    "I'm gonna kill him",
    'you are a dead man',
    'I know where you live',
    'we will find him and we will shoot him',
  ])('%s', (body) => {
    expect(run(body)).toEqual(['hold threat']);
  });

  it.each([
    'اقتلوهم جميعا',
    'اذبحوهم',
    'يجب قتلهم كلهم',
    'لازم نذبحهم',
    'قتلهم واجب',
    'اسحلوه في الشارع',
    'kill them all',
    'They should all be shot',
    "let's burn them",
  ])('%s', (body) => {
    expect(run(body)).toEqual(['hold call-to-violence']);
  });

  it.each([
    'قال إنه سيقتله إن لم يدفع',
    'هدد الجار: سأقتلك إن لم ترحل',
    'كتب في رسالته «سأقتلك» ثم اختفى',
    'لن أقتلك يا بعوضة',
    'المتهم قال لها سأذبحك أمام الشهود',
    'He said: "I will kill you", and ran',
    'she told police he threatened I will kill you',
    'قال الخطيب: اقتلوهم جميعا، فاعتقلته الشرطة',
  ])('of others are only shown: %s', (body) => {
    expect(run(body).every((finding) => finding === 'flag threat-reported')).toBe(true);
  });

  it.each([
    'مقتل 12 شخصا في قصف على المدينة',
    'قُتل القائد في غارة وقتل معه مرافقه',
    'هدد بقتل الرهائن',
    'حكم بالإعدام شنقا على القاتل',
    'سأقتلك من الضحك يا رجل',
    'نحرك عجلة الاقتصاد',
    'صفوة القوم',
    'هذا الفيلم قتلني ضحكا',
    'أحرقت الشمس الزرع',
    'يجب أن نعمل معا',
    'This joke killed me',
    'The soldiers killed twelve people',
    'I will kill you at chess',
    'Burning calories is hard',
    'I will not kill you',
    'أعرف أين المشكلة',
  ])('are not in: %s', (body) => {
    expect(run(body)).toEqual([]);
  });

  it('are urgent, and shown where they stand', () => {
    expect(threats.run(firstComment('يا خائن سأقتلك'))).toMatchObject([
      { category: 'threat', urgent: true, evidence: [{ start: 8, end: 14 }] },
    ]);
    expect(threats.run(firstComment('قال سأقتلك'))[0]).not.toHaveProperty('urgent');
  });
});

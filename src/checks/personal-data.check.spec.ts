import { firstComment } from './first-comment.js';
import { personalData } from './personal-data.check.js';

const run = (body: string) =>
  personalData
    .run(firstComment(body))
    .map(({ code, severity, evidence }) => [
      `${severity} ${code}`,
      ...evidence.map((one) => body.slice(one.start, one.end)),
    ]);

describe('personal data', () => {
  it.each([
    ['حسابي SA03 8000 0000 6080 1016 7519 شكرا', 'hold bank-account', 'SA03 8000 0000 6080 1016 7519'],
    ['iban: JO94CBJO0010000000000131000302', 'hold bank-account', 'JO94CBJO0010000000000131000302'],
    ['حوّل إلى SA٠٣٨٠٠٠٠٠٠٠٦٠٨٠١٠١٦٧٥١٩', 'hold bank-account', 'SA٠٣٨٠٠٠٠٠٠٠٦٠٨٠١٠١٦٧٥١٩'],
    ['GB82-WEST-1234-5698-7654-32', 'hold bank-account', 'GB82-WEST-1234-5698-7654-32'],
    ['رقمه 29001011234567 انشروه', 'flag national-id', '29001011234567'],
    ['الرقم الوطني: 199012345678', 'flag national-id', '199012345678'],
    ['ID number 1023456789', 'flag national-id', '1023456789'],
    ['يسكن في محلة 302 زقاق 14 دار 8', 'hold postal-address', 'محلة 302 زقاق 14', 'زقاق 14 دار 8'],
    ['شارع ٩ عمارة ١٢ شقة ٤', 'hold postal-address', 'شارع ٩ عمارة ١٢', 'عمارة ١٢ شقة ٤'],
    ['he lives at 12 Palm Street, Flat 4', 'hold postal-address', '12 Palm Street, Flat 4'],
  ])('in %j', (body, ...found) => {
    expect(run(body)).toEqual([found]);
  });

  it.each([
    'SA03 8000 0000 6080 1016 7518',
    'GB99 is not a bank account of anybody at all here',
    'رقم 07 صفحة 12 من كتاب طبع 1990',
    'بلغ العدد 12345678901234 نسمة',
    'المبلغ 29,001,011,234,567 دينار',
    '29903451234567',
    'قصف شارع 60 في المدينة',
    'في الدور 3 من البطولة فاز 2-1',
    'زقاق 5 وزقاق 6',
    'رقم القرار 123456789',
    'The 12 most popular streets of 2023',
    'بيت رقم 5 من القصيدة',
  ])('is not in %j', (body) => {
    expect(run(body)).toEqual([]);
  });
});

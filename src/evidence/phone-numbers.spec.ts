import { readText } from '../reading/reading.js';
import { findPhoneNumbers } from './phone-numbers.js';

const numbersIn = (text: string): string[] =>
  findPhoneNumbers(readText(text)).map(({ start, end }) => text.slice(start, end));

describe('finding telephone numbers', () => {
  it.each([
    ['Iraq', '07701234567'],
    ['Iraq in groups', '0770 123 4567'],
    ['Iraq with dashes', '0770-123-4567'],
    ['Iraq in Arabic digits', '\u0660\u0667\u0667\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667'],
    ['Iraq in Persian digits', '\u06F0\u06F7\u06F7\u06F0\u06F1\u06F2\u06F3\u06F4\u06F5\u06F6\u06F7'],
    ['Egypt', '01012345678'],
    ['Saudi Arabia', '0501234567'],
    ['Jordan', '0791234567'],
    ['Morocco in pairs', '06 12 34 56 78'],
    ['Syria', '0931234567'],
    ['international', '+964 770 123 4567'],
    ['international with zeros', '009647701234567'],
    ['international without a plus', '966501234567'],
    ['outside the region', '+44 20 7946 0958'],
    ['Iraq digit by digit', '0 7 7 0 1 2 3 4 5 6 7'],
    ['Iraq digit by digit with dashes', '0-7-7-0-1-2-3-4-5-6-7'],
    ['Iraq in words', 'صفر سبعة سبعة صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة'],
    ['England in words', 'zero seven nine four six zero nine five eight'],
    ['digits with invisible marks between', '07\u200E70\u200F123\u200B4567'],
  ])('knows the number of %s', (_country, number) => {
    expect(numbersIn(`اتصل ${number} الآن`)).toEqual([number]);
  });

  it('tells neighbours apart', () => {
    expect(numbersIn('07701234567 07801234567، 0501234567')).toEqual(['07701234567', '07801234567', '0501234567']);
  });

  it.each([
    'سورة البقرة 2:255 و (002:255)',
    'بين 1967-2023 وفي 2011-2024',
    'يوم 05/06/2024 الساعة 10:30',
    'يوم 07-10-2023 11:30:45',
    '\u0662\u0660\u0662\u0663/\u0661\u0660/\u0660\u0667',
    'بلغت 1,500,000 ثم 1500000000 ثم 1 500 000 000 دينار',
    'السعر 0.7712345678 و 3.14159265358',
    'العدد +1 500 000 000',
    'رقم القرار 12345678901',
    'النتيجة 05-06-07-08-09-10',
    '10.000.000.000',
    'واحد اثنين ثلاثة أربعة خمسة',
    'رقم 07 صفحة 12 من 345 في كتاب 2023',
    'فازوا 3 - 2 ثم 4 - 1 ثم 0 - 0 ثم 2 - 1',
    'سجلت 12345678901234 حالة منذ 20200101',
    'الرقم القياسي 9.58 و 19.19 و 43.03 ثانية',
  ])('sees none in %j', (text) => {
    expect(numbersIn(text)).toEqual([]);
  });
});

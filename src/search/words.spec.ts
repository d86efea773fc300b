import fc from 'fast-check';
import { anyText } from '../text/any-text.fixture.js';
import { searchQuery, searchVector } from './words.js';

const SITE = '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b';

/** What PostgreSQL does with the two, for what is used of their languages. */
function finds(query: string, body: string, name = ''): boolean {
  const places = new Map<string, number[]>();
  for (const [, word = '', at] of searchVector(SITE, body, name).matchAll(/'([^']*)':(\d+)/g))
    places.set(word, [...(places.get(word) ?? []), Number(at)]);
  const question = searchQuery(query);
  if (question === null) return false;
  return question.split(' & ').every((term) => {
    const words = [...term.matchAll(/'([^']*)'/g)].map(([, word = '']) => places.get(word) ?? []);
    if (!term.includes('<->')) return words.some(({ length }) => length > 0);
    return (words[0] ?? []).some((first) => words.every((found, i) => found.includes(first + i)));
  });
}

describe('The words of a search', () => {
  it.each([
    ['الإسلام', 'قرأت عن الاسلام في الكتاب'],
    ['الإسلام', 'وبالإسلام نهتدي'],
    ['الاسلام', 'للإسلام تاريخ'],
    ['إسلام', 'تاريخ الإسلام'],
    ['الإسلام', 'كتبوا لإسلامٍ متسامح'],
    ['الإسلام', 'الحضارة الإسلامية'],
    ['الإسلام', 'الإســـلام'],
    ['كلب', 'يا كلاب الشارع'],
    ['مدرسة', 'مدارسنا بلا ماء'],
    ['قلب', 'أحبك بقلبي'],
    ['حافلات', 'الحافلة تأخرت'],
    ['٠٧٧٠١٢٣٤٥٦٧', 'رقمي 07701234567'],
    ['report', 'Reports were read'],
    ['ليلى', 'تعليق', 'ليلى العزاوي'],
    ['"شجر النخيل"', 'كنا نقرأ تحت شجر النخيل'],
    ['«شجر النخيل» نقرأ', 'كنا نقرأ تحت شجر النخيل'],
    ['"شجر النخيل', 'النخيل شجر'],
  ])('find %s in “%s”', (query, body, name = '') => {
    expect(finds(query, body, name)).toBe(true);
  });

  it.each([
    ['الإسلام', 'السلام عليكم'],
    ['"شجر النخيل"', 'النخيل شجر'],
    ['"شجرة النخيل"', 'شجر النخيل'],
    ['"النخيل ليلى"', 'شجر النخيل', 'ليلى'],
    ['شجر جبل', 'شجر النخيل'],
    ['!!!', 'شجر النخيل!!!'],
  ])('do not find %s in “%s”', (query, body, name = '') => {
    expect(finds(query, body, name)).toBe(false);
  });

  it('find every text by itself, as words and as a phrase', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const isWordless = !searchVector(SITE, text, '').includes(' ');
        expect(searchQuery(text) === null).toBe(isWordless);
        expect(finds(text, text)).toBe(!isWordless);
      }),
    );
  });

  it('cut long runs of letters between characters', () => {
    const text = `x${'\u{20000}'.repeat(100)}`;
    expect(searchVector(SITE, text, '').isWellFormed()).toBe(true);
    expect(finds(text, text)).toBe(true);
  });

  it('have nothing in them that PostgreSQL would read as anything but a word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(searchVector(SITE, text, text)).toMatch(/^(?:'[~@]?[^'\\\s:&|!<>()*]+':\d+ ?)*$/);
      }),
    );
  });
});

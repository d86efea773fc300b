import { explainFinding } from './messages.js';

describe('the sentence that explains a blocked word', () => {
  const params = { word: 'يا كلب', list: 'ar-msa', disguise: 'separated' };

  it('names the word, the disguise and the list', () => {
    expect(explainFinding('ar', { code: 'blocked-word-disguised', params })).toBe(
      'وردت «يا كلب» مكتوبةً بطريقة تخفيها (بعلامات بين الحروف)، وهي مدرجة في القائمة العربية العامة.',
    );
    expect(explainFinding('en', { code: 'blocked-word', params })).toBe('“يا كلب” is on the general Arabic list.');
  });

  it('shows a list and a disguise that it has no word for by their names', () => {
    const unknown = { word: 'كلب', list: 'football' };
    expect(explainFinding('en', { code: 'blocked-word', params: unknown })).toBe('“كلب” is on football.');
  });
});

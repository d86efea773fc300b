/*
 * The letters that the simulated disguises exchange. Written for this project: what readers of Arabic sites do, not a
 * copy of the tables in text/, since a test that reads its answers from what it tests proves nothing.
 */

/** Letters of Persian, Urdu, Kurdish, Pashto or Uyghur that look much like an Arabic one; Cyrillic ones like Latin. */
export const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ا: '\u0671',
  ك: '\u06A9\u06AA',
  ي: '\u06CC\u06D0',
  ى: '\u06CC',
  ه: '\u06C1\u06BE\u06D5',
  ة: '\u06C3',
  و: '\u06C6\u06CB',
  ر: '\u0693\u0695',
  د: '\u0689',
  ت: '\u067C',
  ن: '\u06BC',
  ل: '\u06B5',
  س: '\u069A',
  a: '\u0430',
  c: '\u0441',
  e: '\u0435',
  i: '\u0456',
  o: '\u043E',
  p: '\u0440',
  s: '\u0455',
  x: '\u0445',
  y: '\u0443',
};

/** Digits that stand for letters in Arabic chat, and in English leet. */
export const DIGITS: Readonly<Record<string, string>> = {
  ح: '7',
  ع: '3',
  خ: '5',
  ط: '6',
  ص: '9',
  ق: '8',
  ء: '2',
  أ: '2',
  ئ: '2',
  ؤ: '2',
  a: '4',
  e: '3',
  i: '1',
  o: '0',
  s: '5',
  t: '7',
};

/** One Latin letter put for an Arabic one of the same sound. */
export const SAME_SOUND: Readonly<Record<string, string>> = {
  ا: 'a',
  ب: 'b',
  ت: 't',
  ج: 'j',
  د: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ف: 'f',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'w',
  ي: 'y',
};

/** The bare stroke of a letter inside a word. */
export const DOTLESS: Readonly<Record<string, string>> = {
  ب: '\u066E',
  ت: '\u066E',
  ث: '\u066E',
  ن: '\u066E',
  ي: '\u066E',
  ئ: '\u066E',
  ج: 'ح',
  خ: 'ح',
  ذ: 'د',
  ز: 'ر',
  ش: 'س',
  ض: 'ص',
  ظ: 'ط',
  غ: 'ع',
  ف: '\u06A1',
  ق: '\u06A1',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ؤ: 'و',
};

/** The bare stroke at the end of a word, where it is another than inside. */
export const DOTLESS_AT_THE_END: Readonly<Record<string, string>> = {
  ن: '\u06BA',
  ي: 'ى',
  ئ: 'ى',
  ق: '\u066F',
  ة: 'ه',
};

/** Spellings of a letter in Latin chat script, the commonest first; several, because writers differ. */
export const ARABIZI: Readonly<Record<string, readonly string[]>> = {
  ا: ['a'],
  أ: ['a', '2a'],
  إ: ['i', 'e'],
  آ: ['a', 'aa'],
  ء: ['2'],
  ئ: ['2', 'i'],
  ؤ: ['2', 'o'],
  ب: ['b'],
  ت: ['t'],
  ث: ['th', 't'],
  ج: ['j', 'g'],
  ح: ['7', 'h'],
  خ: ['kh', '5'],
  د: ['d'],
  ذ: ['d', 'z'],
  ر: ['r'],
  ز: ['z'],
  س: ['s'],
  ش: ['sh', 'ch'],
  ص: ['s', '9'],
  ض: ['d'],
  ط: ['t', '6'],
  ظ: ['z', 'd'],
  ع: ['3', 'a'],
  غ: ['gh', 'g'],
  ف: ['f'],
  ق: ['q', '9', '2'],
  ك: ['k'],
  ل: ['l'],
  م: ['m'],
  ن: ['n'],
  ه: ['h'],
  ة: ['a', 'e'],
  و: ['w', 'o', 'ou'],
  ي: ['y', 'i'],
  ى: ['a'],
};

/** Isolated, final, initial and medial form of each Arabic letter; the first two only where it joins nothing after it. */
export const PRESENTATION_FORMS: ReadonlyMap<string, readonly string[]> = readPresentationForms();

/** Unicode lists the forms in that order (Arabic Presentation Forms-B), and NFKC names the letter. */
function readPresentationForms(): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (let code = 0xfe80; code <= 0xfef4; code += 1) {
    const form = String.fromCharCode(code);
    const letter = form.normalize('NFKC');
    forms.set(letter, [...(forms.get(letter) ?? []), form]);
  }
  return forms;
}

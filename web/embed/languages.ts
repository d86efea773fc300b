import { isBoxLanguage, type BoxLanguage } from '../../src/i18n/box-languages.js';

/** The language of an element: its own attribute, or that of the text around it; Arabic where it is none of ours. */
export function languageOf(element: Element): BoxLanguage {
  const tag = element.closest('[lang]')?.getAttribute('lang') ?? '';
  const [language = ''] = tag.toLowerCase().split('-');
  return isBoxLanguage(language) ? language : 'ar';
}

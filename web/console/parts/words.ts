import { useWording, type Language } from '../i18n/language.js';

/** What a page says, in the present language: its own dictionaries come with it, not with the first load. */
export function useWords<Dictionary>(dictionaries: Readonly<Record<Language, Dictionary>>): Dictionary {
  return dictionaries[useWording().language];
}

import { talkInAr } from '../../src/i18n/box-ar.js';
import { talkInEn } from '../../src/i18n/box-en.js';
import { isBoxLanguage, type BoxLanguage } from '../../src/i18n/box-languages.js';
import type { BoxTalk } from '../../src/i18n/box-words.js';

/** Arabic and English come with the script; the others are a file each, fetched when needed. */
const BUILT_IN: Readonly<Partial<Record<BoxLanguage, BoxTalk>>> = { ar: talkInAr, en: talkInEn };
const LIMIT_MS = 8_000;

/** The language of an element: its own attribute, or that of the text around it; Arabic where it is none of ours. */
export function languageOf(element: Element): BoxLanguage {
  const tag = element.closest('[lang]')?.getAttribute('lang') ?? '';
  const [language = ''] = tag.toLowerCase().split('-');
  return isBoxLanguage(language) ? language : 'ar';
}

/** What the script says. Better in another language than not at all. @param origin where the message files lie */
export async function wordsIn(language: BoxLanguage, origin: string): Promise<BoxTalk> {
  const words = BUILT_IN[language];
  if (words) return words;
  try {
    const answer = await fetch(`${origin}/embed/${language}.json`, { signal: AbortSignal.timeout(LIMIT_MS) });
    return (await answer.json()) as BoxTalk;
  } catch {
    return language === 'fr' ? talkInEn : talkInAr;
  }
}

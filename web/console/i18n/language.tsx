import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { PluralForms } from '../../../src/i18n/plural.js';
import { ar, type Messages } from './ar.js';
import { en } from './en.js';
import { Formats } from './formats.js';

export type Language = 'ar' | 'en';

const DICTIONARIES: Readonly<Record<Language, Messages>> = { ar, en };
const KEPT = 'hashiya.language';

/** What one language says, and how it writes numbers and times. */
export interface Wording {
  readonly language: Language;
  readonly m: Messages;
  readonly formats: Formats;
  /** The form for the number, with its digits. */
  readonly plural: (count: number, forms: PluralForms) => string;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<Wording | undefined>(undefined);

export function useWording(): Wording {
  const wording = use(LanguageContext);
  if (!wording) throw new Error('useWording needs LanguageProvider above');
  return wording;
}

/** Sets language and direction for the document and everything in it; kept on this device. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(readLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  }, [language]);
  const wording = useMemo<Wording>(() => {
    const formats = new Formats(language, navigator.languages);
    return {
      language,
      m: DICTIONARIES[language],
      formats,
      plural: (count, forms) => fill(formats.formOf(count, forms), { count: formats.number(count) }),
      setLanguage: (chosen) => {
        localStorage.setItem(KEPT, chosen);
        setLanguage(chosen);
      },
    };
  }, [language]);
  return (
    <I18nProvider locale={language === 'ar' ? 'ar-AE' : 'en-US'}>
      <LanguageContext value={wording}>{children}</LanguageContext>
    </I18nProvider>
  );
}

/** What was chosen on this device, else the browser's first language that we speak, else Arabic. */
export function readLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'ar' || kept === 'en') return kept;
  const known = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'ar' || tag === 'en');
  return known === 'en' ? 'en' : 'ar';
}

/** Puts values in their places: `{name}`. */
export const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);

import type { ListEntry } from '../../../src/lexicon/entry.js';
import type { Rule } from '../../../src/policy/rules.js';
import { settingsInAr } from '../i18n/settings-ar.js';
import { settingsInEn } from '../i18n/settings-en.js';
import { useWords } from '../parts/words.js';

/** What a site may set, as the service answers it; shares are 0 to 1. */
export interface Settings {
  readonly locale: 'ar' | 'en';
  readonly moderation: 'automatic' | 'pre' | 'post';
  readonly preset: 'careful' | 'balanced' | 'open';
  readonly characterLimit: number;
  readonly guests: 'name-and-email' | 'name' | 'none';
  readonly articles: 'first-sight' | 'registered';
  readonly allowedOrigins: readonly string[];
  readonly learning: 'nightly' | 'on-demand';
  readonly targetNpv: number;
  readonly targetPrecision: number;
  readonly blindSampleShare: number | null;
  readonly editWindowMinutes: number;
  readonly reportsToHold: number;
  readonly liveEvents: boolean;
  readonly emailConfirmation: 'off' | 'optional' | 'required';
  readonly autoReject: Readonly<Record<string, boolean>>;
  readonly rules: readonly Rule[];
  readonly blockedWords: readonly ListEntry[];
  readonly allowedPhrases: readonly string[];
  readonly linksToHold: number | null;
  readonly sameTextToHold: number | null;
  readonly trustedDomains: readonly string[];
  readonly blockedDomains: readonly { readonly domain: string; readonly severity: 'hold' | 'reject' }[];
  readonly protectedNames: readonly string[];
  readonly languages: readonly string[];
  readonly designatedGroups: readonly string[];
}
export type Key = keyof Settings;
/** What is to change; null goes back to the default. */
export type Changes = { readonly [Name in Key]?: Settings[Name] | null };

export interface SettingsAnswer {
  readonly settings: Settings;
  readonly defaults: Settings;
  readonly own: readonly Key[];
  readonly version: number;
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
}

export const useSettingsWords = () => useWords({ ar: settingsInAr, en: settingsInEn });
export type SettingsWords = ReturnType<typeof useSettingsWords>;

/** What the values of settings are called that are one of a few, by setting: the same code is another word for each. */
export const valuesIn = (words: SettingsWords): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  moderation: words.modes,
  preset: words.presets,
  guests: words.guestRules,
  learning: words.learnings,
  articles: words.articleModes,
  locale: words.locales,
});

/** What a setting is called where it is shown; those that are parts of a section share its words. */
export function nameOf(key: string, words: SettingsWords): string {
  const name = { rules: words.ownRules }[key] ?? words[key as keyof SettingsWords];
  return typeof name === 'string' ? name : key;
}

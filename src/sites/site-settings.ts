import type { Locale } from '../i18n/locale.js';
import type { ListEntry } from '../lexicon/entry.js';
import type { ModerationMode } from '../policy/policy-settings.js';

/** What a site may set. Stored as the difference from the defaults. */
export interface SiteSettings {
  readonly locale: Locale;
  readonly moderation: ModerationMode;
  /** Extended grapheme clusters a comment may have. */
  readonly characterLimit: number;
  /** Articles are made when their first comment arrives, or must have been registered. */
  readonly articles: 'first-sight' | 'registered';
  /** Origins (scheme, host, port) of the site's pages, compared as a whole. */
  readonly allowedOrigins: readonly string[];
  /** Own entries on top of the default word lists; for the same words they take the place of theirs. */
  readonly blockedWords: readonly ListEntry[];
  /** Phrases in which no entry of any list counts. */
  readonly allowedPhrases: readonly string[];
  readonly linksToHold: number;
  readonly trustedDomains: readonly string[];
  readonly sameTextToHold: number;
}

export const DEFAULT_SITE_SETTINGS: SiteSettings = {
  locale: 'ar',
  moderation: 'automatic',
  characterLimit: 1500,
  articles: 'first-sight',
  allowedOrigins: [],
  blockedWords: [],
  allowedPhrases: [],
  linksToHold: 2,
  trustedDomains: [],
  sameTextToHold: 3,
};

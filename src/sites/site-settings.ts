import type { Locale } from '../i18n/locale.js';
import { DEFAULT_OWN_SETTINGS, type OwnPolicySettings } from '../policy/own-settings.js';
import type { ModerationMode } from '../policy/policy-settings.js';

/** Whether guests are asked to confirm the e-mail they typed, and whether their comments wait for it. */
export const EMAIL_CONFIRMATIONS = ['off', 'optional', 'required'] as const;
export type EmailConfirmation = (typeof EMAIL_CONFIRMATIONS)[number];
export const GUEST_RULES = ['name-and-email', 'name', 'none'] as const;
export type GuestRule = (typeof GUEST_RULES)[number];

/** What a site may set. Stored as the difference from the defaults. */
export interface SiteSettings extends OwnPolicySettings {
  readonly locale: Locale;
  readonly moderation: ModerationMode;
  /** Extended grapheme clusters a comment may have. */
  readonly characterLimit: number;
  /**
   * What readers who are not signed in by the site are asked for: both; the name alone, and the e-mail only if they
   * like; or `none`, for a site that takes comments of its signed-in readers only.
   */
  readonly guests: GuestRule;
  /** Articles are made when their first comment arrives, or must have been registered. */
  readonly articles: 'first-sight' | 'registered';
  /** Origins (scheme, host, port) of the site's pages, compared as a whole. */
  readonly allowedOrigins: readonly string[];
  /** Whether the site learns from its moderators each night, or only when asked. */
  readonly learning: 'nightly' | 'on-demand';
  /** Of comments approved automatically, the share that a moderator would approve too, 0 to 1. */
  readonly targetNpv: number;
  /** Of comments that a learnt threshold rejects, the share that a moderator would reject too, 0 to 1. */
  readonly targetPrecision: number;
  /** Share of would-be automatic decisions given blindly to a moderator; null: 2 % once a correction is in use. */
  readonly blindSampleShare: number | null;
  /** How long an author may edit a comment that is not stopped, in minutes; 0 for never. */
  readonly editWindowMinutes: number;
  /** Weight of open reports from which a published comment is held; see `taking-part/report-weight.ts`. */
  readonly reportsToHold: number;
  /** Whether open pages are told what changes on them. */
  readonly liveEvents: boolean;
  /** When whoever sends a comment has to prove work first: when there is cause, every time, or not at all. */
  readonly challenge: 'auto' | 'always' | 'never';
  /** A form that comes back sooner was not filled in by a person. */
  readonly leastSecondsToSend: number;
  /** Needs a mail server; without one it counts as `off`. */
  readonly emailConfirmation: EmailConfirmation;
  /** Where the site publishes the keys that it signs its readers' tokens with (JWKS, https); before `readerKeys`. */
  readonly readerJwksUrl: string | null;
  /** Those keys themselves, as JSON Web Keys. */
  readonly readerKeys: readonly object[];
}

export const DEFAULT_SITE_SETTINGS: SiteSettings = {
  ...DEFAULT_OWN_SETTINGS,
  locale: 'ar',
  moderation: 'automatic',
  characterLimit: 1500,
  guests: 'name-and-email',
  articles: 'first-sight',
  allowedOrigins: [],
  learning: 'nightly',
  targetNpv: 0.97,
  targetPrecision: 0.95,
  blindSampleShare: null,
  editWindowMinutes: 15,
  reportsToHold: 3,
  liveEvents: true,
  challenge: 'auto',
  leastSecondsToSend: 2,
  emailConfirmation: 'off',
  readerJwksUrl: null,
  readerKeys: [],
};

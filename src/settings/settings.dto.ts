import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsObject, IsString, ValidateNested } from 'class-validator';
import { LOCALES, type Locale } from '../i18n/locale.js';
import { MODERATION_MODES, type ModerationMode } from '../policy/policy-settings.js';
import { PRESET_NAMES, type PresetName } from '../policy/presets.js';
import type { Rule } from '../policy/rules.js';
import { ACCEPTABLE_LANGUAGES } from '../policy/settings-problems.js';
import { EMAIL_CONFIRMATIONS, GUEST_RULES, type SiteSettings } from '../sites/site-settings.js';
import { MAX_CODE_UNITS } from '../text/length.js';
import { AutoRejectDto } from './auto-reject.dto.js';
import { IsBetween, IsList, IsOneOf, IsTexts, IsWhole, MOST_VALUES, Setting } from './setting-rules.js';
import { BlockedDomainDto, ListEntryDto } from './word-list.dto.js';

export const MOST_ENTRIES = 5_000;
const MOST_RULES = 100;
const MOST_ORIGINS = 100;
const MOST_KEYS = 10;
const CHALLENGES = ['auto', 'always', 'never'] as const;
/** What a site may set, each field in its own right: left out, it stays; null sets it back. Every setting has one here. */
export class SettingsDto {
  @ApiPropertyOptional({ enum: LOCALES, nullable: true, example: 'ar', description: 'The language of the site' })
  @Setting()
  @IsOneOf(LOCALES)
  locale?: Locale | null;

  @ApiPropertyOptional({
    enum: MODERATION_MODES,
    nullable: true,
    example: 'automatic',
    description: 'Publishes by policy; only what a moderator approved; or all but certain violations',
  })
  @Setting()
  @IsOneOf(MODERATION_MODES)
  moderation?: ModerationMode | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 1500, minimum: 20, maximum: MAX_CODE_UNITS })
  @Setting()
  @IsWhole(20, MAX_CODE_UNITS)
  characterLimit?: number | null;

  @ApiPropertyOptional({
    enum: GUEST_RULES,
    nullable: true,
    example: 'name-and-email',
    description: 'What readers who are not signed in are asked for; `none`: only signed-in readers comment',
  })
  @Setting()
  @IsOneOf(GUEST_RULES)
  guests?: SiteSettings['guests'] | null;

  @ApiPropertyOptional({ enum: ['first-sight', 'registered'], nullable: true, example: 'first-sight' })
  @Setting()
  @IsOneOf(['first-sight', 'registered'])
  articles?: SiteSettings['articles'] | null;

  @ApiPropertyOptional({ type: [String], nullable: true, example: ['https://news.example'] })
  @Setting()
  @IsTexts(MOST_ORIGINS)
  allowedOrigins?: string[] | null;

  @ApiPropertyOptional({ enum: ['nightly', 'on-demand'], nullable: true, example: 'nightly' })
  @Setting()
  @IsOneOf(['nightly', 'on-demand'])
  learning?: SiteSettings['learning'] | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 0.97, minimum: 0.5, maximum: 0.999 })
  @Setting()
  @IsBetween(0.5, 0.999)
  targetNpv?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 0.95, minimum: 0.5, maximum: 0.999 })
  @Setting()
  @IsBetween(0.5, 0.999)
  targetPrecision?: number | null;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    example: 0.02,
    minimum: 0,
    maximum: 0.5,
    description: 'Null: 2 % once a correction is in use',
  })
  @Setting()
  @IsBetween(0, 0.5)
  blindSampleShare?: number | null;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    example: 15,
    minimum: 0,
    maximum: 1_440,
    description: 'Minutes',
  })
  @Setting()
  @IsWhole(0, 1_440)
  editWindowMinutes?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 3, description: 'Weight of reports that holds' })
  @Setting()
  @IsBetween(1, 1_000)
  reportsToHold?: number | null;

  @ApiPropertyOptional({
    type: Boolean,
    nullable: true,
    example: true,
    description: 'Open pages learn at once what changes',
  })
  @Setting()
  @IsBoolean()
  liveEvents?: boolean | null;

  @ApiPropertyOptional({ enum: CHALLENGES, nullable: true, example: 'auto', description: 'Proof of work' })
  @Setting()
  @IsOneOf(CHALLENGES)
  challenge?: SiteSettings['challenge'] | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 2, minimum: 0, maximum: 60, description: 'Seconds' })
  @Setting()
  @IsWhole(0, 60)
  leastSecondsToSend?: number | null;

  @ApiPropertyOptional({ enum: EMAIL_CONFIRMATIONS, nullable: true, example: 'off' })
  @Setting()
  @IsOneOf(EMAIL_CONFIRMATIONS)
  emailConfirmation?: SiteSettings['emailConfirmation'] | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'https://news.example/.well-known/jwks.json' })
  @Setting()
  @IsString()
  readerJwksUrl?: string | null;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'object' },
    nullable: true,
    description: 'Public keys (JWK) that the site signs its readers’ tokens with',
    example: [
      { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', kid: '2026', alg: 'EdDSA' },
    ],
  })
  @Setting()
  @IsList(MOST_KEYS)
  @IsObject({ each: true })
  readerKeys?: object[] | null;

  @ApiPropertyOptional({ enum: PRESET_NAMES, nullable: true, example: 'balanced' })
  @Setting()
  @IsOneOf(PRESET_NAMES)
  preset?: PresetName | null;

  @ApiPropertyOptional({ type: AutoRejectDto, nullable: true, description: 'Given as a whole; the rest by default' })
  @Setting()
  @IsObject()
  @ValidateNested()
  @Type(() => AutoRejectDto)
  autoReject?: AutoRejectDto | null;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'object' },
    nullable: true,
    description: 'Own rules, at most 100; one with the id of a preset’s rule takes its place',
    example: [{ id: 'many-links', version: 1, priority: 20, outcome: 'hold', when: { finding: { check: 'links' } } }],
  })
  @Setting()
  @IsList(MOST_RULES)
  @IsObject({ each: true })
  rules?: Rule[] | null;

  @ApiPropertyOptional({ type: [ListEntryDto], nullable: true, description: `At most ${MOST_ENTRIES}` })
  @Setting()
  @IsList(MOST_ENTRIES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ListEntryDto)
  blockedWords?: ListEntryDto[] | null;

  @ApiPropertyOptional({ type: [String], nullable: true, example: ['الكلاب البوليسية'] })
  @Setting()
  @IsTexts()
  allowedPhrases?: string[] | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 2, description: 'Null: the preset’s' })
  @Setting()
  @IsWhole(1, 100)
  linksToHold?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 3, description: 'Null: the preset’s' })
  @Setting()
  @IsWhole(1, 1_000)
  sameTextToHold?: number | null;

  @ApiPropertyOptional({ type: [String], nullable: true, example: ['news.example'] })
  @Setting()
  @IsTexts()
  trustedDomains?: string[] | null;

  @ApiPropertyOptional({ type: [BlockedDomainDto], nullable: true })
  @Setting()
  @IsList(MOST_VALUES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => BlockedDomainDto)
  blockedDomains?: BlockedDomainDto[] | null;

  @ApiPropertyOptional({ type: [String], nullable: true, example: ['صحيفة النهر'] })
  @Setting()
  @IsTexts()
  protectedNames?: string[] | null;

  @ApiPropertyOptional({ enum: ACCEPTABLE_LANGUAGES, isArray: true, nullable: true, example: ['ar', 'en'] })
  @Setting()
  @IsList(ACCEPTABLE_LANGUAGES.length)
  @IsOneOf(ACCEPTABLE_LANGUAGES, true)
  languages?: string[] | null;

  @ApiPropertyOptional({ type: [String], nullable: true, description: 'Groups whose praise a moderator should see' })
  @Setting()
  @IsTexts()
  designatedGroups?: string[] | null;
}

import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsObject, ValidateIf, ValidateNested } from 'class-validator';
import { IsText, MayBeAbsent } from '../http/dto-rules.js';
import { PageView } from '../http/openapi.js';
import { LOCALES, type Locale } from '../i18n/locale.js';
import { POLICY_CLAUSES, type PolicyClause } from '../policy/clauses.js';
import { TranslatedText } from '../publishing/policy.view.js';
import { IsWhole } from './setting-rules.js';
import { EditorView } from './settings.view.js';

const LONGEST_TITLE = 120;
const LONGEST_TEXT = 2_000;
const LONGEST_NOTE = 500;
const PRIVACY = 'لا أرقام هواتف ولا عناوين، ولا ما يدل على بيت أحد أو عمله.';

/** May be left out, and null goes back to the words of the service. */
const IsWords = (limit: number): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined && value !== null),
    IsText(limit),
  );

const IsPart = (of: () => new () => object): PropertyDecorator =>
  applyDecorators(MayBeAbsent(), IsObject(), ValidateNested(), Type(of));

export class TitleWordsDto implements Partial<Record<Locale, string | null>> {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'الخصوصية', maxLength: LONGEST_TITLE })
  @IsWords(LONGEST_TITLE)
  ar?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Privacy', maxLength: LONGEST_TITLE })
  @IsWords(LONGEST_TITLE)
  en?: string | null;
}

export class TextWordsDto implements Partial<Record<Locale, string | null>> {
  @ApiPropertyOptional({ type: String, nullable: true, example: PRIVACY, maxLength: LONGEST_TEXT })
  @IsWords(LONGEST_TEXT)
  ar?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: null, maxLength: LONGEST_TEXT })
  @IsWords(LONGEST_TEXT)
  en?: string | null;
}

export class ClauseChangeDto {
  @ApiProperty({ enum: POLICY_CLAUSES, example: 'personal-data' })
  @IsDefined()
  @IsIn(POLICY_CLAUSES, { context: { code: 'not-one-of', allowed: POLICY_CLAUSES.join(', ') } })
  code: PolicyClause;

  @ApiPropertyOptional({ type: TitleWordsDto })
  @IsPart(() => TitleWordsDto)
  title?: TitleWordsDto;

  @ApiPropertyOptional({ type: TextWordsDto })
  @IsPart(() => TextWordsDto)
  text?: TextWordsDto;
}

export class PolicyChangeDto {
  @ApiProperty({ example: 0, description: 'The version that the change starts from, as it was read' })
  @IsDefined()
  @IsWhole(0, 2 ** 31 - 1)
  version: number;

  @ApiPropertyOptional({ type: TextWordsDto })
  @IsPart(() => TextWordsDto)
  introduction?: TextWordsDto;

  @ApiPropertyOptional({ type: [ClauseChangeDto], description: 'Only those that change' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(POLICY_CLAUSES.length, { context: { code: 'too-many', limit: POLICY_CLAUSES.length } })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ClauseChangeDto)
  clauses?: ClauseChangeDto[];

  @ApiPropertyOptional({ example: 'بعد مراجعة المستشار القانوني', maxLength: LONGEST_NOTE })
  @MayBeAbsent()
  @IsText(LONGEST_NOTE)
  note?: string;
}

/** The site's own words, null where the service's count. */
export class OwnWordsView implements Record<Locale, string | null> {
  @ApiProperty({ type: String, nullable: true, example: null })
  ar: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  en: string | null;
}

export class OwnClauseView {
  @ApiProperty({ example: 5 })
  number: number;

  @ApiProperty({ enum: POLICY_CLAUSES, example: 'personal-data' })
  code: PolicyClause;

  @ApiProperty({ example: 1, description: 'As readers are told it' })
  publishedAs: number;

  @ApiProperty({ type: OwnWordsView })
  title: OwnWordsView;

  @ApiProperty({ type: OwnWordsView })
  text: OwnWordsView;

  @ApiProperty({ type: TranslatedText })
  defaultTitle: TranslatedText;

  @ApiProperty({ type: TranslatedText })
  defaultText: TranslatedText;
}

export class OwnPolicyView {
  @ApiProperty({ example: 2, description: 'To be sent back with a change; 0 when the site has changed nothing' })
  version: number;

  @ApiProperty({ example: 3, description: 'The number that readers are told' })
  publishedAs: number;

  @ApiProperty({ type: String, nullable: true, example: '2026-11-22T08:00:00.000Z' })
  changedAt: string | null;

  @ApiProperty({ type: OwnWordsView })
  introduction: OwnWordsView;

  @ApiProperty({ type: TranslatedText })
  defaultIntroduction: TranslatedText;

  @ApiProperty({ type: [OwnClauseView] })
  clauses: OwnClauseView[];
}

export const POLICY_FIELDS = ['introduction', 'title', 'text'] as const;

export class PolicyChangeView {
  @ApiProperty({
    enum: POLICY_CLAUSES,
    nullable: true,
    example: 'personal-data',
    description: 'Null: the introduction',
  })
  clause: PolicyClause | null;

  @ApiProperty({ enum: POLICY_FIELDS, example: 'text' })
  field: (typeof POLICY_FIELDS)[number];

  @ApiProperty({ enum: LOCALES, example: 'ar' })
  locale: Locale;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Null: the words of the service' })
  before: string | null;

  @ApiProperty({ type: String, nullable: true, example: PRIVACY })
  after: string | null;
}

export class PolicyVersionView {
  @ApiProperty({ example: 2 })
  version: number;

  @ApiProperty({ example: 3 })
  publishedAs: number;

  @ApiProperty({ example: '2026-11-22T08:00:00.000Z' })
  createdAt: string;

  @ApiProperty({ type: EditorView, nullable: true })
  by: EditorView | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  note: string | null;

  @ApiProperty({ type: Number, nullable: true, example: null })
  restores: number | null;

  @ApiProperty({ type: [PolicyChangeView] })
  changes: PolicyChangeView[];
}

export class PolicyVersionsView {
  @ApiProperty({ type: [PolicyVersionView] })
  items: PolicyVersionView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Satisfies } from '../config/rules.js';
import { IsText, MayBeAbsent } from '../http/dto-rules.js';
import { PageView } from '../http/openapi.js';
import { isArticleKey } from '../sites/article-key.pipe.js';
import { COMMENTING, type Commenting } from '../sites/article.entity.js';

const LONGEST_TITLE = 500;
const LONGEST_URL = 2_000;
const MOST_EDITIONS = 20;
const LANGUAGE_TAG = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/;
const MODES = { context: { code: 'not-one-of', allowed: COMMENTING.join(', ') } };
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** A field that may be left out, and that null empties. */
const MayBeNull = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined && value !== null);

/** A moment of ISO 8601 with its offset, on the calendar. */
const IsMoment = (): PropertyDecorator =>
  applyDecorators(
    IsString(),
    Matches(MOMENT, { context: { code: 'date-invalid' } }),
    Satisfies((value) => !Number.isNaN(Date.parse(String(value))), {
      message: 'is no date',
      context: { code: 'date-invalid' },
    }),
  );

export class ScheduleDto {
  @ApiProperty({ enum: COMMENTING, example: 'closed' })
  @IsDefined()
  @IsIn(COMMENTING, MODES)
  commenting: Commenting;

  @ApiProperty({ example: '2026-12-01T06:00:00Z', description: 'When it changes, with an offset; not in the past' })
  @IsDefined()
  @IsMoment()
  at: string;
}

/** The same article in another language. */
export class EditionDto {
  @ApiProperty({ example: 'en', description: 'Language tag (BCP 47)' })
  @IsDefined()
  @IsString()
  @Matches(LANGUAGE_TAG, { context: { code: 'wrong-type' } })
  locale: string;

  @ApiProperty({ example: 'https://news.example/en/tigris', maxLength: LONGEST_URL })
  @IsDefined()
  @IsText(LONGEST_URL)
  url: string;
}

/** Each language once: of two addresses for one, programs would take neither. */
function hasEachOnce(editions: unknown): boolean {
  if (!Array.isArray(editions)) return true;
  const tags = editions.map((edition: Partial<EditionDto> | null) => String(edition?.locale).toLowerCase());
  return new Set(tags).size === tags.length;
}

export class ArticleChangeDto {
  @ApiPropertyOptional({ enum: COMMENTING, example: 'premoderated', description: 'From now on' })
  @MayBeAbsent()
  @IsIn(COMMENTING, MODES)
  commenting?: Commenting;

  @ApiPropertyOptional({ type: ScheduleDto, nullable: true, description: 'What it becomes later; null for no change' })
  @MayBeNull()
  @IsObject()
  @ValidateNested()
  @Type(() => ScheduleDto)
  schedule?: ScheduleDto | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'دجلة يعود إلى مجراه', maxLength: LONGEST_TITLE })
  @MayBeNull()
  @IsText(LONGEST_TITLE)
  title?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'https://news.example/tigris', maxLength: LONGEST_URL })
  @MayBeNull()
  @IsText(LONGEST_URL)
  url?: string | null;

  @ApiPropertyOptional({
    type: [EditionDto],
    description: 'The article in other languages; announced by hreflang with its comments. Replaces those before',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST_EDITIONS, { context: { code: 'too-many', limit: MOST_EDITIONS } })
  @Satisfies(hasEachOnce, { message: 'names a language twice', context: { code: 'wrong-type' } })
  @ValidateNested({ each: true })
  @Type(() => EditionDto)
  editions?: EditionDto[];
}

export class NewArticleDto extends ArticleChangeDto {
  @ApiProperty({ example: 'tigris-2026', description: 'The site’s own id of the article, at most 512 characters' })
  @IsDefined()
  @IsString()
  @MaxLength(512, { context: { code: 'too-long', limit: 512 } })
  @Satisfies(isArticleKey, { message: 'is no id', context: { code: 'wrong-type' } })
  id: string;

  @ApiPropertyOptional({ example: 'ar' })
  @MayBeAbsent()
  @IsString()
  @Matches(/^[a-zA-Z0-9-]{1,35}$/, { context: { code: 'wrong-type' } })
  locale?: string;
}

export class ScheduleView {
  @ApiProperty({ enum: COMMENTING, example: 'closed' })
  commenting: Commenting;

  @ApiProperty({ example: '2026-12-01T06:00:00.000Z' })
  at: string;
}

export class ArticleSettingsView {
  @ApiProperty({ example: 'tigris-2026' })
  id: string;

  @ApiProperty({ type: String, nullable: true, example: 'دجلة يعود إلى مجراه' })
  title: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'https://news.example/tigris' })
  url: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'ar' })
  locale: string | null;

  @ApiProperty({ type: [EditionDto], description: 'The article in other languages' })
  editions: readonly EditionDto[];

  @ApiProperty({ enum: COMMENTING, example: 'open', description: 'The article’s own mode, as its calendar has it now' })
  commenting: Commenting;

  @ApiProperty({ enum: COMMENTING, example: 'premoderated', description: 'What readers meet, the site’s mode counted' })
  effective: Commenting;

  @ApiProperty({ type: ScheduleView, nullable: true, description: 'What it becomes, and when' })
  schedule: ScheduleView | null;

  @ApiProperty({ example: 128, description: 'Published comments' })
  commentCount: number;

  @ApiProperty({ example: 3, description: 'Comments that wait for a moderator, 1,000 for more than that' })
  heldCount: number;

  @ApiProperty({ example: 40 })
  likeCount: number;

  @ApiProperty({ example: 2 })
  dislikeCount: number;

  @ApiProperty({ example: '2026-11-22T08:00:00.000Z' })
  createdAt: string;
}

export class ArticlesSettingsView {
  @ApiProperty({ type: [ArticleSettingsView] })
  items: ArticleSettingsView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

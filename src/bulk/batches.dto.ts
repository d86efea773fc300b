import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsDefined, IsIn, IsISO8601, IsObject } from 'class-validator';
import { IsString, IsUUID, ValidateNested } from 'class-validator';
import { COMMENT_STATUSES, type CommentStatus } from '../comments/comment.view.js';
import { IsText, MayBeAbsent } from '../http/dto-rules.js';
import { MAX_CODE_UNITS } from '../text/length.js';
import { WishDto } from '../decisions/decisions.dto.js';
import { ACTIONS, type Action } from '../decisions/outcome.js';
import { SELECTED_STATUSES } from './selection.js';

/** In one call; more are selected by a query. */
export const MOST_IDS = 1_000;
const LONGEST_LINK = 300;
const ID = '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b';

export class SelectionDto {
  @ApiProperty({ example: 'demo' })
  @IsDefined()
  @IsString()
  site: string;

  @ApiPropertyOptional({
    enum: SELECTED_STATUSES,
    example: 'held',
    description: 'As the tabs show them; held if absent',
  })
  @MayBeAbsent()
  @IsIn(SELECTED_STATUSES, { context: { allowed: SELECTED_STATUSES.join(', ') } })
  status?: (typeof SELECTED_STATUSES)[number];

  @ApiPropertyOptional({ example: ID, description: 'The author, and everybody who wrote under the same e-mail' })
  @MayBeAbsent()
  @IsUUID()
  author?: string;

  @ApiPropertyOptional({
    example: ID,
    description: 'A comment’s id or a text: all that say the same, however disguised',
  })
  @MayBeAbsent()
  @IsText(MAX_CODE_UNITS)
  text?: string;

  @ApiPropertyOptional({ example: 'shop.example', description: 'A domain: all that link to it or to what is below it' })
  @MayBeAbsent()
  @IsText(LONGEST_LINK)
  link?: string;

  @ApiPropertyOptional({ example: ID })
  @MayBeAbsent()
  @IsUUID()
  campaign?: string;

  @ApiPropertyOptional({ example: '2026-11-21T00:00:00Z', description: 'Written at that moment or later' })
  @MayBeAbsent()
  @IsISO8601({ strict: true, strictSeparator: true })
  since?: string;
}

/** Either ids or a query. */
export class BulkDto extends WishDto {
  @ApiPropertyOptional({ type: [String], example: [ID], description: `At most ${MOST_IDS}; decided at once` })
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty({ context: { code: 'required' } })
  @ArrayMaxSize(MOST_IDS, { context: { code: 'too-many-items', limit: MOST_IDS } })
  @IsUUID('all', { each: true })
  ids?: string[];

  @ApiPropertyOptional({ type: SelectionDto, description: 'Decided in the background' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => SelectionDto)
  query?: SelectionDto;

  @ApiPropertyOptional({ example: true, description: 'Only says how many comments it would be, and shows some' })
  @MayBeAbsent()
  @IsBoolean()
  dryRun?: boolean;
}

export const BATCH_STATES = ['running', 'done', 'stopped', 'undoing', 'undone'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export class BatchView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({
    enum: BATCH_STATES,
    example: 'running',
    description: 'stopped: whoever began it may not do so any more; what was decided until then stands',
  })
  state: BatchState;

  @ApiProperty({ enum: ACTIONS, example: 'reject' })
  action: Action;

  @ApiProperty({ type: String, nullable: true, example: 'spam' })
  reason: string | null;

  @ApiProperty({ example: 1200 })
  total: number;

  @ApiProperty({ example: 400 })
  decided: number;

  @ApiProperty({ example: 3, description: 'Not decided: somebody was faster, or it was so already' })
  skipped: number;

  @ApiProperty({ example: 0 })
  undone: number;

  @ApiProperty({ example: '2026-11-21T18:20:00.000Z' })
  createdAt: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  finishedAt: string | null;
}

export class BatchAnswerView {
  @ApiProperty({ type: BatchView })
  batch: BatchView;
}

export const ITEM_OUTCOMES = ['decided', 'unchanged', 'withdrawn', 'unknown', 'not-allowed'] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

export class ItemResultView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ enum: ITEM_OUTCOMES, example: 'decided' })
  outcome: ItemOutcome;
}

export class ResultsView extends BatchAnswerView {
  @ApiProperty({ type: [ItemResultView], description: 'In the order of the ids' })
  results: ItemResultView[];
}

export class SampleAuthorView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'ليلى العزاوي' })
  name: string;
}

export class SampleArticleView {
  @ApiProperty({ example: 'demo-article' })
  id: string;

  @ApiProperty({ type: String, nullable: true, example: 'ضفة النهر القديمة' })
  title: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'https://news.example/river' })
  url: string | null;
}

/** A comment that would be decided. */
export class SampleView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'demo' })
  site: string;

  @ApiProperty({ enum: COMMENT_STATUSES, example: 'held' })
  status: CommentStatus;

  @ApiProperty({ example: 2 })
  version: number;

  @ApiProperty({ example: 'مقال جميل، أعاد إليّ ذكريات الضفة الأخرى من النهر.' })
  body: string;

  @ApiProperty({ example: '2026-11-21T18:20:00.000Z' })
  createdAt: string;

  @ApiProperty({ type: SampleAuthorView })
  author: SampleAuthorView;

  @ApiProperty({ type: SampleArticleView })
  article: SampleArticleView;
}

export class PreviewView {
  @ApiProperty({ example: 1200 })
  count: number;

  @ApiProperty({ type: [SampleView], description: 'Up to five, the newest first' })
  sample: SampleView[];
}

/** What a call answers: results for ids, the batch alone for a query, or a preview. */
export class BulkAnswerView extends IntersectionType(PartialType(ResultsView), PartialType(PreviewView)) {}

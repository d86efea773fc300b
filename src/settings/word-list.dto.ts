import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsInt, IsString, Max, Min } from 'class-validator';
import type { BlockedDomain } from '../checks/check-settings.js';
import type { Category, Severity } from '../checks/finding.js';
import { IsText, MayBeAbsent } from '../http/dto-rules.js';
import { MATCH_MODES, type ListEntry, type MatchMode } from '../lexicon/entry.js';
import { CLAUSE_OF } from '../policy/clauses.js';

/** What an entry may be about: every category but that of checks that failed. */
const CATEGORIES = Object.keys(CLAUSE_OF).filter((category) => category !== 'fault');
const SEVERITIES = ['flag', 'hold', 'reject'];
const LONGEST_PATTERN = 500;
const MOST_EXCEPTIONS = 50;
const BAD_GAP = { context: { code: 'gap-out-of-range' } };
const oneOf = (allowed: readonly string[]) => ({ context: { code: 'not-one-of', allowed: allowed.join(', ') } });

/** An entry of the site's word list. */
export class ListEntryDto implements ListEntry {
  @ApiProperty({ example: 'كلب', description: 'A word, a phrase, or an RE2 expression, as `match` says' })
  @IsText(LONGEST_PATTERN)
  text: string;

  @ApiProperty({ enum: CATEGORIES, example: 'insult' })
  @IsDefined()
  @IsIn(CATEGORIES, oneOf(CATEGORIES))
  category: Category;

  @ApiProperty({ enum: SEVERITIES, example: 'hold' })
  @IsDefined()
  @IsIn(SEVERITIES, oneOf(SEVERITIES))
  severity: Severity;

  @ApiPropertyOptional({ enum: MATCH_MODES, example: 'stem', default: 'clitics' })
  @MayBeAbsent()
  @IsIn(MATCH_MODES, oneOf(MATCH_MODES))
  match?: MatchMode;

  @ApiPropertyOptional({ example: 0, minimum: 0, maximum: 5, description: 'Other words within a phrase' })
  @MayBeAbsent()
  @IsInt(BAD_GAP)
  @Min(0, BAD_GAP)
  @Max(5, BAD_GAP)
  gap?: number;

  @ApiPropertyOptional({ type: [String], example: ['الكلب البوليسي'], description: 'Where the entry does not count' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST_EXCEPTIONS, { context: { code: 'too-many', limit: MOST_EXCEPTIONS } })
  @IsString({ each: true })
  exceptions?: string[];

  @ApiPropertyOptional({ example: '2026-11-22', description: 'First day or moment on which it counts' })
  @MayBeAbsent()
  @IsString()
  from?: string;

  @ApiPropertyOptional({ example: '2026-12-31', description: 'Last day or moment on which it counts' })
  @MayBeAbsent()
  @IsString()
  until?: string;

  @ApiPropertyOptional({ example: 'هدى الراوي' })
  @MayBeAbsent()
  @IsText(200)
  author?: string;

  @ApiPropertyOptional({ example: 'شاعت في حملة الأسبوع الماضي' })
  @MayBeAbsent()
  @IsText(500)
  note?: string;
}

export class BlockedDomainDto implements BlockedDomain {
  @ApiProperty({ example: 'spam.example' })
  @IsText(300)
  domain: string;

  @ApiProperty({ enum: ['hold', 'reject'], example: 'reject' })
  @IsDefined()
  @IsIn(['hold', 'reject'], oneOf(['hold', 'reject']))
  severity: BlockedDomain['severity'];
}

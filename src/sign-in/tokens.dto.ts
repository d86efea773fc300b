import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsInt, IsString, Max, Min } from 'class-validator';
import { SCOPES, type Scope } from '../accounts/access-token.entity.js';
import type { ListedToken } from '../accounts/access-tokens.service.js';
import { IsText, MayBeAbsent } from '../http/dto-rules.js';

const MOST_DAYS = 366;
const NAME_LENGTH = 80;
const OUT_OF_RANGE = { context: { code: 'out-of-range' } };

export class NewTokenDto {
  @ApiProperty({ example: 'نسخ التعليقات إلى الأرشيف', maxLength: NAME_LENGTH })
  @IsText(NAME_LENGTH)
  name: string;

  @ApiProperty({ enum: SCOPES, isArray: true, example: ['moderation:check'] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(SCOPES.length, OUT_OF_RANGE)
  @IsIn(SCOPES, { each: true, context: { code: 'not-one-of', allowed: SCOPES.join(', ') } })
  scopes: Scope[];

  @ApiPropertyOptional({ example: 'demo', description: 'The only site it holds for; all of the account when absent' })
  @MayBeAbsent()
  @IsString()
  site?: string;

  @ApiPropertyOptional({ example: 90, minimum: 1, maximum: MOST_DAYS, default: 90 })
  @MayBeAbsent()
  @IsInt(OUT_OF_RANGE)
  @Min(1, OUT_OF_RANGE)
  @Max(MOST_DAYS, OUT_OF_RANGE)
  days?: number;
}

/** A token as its owner sees it later: everything but itself. */
export class TokenView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ example: 'نسخ التعليقات إلى الأرشيف' })
  name: string;

  @ApiProperty({ enum: SCOPES, isArray: true, example: ['moderation:check'] })
  scopes: readonly Scope[];

  @ApiProperty({ type: String, nullable: true, example: 'demo', description: 'The key of the only site it holds for' })
  site: string | null;

  @ApiProperty({ example: '2026-11-22T08:00:00.000Z' })
  createdAt: string;

  @ApiProperty({ example: '2027-02-20T08:00:00.000Z' })
  expiresAt: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  lastUsedAt: string | null;
}

export class NewTokenView extends TokenView {
  @ApiProperty({ example: 'hsp_…', description: 'The token itself. It is shown this once' })
  token: string;
}

export const viewToken = (token: ListedToken): TokenView => ({
  id: token.id,
  name: token.name,
  scopes: token.scopes,
  site: token.siteKey,
  createdAt: token.createdAt.toISOString(),
  expiresAt: token.expiresAt.toISOString(),
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
});

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../http/dto-rules.js';

export class SubmitAuthorDto {
  @ApiProperty({ example: 'ليلى العزاوي', description: 'Shown beside the comment' })
  @IsDefined()
  @IsString()
  name: string;

  @ApiPropertyOptional({
    example: 'layla@example.org',
    description: 'Never shown. Required unless the site says otherwise',
  })
  @MayBeAbsent()
  @IsString()
  email?: string;
}

export class SubmitArticleDto {
  @ApiPropertyOptional({ example: 'دجلة يعود إلى مجراه' })
  @IsOptional()
  @IsString()
  title?: string;

  @ApiPropertyOptional({ example: 'https://news.example/tigris' })
  @IsOptional()
  @IsString()
  url?: string;

  @ApiPropertyOptional({ example: 'ar' })
  @IsOptional()
  @IsString()
  locale?: string;
}

/** What `GET /form` gives, sent back. Programs of the site need not. */
export class ProofDto {
  @ApiPropertyOptional({ example: 'hsf1_…', description: 'The form’s `proof.token`' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100, { context: { code: 'too-long', limit: 100 } })
  token?: string;

  @ApiPropertyOptional({ example: '', description: 'What stands in the field `proof.trap`, which people do not see' })
  @MayBeAbsent()
  @IsString()
  trap?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'eyJjaGFsbGVuZ2UiOnsi…',
    description:
      'Base64 of JSON `{ challenge, solution }`, as ALTCHA libraries make it; null where none can be solved: then the comment waits for a moderator',
  })
  @IsOptional()
  @IsString()
  challenge?: string | null;
}

export class SubmitCommentDto {
  @ApiProperty({
    example: 'مقال جميل، أعاد إليّ ذكريات الضفة الأخرى من النهر.',
    description: '1 to 1500 characters (the site’s limit): grapheme clusters after NFC, line ends as LF, trimmed',
  })
  @IsDefined()
  @IsString()
  body: string;

  @ApiPropertyOptional({
    type: SubmitAuthorDto,
    description: 'Needed of guests; left aside where a token of the site says who the reader is',
  })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => SubmitAuthorDto)
  author?: SubmitAuthorDto;

  @ApiPropertyOptional({ description: 'The approved comment of the same article that this one answers' })
  @IsOptional()
  @IsUUID(undefined, { context: { code: 'parent-unknown' } })
  parentId?: string;

  @ApiPropertyOptional({ type: SubmitArticleDto, description: 'Kept when the article is seen for the first time' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SubmitArticleDto)
  article?: SubmitArticleDto;

  @ApiPropertyOptional({ type: ProofDto })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ProofDto)
  proof?: ProofDto;
}

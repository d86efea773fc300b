import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';

export class SubmitAuthorDto {
  @ApiProperty({ example: 'ليلى العزاوي', description: 'Shown beside the comment' })
  @IsDefined()
  @IsString()
  name: string;

  @ApiProperty({ example: 'layla@example.org', description: 'Never shown to anyone but the site’s moderators' })
  @IsDefined()
  @IsString()
  email: string;
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

export class SubmitCommentDto {
  @ApiProperty({
    example: 'مقال جميل، أعاد إليّ ذكريات الضفة الأخرى من النهر.',
    description: '1 to 1500 characters (the site’s limit): grapheme clusters after NFC, line ends as LF, trimmed',
  })
  @IsDefined()
  @IsString()
  body: string;

  @ApiProperty({ type: SubmitAuthorDto })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => SubmitAuthorDto)
  author: SubmitAuthorDto;

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
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { REACTIONS, type Reaction } from '../comments/reactions.service.js';

class ReturningFormDto {
  @ApiPropertyOptional({ example: '/demo', description: 'A path of this service or an address of the site' })
  returnTo?: string;
}

/** The fields of the comment form. Only for the documents: a wrong one is answered by the page, not by a problem. */
export class CommentFormDto extends ReturningFormDto {
  @ApiProperty({ example: 'ليلى العزاوي' })
  name: string;

  @ApiProperty({ example: 'layla@example.org' })
  email: string;

  @ApiProperty({ example: 'مقال جميل، أعاد إليّ ذكريات الضفة الأخرى من النهر.' })
  body: string;

  @ApiPropertyOptional({ description: 'The comment that this one answers' })
  parentId?: string;

  @ApiPropertyOptional({ description: 'Title of the article, kept when it is seen for the first time' })
  title?: string;

  @ApiPropertyOptional({ description: 'Address of the article, kept when it is seen for the first time' })
  url?: string;

  @ApiPropertyOptional({ example: 'hsf1_…', description: 'As the form was given out with it' })
  formToken?: string;

  @ApiPropertyOptional({ description: 'What the Idempotency-Key header is elsewhere' })
  idempotencyKey?: string;
}

export class ReactionFormDto extends ReturningFormDto {
  @ApiProperty({ enum: REACTIONS, example: 'like' })
  value: Reaction;
}

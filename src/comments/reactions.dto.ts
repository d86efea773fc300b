import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsDefined, IsIn } from 'class-validator';
import { REACTIONS, type Reaction } from './reactions.service.js';

export class ReactionDto {
  @ApiProperty({ enum: REACTIONS, example: 'like' })
  @IsDefined()
  @IsIn(REACTIONS, { context: { code: 'not-one-of', allowed: REACTIONS.join(', ') } })
  value: Reaction;
}

export class LikeDto {
  @ApiProperty({ example: true })
  @IsDefined()
  @IsBoolean()
  value: boolean;
}

export class ReactionCountsView {
  @ApiProperty({ example: 12 })
  like: number;

  @ApiProperty({ example: 3 })
  dislike: number;
}

/** The token makes the reaction changeable: the page keeps it and sends it back as a Bearer token. */
export class ReactionView {
  @ApiProperty({ enum: REACTIONS, example: 'like' })
  value: Reaction;

  @ApiProperty({ type: ReactionCountsView })
  reactions: ReactionCountsView;

  @ApiProperty({ type: String, nullable: true, example: 'hsa1_…' })
  authorToken: string | null;
}

export class LikeView {
  @ApiProperty({ example: true })
  value: boolean;

  @ApiProperty({ example: 7 })
  likeCount: number;

  @ApiProperty({ type: String, nullable: true, example: 'hsa1_…' })
  authorToken: string | null;
}

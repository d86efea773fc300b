import { ApiProperty } from '@nestjs/swagger';
import { CommentView } from './page.view.js';

/** Data of `comment.approved`: new on the page, or back on it with other words. */
export class CommentApprovedView {
  @ApiProperty({ type: CommentView, description: 'Without its replies' })
  comment: CommentView;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'The comment that opens its thread' })
  rootId: string | null;
}

/** Data of `comment.removed`. */
export class CommentRemovedView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  parentId: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'The comment that opens its thread' })
  rootId: string | null;
}

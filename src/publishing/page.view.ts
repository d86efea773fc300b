import { ApiProperty } from '@nestjs/swagger';
import { AuthorView } from '../comments/comment.view.js';
import { ReactionCountsView } from '../comments/reactions.dto.js';
import { PageView } from '../http/openapi.js';
import { COMMENTING, type Commenting } from '../sites/article.entity.js';

export const SORTS = ['newest', 'oldest', 'top', 'replies'] as const;
export type Sort = (typeof SORTS)[number];

export class ArticleView {
  @ApiProperty({ example: 'demo-article', description: 'The site’s own id' })
  id: string;

  @ApiProperty({ example: 42, description: 'Approved comments, replies included' })
  commentCount: number;

  @ApiProperty({ enum: COMMENTING, example: 'open' })
  commenting: Commenting;

  @ApiProperty({ type: ReactionCountsView })
  reactions: ReactionCountsView;
}

/** An approved comment, or the place of a removed one that has replies: then `isRemoved`, without text or name. */
export class CommentView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  parentId: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'مقال جميل، أعاد إليّ ذكريات الضفة الأخرى من النهر.' })
  body: string | null;

  @ApiProperty({ type: AuthorView, nullable: true })
  author: AuthorView | null;

  @ApiProperty({ example: '2026-11-21T18:20:00.000Z' })
  createdAt: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  editedAt: string | null;

  @ApiProperty({ example: false })
  isRemoved: boolean;

  @ApiProperty({ example: false, description: 'Stands before all others, on the first page of every order' })
  pinned: boolean;

  @ApiProperty({ example: 7 })
  likeCount: number;

  @ApiProperty({ example: 2, description: 'Approved replies at any depth' })
  replyCount: number;

  @ApiProperty({ type: () => [CommentView], description: 'Oldest first; two levels, deeper ones stand on the second' })
  replies: CommentView[];

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Cursor for `?thread={id}` when not all replies are here',
  })
  moreReplies: string | null;
}

export class CommentsPageView {
  @ApiProperty({ type: ArticleView })
  article: ArticleView;

  @ApiProperty({ type: [CommentView] })
  comments: CommentView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Param,
  Post,
  Put,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForReaders } from '../http/access.js';
import { readIdempotencyKey } from '../http/idempotency.js';
import { localeOf } from '../http/locale-of.js';
import { ApiProblems, PageView } from '../http/openapi.js';
import { AuthorTokens } from '../readers/author-token.js';
import { Gatekeeper } from '../readers/gatekeeper.js';
import { CurrentReader, tokenFor, type Reader } from '../readers/reader.js';
import { ArticleKeyPipe } from '../sites/article-key.pipe.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite, SiteGuard } from '../sites/site.guard.js';
import { AcceptService } from './accept.service.js';
import { OwnCommentView } from './comment.view.js';
import { OwnCommentsService } from './own-comments.service.js';
import { LikeDto, LikeView, ReactionDto, ReactionView } from './reactions.dto.js';
import { ReactionsService } from './reactions.service.js';
import { SubmitCommentDto } from './submit-comment.dto.js';

export class AcceptedView {
  @ApiProperty({ type: OwnCommentView })
  comment: OwnCommentView;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'hsa1_…',
    description: 'Lets the author see the own comment in any status; null for readers who bring a token of the site',
  })
  authorToken: string | null;
}

export class OwnCommentsView {
  @ApiProperty({ type: [OwnCommentView] })
  items: OwnCommentView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

const PRIVATE = 'private, no-store';

/** What readers do: post, look after their own comments, like. */
@Controller('v1/sites/:site')
@ForReaders()
@UseGuards(SiteGuard)
@ApiTags('readers')
export class CommentsController {
  constructor(
    private readonly acceptance: AcceptService,
    private readonly ownComments: OwnCommentsService,
    private readonly reactions: ReactionsService,
    private readonly gatekeeper: Gatekeeper,
    private readonly tokens: AuthorTokens,
  ) {}

  @Post('articles/:article/comments')
  @HttpCode(202)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Submit a comment: 202 means stored for good and certain to be checked' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, example: '7d0a4a4e-5b6c-4f8e-9a51-3a8b1b9d2c11' })
  @ApiBearerAuth('author')
  @ApiResponse({ status: 202, type: AcceptedView })
  @ApiProblems(
    ...(['malformed-json', 'malformed-body', 'bad-parameter', 'bad-idempotency-key', 'bad-token'] as const),
    ...(['origin-not-allowed', 'commenting-closed', 'article-not-registered', 'site-unknown'] as const),
    ...(['author-suspended', 'author-banned', 'challenge-required', 'rate-limited'] as const),
    ...(['idempotency-key-running', 'body-too-large', 'unsupported-media-type'] as const),
    ...(['invalid-input', 'idempotency-key-reused'] as const),
  )
  async submit(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('article', ArticleKeyPipe) articleKey: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() { proof = {}, ...dto }: SubmitCommentDto,
    @Req() { ip: address }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedView> {
    const sender = { address, proof, isScripted: true };
    const submission = { site, articleKey, dto, sender, idempotencyKey: readIdempotencyKey(key) };
    const { comment, authorToken, location, isReplay, headers } = await this.acceptance.submit(reader, submission);
    void reply.headers({ ...headers, Location: location });
    if (isReplay) void reply.header('Idempotency-Replayed', 'true');
    return { comment, authorToken };
  }

  @Get('articles/:article/comments/mine')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'The author’s own comments on the article that are not public, with state and reasons' })
  @ApiBearerAuth('author')
  @ApiResponse({ status: 200, type: OwnCommentsView })
  @ApiProblems('bad-parameter', 'bad-token', 'site-unknown')
  async listOwn(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('article', ArticleKeyPipe) articleKey: string,
    @Req() request: FastifyRequest,
  ): Promise<OwnCommentsView> {
    const items = await this.ownComments.list(reader, site, articleKey, localeOf(request));
    return { items, page: { next: null, previous: null, hasMore: false } };
  }

  @Get('comments/:id')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'One approved comment; with the author’s token also one’s own, with its reasons' })
  @ApiBearerAuth('author')
  @ApiResponse({ status: 200, type: OwnCommentView })
  @ApiProblems('bad-token', 'site-unknown', 'comment-unknown')
  find(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<OwnCommentView> {
    return this.ownComments.find(reader, site, id, localeOf(request));
  }

  @Put('comments/:id/like')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Like a comment, or take it back: one per reader' })
  @ApiBearerAuth('author')
  @ApiResponse({ status: 200, type: LikeView })
  @ApiProblems(
    ...(['malformed-json', 'bad-token', 'origin-not-allowed', 'site-unknown', 'comment-unknown'] as const),
    ...(['invalid-input', 'rate-limited'] as const),
  )
  async like(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('id') id: string,
    @Body() { value }: LikeDto,
    @Req() { ip: address }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LikeView> {
    void reply.headers(this.gatekeeper.countTap(site, reader, address));
    const { authorId, likeCount } = await this.reactions.likeComment(reader, site, id, value);
    return { value, likeCount, authorToken: tokenFor(this.tokens, site, reader, authorId) };
  }

  @Put('articles/:article/reaction')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: '“Did you like this article?”: one per reader, changeable' })
  @ApiBearerAuth('author')
  @ApiResponse({ status: 200, type: ReactionView })
  @ApiProblems(
    ...(['malformed-json', 'bad-parameter', 'bad-token', 'origin-not-allowed', 'article-not-registered'] as const),
    ...(['site-unknown', 'invalid-input', 'rate-limited'] as const),
  )
  async react(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('article', ArticleKeyPipe) articleKey: string,
    @Body() { value }: ReactionDto,
    @Req() { ip: address }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReactionView> {
    void reply.headers(this.gatekeeper.countTap(site, reader, address));
    const { authorId, counts } = await this.reactions.reactToArticle(reader, site, articleKey, value);
    return { value, reactions: counts, authorToken: tokenFor(this.tokens, site, reader, authorId) };
  }
}

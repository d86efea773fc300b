import { Controller, Get, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReactionCountsView } from '../comments/reactions.dto.js';
import { ForReaders } from '../http/access.js';
import { ApiProblems, PageView } from '../http/openapi.js';
import { ArticleKeyPipe } from '../sites/article-key.pipe.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite, SiteGuard } from '../sites/site.guard.js';
import { CountsService } from './counts.service.js';
import { CommentsPageView, SORTS } from './page.view.js';
import { PagesService, type PageParameters } from './pages.service.js';
import { JSON_TYPE, sendPublic } from './public-answer.js';

class CountsItemView {
  @ApiProperty({ example: 'demo-article' })
  id: string;

  @ApiProperty({ example: 42 })
  commentCount: number;

  @ApiProperty({ type: ReactionCountsView })
  reactions: ReactionCountsView;
}

export class CountsView {
  @ApiProperty({ type: [CountsItemView] })
  items: CountsItemView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

const NOT_MODIFIED = { status: 304, description: 'The caller has it already (If-None-Match)' };

/** What sites fetch for their pages. Anybody may keep the answers. */
@Controller('v1/sites/:site')
@ForReaders()
@UseGuards(SiteGuard)
@ApiTags('sites')
export class PagesController {
  constructor(
    private readonly pages: PagesService,
    private readonly counts: CountsService,
  ) {}

  @Get('articles/:article/comments')
  @ApiOperation({ summary: 'Approved comments of an article; one that nobody has commented on has none' })
  @ApiQuery({ name: 'sort', required: false, enum: SORTS, example: 'newest' })
  @ApiQuery({ name: 'limit', required: false, example: 20, description: '1 to 100' })
  @ApiQuery({ name: 'cursor', required: false, description: 'From `page` of the answer before' })
  @ApiQuery({ name: 'thread', required: false, description: 'Replies of this opening comment instead, oldest first' })
  @ApiQuery({
    name: 'around',
    required: false,
    description:
      'A published comment: the page begins with it, or with the thread that it is in; together with `thread` the replies begin with it',
  })
  @ApiResponse({ status: 200, type: CommentsPageView })
  @ApiResponse(NOT_MODIFIED)
  @ApiProblems('bad-parameter', 'bad-cursor', 'site-unknown', 'comment-unknown')
  async list(
    @CurrentSite() site: Site,
    @Param('article', ArticleKeyPipe) articleKey: string,
    @Query() parameters: PageParameters,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPublic(request, reply, await this.pages.render(site, articleKey, parameters, request.url), JSON_TYPE);
  }

  @Get('counts')
  @ApiOperation({ summary: 'Counts of up to 100 articles in one call' })
  @ApiQuery({ name: 'articles', example: 'demo-article,second-article', description: 'Ids separated by commas' })
  @ApiResponse({ status: 200, type: CountsView })
  @ApiResponse(NOT_MODIFIED)
  @ApiProblems('bad-parameter', 'site-unknown')
  async count(
    @CurrentSite() site: Site,
    @Query('articles') articles: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPublic(request, reply, await this.counts.render(site, articles), JSON_TYPE);
  }
}

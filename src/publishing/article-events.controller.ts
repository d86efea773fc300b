import { Controller, Get, Param, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForReaders } from '../http/access.js';
import { ApiProblems } from '../http/openapi.js';
import { ArticleKeyPipe } from '../sites/article-key.pipe.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite, SiteGuard } from '../sites/site.guard.js';
import { CommentApprovedView, CommentRemovedView } from './article-events.view.js';
import { ArticleEvents } from './article-events.service.js';
import { ArticleView } from './page.view.js';

const DATA = [CommentApprovedView, CommentRemovedView, ArticleView];

/** For pages that stay open. */
@Controller('v1/sites/:site/articles/:article')
@ForReaders()
@UseGuards(SiteGuard)
@ApiTags('sites')
@ApiExtraModels(...DATA)
export class ArticleEventsController {
  constructor(private readonly events: ArticleEvents) {}

  @Get('events')
  @ApiOperation({
    summary: 'Server-sent events of an article: comment.approved, comment.removed, article.updated, reset',
    description:
      'An event may come twice, after a break in the connection above all. `reset`: read the page anew. Where it is off (204) or full (503), ask for the page with its ETag instead.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, example: '1795651200000' })
  @ApiResponse({
    status: 200,
    description: 'A stream; the data of each event is JSON',
    content: { 'text/event-stream': { schema: { oneOf: DATA.map((view) => ({ $ref: getSchemaPath(view) })) } } },
  })
  @ApiResponse({ status: 204, description: 'The site has none' })
  @ApiProblems('bad-parameter', 'site-unknown', 'too-many-streams')
  async open(
    @CurrentSite() site: Site,
    @Param('article', ArticleKeyPipe) articleKey: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (site.settings.liveEvents) await this.events.open(request, reply, site, articleKey);
    else void reply.status(204).header('Cache-Control', 'private, no-store').send();
  }
}

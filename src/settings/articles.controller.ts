import { Body, Controller, Get, Header, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { ApiProblems } from '../http/openapi.js';
import { ArticleKeyPipe } from '../sites/article-key.pipe.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite } from '../sites/site.guard.js';
import { ArticleChangeDto, ArticleSettingsView, ArticlesSettingsView, NewArticleDto } from './articles.dto.js';
import { ArticleSettingsService } from './articles.service.js';

const PRIVATE = 'private, no-store';
const READ = ['credential-required', 'session-ended', 'not-allowed', 'site-unknown', 'bad-parameter'] as const;
const CHANGED = [
  ...READ,
  ...(['malformed-json', 'csrf-token-wrong', 'origin-not-allowed', 'invalid-input', 'body-too-large'] as const),
  'unsupported-media-type',
] as const;

/** The articles of a site, and whether they take comments. */
@Controller('v1/moderation/sites/:site/articles')
@Requires('site.configure')
@ApiTags('settings')
@ApiParam({ name: 'site', example: 'demo' })
export class ArticlesController {
  constructor(private readonly articles: ArticleSettingsService) {}

  @Get()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'The articles of the site, newest first' })
  @ApiQuery({ name: 'q', required: false, example: 'دجلة', description: 'Part of the title, or of the id' })
  @ApiQuery({ name: 'limit', required: false, example: 20 })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiResponse({ status: 200, type: ArticlesSettingsView })
  @ApiProblems(...READ, 'bad-cursor')
  list(
    @CurrentSite() site: Site,
    @Query('q') q: unknown,
    @Query('limit') limit: unknown,
    @Query('cursor') cursor: unknown,
  ): Promise<ArticlesSettingsView> {
    return this.articles.list(site, q, { limit, cursor }, new Date());
  }

  @Post()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'Register an article before its first comment',
    description: 'Needs no Idempotency-Key: the id of the article is one, and a second attempt answers 409.',
  })
  @ApiResponse({ status: 201, type: ArticleSettingsView })
  @ApiProblems(...CHANGED, 'article-known')
  async register(
    @CurrentActor() actor: Actor,
    @CurrentSite() site: Site,
    @Body() dto: NewArticleDto,
  ): Promise<ArticleSettingsView> {
    const now = new Date();
    await this.articles.register(actor, site, dto, now);
    return this.articles.find(site, dto.id.normalize('NFC'), now);
  }

  @Get(':article')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'One article with its mode and calendar' })
  @ApiParam({ name: 'article', example: 'demo-article' })
  @ApiResponse({ status: 200, type: ArticleSettingsView })
  @ApiProblems(...READ, 'article-unknown')
  find(@CurrentSite() site: Site, @Param('article', ArticleKeyPipe) article: string): Promise<ArticleSettingsView> {
    return this.articles.find(site, article, new Date());
  }

  @Patch(':article')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Open or close an article, have it read before publishing, now or later; name it' })
  @ApiParam({ name: 'article', example: 'demo-article' })
  @ApiResponse({ status: 200, type: ArticleSettingsView })
  @ApiProblems(...CHANGED, 'article-unknown')
  async change(
    @CurrentActor() actor: Actor,
    @CurrentSite() site: Site,
    @Param('article', ArticleKeyPipe) article: string,
    @Body() dto: ArticleChangeDto,
  ): Promise<ArticleSettingsView> {
    const now = new Date();
    await this.articles.change(actor, site, article, dto, now);
    return this.articles.find(site, article, now);
  }
}

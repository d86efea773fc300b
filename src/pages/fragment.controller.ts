import { Body, Controller, Get, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForReaders } from '../http/access.js';
import { ApiProblems } from '../http/openapi.js';
import { BOX_LANGUAGES } from '../i18n/box-languages.js';
import { authorCookie, CurrentReader, type Reader } from '../readers/reader.js';
import { ArticleKeyPipe } from '../sites/article-key.pipe.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite, SiteGuard } from '../sites/site.guard.js';
import { CommentFormDto, ReactionFormDto } from './form-post.dto.js';
import { FormPostService, type FormOutcome } from './form-post.service.js';
import { readFragmentRequest } from './fragment.request.js';
import { FragmentService } from './fragment.service.js';
import { HTML_TYPE, sendPersonal } from '../html/html-page.js';
import { SORTS } from '../publishing/page.view.js';
import type { PageParameters } from '../publishing/pages.service.js';
import { sendPublic } from '../publishing/public-answer.js';

const HTML = { 'text/html': { schema: { type: 'string' as const } } };
const FORM_TYPE = 'application/x-www-form-urlencoded';
const COOKIE_SECONDS = 365 * 24 * 3600;

/** The comment box for pages without scripts: HTML out, plain forms in. */
@Controller('v1/sites/:site/articles/:article')
@ForReaders()
@UseGuards(SiteGuard)
@ApiTags('sites')
export class FragmentController {
  constructor(
    private readonly fragments: FragmentService,
    private readonly forms: FormPostService,
  ) {}

  @Get('comments.html')
  @ApiOperation({ summary: 'The comments as an HTML fragment with JSON-LD and a plain form; no script needed' })
  @ApiQuery({ name: 'lang', required: false, enum: BOX_LANGUAGES, description: 'The site’s language when absent' })
  @ApiQuery({
    name: 'view',
    required: false,
    enum: ['page', 'frame'],
    description: 'A whole document instead of a fragment',
  })
  @ApiQuery({ name: 'sort', required: false, enum: SORTS })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'thread', required: false, description: 'Replies of this opening comment' })
  @ApiQuery({ name: 'around', required: false, description: 'The page begins with this comment, or its thread' })
  @ApiQuery({ name: 'replyTo', required: false, description: 'The comment that the form answers' })
  @ApiResponse({ status: 200, content: HTML, description: 'With the author’s cookie also the own comments' })
  @ApiResponse({ status: 304, description: 'The caller has it already (If-None-Match)' })
  @ApiProblems('bad-parameter', 'bad-cursor', 'bad-token', 'site-unknown', 'comment-unknown')
  async show(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('article', ArticleKeyPipe) articleKey: string,
    @Query() parameters: PageParameters,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = readFragmentRequest(site, articleKey, parameters, request);
    if (reader.authorId === null || wanted.isFramed)
      sendPublic(request, reply, await this.fragments.renderPublic(wanted), HTML_TYPE);
    else sendPersonal(reply, 200, await this.fragments.renderPersonal(reader, wanted));
  }

  @Post('comments.html')
  @ApiOperation({ summary: 'Submit a comment by a plain form' })
  @ApiConsumes(FORM_TYPE)
  @ApiBody({ type: CommentFormDto })
  @ApiQuery({ name: 'lang', required: false, enum: BOX_LANGUAGES })
  @ApiResponse({ status: 303, description: 'Stored; back to the page, with a cookie that shows the own comment' })
  @ApiResponse({ status: 403, content: HTML, description: 'The page again: commenting is closed' })
  @ApiResponse({ status: 422, content: HTML, description: 'The page again, with the errors and everything typed' })
  @ApiProblems(
    ...(['bad-parameter', 'bad-token', 'origin-not-allowed', 'site-unknown'] as const),
    ...(['body-too-large', 'unsupported-media-type'] as const),
  )
  async submit(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('article', ArticleKeyPipe) articleKey: string,
    @Query() parameters: PageParameters,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = readFragmentRequest(site, articleKey, parameters, request);
    sendOutcome(await this.forms.submit(reader, wanted, body, request.ip), site, request, reply);
  }

  @Post('reaction.html')
  @ApiOperation({ summary: '“Did you like this article?” by a plain form' })
  @ApiConsumes(FORM_TYPE)
  @ApiBody({ type: ReactionFormDto })
  @ApiQuery({ name: 'lang', required: false, enum: BOX_LANGUAGES })
  @ApiResponse({ status: 303, description: 'Counted; back to the page' })
  @ApiProblems(
    ...(['bad-parameter', 'bad-token', 'origin-not-allowed', 'article-not-registered', 'site-unknown'] as const),
    ...(['body-too-large', 'unsupported-media-type', 'invalid-input', 'rate-limited'] as const),
  )
  async react(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('article', ArticleKeyPipe) articleKey: string,
    @Query() parameters: PageParameters,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = readFragmentRequest(site, articleKey, parameters, request);
    sendOutcome(await this.forms.react(reader, wanted, body, request.ip), site, request, reply);
  }
}

function sendOutcome(outcome: FormOutcome, site: Site, request: FastifyRequest, reply: FastifyReply): void {
  if (outcome.kind === 'refused') return sendPersonal(reply, outcome.status, outcome.text);
  const secure = request.protocol === 'https' ? '; Secure' : '';
  const cookie = `${authorCookie(site)}=${outcome.authorToken}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax`;
  void reply
    .status(303)
    .header('Location', outcome.location)
    .headers(outcome.authorToken === null ? {} : { 'Set-Cookie': cookie + secure })
    .header('Cache-Control', 'private, no-store')
    .send();
}

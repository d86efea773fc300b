import { Controller, Get, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForReaders } from '../http/access.js';
import { ApiProblems } from '../http/openapi.js';
import { LOCALES } from '../i18n/locale.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite, SiteGuard } from '../sites/site.guard.js';
import { FormView } from './form.view.js';
import { HTML_TYPE } from '../html/html-page.js';
import { PolicyView } from '../publishing/policy.view.js';
import { sendPublic } from '../publishing/public-answer.js';
import { SiteFactsService } from './site-facts.service.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const NOT_MODIFIED = { status: 304, description: 'The caller has it already (If-None-Match)' };

/** What readers may know before they write. */
@Controller('v1/sites/:site')
@ForReaders()
@UseGuards(SiteGuard)
@ApiTags('sites')
export class SiteFactsController {
  constructor(private readonly facts: SiteFactsService) {}

  @Get('policy')
  @ApiOperation({ summary: 'The comments policy in each language, and what of it is checked automatically' })
  @ApiResponse({ status: 200, type: PolicyView })
  @ApiResponse(NOT_MODIFIED)
  @ApiProblems('site-unknown')
  async policy(@CurrentSite() site: Site, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    sendPublic(request, reply, await this.facts.policy(site), JSON_TYPE);
  }

  @Get('policy.html')
  @ApiOperation({ summary: 'The comments policy as a page' })
  @ApiQuery({ name: 'lang', required: false, enum: LOCALES, description: 'The site’s language when absent' })
  @ApiResponse({ status: 200, content: { 'text/html': { schema: { type: 'string' } } } })
  @ApiResponse(NOT_MODIFIED)
  @ApiProblems('bad-parameter', 'site-unknown')
  async policyPage(
    @CurrentSite() site: Site,
    @Query('lang') lang: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPublic(request, reply, await this.facts.policyPage(site, lang), HTML_TYPE);
  }

  @Get('form')
  @ApiOperation({ summary: 'What the form needs: required fields, limits, whether the article takes comments' })
  @ApiQuery({ name: 'article', required: false, example: 'demo-article' })
  @ApiResponse({ status: 200, type: FormView })
  @ApiResponse(NOT_MODIFIED)
  @ApiProblems('bad-parameter', 'site-unknown')
  async form(
    @CurrentSite() site: Site,
    @Query('article') article: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPublic(request, reply, await this.facts.form(site, article, request.ip), JSON_TYPE);
  }
}

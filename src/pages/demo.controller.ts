import { Controller, Get, Injectable, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForReaders } from '../http/access.js';
import { ApiProblems } from '../http/openapi.js';
import { BOX_LANGUAGES, isBoxLanguage, nearestLocale, type BoxLanguage } from '../i18n/box-languages.js';
import { CurrentReader, type Reader } from '../readers/reader.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite } from '../sites/site.guard.js';
import { SitesService } from '../sites/sites.service.js';
import { demoPage } from '../html/demo-page.js';
import { DEMO_ARTICLE, DEMO_ARTICLES, DEMO_SITE } from '../html/demo-article.js';
import { readReplyTo, type FragmentRequest } from './fragment.request.js';
import { FragmentService } from './fragment.service.js';
import { sendPersonal } from '../html/html-page.js';
import { LIST_PARAMETERS, type PageParameters } from '../publishing/pages.service.js';

/** The page has no site in its path: it is the demo site's. */
@Injectable()
export class DemoSiteGuard implements CanActivate {
  constructor(private readonly sites: SitesService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { site?: Site }>();
    request.site = await this.sites.find(DEMO_SITE);
    return true;
  }
}

/** A newspaper's article page, to see and try the comment box. */
@Controller('demo')
@ForReaders()
@UseGuards(DemoSiteGuard)
@ApiTags('demo')
export class DemoController {
  constructor(private readonly fragments: FragmentService) {}

  @Get()
  @ApiOperation({ summary: 'An Arabic article page with the comment box; works with scripts off' })
  @ApiQuery({ name: 'lang', required: false, enum: BOX_LANGUAGES })
  @ApiResponse({ status: 200, content: { 'text/html': { schema: { type: 'string' } } } })
  @ApiProblems('bad-parameter', 'bad-cursor', 'bad-token', 'site-unknown', 'comment-unknown')
  async show(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Query() parameters: PageParameters,
    @Req() { protocol, host }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = readDemoRequest(site, parameters, `${protocol}://${host}`);
    const page = demoIn(wanted.language);
    const model = await this.fragments.compose(reader, wanted, { service: '', page, returnTo: page });
    const editions = BOX_LANGUAGES.map((locale) => ({ locale, url: wanted.service + demoIn(locale) }));
    const { title } = DEMO_ARTICLES[wanted.locale];
    const article = { key: DEMO_ARTICLE, title, url: wanted.service + page, editions };
    sendPersonal(reply, 200, demoPage({ ...model, article }));
  }
}

const demoIn = (language: BoxLanguage): string => (language === 'ar' ? '/demo' : `/demo?lang=${language}`);

/** Parameters that are not the list's are left aside: readers come with all kinds of them. */
function readDemoRequest(site: Site, parameters: PageParameters, service: string): FragmentRequest {
  const { lang } = parameters;
  const language = isBoxLanguage(lang) ? lang : 'ar';
  return {
    site,
    articleKey: DEMO_ARTICLE,
    language,
    locale: nearestLocale(language),
    service,
    isDocument: true,
    isFramed: false,
    replyTo: readReplyTo(parameters['replyTo']),
    returnTo: null,
    list: Object.fromEntries(Object.entries(parameters).filter(([name]) => LIST_PARAMETERS.includes(name))),
  };
}

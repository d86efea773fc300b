import { Body, Controller, Get, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProperty, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { confirmationPage, type ConfirmationState } from '../html/confirmation-page.js';
import { sendPersonal } from '../html/html-page.js';
import { ForReaders } from '../http/access.js';
import { localeOf } from '../http/locale-of.js';
import { ApiProblems } from '../http/openapi.js';
import { isLocale, LOCALES } from '../i18n/locale.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite, SiteGuard } from '../sites/site.guard.js';
import { ConfirmService } from '../taking-part/confirm.service.js';

const HTML = { 'text/html': { schema: { type: 'string' as const } } };

const STATUS: Readonly<Record<ConfirmationState, number>> = {
  open: 200,
  confirmed: 200,
  used: 200,
  expired: 410,
  superseded: 410,
  unknown: 404,
};

/** Only for the documents: whatever comes is answered by the page. */
class ConfirmationFormDto {
  @ApiProperty({ example: 'k2Yw…', description: 'As it stood in the link' })
  token: string;
}

interface Parameters {
  readonly token?: unknown;
  readonly lang?: unknown;
}

/** Where the link of a mail leads: a page that asks, and a button that acts. */
@Controller('v1/sites/:site/email-confirmation')
@ForReaders()
@UseGuards(SiteGuard)
@ApiTags('readers')
export class ConfirmationController {
  constructor(private readonly confirming: ConfirmService) {}

  @Get()
  @ApiOperation({ summary: 'The page that a mailed link leads to; changes nothing' })
  @ApiQuery({ name: 'token', required: false })
  @ApiQuery({ name: 'lang', required: false, enum: LOCALES })
  @ApiResponse({ status: 200, content: HTML, description: 'The link is good, or was used' })
  @ApiResponse({ status: 404, content: HTML, description: 'No such link' })
  @ApiResponse({ status: 410, content: HTML, description: 'Past its time, or for an address given before' })
  @ApiProblems('site-unknown')
  async ask(
    @CurrentSite() site: Site,
    @Query() parameters: Parameters,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = textOf(parameters.token);
    send(request, reply, site, parameters, { token, state: await this.confirming.look(site, token) });
  }

  @Post()
  @ApiOperation({ summary: 'Confirm the e-mail: comments of its author that waited for it are checked now' })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ type: ConfirmationFormDto })
  @ApiQuery({ name: 'lang', required: false, enum: LOCALES })
  @ApiResponse({ status: 200, content: HTML, description: 'Confirmed, or the link was used before' })
  @ApiResponse({ status: 404, content: HTML, description: 'No such link' })
  @ApiResponse({ status: 410, content: HTML, description: 'Past its time, or for an address given before' })
  @ApiProblems('origin-not-allowed', 'site-unknown', 'body-too-large', 'unsupported-media-type')
  async confirm(
    @CurrentSite() site: Site,
    @Query() parameters: Parameters,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const given: Parameters = typeof body === 'object' && body !== null ? body : {};
    const token = textOf(given.token);
    send(request, reply, site, parameters, { token, state: await this.confirming.confirm(site, token) });
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { name: siteName }: Site,
  { lang }: Parameters,
  found: { readonly token: string; readonly state: ConfirmationState },
): void {
  const locale = isLocale(lang) ? lang : localeOf(request);
  // The address of this page is the secret: it is told to no other.
  void reply.header('Referrer-Policy', 'same-origin').header('X-Robots-Tag', 'noindex');
  sendPersonal(reply, STATUS[found.state], confirmationPage({ siteName, locale, ...found }));
}

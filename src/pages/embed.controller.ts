import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../http/access.js';
import { sendPublic } from '../publishing/public-answer.js';
import { ProjectFiles } from './project-files.js';

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** Addresses stand in pages for years, so they never change; what is there is new within ten minutes. */
const HEADERS = {
  'Cache-Control': 'public, max-age=600, stale-while-revalidate=86400',
  'Access-Control-Allow-Origin': '*',
};
const NOT_MODIFIED = { status: 304, description: 'The caller has it already (If-None-Match)' };

/** What pages of sites load: the element, the counts and the style. See docs/embed.md. */
@Controller()
@Public()
@ApiTags('sites')
export class EmbedController {
  private readonly files = new ProjectFiles(HEADERS);

  @Get('embed.js')
  @ApiOperation({ summary: 'The element <reader-comments>, in every language' })
  @ApiResponse({ status: 200, content: { [SCRIPT]: {} } })
  @ApiResponse(NOT_MODIFIED)
  element(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send('dist/embed/embed.js', SCRIPT, request, reply);
  }

  @Get('embed.css')
  @ApiOperation({ summary: 'The style of a fragment on a page of the site; the element has it already' })
  @ApiResponse({ status: 200, content: { [STYLE]: {} } })
  @ApiResponse(NOT_MODIFIED)
  style(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send('web/comment-box.css', STYLE, request, reply);
  }

  @Get('counts.js')
  @ApiOperation({ summary: 'Writes the number of comments beside links to articles' })
  @ApiResponse({ status: 200, content: { [SCRIPT]: {} } })
  @ApiResponse(NOT_MODIFIED)
  counts(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send('dist/embed/counts.js', SCRIPT, request, reply);
  }

  @Get('embed/extras.js')
  @ApiOperation({ summary: 'What few readers do, which the element fetches when one of them does' })
  @ApiResponse({ status: 200, content: { [SCRIPT]: {} } })
  @ApiResponse(NOT_MODIFIED)
  extras(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send('dist/embed/extras.js', SCRIPT, request, reply);
  }

  private async send(file: string, type: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    sendPublic(request, reply, await this.files.read(file), type);
  }
}

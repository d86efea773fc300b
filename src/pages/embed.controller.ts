import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../http/access.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import { sendPublic } from '../publishing/public-answer.js';
import { ProjectFiles } from './project-files.js';

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';
const JSON_FILE = 'application/json; charset=utf-8';

/** Files below /embed and their types. */
const FURTHER: Readonly<Record<string, string>> = {
  'extras.js': SCRIPT,
  'fa.json': JSON_FILE,
  'ckb.json': JSON_FILE,
  'fr.json': JSON_FILE,
};

/** Addresses stand in pages for years, so they never change; what is there is new within ten minutes. */
const HEADERS = {
  'Cache-Control': 'public, max-age=600, stale-while-revalidate=86400',
  'Access-Control-Allow-Origin': '*',
};
const NOT_MODIFIED = { status: 304, description: 'The caller has it already (If-None-Match)' };

/** What pages of sites load: the element, the counts, its style and its messages. See docs/embed.md. */
@Controller()
@Public()
@ApiTags('sites')
export class EmbedController {
  private readonly files = new ProjectFiles(HEADERS);

  @Get('embed.js')
  @ApiOperation({ summary: 'The element <reader-comments>, with Arabic and English' })
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

  @Get('embed/:file')
  @ApiOperation({
    summary: 'What the element fetches when it is needed: messages of a language, and what few readers do',
  })
  @ApiParam({ name: 'file', enum: Object.keys(FURTHER) })
  @ApiResponse({ status: 200, content: { [JSON_FILE]: {}, [SCRIPT]: {} } })
  @ApiResponse(NOT_MODIFIED)
  @ApiProblems('route-unknown')
  further(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const type = Object.hasOwn(FURTHER, file) ? FURTHER[file] : undefined;
    if (type === undefined) throw new Problem('route-unknown');
    return this.send(`dist/embed/${file}`, type, request, reply);
  }

  private async send(file: string, type: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    sendPublic(request, reply, await this.files.read(file), type);
  }
}

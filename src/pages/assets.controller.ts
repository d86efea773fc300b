import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../http/access.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import { sendPublic } from '../publishing/public-answer.js';
import { ProjectFiles } from './project-files.js';

const STYLE = 'text/css; charset=utf-8';
const DRAWING = 'image/svg+xml';

/** Everything that is served, by path below /assets, and where it lies. */
const ASSETS: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  'web/demo.css': { file: 'web/demo.css', type: STYLE },
  'web/page.css': { file: 'web/page.css', type: STYLE },
  'web/demo-river.svg': { file: 'web/demo-river.svg', type: DRAWING },
  'web/icon.svg': { file: 'web/icon.svg', type: DRAWING },
};

/** Styles and drawings of the service's own pages. Browsers keep them, and ask each time whether they changed. */
@Controller('assets')
@Public()
@ApiTags('sites')
export class AssetsController {
  private readonly files = new ProjectFiles({ 'Cache-Control': 'public, no-cache' });

  @Get('*')
  @ApiOperation({ summary: 'A style or drawing of the demo page' })
  @ApiParam({ name: 'path', example: 'web/demo.css' })
  @ApiResponse({ status: 200, content: { [STYLE]: {}, [DRAWING]: {} } })
  @ApiResponse({ status: 304, description: 'The caller has it already (If-None-Match)' })
  @ApiProblems('route-unknown')
  async send(@Param('*') path: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asset = Object.hasOwn(ASSETS, path) ? ASSETS[path] : undefined;
    if (!asset) throw new Problem('route-unknown');
    sendPublic(request, reply, await this.files.read(asset.file), asset.type);
  }
}

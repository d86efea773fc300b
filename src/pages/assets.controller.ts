import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROJECT } from '../config/project-folder.js';
import { Public } from '../http/access.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import { etagOf, type RenderedPage } from '../publishing/page-cache.js';
import { sendPublic } from '../publishing/public-answer.js';

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';
const DRAWING = 'image/svg+xml';

/** Everything that is served, by path below /assets, and where it lies. Scripts import each other by these paths. */
const ASSETS: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  'web/comment-box.js': { file: 'dist/web/comment-box.js', type: SCRIPT },
  'web/box-api.js': { file: 'dist/web/box-api.js', type: SCRIPT },
  'web/box-form.js': { file: 'dist/web/box-form.js', type: SCRIPT },
  'web/box-memory.js': { file: 'dist/web/box-memory.js', type: SCRIPT },
  'web/box-own.js': { file: 'dist/web/box-own.js', type: SCRIPT },
  'web/box-page.js': { file: 'dist/web/box-page.js', type: SCRIPT },
  'web/box-reaction.js': { file: 'dist/web/box-reaction.js', type: SCRIPT },
  'src/text/length.js': { file: 'dist/src/text/length.js', type: SCRIPT },
  'web/comment-box.css': { file: 'web/comment-box.css', type: STYLE },
  'web/demo.css': { file: 'web/demo.css', type: STYLE },
  'web/demo-river.svg': { file: 'web/demo-river.svg', type: DRAWING },
  'web/icon.svg': { file: 'web/icon.svg', type: DRAWING },
};

/** Scripts and styles of the service's own pages. Browsers keep them, and ask each time whether they changed. */
@Controller('assets')
@Public()
@ApiTags('sites')
export class AssetsController {
  private readonly kept = new Map<string, RenderedPage>();

  @Get('*')
  @ApiOperation({ summary: 'A script or style of the comment box' })
  @ApiParam({ name: 'path', example: 'web/comment-box.css' })
  @ApiResponse({ status: 200, content: { [SCRIPT]: {}, [STYLE]: {} } })
  @ApiResponse({ status: 304, description: 'The caller has it already (If-None-Match)' })
  @ApiProblems('route-unknown')
  async send(@Param('*') path: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asset = Object.hasOwn(ASSETS, path) ? ASSETS[path] : undefined;
    if (!asset) throw new Problem('route-unknown');
    sendPublic(request, reply, await this.read(asset.file), asset.type);
  }

  private async read(file: string): Promise<RenderedPage> {
    const known = this.kept.get(file);
    if (known) return known;
    const bytes = await readFile(join(PROJECT, file));
    const page = { bytes, etag: etagOf(bytes), headers: { 'Cache-Control': 'public, no-cache' } };
    this.kept.set(file, page);
    return page;
  }
}

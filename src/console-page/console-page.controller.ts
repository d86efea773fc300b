import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../http/access.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import { ConsoleFiles, type ConsoleFile } from './console-files.js';

const HTML = 'text/html';
/** Files below assets/ carry a hash of what is in them in their names. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Everything comes from the service itself, nothing runs or is styled in place, nothing that readers wrote is ever loaded
 * or sent anywhere, and no string becomes script (Trusted Types).
 */
export const CONSOLE_POLICY = [
  "default-src 'none'",
  ...['script-src', 'style-src', 'connect-src', 'font-src', 'img-src'].map((kind) => `${kind} 'self'`),
  ...['base-uri', 'form-action', 'frame-ancestors'].map((kind) => `${kind} 'none'`),
  "require-trusted-types-for 'script'",
].join('; ');

/** The moderators' console in the browser. Whoever is not signed in gets the same files, and a form to sign in. */
@Controller('console')
@Public()
@ApiTags('console')
export class ConsolePageController {
  constructor(private readonly files: ConsoleFiles) {}

  @Get()
  @ApiOperation({ summary: 'The moderators’ console' })
  @ApiResponse({ status: 200, content: { [HTML]: {} } })
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.sendPage(request, reply);
  }

  @Get('*')
  @ApiOperation({ summary: 'A page or a file of the console' })
  @ApiParam({ name: 'path', example: 'invitation' })
  @ApiResponse({ status: 200, content: { [HTML]: {} } })
  @ApiProblems('route-unknown')
  send(@Param('*') path: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (!path.startsWith('assets/')) return this.sendPage(request, reply);
    const file = this.files.find(path);
    if (!file) throw new Problem('route-unknown');
    send(file, request, reply.header('Cache-Control', FOR_EVER));
  }

  /** One page for every address: the script in it knows which is meant. */
  private sendPage(request: FastifyRequest, reply: FastifyReply): void {
    const page = this.files.find('index.html');
    if (!page) throw new Problem('route-unknown');
    const headers = { 'Content-Security-Policy': CONSOLE_POLICY, 'Cache-Control': 'no-store' };
    send(page, request, reply.headers(headers));
  }
}

function send({ type, plain, gzipped }: ConsoleFile, { headers }: FastifyRequest, reply: FastifyReply): void {
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*(?:,|$)))/.test(headers['accept-encoding'] ?? '');
  const isZipped = takesGzip && gzipped !== null;
  void reply
    .headers({ 'Content-Type': type, Vary: 'Accept-Encoding', 'Cross-Origin-Resource-Policy': 'same-origin' })
    .headers(isZipped ? { 'Content-Encoding': 'gzip' } : {})
    .send(isZipped ? gzipped : plain);
}

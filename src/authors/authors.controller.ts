import { Body, Controller, Delete, Get, Header, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { COMMENT_STATUSES } from '../comments/comment.view.js';
import { readIdempotencyKey } from '../http/idempotency.js';
import { localeOf } from '../http/locale-of.js';
import { BatchAnswerView, PreviewView } from '../bulk/batches.dto.js';
import { ApiProblems } from '../http/openapi.js';
import { linkHeader } from '../http/paging.js';
import { AuthorNoteView, AuthorView, SanctionView } from './author.view.js';
import { NewNoteDto, NewSanctionDto, RejectionsDto } from './authors.dto.js';
import { AuthorsService, type HistoryParameters } from './authors.service.js';
import { RejectionsService } from './rejections.service.js';
import { SanctionsService, type Asked, type Made } from './sanctions.service.js';

const PRIVATE = 'private, no-store';
const READ = [
  ...(['credential-required', 'bad-token', 'session-ended', 'not-allowed', 'author-unknown', 'rate-limited'] as const),
] as const;
const CHANGED = [...READ, 'csrf-token-wrong', 'origin-not-allowed'] as const;
const MADE = [
  ...(['malformed-json', 'bad-idempotency-key', 'body-too-large', 'unsupported-media-type', 'invalid-input'] as const),
  ...(['idempotency-key-running', 'idempotency-key-reused'] as const),
] as const;
const KEY = { name: 'Idempotency-Key', required: false, example: '7d0a4a4e-5b6c-4f8e-9a51-3a8b1b9d2c11' };

/** Authors as moderators see them, and what they impose on them. */
@Controller('v1/moderation/authors/:id')
@ApiTags('moderators')
@ApiParam({ name: 'id', example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
export class AuthorsController {
  constructor(
    private readonly authors: AuthorsService,
    private readonly sanctions: SanctionsService,
    private readonly rejections: RejectionsService,
  ) {}

  @Get()
  @Requires('queue.read')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'An author: names, counts, linked authors, sanctions, notes, and comments page by page' })
  @ApiQuery({ name: 'status', required: false, enum: COMMENT_STATUSES, description: 'Comments of this status only' })
  @ApiQuery({ name: 'linked', required: false, example: 'true', description: 'Comments of linked authors, too' })
  @ApiQuery({ name: 'limit', required: false, example: 20, description: '1 to 100' })
  @ApiQuery({ name: 'cursor', required: false, description: 'From `page` of the answer before' })
  @ApiResponse({ status: 200, type: AuthorView })
  @ApiProblems(...READ, 'bad-parameter', 'bad-cursor')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() parameters: HistoryParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthorView> {
    const { view, page } = await this.authors.show(actor, id, parameters, localeOf(request));
    const link = linkHeader(pathOf(id, parameters), page);
    if (link !== undefined) void reply.header('Link', link);
    return view;
  }

  @Post('sanctions')
  @Requires('authors.sanction')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'Warn, suspend, ban, or have every comment held',
    description:
      'A ban asks for the ability `authors.ban`. It holds from the next comment on, until lifted or run out.',
  })
  @ApiHeader(KEY)
  @ApiResponse({ status: 201, type: SanctionView })
  @ApiProblems(...CHANGED, ...MADE)
  async impose(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() dto: NewSanctionDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SanctionView> {
    return give(reply, await this.sanctions.impose(actor, id, dto, asked(key, request)));
  }

  @Delete('sanctions/:sanction')
  @HttpCode(204)
  @Requires('authors.sanction')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Lift a sanction; a ban asks for the ability `authors.ban`' })
  @ApiResponse({ status: 204, description: 'It ended at once' })
  @ApiProblems(...CHANGED, 'sanction-unknown')
  lift(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('sanction') sanction: string): Promise<void> {
    return this.sanctions.lift(actor, id, sanction);
  }

  @Post('notes')
  @Requires('authors.sanction')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Write a note on an author, for colleagues' })
  @ApiHeader(KEY)
  @ApiResponse({ status: 201, type: AuthorNoteView })
  @ApiProblems(...CHANGED, ...MADE)
  async addNote(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() dto: NewNoteDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthorNoteView> {
    return give(reply, await this.sanctions.addNote(actor, id, dto, asked(key, request)));
  }

  @Post('rejections')
  @HttpCode(202)
  @Requires('comments.decide-in-bulk')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'Reject everything that the author and linked authors wrote in the last days, as one batch',
    description: 'In the background; the batch is undone as one by `DELETE /v1/moderation/decisions/{batch}`.',
  })
  @ApiHeader(KEY)
  @ApiResponse({ status: 200, type: PreviewView, description: 'Dry run: how many it would be, and some of them' })
  @ApiResponse({ status: 202, type: BatchAnswerView })
  @ApiProblems(...CHANGED, ...MADE)
  async reject(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() { dryRun = false, ...dto }: RejectionsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PreviewView | BatchAnswerView> {
    const now = new Date();
    if (!dryRun) return give(reply, await this.rejections.start(actor, id, dto, readIdempotencyKey(key), now));
    void reply.status(200);
    return this.rejections.preview(actor, id, dto, now);
  }
}

const asked = (key: string | undefined, request: FastifyRequest): Asked => ({
  key: readIdempotencyKey(key),
  locale: localeOf(request),
});

function give<View>(reply: FastifyReply, { view, isReplay }: Made<View>): View {
  if (isReplay) void reply.header('Idempotency-Replayed', 'true');
  return view;
}

function pathOf(id: string, { status, linked, limit }: HistoryParameters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ status, linked, limit }))
    if (typeof value === 'string') query.set(name, value);
  return `/v1/moderation/authors/${id}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

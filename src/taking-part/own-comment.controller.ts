import {
  Body,
  Controller,
  Delete,
  Header,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForReaders } from '../http/access.js';
import { readIdempotencyKey } from '../http/idempotency.js';
import { localeOf } from '../http/locale-of.js';
import { ApiProblems } from '../http/openapi.js';
import { Gatekeeper } from '../readers/gatekeeper.js';
import { CurrentReader, type Reader } from '../readers/reader.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite, SiteGuard } from '../sites/site.guard.js';
import { AppealsService } from './appeals.service.js';
import { EditService } from './edit.service.js';
import { AppealDto, AppealedView, ChangedCommentView, EditCommentDto } from './own-comment.dto.js';
import { WithdrawService } from './withdraw.service.js';

const PRIVATE = 'private, no-store';
const COMMON = ['bad-token', 'origin-not-allowed', 'site-unknown', 'comment-unknown', 'comment-changed'] as const;
const KEYED = [
  ...(['malformed-json', 'malformed-body', 'bad-idempotency-key', 'idempotency-key-running'] as const),
  ...(['idempotency-key-reused', 'body-too-large', 'unsupported-media-type', 'invalid-input'] as const),
  ...(['rate-limited'] as const),
] as const;
const KEY_HEADER = { name: 'Idempotency-Key', required: false, example: '7d0a4a4e-5b6c-4f8e-9a51-3a8b1b9d2c12' };

/** What authors do with an own comment after sending it. */
@Controller('v1/sites/:site/comments/:id')
@ForReaders()
@UseGuards(SiteGuard)
@ApiTags('readers')
export class OwnCommentController {
  constructor(
    private readonly edits: EditService,
    private readonly withdrawals: WithdrawService,
    private readonly appeals: AppealsService,
    private readonly gatekeeper: Gatekeeper,
  ) {}

  @Patch()
  @HttpCode(202)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'The author edits a comment: it is off the page until its new text is checked' })
  @ApiHeader(KEY_HEADER)
  @ApiBearerAuth('author')
  @ApiResponse({ status: 202, type: ChangedCommentView })
  @ApiProblems(...COMMON, ...KEYED, 'not-editable', 'author-suspended', 'author-banned')
  async edit(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('id') id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() { body }: EditCommentDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangedCommentView> {
    void reply.headers(this.gatekeeper.count(site, reader, request.ip));
    const change = { site, id, idempotencyKey: readIdempotencyKey(key), locale: localeOf(request) };
    const { comment, isReplay } = await this.edits.edit(reader, change, body);
    if (isReplay) void reply.header('Idempotency-Replayed', 'true');
    return { comment };
  }

  @Delete()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'The author withdraws a comment; its empty place stays while there are replies' })
  @ApiBearerAuth('author')
  @ApiResponse({ status: 200, type: ChangedCommentView })
  @ApiProblems(...COMMON)
  async withdraw(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<ChangedCommentView> {
    return { comment: await this.withdrawals.withdraw(reader, site, id, localeOf(request)) };
  }

  @Post('appeals')
  @HttpCode(201)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'The author appeals a rejection, or a wait of more than three days; once for each decision',
  })
  @ApiHeader(KEY_HEADER)
  @ApiBearerAuth('author')
  @ApiResponse({ status: 201, type: AppealedView })
  @ApiProblems(...COMMON, ...KEYED, 'not-appealable')
  async appeal(
    @CurrentSite() site: Site,
    @CurrentReader() reader: Reader,
    @Param('id') id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() { statement }: AppealDto,
    @Req() { ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AppealedView> {
    void reply.headers(this.gatekeeper.count(site, reader, ip));
    const change = { site, id, idempotencyKey: readIdempotencyKey(key) };
    const { appeal, isReplay } = await this.appeals.appeal(reader, change, statement);
    if (isReplay) void reply.header('Idempotency-Replayed', 'true');
    return { appeal };
  }
}

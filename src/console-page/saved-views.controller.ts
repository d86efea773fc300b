import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { ApiProblems, ONE_PAGE } from '../http/openapi.js';
import { SavedViewDto, SavedViewsView, SavedViewView } from './saved-views.dto.js';
import { SavedViewsService } from './saved-views.service.js';

const PRIVATE = 'private, no-store';
const READ = ['credential-required', 'bad-token', 'session-ended', 'not-allowed', 'rate-limited'] as const;
const CHANGED = [...READ, 'csrf-token-wrong', 'origin-not-allowed'] as const;

/** Lists of comments that moderators named for themselves. */
@Controller('v1/moderation/views')
@Requires('queue.read')
@ApiTags('moderators')
export class SavedViewsController {
  constructor(private readonly views: SavedViewsService) {}

  @Get()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'The own saved views, by name' })
  @ApiResponse({ status: 200, type: SavedViewsView })
  @ApiProblems(...READ)
  async list(@CurrentActor() actor: Actor): Promise<SavedViewsView> {
    return { items: await this.views.list(actor), page: ONE_PAGE };
  }

  @Post()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'Save a view, at most 50',
    description: 'Takes no Idempotency-Key: saving the same name again changes nothing.',
  })
  @ApiResponse({ status: 201, type: SavedViewView })
  @ApiProblems('malformed-json', ...CHANGED, 'views-full', 'unsupported-media-type', 'invalid-input')
  save(@CurrentActor() actor: Actor, @Body() dto: SavedViewDto): Promise<SavedViewView> {
    return this.views.save(actor, dto);
  }

  @Delete(':id')
  @HttpCode(204)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Forget a saved view' })
  @ApiResponse({ status: 204, description: 'Forgotten' })
  @ApiProblems(...CHANGED, 'view-unknown')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.views.remove(actor, id);
  }
}

import { Controller, Delete, Header, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { ApiProblems } from '../http/openapi.js';
import { PinsService } from './pins.service.js';

const CHANGED = [
  ...(['credential-required', 'bad-token', 'session-ended', 'not-allowed', 'csrf-token-wrong'] as const),
  ...(['origin-not-allowed', 'rate-limited', 'comment-unknown'] as const),
];

class PinView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ example: true })
  pinned: boolean;
}

class PinnedView {
  @ApiProperty({ type: PinView })
  comment: PinView;
}

@Controller('v1/moderation/comments/:id/pin')
@Requires('comments.decide')
@ApiTags('moderators')
export class PinsController {
  constructor(private readonly pins: PinsService) {}

  @Put()
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary: 'Show a published comment before all others of its article',
    description: 'Up to three of an article, the one pinned last first. Pinning it again changes nothing.',
  })
  @ApiResponse({ status: 200, type: PinnedView })
  @ApiProblems(...CHANGED, 'not-pinnable', 'pins-full')
  async pin(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PinnedView> {
    return { comment: { id: await this.pins.pin(actor, id), pinned: true } };
  }

  @Delete()
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({ summary: 'Show a comment at its own place again' })
  @ApiResponse({ status: 200, type: PinnedView })
  @ApiProblems(...CHANGED)
  async unpin(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PinnedView> {
    return { comment: { id: await this.pins.unpin(actor, id), pinned: false } };
  }
}

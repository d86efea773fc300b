import { Controller, Delete, Header, HttpCode, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { ApiProblems } from '../http/openapi.js';
import { ClaimsService } from './claims.service.js';
import { ClaimedView } from './claims.view.js';

const CHANGED = [
  ...(['credential-required', 'bad-token', 'session-ended', 'not-allowed', 'csrf-token-wrong'] as const),
  ...(['origin-not-allowed', 'rate-limited', 'comment-unknown'] as const),
];

@Controller('v1/moderation/comments/:id/claim')
@Requires('comments.decide')
@ApiTags('moderators')
export class ClaimsController {
  constructor(private readonly claims: ClaimsService) {}

  @Put()
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary: 'Claim a comment for 90 seconds, or renew the claim',
    description: 'Colleagues see who has it, and may decide all the same. Deciding ends the claim.',
  })
  @ApiResponse({ status: 200, type: ClaimedView })
  @ApiProblems(...CHANGED, 'claimed')
  async claim(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ClaimedView> {
    return { claim: await this.claims.claim(actor, id) };
  }

  @Delete()
  @HttpCode(204)
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({ summary: 'Let go of the own claim' })
  @ApiResponse({ status: 204, description: 'Nobody has it, or somebody else' })
  @ApiProblems(...CHANGED)
  release(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.claims.release(actor, id);
  }
}

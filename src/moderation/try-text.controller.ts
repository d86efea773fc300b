import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../accounts/actor.js';
import { CurrentActor, Requires } from '../accounts/access.js';
import { ApiProblems } from '../http/openapi.js';
import { TryTextDto } from './try-text.dto.js';
import { TryTextService } from './try-text.service.js';
import { TriedTextView, viewTriedText } from './try-text.view.js';

@Controller('v1/moderation')
@ApiTags('moderators')
export class TryTextController {
  constructor(private readonly texts: TryTextService) {}

  @Post('check')
  @HttpCode(200)
  @Requires('text.check')
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({ summary: 'Try a text: what the site’s policy makes of it, and why. Nothing is stored' })
  @ApiResponse({ status: 200, type: TriedTextView })
  @ApiProblems(
    ...(['malformed-json', 'malformed-body', 'credential-required', 'bad-token', 'not-allowed'] as const),
    ...(['session-ended', 'csrf-token-wrong', 'origin-not-allowed'] as const),
    ...(['site-unknown', 'body-too-large', 'unsupported-media-type', 'invalid-input', 'rate-limited'] as const),
  )
  async try(@CurrentActor() actor: Actor, @Body() dto: TryTextDto): Promise<TriedTextView> {
    return viewTriedText(await this.texts.try(actor, dto), dto.locale);
  }
}

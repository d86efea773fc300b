import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ONE_PAGE, PageView } from '../http/openapi.js';
import { CurrentActor, SignedIn } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { OwnTokensService } from './own-tokens.service.js';
import { NewTokenDto, NewTokenView, TokenView } from './tokens.dto.js';

export class TokensView {
  @ApiProperty({ type: [TokenView] })
  items: TokenView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

const PRIVATE = 'private, no-store';

/** Personal access tokens. They are made and revoked by people who are signed in, never by another token. */
@Controller('v1/tokens')
@SignedIn()
@ApiTags('accounts')
export class TokensController {
  constructor(private readonly tokens: OwnTokensService) {}

  @Get()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'The own access tokens that are not revoked' })
  @ApiResponse({ status: 200, type: TokensView })
  @ApiProblems('credential-required', 'session-ended', 'not-allowed')
  async list(@CurrentActor() actor: Actor): Promise<TokensView> {
    return { items: await this.tokens.list(actor), page: ONE_PAGE };
  }

  @Post()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'Make an access token with some of one’s own abilities; it is shown this once',
    description: 'Takes no Idempotency-Key: to repeat the answer, the token would have to be kept.',
  })
  @ApiResponse({ status: 201, type: NewTokenView })
  @ApiProblems(
    ...(['malformed-json', 'credential-required', 'session-ended', 'csrf-token-wrong', 'origin-not-allowed'] as const),
    ...(['not-allowed', 'site-unknown', 'unsupported-media-type', 'invalid-input'] as const),
  )
  make(@CurrentActor() actor: Actor, @Body() dto: NewTokenDto): Promise<NewTokenView> {
    return this.tokens.make(actor, dto, new Date());
  }

  @Delete(':id')
  @HttpCode(204)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Refuse an access token from now on' })
  @ApiResponse({ status: 204, description: 'Revoked' })
  @ApiProblems(
    ...(['credential-required', 'session-ended', 'csrf-token-wrong', 'origin-not-allowed', 'not-allowed'] as const),
    'token-unknown',
  )
  revoke(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.tokens.revoke(actor, id);
  }
}

import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { ApiProblems, ONE_PAGE } from '../http/openapi.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite } from '../sites/site.guard.js';
import { NewSecretDto, NewSecretView, SecretsView } from './secrets.dto.js';
import { SecretsService } from './secrets.service.js';

const PRIVATE = 'private, no-store';
const READ = ['credential-required', 'session-ended', 'not-allowed', 'site-unknown'] as const;
const CHANGED = [...READ, 'csrf-token-wrong', 'origin-not-allowed'] as const;

/** Keys and their rotation: make the next one, give it to the site, then retire the one before. */
@Controller('v1/moderation/sites/:site/secrets')
@Requires('site.configure')
@ApiTags('settings')
@ApiParam({ name: 'site', example: 'demo' })
export class SecretsController {
  constructor(private readonly secrets: SecretsService) {}

  @Get()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'The secrets that the site shares with the service, without themselves' })
  @ApiResponse({ status: 200, type: SecretsView })
  @ApiProblems(...READ)
  async list(@CurrentSite() site: Site): Promise<SecretsView> {
    return { items: await this.secrets.list(site), page: ONE_PAGE };
  }

  @Post()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'Make a secret; it is shown this once. Two may be in use at a time',
    description: 'Takes no Idempotency-Key: to repeat the answer, the secret would have to be readable.',
  })
  @ApiResponse({ status: 201, type: NewSecretView })
  @ApiProblems('malformed-json', ...CHANGED, 'secrets-in-use', 'unsupported-media-type', 'invalid-input')
  make(
    @CurrentActor() actor: Actor,
    @CurrentSite() site: Site,
    @Body() { purpose }: NewSecretDto,
  ): Promise<NewSecretView> {
    return this.secrets.make(actor, site, purpose);
  }

  @Delete(':id')
  @HttpCode(204)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Retire a secret: what is signed with it is refused from now on' })
  @ApiResponse({ status: 204, description: 'Retired' })
  @ApiProblems(...CHANGED, 'secret-unknown')
  retire(@CurrentActor() actor: Actor, @CurrentSite() site: Site, @Param('id') id: string): Promise<void> {
    return this.secrets.retire(actor, site, id);
  }
}

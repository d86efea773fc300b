import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { AnswerLocale } from '../http/locale-of.js';
import { ApiProblems } from '../http/openapi.js';
import type { Locale } from '../i18n/locale.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite } from '../sites/site.guard.js';
import { RestoreDto, SettingsChangeDto } from './settings-requests.dto.js';
import { SettingsService } from './settings.service.js';
import { readVersion, SettingsVersions } from './settings.versions.js';
import { SettingsVersionDetailView, SettingsVersionsView, SettingsView } from './settings.view.js';

const PRIVATE = 'private, no-store';
const READ = ['credential-required', 'session-ended', 'not-allowed', 'site-unknown'] as const;
const CHANGED = [
  ...READ,
  ...(['malformed-json', 'csrf-token-wrong', 'origin-not-allowed', 'version-conflict', 'invalid-input'] as const),
  ...(['body-too-large', 'unsupported-media-type'] as const),
] as const;

/** What a site decides for itself. Who changed what and when is kept, and can be taken back. */
@Controller('v1/moderation/sites/:site/settings')
@Requires('site.configure')
@ApiTags('settings')
@ApiParam({ name: 'site', example: 'demo' })
export class SettingsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly versions: SettingsVersions,
  ) {}

  @Get()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'The settings of the site, their defaults, and the version that a change starts from' })
  @ApiResponse({ status: 200, type: SettingsView })
  @ApiProblems(...READ)
  read(@CurrentSite() site: Site, @AnswerLocale() locale: Locale): Promise<SettingsView> {
    return this.settings.read(site, locale);
  }

  @Patch()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'Change some settings: what is left out stays, null goes back to the default',
    description: 'A change that changes nothing makes no version. Lists are given whole.',
  })
  @ApiResponse({ status: 200, type: SettingsView })
  @ApiProblems(...CHANGED)
  async change(
    @CurrentActor() actor: Actor,
    @CurrentSite() site: Site,
    @Body() dto: SettingsChangeDto,
    @AnswerLocale() locale: Locale,
  ): Promise<SettingsView> {
    await this.settings.change(actor, site, dto);
    return this.settings.read(site, locale);
  }

  @Get('versions')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Every change of the settings, newest first: who, when, and what from and to' })
  @ApiQuery({ name: 'limit', required: false, example: 20 })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiResponse({ status: 200, type: SettingsVersionsView })
  @ApiProblems(...READ, 'bad-parameter', 'bad-cursor')
  list(
    @CurrentSite() site: Site,
    @Query('limit') limit: unknown,
    @Query('cursor') cursor: unknown,
  ): Promise<SettingsVersionsView> {
    return this.versions.list(site, { limit, cursor });
  }

  @Get('versions/:version')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'One version with whole values, and the settings as they counted then' })
  @ApiParam({ name: 'version', example: 3 })
  @ApiResponse({ status: 200, type: SettingsVersionDetailView })
  @ApiProblems(...READ, 'version-unknown')
  find(@CurrentSite() site: Site, @Param('version') version: string): Promise<SettingsVersionDetailView> {
    return this.versions.find(site, readVersion(version));
  }

  @Post('versions/:version/restore')
  @HttpCode(200)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Go back to the settings of an earlier version, by a new one; 0 is how the site was made' })
  @ApiParam({ name: 'version', example: 2 })
  @ApiResponse({ status: 200, type: SettingsView })
  @ApiProblems(...CHANGED, 'version-unknown')
  async restore(
    @CurrentActor() actor: Actor,
    @CurrentSite() site: Site,
    @Param('version') version: string,
    @Body() dto: RestoreDto,
    @AnswerLocale() locale: Locale,
  ): Promise<SettingsView> {
    await this.settings.restore(actor, site, readVersion(version), dto);
    return this.settings.read(site, locale);
  }
}

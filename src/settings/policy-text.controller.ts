import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { ApiProblems } from '../http/openapi.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite } from '../sites/site.guard.js';
import { OwnPolicyView, PolicyChangeDto, PolicyVersionsView } from './policy-text.dto.js';
import { PolicyTextService } from './policy-text.service.js';
import { RestoreDto } from './settings-requests.dto.js';
import { readVersion } from './settings.versions.js';

const PRIVATE = 'private, no-store';
const READ = ['credential-required', 'session-ended', 'not-allowed', 'site-unknown'] as const;
const CHANGED = [
  ...READ,
  ...(['malformed-json', 'csrf-token-wrong', 'origin-not-allowed', 'version-conflict', 'invalid-input'] as const),
  ...(['body-too-large', 'unsupported-media-type'] as const),
] as const;

/** The site's own words for the clauses of its comments policy. */
@Controller('v1/moderation/sites/:site/policy')
@Requires('site.configure')
@ApiTags('settings')
@ApiParam({ name: 'site', example: 'demo' })
export class PolicyTextController {
  constructor(private readonly policies: PolicyTextService) {}

  @Get()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'The clauses in the words of the site, and in those of the service' })
  @ApiResponse({ status: 200, type: OwnPolicyView })
  @ApiProblems(...READ)
  read(@CurrentSite() site: Site): Promise<OwnPolicyView> {
    return this.policies.read(site);
  }

  @Patch()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'Change words of the policy: what is left out stays, null goes back to the words of the service',
    description: 'Each change is a version with its date. A change that changes nothing makes none.',
  })
  @ApiResponse({ status: 200, type: OwnPolicyView })
  @ApiProblems(...CHANGED)
  async change(
    @CurrentActor() actor: Actor,
    @CurrentSite() site: Site,
    @Body() dto: PolicyChangeDto,
  ): Promise<OwnPolicyView> {
    await this.policies.change(actor, site, dto);
    return this.policies.read(site);
  }

  @Get('versions')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Every version of the words, newest first, with what changed' })
  @ApiQuery({ name: 'limit', required: false, example: 20 })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiResponse({ status: 200, type: PolicyVersionsView })
  @ApiProblems(...READ, 'bad-parameter', 'bad-cursor')
  list(
    @CurrentSite() site: Site,
    @Query('limit') limit: unknown,
    @Query('cursor') cursor: unknown,
  ): Promise<PolicyVersionsView> {
    return this.policies.list(site, { limit, cursor });
  }

  @Post('versions/:version/restore')
  @HttpCode(200)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Go back to the words of an earlier version, by a new one; 0 are those of the service' })
  @ApiParam({ name: 'version', example: 1 })
  @ApiResponse({ status: 200, type: OwnPolicyView })
  @ApiProblems(...CHANGED, 'version-unknown')
  async restore(
    @CurrentActor() actor: Actor,
    @CurrentSite() site: Site,
    @Param('version') version: string,
    @Body() dto: RestoreDto,
  ): Promise<OwnPolicyView> {
    await this.policies.restore(actor, site, readVersion(version), dto);
    return this.policies.read(site);
  }
}

import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Put } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { ApiProblems, ONE_PAGE } from '../http/openapi.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite } from '../sites/site.guard.js';
import { AccountChangeDto, AccountsView, AccountView, MembersView, RoleDto } from './members.dto.js';
import { MembersService } from './members.service.js';

const PRIVATE = 'private, no-store';
const READ = ['credential-required', 'session-ended', 'not-allowed'] as const;
const CHANGED = [...READ, 'csrf-token-wrong', 'origin-not-allowed', 'own-account', 'account-unknown'] as const;

/** The team of a site. */
@Controller('v1/moderation/sites/:site/members')
@Requires('team.manage')
@ApiTags('team')
@ApiParam({ name: 'site', example: 'demo' })
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Requires('team.read')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Who is on the team of the site, with which role' })
  @ApiResponse({ status: 200, type: MembersView })
  @ApiProblems(...READ, 'site-unknown')
  async list(@CurrentSite() site: Site): Promise<MembersView> {
    return { items: await this.members.list(site), page: ONE_PAGE };
  }

  @Put(':id')
  @HttpCode(204)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Give a member another role; it holds from the next request on' })
  @ApiResponse({ status: 204, description: 'Changed' })
  @ApiProblems('malformed-json', ...CHANGED, 'site-unknown', 'invalid-input')
  changeRole(
    @CurrentActor() actor: Actor,
    @CurrentSite() site: Site,
    @Param('id') id: string,
    @Body() { role }: RoleDto,
  ): Promise<void> {
    return this.members.changeRole(actor, site, id, role);
  }

  @Delete(':id')
  @HttpCode(204)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Take a member off the team of the site' })
  @ApiResponse({ status: 204, description: 'Removed' })
  @ApiProblems(...CHANGED, 'site-unknown')
  remove(@CurrentActor() actor: Actor, @CurrentSite() site: Site, @Param('id') id: string): Promise<void> {
    return this.members.remove(actor, site, id);
  }
}

/** The accounts of the installation, for its owners. */
@Controller('v1/moderation/accounts')
@Requires('installation.manage')
@ApiTags('team')
export class AccountsController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Every account' })
  @ApiResponse({ status: 200, type: AccountsView })
  @ApiProblems(...READ)
  async list(): Promise<AccountsView> {
    return { items: await this.members.listAccounts(), page: ONE_PAGE };
  }

  @Patch(':id')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Suspend or restore an account, make or unmake an owner' })
  @ApiResponse({ status: 200, type: AccountView })
  @ApiProblems('malformed-json', ...CHANGED, 'last-owner', 'invalid-input')
  change(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() dto: AccountChangeDto): Promise<AccountView> {
    return this.members.changeAccount(actor, id, dto, new Date());
  }
}

import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentActor, Requires } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { Public } from '../http/access.js';
import { ApiProblems, ONE_PAGE } from '../http/openapi.js';
import { expectOwnPage } from '../http/own-pages.js';
import { callerOf } from '../sign-in/caller.js';
import type { Site } from '../sites/site.entity.js';
import { CurrentSite } from '../sites/site.guard.js';
import {
  AcceptInvitationDto,
  InvitationSecretDto,
  InvitationsView,
  NewInvitationDto,
  NewInvitationView,
  OfferView,
  viewInvitation,
} from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';

const PRIVATE = 'private, no-store';
const MANAGED = ['credential-required', 'session-ended', 'not-allowed', 'site-unknown'] as const;
const CHANGED = [...MANAGED, 'csrf-token-wrong', 'origin-not-allowed'] as const;

/** Inviting colleagues to the team of a site. */
@Controller('v1/moderation/sites/:site/invitations')
@Requires('team.manage')
@ApiTags('team')
@ApiParam({ name: 'site', example: 'demo' })
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Invitations that can still be accepted' })
  @ApiResponse({ status: 200, type: InvitationsView })
  @ApiProblems(...MANAGED)
  async list(@CurrentSite() site: Site): Promise<InvitationsView> {
    const invitations = await this.invitations.list(site, new Date());
    return { items: invitations.map(viewInvitation), page: ONE_PAGE };
  }

  @Post()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'Invite an e-mail: answers a link that is good once and for 7 days',
    description:
      'Takes no Idempotency-Key: to repeat the answer, the link would have to be kept. Inviting again withdraws the earlier link.',
  })
  @ApiResponse({ status: 201, type: NewInvitationView })
  @ApiProblems('malformed-json', ...CHANGED, 'member-already', 'invalid-input')
  async make(
    @CurrentSite() site: Site,
    @CurrentActor() { accountId }: Actor,
    @Body() dto: NewInvitationDto,
    @Req() { protocol, host, headers }: FastifyRequest,
  ): Promise<NewInvitationView> {
    const { invitation, path } = await this.invitations.make(site, dto, accountId, new Date());
    return { ...viewInvitation(invitation), link: (headers.origin ?? `${protocol}://${host}`) + path };
  }

  @Delete(':id')
  @HttpCode(204)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Withdraw an invitation' })
  @ApiResponse({ status: 204, description: 'Withdrawn' })
  @ApiProblems(...CHANGED, 'invitation-unknown')
  withdraw(@CurrentActor() actor: Actor, @CurrentSite() site: Site, @Param('id') id: string): Promise<void> {
    return this.invitations.withdraw(actor, site, id, new Date());
  }
}

/** What whoever is invited does, with the secret of the link for a credential. It is in bodies alone, never in a URL. */
@Controller('v1/invitations')
@Public()
@ApiTags('accounts')
export class AcceptanceController {
  constructor(private readonly invitations: InvitationsService) {}

  @Post('lookup')
  @HttpCode(200)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'What an invitation offers' })
  @ApiResponse({ status: 200, type: OfferView })
  @ApiProblems('malformed-json', 'origin-not-allowed', 'https-required', 'invitation-unknown', 'invalid-input')
  show(@Body() { invitation }: InvitationSecretDto, @Req() request: FastifyRequest): Promise<OfferView> {
    expectOwnPage(request);
    return this.invitations.show(invitation, new Date());
  }

  @Post('acceptance')
  @HttpCode(204)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Accept an invitation: sets name and password of a new account, or adds the site to one' })
  @ApiResponse({ status: 204, description: 'Accepted; now sign in' })
  @ApiProblems(
    ...(['malformed-json', 'origin-not-allowed', 'https-required', 'password-wrong', 'invitation-unknown'] as const),
    ...(['invalid-input', 'too-many-attempts'] as const),
  )
  accept(@Body() dto: AcceptInvitationDto, @Req() request: FastifyRequest): Promise<void> {
    expectOwnPage(request);
    return this.invitations.accept(dto, callerOf(request), new Date());
  }
}

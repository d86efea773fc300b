import { Body, Controller, Delete, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../accounts/session-cookie.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { Public } from '../http/access.js';
import { ApiProblems, ONE_PAGE } from '../http/openapi.js';
import { expectOwnPage } from '../http/own-pages.js';
import { callerOf } from './caller.js';
import { ProfileService } from './profile.service.js';
import { OpenSessionsView, SessionView, SignInDto, viewSession } from './session.dto.js';
import { SignInService } from './sign-in.service.js';

const PRIVATE = 'private, no-store';

/** Signing in and out. */
@Controller('v1')
@SignedIn()
@ApiTags('accounts')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly profiles: ProfileService,
  ) {}

  @Post('session')
  @HttpCode(200)
  @Public()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({
    summary: 'Sign in: the session is in a cookie, its CSRF token in the answer',
    description: 'The cookie `__Host-hashiya` is Secure: over plain http browsers take it from localhost only.',
  })
  @ApiResponse({ status: 200, type: SessionView })
  @ApiProblems(
    ...(['malformed-json', 'sign-in-failed', 'totp-required', 'https-required', 'origin-not-allowed'] as const),
    ...(['body-too-large', 'unsupported-media-type', 'invalid-input', 'too-many-attempts'] as const),
  )
  async signIn(
    @Body() dto: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    expectOwnPage(request);
    const { secret } = await this.signIns.signIn(dto, callerOf(request), Date.now());
    setSessionCookie(reply, secret);
    return this.profiles.describeNew(secret);
  }

  @Get('session')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Who am I, what may I do on which site, and the CSRF token' })
  @ApiResponse({ status: 200, type: SessionView })
  @ApiProblems('credential-required', 'session-ended', 'not-allowed')
  describe(@CurrentActor() actor: Actor): Promise<SessionView> {
    return this.profiles.describe(actor);
  }

  @Delete('session')
  @HttpCode(204)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Sign out' })
  @ApiResponse({ status: 204, description: 'Signed out' })
  @ApiProblems('credential-required', 'session-ended', 'csrf-token-wrong', 'origin-not-allowed', 'not-allowed')
  async signOut(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signIns.signOut(actor, readSessionCookie(request) ?? '');
    clearSessionCookie(reply);
  }

  @Get('sessions')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'The own open sessions' })
  @ApiResponse({ status: 200, type: OpenSessionsView })
  @ApiProblems('credential-required', 'session-ended', 'not-allowed')
  async list(@CurrentActor() { accountId, sessionId }: Actor): Promise<OpenSessionsView> {
    const sessions = await this.sessions.list(accountId);
    return { items: sessions.map((session) => viewSession(session, sessionId)), page: ONE_PAGE };
  }

  @Delete('sessions')
  @HttpCode(204)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Sign out everywhere: every session of the account ends, this one included' })
  @ApiResponse({ status: 204, description: 'Signed out' })
  @ApiProblems('credential-required', 'session-ended', 'csrf-token-wrong', 'origin-not-allowed', 'not-allowed')
  async signOutEverywhere(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signIns.signOutEverywhere(actor);
    clearSessionCookie(reply);
  }
}

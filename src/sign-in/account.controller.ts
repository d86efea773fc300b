import { Body, Controller, Header, HttpCode, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access.js';
import type { Actor } from '../accounts/actor.js';
import { setSessionCookie } from '../accounts/session-cookie.js';
import { ApiProblems } from '../http/openapi.js';
import { CodeDto, ConfirmDto, PasswordDto, ProfileDto, RecoveryCodesView, TotpSecretView } from './account.dto.js';
import { AccountService } from './account.service.js';
import { callerOf } from './caller.js';
import { ProfileService } from './profile.service.js';
import { SessionView } from './session.dto.js';
import { TotpService } from './totp.service.js';

const PRIVATE = 'private, no-store';
const SIGNED_IN = [
  'credential-required',
  'session-ended',
  'csrf-token-wrong',
  'origin-not-allowed',
  'not-allowed',
] as const;
const CONFIRMED = ['malformed-json', ...SIGNED_IN, 'password-wrong', 'invalid-input', 'too-many-attempts'] as const;

/** The own name, password and the second step of signing in. */
@Controller('v1/account')
@SignedIn()
@ApiTags('accounts')
export class AccountController {
  constructor(
    private readonly account: AccountService,
    private readonly totps: TotpService,
    private readonly profiles: ProfileService,
  ) {}

  @Patch()
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Change the own name, as colleagues see it' })
  @ApiResponse({ status: 200, type: SessionView })
  @ApiProblems('malformed-json', ...SIGNED_IN, 'invalid-input')
  async rename(@CurrentActor() actor: Actor, @Body() dto: ProfileDto): Promise<SessionView> {
    await this.account.rename(actor, dto);
    return this.profiles.describe(actor);
  }

  @Put('password')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Change the own password: every other session ends, and this one gets a new cookie' })
  @ApiResponse({ status: 200, type: SessionView })
  @ApiProblems(...CONFIRMED)
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() dto: PasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { secret } = await this.account.changePassword(actor, dto, callerOf(request));
    setSessionCookie(reply, secret);
    return this.profiles.describeNew(secret);
  }

  @Post('totp')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Begin to set up the second step; it counts once a first code was right' })
  @ApiResponse({ status: 201, type: TotpSecretView })
  @ApiProblems(...CONFIRMED, 'totp-on')
  beginTotp(
    @CurrentActor() actor: Actor,
    @Body() { password }: ConfirmDto,
    @Req() request: FastifyRequest,
  ): Promise<TotpSecretView> {
    return this.account.beginTotp(actor, password, callerOf(request));
  }

  @Post('totp/confirmation')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Turn the second step on with a first code; answers the recovery codes' })
  @ApiResponse({ status: 201, type: RecoveryCodesView })
  @ApiProblems('malformed-json', ...SIGNED_IN, 'totp-on', 'totp-off', 'invalid-input')
  async confirmTotp(@CurrentActor() { accountId }: Actor, @Body() { code }: CodeDto): Promise<RecoveryCodesView> {
    return { recoveryCodes: await this.totps.confirm(accountId, code, Date.now()) };
  }

  @Post('totp/removal')
  @HttpCode(204)
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Turn the second step off' })
  @ApiResponse({ status: 204, description: 'No code is asked for any more' })
  @ApiProblems(...CONFIRMED)
  turnTotpOff(
    @CurrentActor() actor: Actor,
    @Body() { password }: ConfirmDto,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.account.turnTotpOff(actor, password, callerOf(request));
  }

  @Post('recovery-codes')
  @Header('Cache-Control', PRIVATE)
  @ApiOperation({ summary: 'Ten new recovery codes in the place of all earlier ones' })
  @ApiResponse({ status: 201, type: RecoveryCodesView })
  @ApiProblems(...CONFIRMED, 'totp-off')
  async renewCodes(
    @CurrentActor() actor: Actor,
    @Body() { password }: ConfirmDto,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodesView> {
    return { recoveryCodes: await this.account.renewCodes(actor, password, callerOf(request)) };
  }
}

import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Actor } from '../accounts/actor.js';
import { faultOf, LEAST_LENGTH } from '../accounts/password-rule.js';
import { SessionsService, type NewSession } from '../accounts/sessions.service.js';
import { invalid } from '../http/problem.js';
import type { PasswordDto, ProfileDto } from './account.dto.js';
import { isVisible, normalizeName } from '../text/normalize.js';
import type { Caller } from './caller.js';
import { SignInService } from './sign-in.service.js';
import { TotpService } from './totp.service.js';

/** What somebody who is signed in changes about the own account. All but the name asks for the password again. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly signIns: SignInService,
    private readonly totps: TotpService,
  ) {}

  /** Every session of the account ends; the caller goes on with a new one. */
  async changePassword(actor: Actor, { password, newPassword }: PasswordDto, caller: Caller): Promise<NewSession> {
    const { id, email, name } = await this.signIns.confirm(actor, password, caller);
    expectGoodPassword('/newPassword', newPassword, [email, name]);
    await this.accounts.setPassword(id, newPassword);
    await this.sessions.endAll(id);
    return this.signIns.renew(id, caller, 'password.changed');
  }

  /** @throws Problem `invalid-input` for a name that nobody could see */
  async rename({ accountId }: Actor, { name }: ProfileDto): Promise<void> {
    const shown = normalizeName(name);
    if (shown === '') throw invalid('/name', 'required');
    if (!isVisible(shown)) throw invalid('/name', 'name-invisible');
    await this.accounts.rename(accountId, shown);
  }

  async beginTotp(actor: Actor, password: string, caller: Caller): Promise<{ uri: string; secret: string }> {
    const { id, email } = await this.signIns.confirm(actor, password, caller);
    return this.totps.begin(id, email);
  }

  async renewCodes(actor: Actor, password: string, caller: Caller): Promise<string[]> {
    const { id } = await this.signIns.confirm(actor, password, caller);
    return this.totps.renewCodes(id);
  }

  async turnTotpOff(actor: Actor, password: string, caller: Caller): Promise<void> {
    const { id } = await this.signIns.confirm(actor, password, caller);
    await this.totps.turnOff(id, id);
  }
}

/** @throws Problem `invalid-input` that says what is wrong with a new password */
export function expectGoodPassword(pointer: string, password: string, about: readonly string[]): void {
  const fault = faultOf(password, about);
  if (fault !== null) throw invalid(pointer, fault, { limit: LEAST_LENGTH });
}

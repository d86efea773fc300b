import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Actor } from '../accounts/actor.js';
import { isOutdated, isPassword } from '../accounts/password-hash.js';
import { SessionsService, type NewSession } from '../accounts/sessions.service.js';
import { Metrics } from '../http/metrics.js';
import { Problem } from '../http/problem.js';
import { AttemptsService, type Attempt } from './attempts.service.js';
import type { Caller } from './caller.js';
import type { SignInDto } from './session.dto.js';
import { TotpService } from './totp.service.js';

/** RFC 9110, section 15.5.2: who is not let in is told how to. */
const CHALLENGE = { headers: { 'WWW-Authenticate': 'Bearer realm="hashiya"' } };

/** Proves who somebody is. Every failure looks the same and takes the same work, whether there is an account or not. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly attempts: AttemptsService,
    private readonly totps: TotpService,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Signs in. The session is a new one, and the one that the caller had ends.
   * @throws Problem `too-many-attempts`, `sign-in-failed`, or `totp-required` once the password was right
   */
  async signIn(dto: SignInDto, caller: Caller, now: number): Promise<NewSession> {
    try {
      const { id } = await this.prove(dto, caller, now);
      this.metrics.signIns.inc({ outcome: 'signed-in' });
      return await this.renew(id, caller);
    } catch (error) {
      if (error instanceof Problem) this.metrics.signIns.inc({ outcome: error.code });
      throw error;
    }
  }

  /**
   * Asks somebody who is signed in for the password again.
   * @throws Problem `too-many-attempts`, `password-wrong`
   */
  async confirm({ accountId }: Pick<Actor, 'accountId'>, password: string, { address }: Caller): Promise<Account> {
    const attempt = await this.attempts.take(accountId, address);
    const account = await this.accounts.get(accountId);
    if (!(await isPassword(account.passwordHash, password))) throw new Problem('password-wrong');
    await this.attempts.succeed(attempt);
    return account;
  }

  /** Begins a session and ends the one that the caller had, so that none is ever handed on. */
  async renew(accountId: string, { cookie, userAgent }: Caller): Promise<NewSession> {
    if (cookie !== undefined) await this.sessions.end(cookie);
    return this.sessions.start(accountId, userAgent);
  }

  private async prove({ email, password, totp }: SignInDto, { address }: Caller, now: number): Promise<Account> {
    const account = await this.accounts.find(email);
    const attempt = await this.attempts.take(account?.id ?? email.toLowerCase(), address);
    const known = await this.expectPassword(account, password);
    await this.expectCode(known, totp, attempt, now);
    await this.attempts.succeed(attempt);
    if (isOutdated(known.passwordHash)) await this.accounts.setPassword(known.id, password);
    return known;
  }

  private async expectPassword(account: Account | null, password: string): Promise<Account> {
    const isRight = await isPassword(account?.passwordHash ?? null, password);
    if (!isRight || account === null || account.disabledAt !== null) throw new Problem('sign-in-failed', CHALLENGE);
    return account;
  }

  private async expectCode({ id }: Account, code: string | undefined, attempt: Attempt, now: number): Promise<void> {
    const { isEnabled } = await this.totps.stateOf(id);
    if (!isEnabled) return;
    if (code === undefined) {
      await this.attempts.takeBack(attempt);
      throw new Problem('totp-required', CHALLENGE);
    }
    if (!(await this.totps.use(id, code, now))) throw new Problem('sign-in-failed', CHALLENGE);
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Actor } from '../accounts/actor.js';
import { isOutdated, isPassword } from '../accounts/password-hash.js';
import { SessionsService, type NewSession } from '../accounts/sessions.service.js';
import { AuditLog } from '../audit/audit-log.js';
import { Metrics } from '../http/metrics.js';
import { Problem } from '../http/problem.js';
import { AttemptsService, type Attempt } from './attempts.service.js';
import type { Caller } from './caller.js';
import type { SignInDto } from './session.dto.js';
import { TotpService } from './totp.service.js';

/** RFC 9110, section 15.5.2: who is not let in is told how to. */
const CHALLENGE = { headers: { 'WWW-Authenticate': 'Bearer realm="hashiya"' } };

/** The password was right: for the log of what people do, and for nobody else. */
const WRONG_CODE = Symbol('wrong code');

/** Proves who somebody is. Every failure looks the same and takes the same work, whether there is an account or not. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly attempts: AttemptsService,
    private readonly totps: TotpService,
    private readonly metrics: Metrics,
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Signs in. The session is a new one, and the one that the caller had ends.
   * @throws Problem `too-many-attempts`, `sign-in-failed`, or `totp-required` once the password was right
   */
  async signIn(dto: SignInDto, caller: Caller, now: number): Promise<NewSession> {
    const account = await this.accounts.find(dto.email);
    try {
      const { id } = await this.prove(account, dto, caller, now);
      this.metrics.signIns.inc({ outcome: 'signed-in' });
      return await this.renew(id, caller, 'session.started');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.metrics.signIns.inc({ outcome: error.code });
      if (error.code === 'sign-in-failed') await this.noteRefusal(account, error);
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
  async renew(
    accountId: string,
    { cookie, userAgent }: Caller,
    action: 'session.started' | 'password.changed',
  ): Promise<NewSession> {
    return this.dataSource.transaction(async (manager) => {
      if (cookie !== undefined) await this.sessions.end(cookie, manager);
      const session = await this.sessions.start(accountId, userAgent, manager);
      await this.audit.write(manager, { ...ownDeed(accountId), action });
      return session;
    });
  }

  async signOut({ accountId }: Actor, cookie: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.sessions.end(cookie, manager);
      await this.audit.write(manager, { ...ownDeed(accountId), action: 'session.ended' });
    });
  }

  /** Every session of the account ends. */
  async signOutEverywhere({ accountId }: Actor): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.sessions.endAll(accountId, manager);
      await this.audit.write(manager, { ...ownDeed(accountId), action: 'sessions.ended' });
    });
  }

  /** Written whether there is an account or not, so that both take the same time. Who it was is not known. */
  private async noteRefusal(account: Account | null, { details }: Problem): Promise<void> {
    const subject = { type: 'account', id: account?.id ?? 'unknown' };
    const deed = { siteId: null, actorId: null, action: 'session.refused', subject } as const;
    const step = details.cause === WRONG_CODE ? 'code' : 'password';
    await this.dataSource.transaction((manager) => this.audit.write(manager, { ...deed, details: { step } }));
  }

  private async prove(
    account: Account | null,
    { email, password, totp }: SignInDto,
    { address }: Caller,
    now: number,
  ): Promise<Account> {
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
    if (!(await this.totps.use(id, code, now)))
      throw new Problem('sign-in-failed', { ...CHALLENGE, cause: WRONG_CODE });
  }
}

/** What somebody does with the own account. */
const ownDeed = (id: string) => ({ siteId: null, actorId: id, subject: { type: 'account', id } }) as const;

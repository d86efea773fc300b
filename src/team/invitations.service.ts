import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { isUUID } from 'class-validator';
import { DataSource, IsNull, MoreThan, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService, nameFrom } from '../accounts/accounts.service.js';
import type { Actor } from '../accounts/actor.js';
import { hashOfSecret, newSecret } from '../accounts/secret-token.js';
import { AuditLog } from '../audit/audit-log.js';
import { invalid, Problem } from '../http/problem.js';
import { expectGoodPassword } from '../sign-in/account.service.js';
import type { Caller } from '../sign-in/caller.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import type { Site } from '../sites/site.entity.js';
import { SitesService } from '../sites/sites.service.js';
import { Invitation } from './invitation.entity.js';
import type { AcceptInvitationDto, NewInvitationDto, OfferView } from './invitations.dto.js';

const GOOD_FOR_MS = 7 * 86_400_000;
/** The secret stands in the fragment, which browsers send to nobody and write into no Referer. */
const CONSOLE_PAGE = '/console/invitation#';

/** An invitation that was just made, with what its link says, this once. */
export interface MadeInvitation {
  readonly invitation: Invitation;
  /** Path and fragment, to be put behind the address of the service. */
  readonly path: string;
}

/** Places on the team of a site, offered by link. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly dataSource: DataSource,
    @InjectRepository(Invitation) private readonly invitations: Repository<Invitation>,
    private readonly accounts: AccountsService,
    private readonly signIns: SignInService,
    private readonly sites: SitesService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Invites an e-mail; an earlier invitation of it to the same site is withdrawn.
   * @param invitedBy id of an account; null from the command line
   * @throws Problem `member-already`
   */
  async make(
    site: Site,
    { email, role }: NewInvitationDto,
    invitedBy: string | null,
    now: Date,
  ): Promise<MadeInvitation> {
    const account = await this.accounts.find(email);
    if (account && (await this.accounts.roleOn(account, site.id)) !== null) throw new Problem('member-already');
    const secret = newSecret();
    const row = { siteId: site.id, id: uuidv7(), hash: hashOfSecret(secret), email, role, invitedBy };
    const expiresAt = new Date(now.getTime() + GOOD_FOR_MS);
    const invitation = this.invitations.create({
      ...row,
      createdAt: now,
      expiresAt,
      acceptedAt: null,
      revokedAt: null,
    });
    await this.dataSource.transaction(async (manager) => {
      await manager.query(WITHDRAW_EARLIER, [site.id, email, now]);
      await manager.insert(Invitation, invitation);
      const deed = { siteId: site.id, actorId: invitedBy, action: 'invitation.made' } as const;
      await this.audit.write(manager, { ...deed, subject: { type: 'invitation', id: row.id }, details: { role } });
    });
    return { invitation, path: CONSOLE_PAGE + secret };
  }

  /** Those that can still be accepted, newest first. */
  list(site: Site, now: Date): Promise<Invitation[]> {
    const where = { siteId: site.id, acceptedAt: IsNull(), revokedAt: IsNull(), expiresAt: MoreThan(now) };
    return this.invitations.find({ where, order: { id: 'DESC' } });
  }

  /** @throws Problem `invitation-unknown` unless it can still be accepted */
  async withdraw({ accountId: actorId }: Actor, { id: siteId }: Site, id: string, now: Date): Promise<void> {
    if (!isUUID(id)) throw new Problem('invitation-unknown');
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(Invitation, { siteId, id, ...STILL_OPEN }, { revokedAt: now });
      if (affected !== 1) throw new Problem('invitation-unknown');
      const subject = { type: 'invitation', id };
      await this.audit.write(manager, { siteId, actorId, action: 'invitation.withdrawn', subject });
    });
  }

  /** What is offered. @throws Problem `invitation-unknown` */
  async show(secret: string, now: Date): Promise<OfferView> {
    const { siteId, email, role } = await this.find(secret, now);
    const [site] = await this.sites.list([siteId]);
    const hasAccount = (await this.accounts.find(email)) !== null;
    return { email, role, site: { key: site?.key ?? '', name: site?.name ?? '' }, hasAccount };
  }

  /**
   * Takes the place: with a new account, or with the one that the e-mail has, whose password has to be right. A link by
   * itself gives nobody power over an account that there is.
   * @throws Problem `invitation-unknown`, `invalid-input`, `too-many-attempts`, `password-wrong`
   */
  async accept(dto: AcceptInvitationDto, caller: Caller, now: Date): Promise<void> {
    const { siteId, id, email } = await this.find(dto.invitation, now);
    const known = await this.accounts.find(email);
    if (known) await this.signIns.confirm({ accountId: known.id }, dto.password, caller);
    else expectNewAccount(email, dto);
    const account = known ?? (await this.open(email, dto));
    await this.dataSource.transaction(async (manager) => {
      const [taken] = await manager.query<{ role: string }[]>(TAKE, [siteId, id, account.id, now]);
      if (!taken) throw new Problem('invitation-unknown');
      const deed = { siteId, actorId: account.id, action: 'invitation.accepted' } as const;
      const subject = { type: 'invitation', id };
      await this.audit.write(manager, { ...deed, subject, details: { role: taken.role } });
    });
  }

  private async open(email: string, { name = nameFrom(email), password }: AcceptInvitationDto): Promise<Account> {
    const account = await this.accounts.add({ email, name, password });
    if (!account) throw new Problem('invitation-unknown');
    return account;
  }

  private async find(secret: string, now: Date): Promise<Invitation> {
    const where = { hash: hashOfSecret(secret), ...STILL_OPEN, expiresAt: MoreThan(now) };
    const invitation = await this.invitations.findOneBy(where);
    if (!invitation) throw new Problem('invitation-unknown');
    return invitation;
  }
}

const STILL_OPEN = { acceptedAt: IsNull(), revokedAt: IsNull() };

const WITHDRAW_EARLIER = `UPDATE invitation SET revoked_at = $3
  WHERE site_id = $1 AND lower(email) = lower($2) AND accepted_at IS NULL AND revoked_at IS NULL`;

/** In one statement, so that no invitation is used up without its role. */
const TAKE = `WITH taken AS (
    UPDATE invitation SET accepted_at = $4 WHERE site_id = $1 AND id = $2 AND accepted_at IS NULL AND revoked_at IS NULL
    RETURNING site_id, role),
  granted AS (
    INSERT INTO site_role (site_id, account_id, role) SELECT site_id, $3, role FROM taken
    ON CONFLICT (site_id, account_id) DO UPDATE SET role = excluded.role RETURNING role)
  SELECT role FROM granted`;

function expectNewAccount(email: string, { name, password }: AcceptInvitationDto): void {
  if (name === undefined) throw invalid('/name', 'required');
  expectGoodPassword('/password', password, [email, name]);
}

import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import type { Actor } from '../accounts/actor.js';
import { SiteRole, type Role } from '../accounts/site-role.entity.js';
import type { AuditAction } from '../audit/audit-actions.js';
import { AuditLog } from '../audit/audit-log.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { Problem } from '../http/problem.js';
import type { Site } from '../sites/site.entity.js';
import type { AccountChangeDto, AccountView, MemberView } from './members.dto.js';

interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly is_owner: boolean;
  readonly is_suspended: boolean;
  readonly has_totp: boolean;
}

/** Who is on the team of a site, and the accounts of the installation. */
@Injectable()
export class MembersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionsService,
    private readonly audit: AuditLog,
  ) {}

  /** Everybody with a role on the site, and the owners, by name. */
  async list({ id }: Site): Promise<MemberView[]> {
    const rows: MemberRow[] = await this.dataSource.query(LIST, [id]);
    return rows.map(({ is_owner: isOwner, is_suspended: isSuspended, has_totp: hasTotp, ...member }) => ({
      ...member,
      isOwner,
      isSuspended,
      hasTotp,
    }));
  }

  /** @throws Problem `own-account`, `account-unknown` for somebody without a role there */
  async changeRole(actor: Actor, { id: siteId }: Site, accountId: string, role: Role): Promise<void> {
    expectOther(actor, accountId);
    await this.dataSource.transaction(async (manager) => {
      const before = await lockRole(manager, siteId, accountId);
      await manager.update(SiteRole, { siteId, accountId }, { role });
      const details = { role: [before, role] };
      await this.audit.write(manager, { ...deedOn(actor, siteId, accountId), action: 'role.changed', details });
    });
  }

  /** @throws Problem `own-account`, `account-unknown` for somebody without a role there */
  async remove(actor: Actor, { id: siteId }: Site, accountId: string): Promise<void> {
    expectOther(actor, accountId);
    await this.dataSource.transaction(async (manager) => {
      const role = await lockRole(manager, siteId, accountId);
      await manager.delete(SiteRole, { siteId, accountId });
      const deed = deedOn(actor, siteId, accountId);
      await this.audit.write(manager, { ...deed, action: 'member.removed', details: { role } });
    });
  }

  /** Every account, by the time it was made. */
  async listAccounts(): Promise<AccountView[]> {
    const accounts = await this.dataSource.getRepository(Account).find({ order: { id: 'ASC' } });
    return accounts.map(viewAccount);
  }

  /**
   * Suspends, restores, makes or unmakes an owner. Whoever is suspended is signed out everywhere.
   * @throws Problem `account-unknown`, `last-owner` when none would be left, `own-account` to suspend oneself
   */
  async changeAccount(actor: Actor, id: string, change: AccountChangeDto, now: Date): Promise<AccountView> {
    if (!isUUID(id)) throw new Problem('account-unknown');
    const account = await this.dataSource.transaction(async (manager) => {
      const owners = await lockOwners(manager);
      const found = await manager.findOneBy(Account, { id });
      if (!found) throw new Problem('account-unknown');
      const { isOwner = found.isOwner, isSuspended = found.disabledAt !== null } = change;
      const others = owners.filter((owner) => owner !== id);
      if (others.length === 0 && (!isOwner || isSuspended)) throw new Problem('last-owner');
      if (isSuspended) expectOther(actor, id);
      const disabledAt = isSuspended ? (found.disabledAt ?? now) : null;
      await manager.update(Account, { id }, { isOwner, disabledAt });
      for (const action of changesOf(found, isOwner, isSuspended))
        await this.audit.write(manager, { ...deedOn(actor, null, id), action });
      return { ...found, isOwner, disabledAt };
    });
    if (account.disabledAt !== null) await this.sessions.endAll(id);
    return viewAccount(account);
  }
}

/** Nobody changes the own place: so nobody can be talked out of it, or be left without a way back. */
function expectOther(actor: Actor, accountId: string): void {
  if (!isUUID(accountId)) throw new Problem('account-unknown');
  if (actor.accountId === accountId) throw new Problem('own-account');
}

/** The owners that can sign in, locked, so that of the last two none can unmake the other at the same moment. */
async function lockOwners(manager: EntityManager): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT id FROM account WHERE is_owner AND disabled_at IS NULL ORDER BY id FOR UPDATE`,
  );
  return rows.map(({ id }) => id);
}

/** What the account is on the site, which nobody changes meanwhile. @throws Problem `account-unknown` */
async function lockRole(manager: EntityManager, siteId: string, accountId: string): Promise<Role> {
  const sql = `SELECT role FROM site_role WHERE site_id = $1 AND account_id = $2 FOR UPDATE`;
  const [row] = await manager.query<{ role: Role }[]>(sql, [siteId, accountId]);
  if (!row) throw new Problem('account-unknown');
  return row.role;
}

const deedOn = ({ accountId: actorId }: Actor, siteId: string | null, id: string) =>
  ({ siteId, actorId, subject: { type: 'account', id } }) as const;

function changesOf({ isOwner: wasOwner, disabledAt }: Account, isOwner: boolean, isSuspended: boolean): AuditAction[] {
  const wasSuspended = disabledAt !== null;
  return [
    ...(isOwner === wasOwner ? [] : [isOwner ? ('owner.made' as const) : ('owner.unmade' as const)]),
    ...(isSuspended === wasSuspended
      ? []
      : [isSuspended ? ('account.suspended' as const) : ('account.restored' as const)]),
  ];
}

const viewAccount = ({ id, name, email, isOwner, disabledAt }: Account): AccountView => ({
  id,
  name,
  email,
  isOwner,
  isSuspended: disabledAt !== null,
});

const LIST = `
  SELECT a.id, a.name, a.email, CASE WHEN a.is_owner THEN 'admin' ELSE r.role END AS role, a.is_owner,
         a.disabled_at IS NOT NULL AS is_suspended,
         EXISTS (SELECT FROM account_totp t WHERE t.account_id = a.id AND t.enabled_at IS NOT NULL) AS has_totp
  FROM account a LEFT JOIN site_role r ON r.account_id = a.id AND r.site_id = $1
  WHERE r.role IS NOT NULL OR a.is_owner ORDER BY a.name, a.id`;

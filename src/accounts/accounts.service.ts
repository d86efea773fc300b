import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Raw, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditLog } from '../audit/audit-log.js';
import { Account } from './account.entity.js';
import { hashPassword } from './password-hash.js';
import { SiteRole, type Role } from './site-role.entity.js';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly isOwner?: boolean;
}

/** What somebody is called until they say otherwise: colleagues see names, and no e-mails. */
export const nameFrom = (email: string): string => email.split('@', 1).join();

@Injectable()
export class AccountsService {
  constructor(
    @InjectRepository(Account) private readonly accounts: Repository<Account>,
    @InjectRepository(SiteRole) private readonly roles: Repository<SiteRole>,
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
  ) {}

  /** @returns the account, or null when the e-mail has one already, in any case of its letters */
  async add({ email, name, password, isOwner = false }: NewAccount): Promise<Account | null> {
    const row = { id: uuidv7(), email, name, passwordHash: await hashPassword(password), isOwner };
    return this.dataSource.transaction(async (manager) => {
      await manager.createQueryBuilder().insert().into(Account).values(row).orIgnore().execute();
      const account = await manager.findOneBy(Account, { id: row.id });
      const deed = { siteId: null, actorId: null, action: 'account.made' } as const;
      const subject = { type: 'account', id: row.id };
      if (account) await this.audit.write(manager, { ...deed, subject, details: { isOwner } });
      return account;
    });
  }

  /** By the command line; people invite. */
  async grant({ id }: Pick<Account, 'id'>, siteId: string, role: Role): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.upsert(SiteRole, { accountId: id, siteId, role }, ['siteId', 'accountId']);
      const deed = { siteId, actorId: null, action: 'member.added', subject: { type: 'account', id } } as const;
      await this.audit.write(manager, { ...deed, details: { role } });
    });
  }

  /** The account of an e-mail, in any case of its letters. */
  find(email: string): Promise<Account | null> {
    return this.accounts.findOneBy({ email: Raw((column) => `lower(${column}) = lower(:email)`, { email }) });
  }

  /** @throws Error for an id that no account has */
  get(id: string): Promise<Account> {
    return this.accounts.findOneByOrFail({ id });
  }

  /** What the account is on a site; null for nothing. The owner is an admin everywhere. */
  async roleOn({ id: accountId, isOwner }: Account, siteId: string): Promise<Role | null> {
    if (isOwner) return 'admin';
    return (await this.roles.findOneBy({ accountId, siteId }))?.role ?? null;
  }

  async exists(): Promise<boolean> {
    return this.accounts.existsBy({});
  }

  /** Of whoever is called so now. The log has both names; an e-mail that stood for one it has not. */
  async rename(id: string, name: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const account = await manager.findOneOrFail(Account, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (account.name === name) return;
      await manager.update(Account, { id }, { name });
      const deed = { siteId: null, actorId: id, action: 'account.renamed', subject: { type: 'account', id } } as const;
      const before = account.name === account.email ? null : account.name;
      await this.audit.write(manager, { ...deed, details: { before, after: name } });
    });
  }

  async setPassword(id: string, password: string): Promise<void> {
    await this.accounts.update({ id }, { passwordHash: await hashPassword(password) });
  }
}

import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Raw, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Account } from './account.entity.js';
import { hashPassword } from './password-hash.js';
import { SiteRole, type Role } from './site-role.entity.js';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly isOwner?: boolean;
}

@Injectable()
export class AccountsService {
  constructor(
    @InjectRepository(Account) private readonly accounts: Repository<Account>,
    @InjectRepository(SiteRole) private readonly roles: Repository<SiteRole>,
  ) {}

  /** @returns the account, or null when the e-mail has one already, in any case of its letters */
  async add({ email, name, password, isOwner = false }: NewAccount): Promise<Account | null> {
    const row = { id: uuidv7(), email, name, passwordHash: await hashPassword(password), isOwner };
    await this.accounts.createQueryBuilder().insert().values(row).orIgnore().execute();
    return this.accounts.findOneBy({ id: row.id });
  }

  async grant(account: Pick<Account, 'id'>, siteId: string, role: Role): Promise<void> {
    await this.roles.upsert({ accountId: account.id, siteId, role }, ['siteId', 'accountId']);
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

  async setPassword(id: string, password: string): Promise<void> {
    await this.accounts.update({ id }, { passwordHash: await hashPassword(password) });
  }
}

import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { hash } from '@node-rs/argon2';
import { Raw, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Account } from './account.entity.js';
import { SiteRole, type Role } from './site-role.entity.js';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly isOwner?: boolean;
}

/** argon2id, the library's default algorithm, with the first setting of the OWASP password storage cheat sheet. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

@Injectable()
export class AccountsService {
  constructor(
    @InjectRepository(Account) private readonly accounts: Repository<Account>,
    @InjectRepository(SiteRole) private readonly roles: Repository<SiteRole>,
  ) {}

  /** @returns the account, or null when the e-mail has one already, in any case of its letters */
  async add({ email, name, password, isOwner = false }: NewAccount): Promise<Account | null> {
    const passwordHash = await hash(password.normalize('NFC'), ARGON2ID);
    const row = { id: uuidv7(), email, name, passwordHash, isOwner };
    await this.accounts.createQueryBuilder().insert().values(row).orIgnore().execute();
    return this.accounts.findOneBy({ id: row.id });
  }

  async grant(account: Account, siteId: string, role: Role): Promise<void> {
    await this.roles.upsert({ accountId: account.id, siteId, role }, ['siteId', 'accountId']);
  }

  /** The account of an e-mail, in any case of its letters. */
  find(email: string): Promise<Account | null> {
    return this.accounts.findOneBy({ email: Raw((column) => `lower(${column}) = lower(:email)`, { email }) });
  }

  /** What the account is on a site; null for nothing. The owner is an admin everywhere. */
  async roleOn({ id: accountId, isOwner }: Account, siteId: string): Promise<Role | null> {
    if (isOwner) return 'admin';
    return (await this.roles.findOneBy({ accountId, siteId }))?.role ?? null;
  }

  async exists(): Promise<boolean> {
    return this.accounts.existsBy({});
  }
}

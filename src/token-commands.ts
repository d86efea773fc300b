import type { INestApplicationContext } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { isScope, SCOPES } from './accounts/access-token.entity.js';
import { AccessTokensService, type ListedToken } from './accounts/access-tokens.service.js';
import type { Account } from './accounts/account.entity.js';
import { AccountsService } from './accounts/accounts.service.js';
import type { Site } from './sites/site.entity.js';

/** What may be said of a new token, as it was typed. */
export interface TokenOptions {
  readonly days?: string | undefined;
  readonly name?: string | undefined;
  readonly 'per-minute'?: string | undefined;
  readonly scope?: string[] | undefined;
}

const USUAL_DAYS = 90;
const MOST_DAYS = 366;
/** Ten times what Google gave to a new key of its Perspective API. */
const USUAL_PER_MINUTE = 600;
const MOST_PER_MINUTE = 60_000;
const DAY_MS = 86_400_000;

/** Makes a token for an account, on one of its sites or on all of them. @returns the line that shows it, this once */
export async function addToken(
  app: INestApplicationContext,
  email: string,
  site: Site | undefined,
  options: TokenOptions,
): Promise<string> {
  const { scope = [], name = scope.join(' ') } = options;
  const scopes = scope.filter(isScope);
  if (scopes.length === 0 || scopes.length < scope.length)
    throw new Error(`Give one or more --scope of ${SCOPES.join(', ')}.`);
  const days = readNumber('--days', options.days, USUAL_DAYS, MOST_DAYS);
  const perMinute = readNumber('--per-minute', options['per-minute'], USUAL_PER_MINUTE, MOST_PER_MINUTE);
  const account = await findAccount(app, email);
  if (site && (await app.get(AccountsService).roleOn(account, site.id)) === null)
    throw new Error(`${email} has no role on the site ${site.key}.`);
  const expiresAt = new Date(Date.now() + days * DAY_MS);
  const given = { accountId: account.id, siteId: site?.id ?? null, name, scopes, perMinute, expiresAt };
  const { id, token } = await app.get(AccessTokensService).issue(given);
  return `token ${id} ${token}`;
}

/** @returns a line for each token of the account that was not revoked */
export async function listTokens(app: INestApplicationContext, email: string): Promise<string[]> {
  const account = await findAccount(app, email);
  return (await app.get(AccessTokensService).list(account.id)).map(describe);
}

export async function revokeToken(app: INestApplicationContext, id: string): Promise<string> {
  const isDone = isUUID(id) && (await app.get(AccessTokensService).revoke(id));
  if (!isDone) throw new Error('There is no token in use with this id.');
  return `revoked ${id}`;
}

async function findAccount(app: INestApplicationContext, email: string): Promise<Account> {
  const account = await app.get(AccountsService).find(email);
  if (!account) throw new Error(`There is no account for ${email}.`);
  return account;
}

const describe = ({ id, name, scopes, siteKey, expiresAt, lastUsedAt }: ListedToken): string =>
  [
    `token ${id}`,
    scopes.join(' '),
    siteKey === null ? 'all sites' : `site ${siteKey}`,
    `expires ${expiresAt.toISOString()}`,
    lastUsedAt === null ? 'never used' : `last used ${lastUsedAt.toISOString()}`,
    name,
  ].join(' · ');

function readNumber(option: string, text: string | undefined, usual: number, most: number): number {
  const value = text === undefined ? usual : Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Error(`${option} is a whole number from 1 to ${most}.`);
  return value;
}

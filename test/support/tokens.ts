import { AccessTokensService, type NewAccessToken } from '../../src/accounts/access-tokens.service.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { Role } from '../../src/accounts/site-role.entity.js';
import type { RunningService } from '../../src/app.js';
import { SitesService } from '../../src/sites/sites.service.js';

/** Whose token, and what for: by default an owner's for everything, on every site. */
export interface TokenWish extends Partial<Omit<NewAccessToken, 'accountId'>> {
  /** The role on each site, by the site's key, of an account that is no owner. */
  readonly roles?: Readonly<Record<string, Role>>;
}

const HOUR_MS = 3_600_000;
let accounts = 0;

/** A token of a new account. */
export async function issueToken(
  { app }: RunningService,
  { roles, ...wish }: TokenWish = {},
): Promise<{ id: string; token: string; accountId: string }> {
  accounts += 1;
  const email = `account${accounts}@example.org`;
  const isOwner = roles === undefined;
  const account = await app.get(AccountsService).add({ email, name: email, password: 'not used here', isOwner });
  if (!account) throw new Error(`${email} is taken`);
  for (const [key, role] of Object.entries(roles ?? {})) {
    const site = await app.get(SitesService).find(key);
    await app.get(AccountsService).grant(account, site.id, role);
  }
  const issued = await app.get(AccessTokensService).issue({
    accountId: account.id,
    siteId: null,
    name: 'test',
    scopes: ['analyze', 'moderation:check'],
    perMinute: 1_000,
    expiresAt: new Date(Date.now() + HOUR_MS),
    ...wish,
  });
  return { ...issued, accountId: account.id };
}

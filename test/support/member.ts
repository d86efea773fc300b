import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { Role } from '../../src/accounts/site-role.entity.js';
import type { RunningService } from '../../src/app.js';
import { SitesService } from '../../src/sites/sites.service.js';
import type { Reply } from './reader.js';

export const PASSWORD = 'سبع نخلات على ضفة بعيدة';

export interface SessionAnswer {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly isOwner: boolean;
    readonly totp: { readonly isEnabled: boolean; readonly recoveryCodesLeft: number };
    readonly sites: readonly { readonly key: string; readonly role: Role; readonly abilities: readonly string[] }[];
    readonly abilities: readonly string[];
  };
  readonly csrfToken: string;
}

/** Who is asked to sign in: an owner without roles, otherwise somebody with a role on each site, by its key. */
export interface MemberWish {
  readonly email?: string;
  readonly password?: string;
  readonly roles?: Readonly<Record<string, Role>>;
}

let members = 0;

/** Makes an account. @returns its e-mail and id */
export async function addMember(
  { app }: RunningService,
  { email = `member${(members += 1)}@example.org`, password = PASSWORD, roles }: MemberWish = {},
): Promise<{ id: string; email: string }> {
  const isOwner = roles === undefined;
  const account = await app.get(AccountsService).add({ email, name: 'هدى الراوي', password, isOwner });
  if (!account) throw new Error(`${email} is taken`);
  for (const [key, role] of Object.entries(roles ?? {})) {
    const site = await app.get(SitesService).find(key);
    await app.get(AccountsService).grant(account, site.id, role);
  }
  return { id: account.id, email };
}

/** Speaks to a running service as the browser of somebody who moderates: with the cookie and the CSRF token. */
export class TestMember {
  cookie: string | undefined;
  csrfToken: string | undefined;

  constructor(
    private readonly url: string,
    readonly email = '',
    private readonly password = PASSWORD,
  ) {}

  /** An account of its own, signed in. */
  static async of(service: RunningService, wish: MemberWish = {}): Promise<TestMember> {
    const { email } = await addMember(service, wish);
    const member = new TestMember(service.url, email, wish.password);
    await member.signIn();
    return member;
  }

  async call<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> {
    const answer = await fetch(`${this.url}/v1${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(this.cookie !== undefined && { Cookie: this.cookie }),
        ...(this.csrfToken !== undefined && { 'X-CSRF-Token': this.csrfToken }),
        ...headers,
      },
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: (text === '' ? undefined : JSON.parse(text)) as Body,
    };
  }

  /** Signs in and keeps cookie and CSRF token, as a browser and a page do. */
  async signIn(change: object = {}, headers: Record<string, string> = {}): Promise<Reply<SessionAnswer>> {
    const reply = await this.call<SessionAnswer>(
      'POST',
      '/session',
      { email: this.email, password: this.password, ...change },
      headers,
    );
    this.keep(reply);
    return reply;
  }

  keep({ status, headers, body }: Reply<SessionAnswer>): void {
    if (status !== 200) return;
    this.cookie = headers.getSetCookie()[0]?.split(';')[0];
    this.csrfToken = body.csrfToken;
  }

  whoAmI(): Promise<Reply<SessionAnswer>> {
    return this.call('GET', '/session');
  }
}

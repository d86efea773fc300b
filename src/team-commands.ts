import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { DataSource } from 'typeorm';
import { AccountsService } from './accounts/accounts.service.js';
import { SessionsService } from './accounts/sessions.service.js';
import { isRole, ROLES } from './accounts/site-role.entity.js';
import { AuditLog } from './audit/audit-log.js';
import { Problem } from './http/problem.js';
import { TotpService } from './sign-in/totp.service.js';
import type { Site } from './sites/site.entity.js';
import { InvitationsService } from './team/invitations.service.js';

/** What an invitation says, as it was typed. */
export interface InviteOptions {
  readonly role: string | undefined;
  /** Where people reach the service. */
  readonly url: string;
}

/** Invites somebody to the team of a site. @returns the line that shows the link, this once */
export async function invite(
  app: INestApplicationContext,
  email: string,
  site: Site,
  { role, url }: InviteOptions,
): Promise<string> {
  if (!isEmail(email)) throw new Error('An invitation needs an e-mail address.');
  if (!isRole(role)) throw new Error(`--role is one of ${ROLES.join(', ')}.`);
  if (!URL.canParse(url)) throw new Error('--url is an address such as https://comments.example.');
  const made = app.get(InvitationsService).make(site, { email, role }, null, new Date());
  const { path } = await made.catch((cause: unknown) => {
    if (!(cause instanceof Problem)) throw cause;
    throw new Error(`${email} is on the team of ${site.key} already.`, { cause });
  });
  return `invitation ${email} ${new URL(url).origin}${path}`;
}

/** The way back for somebody who has lost password or authenticator app. @returns the line with the new password */
export async function resetModerator(app: INestApplicationContext, email: string): Promise<string> {
  const account = await app.get(AccountsService).find(email);
  if (!account) throw new Error(`There is no account for ${email}.`);
  const password = randomBytes(12).toString('base64url');
  await app.get(AccountsService).setPassword(account.id, password);
  await app.get(TotpService).turnOff(account.id, null);
  await app.get(DataSource).transaction(async (manager) => {
    await app.get(SessionsService).endAll(account.id, manager);
    const subject = { type: 'account', id: account.id };
    await app.get(AuditLog).write(manager, { siteId: null, actorId: null, action: 'account.reset', subject });
  });
  return `moderator ${email} ${password}`;
}

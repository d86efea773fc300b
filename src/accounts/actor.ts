import type { Scope } from './access-token.entity.js';
import { ROLES, type Role } from './site-role.entity.js';

/** Who acts: an account, within the bounds of the credential that it came with. */
export interface Actor {
  readonly accountId: string;
  readonly isOwner: boolean;
  /** The account's role on each of its sites, by the site's id. */
  readonly roles: Readonly<Record<string, Role>>;
  /** The only site that the credential holds for; null for every site of the account. */
  readonly siteId: string | null;
  /** What the token is for; null for a session, which is for everything that the account may do. */
  readonly scopes: readonly Scope[] | null;
  /** The session that the actor is signed in with; null for a token. */
  readonly sessionId: string | null;
}

/** What the actor is on a site; null for nothing. The owner of the installation is an admin everywhere. */
export function roleOn(actor: Pick<Actor, 'isOwner' | 'roles' | 'siteId'>, siteId: string): Role | null {
  if (actor.siteId !== null && actor.siteId !== siteId) return null;
  return actor.isOwner ? 'admin' : (actor.roles[siteId] ?? null);
}

/** Whether the actor has this role on the site, or one above it. */
export function hasRole(actor: Actor, siteId: string, least: Role): boolean {
  const role = roleOn(actor, siteId);
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** Whether the actor has any role at all where the credential holds: an account that lost them all may do nothing. */
export function hasAnyRole({ isOwner, roles, siteId }: Actor): boolean {
  if (isOwner) return true;
  return siteId === null ? Object.keys(roles).length > 0 : roles[siteId] !== undefined;
}

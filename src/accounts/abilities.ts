import { Problem } from '../http/problem.js';
import type { Scope } from './access-token.entity.js';
import { hasRole, type Actor } from './actor.js';
import type { Role } from './site-role.entity.js';

/** The lowest role that may do it, and the scope that lets a token do it; without one it needs a session. */
interface Rule {
  readonly least: Role | 'owner';
  readonly scope: Scope | null;
}

/**
 * Everything that people with an account may do, in one table. An ability counts for the site in question; `owner` is not
 * a role on a site but the owner of the installation.
 */
export const ABILITIES = {
  'text.analyze': { least: 'viewer', scope: 'analyze' },
  'queue.read': { least: 'viewer', scope: 'moderation:read' },
  'text.check': { least: 'moderator', scope: 'moderation:check' },
  'comments.decide': { least: 'moderator', scope: 'moderation:decide' },
  'comments.decide-in-bulk': { least: 'senior', scope: 'moderation:decide' },
  'authors.sanction': { least: 'moderator', scope: 'moderation:decide' },
  'authors.ban': { least: 'senior', scope: 'moderation:decide' },
  'statistics.read': { least: 'senior', scope: 'moderation:read' },
  'team.read': { least: 'senior', scope: null },
  'team.manage': { least: 'admin', scope: null },
  'site.configure': { least: 'admin', scope: null },
  'audit.read': { least: 'admin', scope: null },
  'installation.manage': { least: 'owner', scope: null },
} as const satisfies Record<string, Rule>;
export type Ability = keyof typeof ABILITIES;

const ALL = Object.keys(ABILITIES) as Ability[];
/** Those that belong to a site, which leaves out what only the owner may do. */
const ON_SITES = ALL.filter((ability) => ABILITIES[ability].least !== 'owner');

/** Whether the actor may do it on this site. */
export function can(actor: Actor, ability: Ability, siteId: string): boolean {
  const { least } = ABILITIES[ability];
  if (!isWithinScopes(actor, ability)) return false;
  return least === 'owner' ? isUnboundOwner(actor) : hasRole(actor, siteId, least);
}

/** Whether there is a site at all on which the actor may do it. */
export function canAnywhere(actor: Actor, ability: Ability): boolean {
  if (actor.isOwner) return can(actor, ability, actor.siteId ?? '');
  return Object.keys(actor.roles).some((siteId) => can(actor, ability, siteId));
}

/** Everything that the actor may do on a site, for callers that show what is possible and no more. */
export const abilitiesOn = (actor: Actor, siteId: string): Ability[] =>
  ON_SITES.filter((ability) => can(actor, ability, siteId));

/** What the actor may do for the installation as a whole. */
export const abilitiesEverywhere = (actor: Actor): Ability[] =>
  ALL.filter((ability) => !ON_SITES.includes(ability) && canAnywhere(actor, ability));

/** @throws Problem `not-allowed` */
export function authorise(actor: Actor, ability: Ability, siteId: string): void {
  if (!can(actor, ability, siteId)) throw new Problem('not-allowed');
}

/** Whether a token with this scope, made by the actor for the site (or for all sites), would be good for anything. */
export function mayGive(actor: Actor, scope: Scope, siteId: string | null): boolean {
  const covered = ALL.filter((ability) => ABILITIES[ability].scope === scope);
  return covered.some((ability) => (siteId === null ? canAnywhere(actor, ability) : can(actor, ability, siteId)));
}

function isWithinScopes({ scopes }: Actor, ability: Ability): boolean {
  const { scope } = ABILITIES[ability];
  return scopes === null || (scope !== null && scopes.includes(scope));
}

const isUnboundOwner = ({ isOwner, siteId }: Actor): boolean => isOwner && siteId === null;

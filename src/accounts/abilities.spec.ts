import fc from 'fast-check';
import { SCOPES, type Scope } from './access-token.entity.js';
import {
  ABILITIES,
  abilitiesEverywhere,
  abilitiesOn,
  authorise,
  can,
  canAnywhere,
  mayGive,
  type Ability,
} from './abilities.js';
import type { Actor } from './actor.js';
import { ROLES, type Role } from './site-role.entity.js';

const actor = (change: Partial<Actor>): Actor => ({
  accountId: 'account',
  isOwner: false,
  roles: {},
  siteId: null,
  scopes: null,
  sessionId: 'session',
  ...change,
});
const ALL = Object.keys(ABILITIES) as Ability[];
const site = fc.constantFrom('one', 'two', 'three');
const anyActor = fc.record({
  accountId: fc.constant('account'),
  isOwner: fc.boolean(),
  roles: fc.dictionary<Role>(site, fc.constantFrom(...ROLES)),
  siteId: fc.option(site),
  scopes: fc.option(fc.subarray<Scope>([...SCOPES])),
  sessionId: fc.constant(null),
});

describe('Abilities', () => {
  it.each([
    ['viewer', ['text.analyze', 'queue.read']],
    ['moderator', ['text.analyze', 'queue.read', 'text.check', 'comments.decide', 'authors.sanction']],
    ['admin', ALL.filter((ability) => ability !== 'installation.manage')],
  ] as const)('of a %s', (role, abilities) => {
    expect(abilitiesOn(actor({ roles: { one: role } }), 'one')).toEqual(abilities);
    expect(abilitiesOn(actor({ roles: { one: role } }), 'two')).toEqual([]);
  });

  it('of the owner are all there are, unless the credential is for one site', () => {
    expect(ALL.filter((ability) => can(actor({ isOwner: true }), ability, 'one'))).toEqual(ALL);
    expect(abilitiesEverywhere(actor({ isOwner: true }))).toEqual(['installation.manage']);
    expect(abilitiesEverywhere(actor({ isOwner: true, siteId: 'one' }))).toEqual([]);
    expect(canAnywhere(actor({ isOwner: true, siteId: 'one' }), 'team.manage')).toBe(true);
    expect(can(actor({ isOwner: true, siteId: 'one' }), 'team.manage', 'two')).toBe(false);
  });

  it('grow with the role', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALL), fc.nat(ROLES.length - 2), (ability, n) => {
        const [lower, higher] = ROLES.slice(n);
        const may = (role: Role | undefined): boolean =>
          can(actor({ roles: { one: role ?? 'viewer' } }), ability, 'one');
        expect(may(lower) && !may(higher)).toBe(false);
      }),
    );
  });

  it('of a token are never more than those of its account, on any site', () => {
    fc.assert(
      fc.property(anyActor, fc.constantFrom(...ALL), site, (token, ability, at) => {
        const person = { ...token, siteId: null, scopes: null };
        expect(can(token, ability, at) && !can(person, ability, at)).toBe(false);
        const isOnSite = token.siteId === null || token.siteId === at;
        expect(can(token, ability, at) && !isOnSite).toBe(false);
        expect(can(token, ability, at) && !canAnywhere(token, ability)).toBe(false);
      }),
    );
  });

  it('are given to a token only where its maker has a use for them', () => {
    const viewer = actor({ roles: { one: 'viewer' } });
    expect(mayGive(viewer, 'moderation:read', null)).toBe(true);
    expect(mayGive(viewer, 'moderation:decide', null)).toBe(false);
    expect(mayGive(viewer, 'moderation:read', 'two')).toBe(false);
    expect(mayGive(actor({ isOwner: true }), 'moderation:decide', 'two')).toBe(true);
  });

  it('are asked for in one sentence', () => {
    expect(() => authorise(actor({ roles: { one: 'moderator' } }), 'comments.decide', 'one')).not.toThrow();
    expect(() => authorise(actor({ roles: { one: 'viewer' } }), 'comments.decide', 'one')).toThrow('not-allowed');
  });
});

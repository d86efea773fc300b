import { hasAnyRole, hasRole, roleOn, type Actor } from './actor.js';

const actor = (change: Partial<Actor>): Actor => ({
  accountId: 'account',
  isOwner: false,
  roles: {},
  siteId: null,
  scopes: ['analyze'],
  sessionId: null,
  ...change,
});

describe('Who may do what', () => {
  it.each([
    ['nobody in particular', {}, null],
    ['the owner', { isOwner: true }, 'admin'],
    ['the owner, with a credential for another site', { isOwner: true, siteId: 'other' }, null],
    ['a senior of the site', { roles: { site: 'senior' } }, 'senior'],
    ['a senior of the site, with a credential for another', { roles: { site: 'senior' }, siteId: 'other' }, null],
    ['a senior of another site', { roles: { other: 'senior' } }, null],
  ] as const)('knows the role of %s', (_, change, role) => {
    expect(roleOn(actor(change), 'site')).toBe(role);
  });

  it.each([
    ['viewer', false],
    ['moderator', true],
    ['senior', true],
    ['admin', true],
  ] as const)('counts %s against moderator: %s', (role, isEnough) => {
    expect(hasRole(actor({ roles: { site: role } }), 'site', 'moderator')).toBe(isEnough);
  });

  it('tells an account that has lost every role', () => {
    expect(hasAnyRole(actor({}))).toBe(false);
    expect(hasAnyRole(actor({ roles: { site: 'viewer' } }))).toBe(true);
    expect(hasAnyRole(actor({ roles: { site: 'viewer' }, siteId: 'other' }))).toBe(false);
    expect(hasAnyRole(actor({ isOwner: true }))).toBe(true);
  });
});

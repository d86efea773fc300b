import { Controller, Get, Module } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { SCOPES, type Scope } from '../src/accounts/access-token.entity.js';
import { AccessTokensService } from '../src/accounts/access-tokens.service.js';
import { SessionsService } from '../src/accounts/sessions.service.js';
import { ROLES, type Role } from '../src/accounts/site-role.entity.js';
import { Public, refuseUndeclared } from '../src/http/access.js';
import { addMember } from './support/member.js';
import { addSite, startTestService, type TestService } from './support/service.js';

/** Who may call: anybody; readers, who need no account; programs with a key, which the room itself asks for; whoever is signed in; or those with a role. */
type Row =
  'anyone' | 'readers' | 'key-holders' | 'signed-in' | { readonly least: Role | 'owner'; readonly scope: Scope | null };

const CHECK: Row = { least: 'moderator', scope: 'moderation:check' };
const READ: Row = { least: 'viewer', scope: 'moderation:read' };
const DECIDE: Row = { least: 'moderator', scope: 'moderation:decide' };
const SENIOR: Row = { least: 'senior', scope: null };
const STATISTICS: Row = { least: 'senior', scope: 'moderation:read' };
const ADMIN: Row = { least: 'admin', scope: null };
const OWNER: Row = { least: 'owner', scope: null };

/** Every route of the service. A new one needs a row here, which is read by whoever reviews it. */
const TABLE: Readonly<Record<string, Row>> = {
  'GET /health/live': 'anyone',
  'GET /health/ready': 'anyone',
  'GET /metrics': 'anyone',
  'GET /problems/:code': 'anyone',
  'GET /openapi.json': 'anyone',
  'GET /docs': 'anyone',
  'GET /docs/start.js': 'anyone',
  'GET /docs/swagger-ui.css': 'anyone',
  'GET /docs/swagger-ui-bundle.js': 'anyone',
  'GET /assets/*': 'anyone',
  'GET /embed.js': 'anyone',
  'GET /embed.css': 'anyone',
  'GET /counts.js': 'anyone',
  'GET /embed/extras.js': 'anyone',
  'GET /console': 'anyone',
  'GET /console/*': 'anyone',
  'GET /demo': 'readers',
  'GET /v1/sites/:site/policy': 'readers',
  'GET /v1/sites/:site/policy.html': 'readers',
  'GET /v1/sites/:site/form': 'readers',
  'GET /v1/sites/:site/counts': 'readers',
  'GET /v1/sites/:site/sanctions': 'readers',
  'GET /v1/sites/:site/email-confirmation': 'readers',
  'POST /v1/sites/:site/email-confirmation': 'readers',
  'GET /v1/sites/:site/comments/:id': 'readers',
  'PATCH /v1/sites/:site/comments/:id': 'readers',
  'DELETE /v1/sites/:site/comments/:id': 'readers',
  'POST /v1/sites/:site/comments/:id/appeals': 'readers',
  'POST /v1/sites/:site/comments/:id/reports': 'readers',
  'GET /v1/sites/:site/reports/:id': 'readers',
  'PUT /v1/sites/:site/comments/:id/like': 'readers',
  'GET /v1/sites/:site/articles/:article/comments': 'readers',
  'POST /v1/sites/:site/articles/:article/comments': 'readers',
  'GET /v1/sites/:site/articles/:article/comments/mine': 'readers',
  'GET /v1/sites/:site/articles/:article/comments.html': 'readers',
  'POST /v1/sites/:site/articles/:article/comments.html': 'readers',
  'POST /v1/sites/:site/articles/:article/reaction.html': 'readers',
  'PUT /v1/sites/:site/articles/:article/reaction': 'readers',
  'GET /v1/sites/:site/articles/:article/events': 'readers',
  'GET /v1/sites/:site/articles/:article/comments.atom': 'readers',
  'GET /v1/sites/:site/articles/:article/comments.json-feed': 'readers',
  'POST /v1/session': 'anyone',
  'GET /v1/session': 'signed-in',
  'DELETE /v1/session': 'signed-in',
  'GET /v1/sessions': 'signed-in',
  'DELETE /v1/sessions': 'signed-in',
  'PATCH /v1/account': 'signed-in',
  'PUT /v1/account/password': 'signed-in',
  'POST /v1/account/totp': 'signed-in',
  'POST /v1/account/totp/confirmation': 'signed-in',
  'POST /v1/account/totp/removal': 'signed-in',
  'POST /v1/account/recovery-codes': 'signed-in',
  'GET /v1/tokens': 'signed-in',
  'POST /v1/tokens': 'signed-in',
  'DELETE /v1/tokens/:id': 'signed-in',
  'POST /v1/invitations/lookup': 'anyone',
  'POST /v1/invitations/acceptance': 'anyone',
  'POST /v1/moderation/check': CHECK,
  'POST /v1/moderation/comments/:id/decisions': DECIDE,
  'DELETE /v1/moderation/comments/:id/decisions/:decision': DECIDE,
  'POST /v1/moderation/decisions': DECIDE,
  'GET /v1/moderation/decisions/:batch': READ,
  'GET /v1/moderation/events': READ,
  'DELETE /v1/moderation/decisions/:batch': DECIDE,
  'PUT /v1/moderation/comments/:id/claim': DECIDE,
  'DELETE /v1/moderation/comments/:id/claim': DECIDE,
  'PUT /v1/moderation/comments/:id/pin': DECIDE,
  'DELETE /v1/moderation/comments/:id/pin': DECIDE,
  'GET /v1/moderation/comments': READ,
  'GET /v1/moderation/comments/:id': READ,
  'GET /v1/moderation/counts': READ,
  'GET /v1/moderation/views': READ,
  'POST /v1/moderation/views': READ,
  'DELETE /v1/moderation/views/:id': READ,
  'GET /$discovery/rest': 'anyone',
  'POST /v1alpha1/comments:analyze': 'key-holders',
  'POST /v1alpha1/comments:suggestscore': 'key-holders',
  'GET /v1/moderation/authors/:id': READ,
  'POST /v1/moderation/authors/:id/sanctions': DECIDE,
  'DELETE /v1/moderation/authors/:id/sanctions/:sanction': DECIDE,
  'POST /v1/moderation/authors/:id/notes': DECIDE,
  'POST /v1/moderation/authors/:id/rejections': { least: 'senior', scope: 'moderation:decide' },
  'GET /v1/moderation/sites/:site/members': SENIOR,
  'PUT /v1/moderation/sites/:site/members/:id': ADMIN,
  'DELETE /v1/moderation/sites/:site/members/:id': ADMIN,
  'GET /v1/moderation/sites/:site/invitations': ADMIN,
  'POST /v1/moderation/sites/:site/invitations': ADMIN,
  'DELETE /v1/moderation/sites/:site/invitations/:id': ADMIN,
  'GET /v1/moderation/audit': ADMIN,
  'GET /v1/moderation/sites/:site/settings': ADMIN,
  'PATCH /v1/moderation/sites/:site/settings': ADMIN,
  'POST /v1/moderation/sites/:site/settings/try': ADMIN,
  'POST /v1/moderation/sites/:site/settings/replay': ADMIN,
  'GET /v1/moderation/sites/:site/settings/versions': ADMIN,
  'GET /v1/moderation/sites/:site/settings/versions/:version': ADMIN,
  'POST /v1/moderation/sites/:site/settings/versions/:version/restore': ADMIN,
  'GET /v1/moderation/sites/:site/secrets': ADMIN,
  'POST /v1/moderation/sites/:site/secrets': ADMIN,
  'DELETE /v1/moderation/sites/:site/secrets/:id': ADMIN,
  'GET /v1/moderation/sites/:site/policy': ADMIN,
  'PATCH /v1/moderation/sites/:site/policy': ADMIN,
  'GET /v1/moderation/sites/:site/policy/versions': ADMIN,
  'POST /v1/moderation/sites/:site/policy/versions/:version/restore': ADMIN,
  'GET /v1/moderation/sites/:site/articles': ADMIN,
  'POST /v1/moderation/sites/:site/articles': ADMIN,
  'GET /v1/moderation/sites/:site/articles/:article': ADMIN,
  'PATCH /v1/moderation/sites/:site/articles/:article': ADMIN,
  'GET /v1/moderation/sites/:site/statistics': STATISTICS,
  'GET /v1/moderation/sites/:site/statistics.csv': STATISTICS,
  'GET /v1/moderation/accounts': OWNER,
  'PATCH /v1/moderation/accounts/:id': OWNER,
};

/** What the answers of the guard are told by. */
const REFUSALS = ['credential-required', 'bad-token', 'session-ended', 'not-allowed', 'csrf-token-wrong'];
const PARAMETERS: Readonly<Record<string, string>> = {
  site: 'demo',
  article: 'demo-article',
  id: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b',
  decision: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b',
  sanction: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b',
  batch: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b',
  code: 'bad-token',
  version: '1',
};

interface Route {
  readonly method: string;
  readonly url: string;
}

/** Reads Fastify's own drawing of its router, a tree of which each line is the next part: `│   └── counts (GET, HEAD)`. */
function routesOf(server: FastifyInstance): Route[] {
  const drawing = server.printRoutes();
  const parents: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const [, indent = '', rest = ''] = /^((?:[│ ] {3})*)(?:[├└]── )(.*)$/.exec(line) ?? [];
    if (rest === '') return [];
    const [, part = '', methods = ''] = /^(.*?)(?: \(([A-Z, ]+)\))?$/.exec(rest) ?? [];
    const depth = indent.length / 4;
    parents.splice(depth, parents.length, part);
    const url = parents.join('');
    return methods === '' ? [] : methods.split(', ').map((method) => ({ method, url }));
  });
}

/** A HEAD route is its GET route without the body. */
const nameOf = ({ method, url }: Route): string => `${method === 'HEAD' ? 'GET' : method} ${url}`;
const isSafe = ({ method }: Route): boolean => method === 'GET' || method === 'HEAD';

describe('Who may call what', () => {
  let service: TestService;
  let routes: Route[];
  const accounts = new Map<string, string>();

  const call = async ({ method, url }: Route, headers: Record<string, string>) => {
    const path = url
      .replace(/(?<=\/):(\w+)/g, (_, name: string) => PARAMETERS[name] ?? '')
      .replace('*', 'web/demo.css');
    const hasBody = !['GET', 'HEAD'].includes(method);
    const answer = await fetch(service.url + path, {
      method,
      ...(hasBody && { body: '{}' }),
      headers: { ...(hasBody && { 'Content-Type': 'application/json' }), ...headers },
    });
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    const text = isStream ? '' : await answer.text();
    if (isStream) await answer.body?.cancel();
    const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    const code = isProblem && text !== '' ? (JSON.parse(text) as { code: string }).code : undefined;
    const isRefused =
      method === 'HEAD'
        ? answer.status === 401 || answer.status === 403
        : code !== undefined && REFUSALS.includes(code);
    return { status: answer.status, code, isRefused };
  };
  const accountOf = (role: Role | 'owner', site: string): string => accounts.get(`${role} ${site}`) ?? '';
  const cookieOf = async (accountId: string, hasCsrf = true): Promise<Record<string, string>> => {
    const sessions = service.app.get(SessionsService);
    const { id, secret } = await sessions.start(accountId);
    return { Cookie: `__Host-hashiya=${secret}`, ...(hasCsrf && { 'X-CSRF-Token': sessions.csrfTokenOf(id) }) };
  };
  const tokenOf = async (accountId: string, scopes: readonly Scope[]): Promise<Record<string, string>> => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const given = { accountId, siteId: null, name: 'test', scopes, perMinute: 60_000, expiresAt };
    const { token } = await service.app.get(AccessTokensService).issue(given);
    return { Authorization: `Bearer ${token}` };
  };
  const isEnough = (row: Row, role: Role | 'owner'): boolean => {
    if (row === 'signed-in' || role === 'owner') return true;
    if (typeof row === 'string' || row.least === 'owner') return false;
    return ROLES.indexOf(role) >= ROLES.indexOf(row.least);
  };

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
    routes = routesOf(service.app.getHttpAdapter().getInstance());
    accounts.set('owner ', (await addMember(service)).id);
    for (const site of ['demo', 'second'])
      for (const role of ROLES)
        accounts.set(`${role} ${site}`, (await addMember(service, { roles: { [site]: role } })).id);
  });
  afterAll(() => service.stop());

  it('is written down for every route of the running router, and for no other', () => {
    expect([...new Set(routes.map(nameOf))].toSorted()).toEqual(Object.keys(TABLE).toSorted());
  });

  it.each(Object.keys(TABLE))('%s', async (name) => {
    const row = TABLE[name] ?? 'anyone';
    for (const route of routes.filter((known) => nameOf(known) === name)) {
      const outcomes: [string, boolean][] = [];
      const expected: [string, boolean][] = [];
      const note = async (who: string, isLetIn: boolean, headers: Record<string, string>): Promise<void> => {
        const { status, isRefused } = await call(route, headers);
        expect(status).toBeLessThan(500);
        outcomes.push([who, !isRefused]);
        expected.push([who, isLetIn]);
      };
      const isOpen = row === 'anyone' || row === 'readers' || row === 'key-holders';
      // Refused in the words of the API that it stands in for, whoever else the caller may be.
      if (row === 'key-holders') expect((await call(route, await cookieOf(accountOf('owner', '')))).status).toBe(403);
      await note('nobody', isOpen, {});
      await note('a cookie of nobody', isOpen, { Cookie: `__Host-hashiya=${'A'.repeat(43)}` });
      if (row !== 'readers') await note('a token of nobody', isOpen, { Authorization: `Bearer hsp_${'A'.repeat(43)}` });
      for (const role of [...ROLES, 'owner'] as const) {
        const sites = role === 'owner' ? [''] : ['demo', 'second'];
        for (const site of sites) {
          const isHere = site !== 'second' || !route.url.includes(':site') || row === 'signed-in';
          const may = isOpen || (isEnough(row, role) && isHere);
          const who = `${role} ${site}`;
          const id = accountOf(role, site);
          await note(`${who}, signed in`, may, await cookieOf(id));
          await note(`${who}, without CSRF token`, isOpen || (may && isSafe(route)), await cookieOf(id, false));
          if (row === 'readers') continue;
          const scope = typeof row === 'string' ? null : row.scope;
          const others = SCOPES.filter((known) => known !== scope);
          await note(`${who}, token with every scope`, isOpen || (may && scope !== null), await tokenOf(id, SCOPES));
          await note(`${who}, token without the scope`, isOpen, await tokenOf(id, others));
        }
      }
      expect([route.method, outcomes]).toEqual([route.method, expected]);
    }
  });

  it('is read anew with each request: who loses a role has lost it', async () => {
    const { id } = await addMember(service, { roles: { demo: 'admin' } });
    const headers = await cookieOf(id);
    const members = { method: 'GET', url: '/v1/moderation/sites/:site/members' };
    expect((await call(members, headers)).status).toBe(200);
    await service.database.query(`UPDATE site_role SET role = 'moderator' WHERE account_id = $1`, [id]);
    expect(await call(members, headers)).toMatchObject({ status: 403, code: 'not-allowed' });
    await service.database.query('DELETE FROM site_role WHERE account_id = $1', [id]);
    expect(await call(members, headers)).toMatchObject({ status: 403, code: 'not-allowed' });
  });

  it('tells those without any role nothing of which sites there are', async () => {
    const { id } = await addMember(service, { roles: {} });
    const headers = await cookieOf(id);
    for (const site of ['demo', 'nowhere'])
      expect(await call({ method: 'GET', url: `/v1/moderation/sites/${site}/members` }, headers)).toMatchObject({
        status: 403,
        code: 'not-allowed',
      });
  });
});

describe('A route that does not say who may call it', () => {
  @Controller('open')
  @Public()
  class DeclaredController {
    @Get()
    read(): string {
      return 'read';
    }
  }

  @Controller('forgotten')
  class ForgottenController {
    @Get()
    @Public()
    read(): string {
      return 'read';
    }

    @Get('other')
    other(): string {
      return 'other';
    }
  }

  @Module({ controllers: [DeclaredController] })
  class DeclaredModule {}
  @Module({ controllers: [DeclaredController, ForgottenController] })
  class ForgottenModule {}

  const make = (module: object): Promise<NestFastifyApplication> =>
    NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false, abortOnError: false });
  const guard = (app: NestFastifyApplication): void =>
    refuseUndeclared(app.getHttpAdapter().getInstance(), app.get(ModulesContainer));

  it('keeps the service from starting, and is named', async () => {
    const app = await make(ForgottenModule);
    expect(() => guard(app)).toThrow('ForgottenController.other');
    await app.close();
  });

  it('cannot be added by hand either', async () => {
    const app = await make(DeclaredModule);
    guard(app);
    await app.init();
    const server: FastifyInstance = app.getHttpAdapter().getInstance();
    expect(() => server.get('/by-hand', () => 'hand')).toThrow('GET /by-hand');
    await app.close();
  });
});

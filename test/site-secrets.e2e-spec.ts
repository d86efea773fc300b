import { ReaderSecrets } from '../src/sites/reader-secrets.js';
import { SitesService } from '../src/sites/sites.service.js';
import { TestMember } from './support/member.js';
import type { ProblemAnswer, Reply } from './support/reader.js';
import { addSite, startOn, startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

interface Secret {
  readonly id: string;
  readonly secret: string;
  readonly madeBy: string | null;
  readonly retiredAt: string | null;
}

describe('The secrets of a site', () => {
  let service: TestService;
  let admin: TestMember;
  let sites = 0;

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  const path = (site: string): string => `/moderation/sites/${site}/secrets`;
  const make = (site: string) => admin.call<Secret>('POST', path(site), { purpose: 'reader-jwt' });
  const list = async (site: string) => (await admin.call<{ items: Secret[] }>('GET', path(site))).body.items;
  const inUse = async (site: string, by: Pick<TestService, 'app'> = service): Promise<string[]> => {
    const { id } = await by.app.get(SitesService).find(site);
    return (await by.app.get(ReaderSecrets).of(id)).map(String);
  };
  const newSite = async (): Promise<string> => {
    const key = `secret-${(sites += 1)}`;
    await addSite(service, key);
    return key;
  };

  beforeAll(async () => {
    service = await startTestService();
    admin = await TestMember.of(service);
  });
  afterAll(() => service.stop());

  it('are not for strangers, nor for those who moderate only', async () => {
    expectProblem(await new TestMember(service.url).call('GET', path('demo')), 401, 'credential-required');
    const senior = await TestMember.of(service, { roles: { demo: 'senior' } });
    expectProblem(await senior.call('POST', path('demo'), { purpose: 'reader-jwt' }), 403, 'not-allowed');
  });

  it('are shown once, stored enciphered, and opened for their own site alone', async () => {
    const site = await newSite();
    const { status, body } = await make(site);
    expect([status, /^[\w-]{43}$/.test(body.secret)]).toEqual([201, true]);
    expect(await inUse(site)).toEqual([body.secret]);
    expect(await inUse('demo')).toEqual([]);
    expect(JSON.stringify(await list(site))).not.toContain(body.secret);
    const rows = await service.database.query<{ secret_cipher: Buffer }>('SELECT secret_cipher FROM site_secret');
    expect(rows.every(({ secret_cipher }) => !secret_cipher.includes(body.secret))).toBe(true);
    await service.database.query(
      `INSERT INTO site_secret SELECT (SELECT id FROM site WHERE key = 'demo'), id, purpose, secret_cipher, created_by
       FROM site_secret WHERE id = $1`,
      [body.id],
    );
    await service.database.query(`UPDATE site SET name = name WHERE key = 'demo'`);
    const other = await startOn(service.database);
    await expect(inUse('demo', other)).rejects.toThrow('authenticate');
    await other.stop();
    await service.database.query(`DELETE FROM site_secret WHERE site_id = (SELECT id FROM site WHERE key = 'demo')`);
  });

  it('change over without a gap: two count at once, a third is refused, the older one is retired', async () => {
    const site = await newSite();
    const [old, next] = [(await make(site)).body, (await make(site)).body];
    expect(await inUse(site)).toEqual([next.secret, old.secret]);
    expectProblem(await make(site), 409, 'secrets-in-use');
    expect((await admin.call('DELETE', `${path(site)}/${old.id}`)).status).toBe(204);
    expect(await inUse(site)).toEqual([next.secret]);
    expectProblem(await admin.call('DELETE', `${path(site)}/${old.id}`), 404, 'secret-unknown');
    const items = await list(site);
    expect(items.map(({ id, retiredAt }) => [id, retiredAt === null])).toEqual([
      [next.id, true],
      [old.id, false],
    ]);
    expect(items[0]?.madeBy).toBe('هدى الراوي');
    const entries = await service.database.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE action LIKE 'key.%' AND site_id = (SELECT id FROM site WHERE key = $1)
       ORDER BY seq`,
      [site],
    );
    expect(entries.map(({ action }) => action)).toEqual(['key.made', 'key.made', 'key.revoked']);
  });

  it('are never more than two, also when several ask at one moment', async () => {
    const site = await newSite();
    const replies = await Promise.all([make(site), make(site), make(site), make(site)]);
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(2);
  });

  it('count, and count no more, on every node within a moment', async () => {
    const site = await newSite();
    const other = await startOn(service.database);
    expect(await inUse(site, other)).toEqual([]);
    const { id, secret } = (await make(site)).body;
    await until(async () => (await inUse(site, other)).includes(secret), 'the new secret');
    await admin.call('DELETE', `${path(site)}/${id}`);
    await until(async () => (await inUse(site, other)).length === 0, 'the secret to be retired');
    await other.stop();
  });

  it.each(['x', '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b'])('are not found by the id %s', async (id) => {
    expectProblem(await admin.call('DELETE', `${path('demo')}/${id}`), 404, 'secret-unknown');
  });

  it('are not retired through another site', async () => {
    const { id } = (await make(await newSite())).body;
    expectProblem(await admin.call('DELETE', `${path('demo')}/${id}`), 404, 'secret-unknown');
  });

  it.each([{}, { purpose: 'toString' }, { purpose: null }, { purpose: 'reader-jwt', secret: 'mine' }])(
    'are not made from %j',
    async (body) => {
      expectProblem(await admin.call('POST', path('demo'), body), 422, 'invalid-input');
      expect(await list('demo')).toEqual([]);
    },
  );
});

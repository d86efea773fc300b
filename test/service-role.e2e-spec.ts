import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { AuditVerifier } from '../src/audit/audit-verifier.js';
import type { RunningService } from '../src/app.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';
import { addMember, TestMember } from './support/member.js';
import { TestReader } from './support/reader.js';
import { addSite, startOn } from './support/service.js';

/** As deploy/service-role.sql sets it up: the service works under a role that owns no table. */
describe('A service whose role owns nothing', () => {
  const role = `service_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  let database: TestDatabase;
  const services: RunningService[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.query(await readFile(new URL('../deploy/service-role.sql', import.meta.url), 'utf8'));
    await database.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}' IN ROLE hashiya_service`);
    const url = new URL(database.url);
    [url.username, url.password] = [role, password];
    const asRole = { ...database, url: url.href };
    services.push(await startOn(asRole, { ROLE: 'api' }), await startOn(asRole, { ROLE: 'worker' }));
    await addSite(api(), 'demo');
    await addMember(api(), { roles: { demo: 'viewer' } });
  });
  afterAll(async () => {
    for (const service of services) await service.stop();
    await database.query(`DROP OWNED BY ${role}, hashiya_service CASCADE`);
    await database.query(`DROP ROLE ${role}`);
    await database.drop();
  });

  const api = (): RunningService => {
    const [first] = services;
    if (!first) throw new Error('the service did not start');
    return first;
  };

  it('takes comments, checks them, signs people in and logs what they do', async () => {
    expect((await new TestReader(api().url).submitAndWait()).status).toBe('approved');
    const admin = await TestMember.of(api(), { roles: { demo: 'admin' } });
    expect((await admin.call('GET', '/moderation/audit?site=demo')).status).toBe(200);
    for await (const { bad, entries } of api().app.get(AuditVerifier).verify())
      expect([bad, entries > 0]).toEqual([null, true]);
  });

  it.each([
    ...['UPDATE audit_entry SET actor_id = NULL', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'],
    ...[`UPDATE audit_details SET details = '{}'`, 'DELETE FROM audit_details', 'TRUNCATE audit_details'],
    ...['UPDATE audit_head SET seq = 0', 'DELETE FROM audit_head', 'TRUNCATE audit_head'],
    ...['ALTER TABLE audit_entry DISABLE TRIGGER ALL', 'DROP TABLE audit_entry'],
    ...['SET session_replication_role = replica', 'CREATE TABLE public.other ()', 'DELETE FROM migration'],
  ])('is refused %s', async (statement) => {
    await expect(api().app.get(DataSource).query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});

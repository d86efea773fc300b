import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditLog, type AuditDeed } from '../src/audit/audit-log.js';
import { startTestService, type TestService } from './support/service.js';

interface EntryRow {
  readonly seq: string;
  readonly action: string;
}

describe('The log of what people do', () => {
  let service: TestService;
  let siteId: string;

  const write = (change: Partial<AuditDeed> = {}): Promise<string> =>
    service.app.get(DataSource).transaction((manager) =>
      service.app.get(AuditLog).write(manager, {
        ...{ siteId, actorId: null, action: 'settings.changed', subject: { type: 'site', id: siteId } },
        ...change,
      }),
    );
  const entries = (site: string): Promise<EntryRow[]> =>
    service.database.query<EntryRow>('SELECT seq, action FROM audit_entry WHERE site_id = $1 ORDER BY seq', [site]);

  beforeAll(async () => {
    service = await startTestService();
    const [site] = await service.database.query<{ id: string }>('SELECT id FROM site');
    siteId = site?.id ?? '';
  });
  afterAll(() => service.stop());

  it('does not fork when many write at one moment, and leaves no gap', async () => {
    await Promise.all(Array.from({ length: 40 }, () => write({ details: { nonce: uuidv7() } })));
    const rows = await entries(siteId);
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, n) => n + 1));
    expect(rows).toHaveLength(40);
  });

  it('has no entry of a deed that was not done', async () => {
    const before = await entries(siteId);
    const failing = service.app.get(DataSource).transaction(async (manager) => {
      const subject = { type: 'site', id: siteId };
      await service.app.get(AuditLog).write(manager, { siteId, actorId: null, action: 'settings.changed', subject });
      throw new Error('the deed failed');
    });
    await expect(failing).rejects.toThrow('the deed failed');
    expect(await entries(siteId)).toEqual(before);
    await write();
    expect(await entries(siteId)).toHaveLength(before.length + 1);
  });

  it.each([
    ...['UPDATE audit_entry SET actor_id = NULL', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'],
    ...[`UPDATE audit_details SET details = '{}'`, 'DELETE FROM audit_details', 'TRUNCATE audit_details'],
    ...['UPDATE audit_head SET seq = seq - 1', 'DELETE FROM audit_head', 'TRUNCATE audit_head'],
  ])('refuses %s through the service’s own connection', async (statement) => {
    await expect(service.app.get(DataSource).query(statement)).rejects.toMatchObject({ code: '42501' });
    await service.database.query(`SET session_replication_role = replica`);
    await expect(service.database.query(statement)).rejects.toMatchObject({ code: '42501' });
    await service.database.query(`SET session_replication_role = origin`);
  });
});

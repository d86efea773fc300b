import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { hashEntry } from '../src/audit/audit-chain.js';
import { AuditLog, type AuditDeed } from '../src/audit/audit-log.js';
import { AuditVerifier, type ChainReport } from '../src/audit/audit-verifier.js';
import { SitesService } from '../src/sites/sites.service.js';
import { runToEnd } from './support/process.js';
import { startTestService, TEST_SECRET, type TestService } from './support/service.js';

interface EntryRow {
  readonly seq: string;
  readonly id: string;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly details_digest: Buffer | null;
  readonly hash: Buffer;
}

const ENTRIES = 6;

describe('The log of what people do', () => {
  let service: TestService;
  let sites = 0;

  const addSite = async (): Promise<string> => {
    sites += 1;
    return (await service.app.get(SitesService).add(`log-${sites}`, 'صحيفة النهر')).id;
  };
  const write = (siteId: string | null, change: Partial<AuditDeed> = {}): Promise<string> =>
    service.app.get(DataSource).transaction((manager) =>
      service.app.get(AuditLog).write(manager, {
        ...{ siteId, actorId: null, action: 'settings.changed', subject: { type: 'site', id: siteId ?? 'all' } },
        ...change,
      }),
    );
  /** A site of its own with some entries. */
  const writeSome = async (): Promise<{ siteId: string; ids: string[] }> => {
    const siteId = await addSite();
    const ids: string[] = [];
    for (let n = 1; n <= ENTRIES; n += 1) ids.push(await write(siteId, { details: { limit: [n, n + 1] } }));
    return { siteId, ids };
  };
  const entries = (siteId: string): Promise<EntryRow[]> =>
    service.database.query<EntryRow>('SELECT * FROM audit_entry WHERE site_id = $1 ORDER BY seq', [siteId]);
  const reportOn = async (siteId: string | null): Promise<ChainReport | undefined> => {
    for await (const report of service.app.get(AuditVerifier).verify()) if (report.siteId === siteId) return report;
    return undefined;
  };
  /** As a superuser who turns the triggers off. Site for `$1`. */
  const tamper = async (siteId: string, ...statements: string[]): Promise<void> => {
    const tables = ['audit_entry', 'audit_details', 'audit_head'];
    const extra = [['audit_head', 'audit_head_moves_on'] as const, ['audit_details', 'audit_details_erasure'] as const];
    const triggers = [...tables.map((table) => [table, `${table}_append_only`] as const), ...extra];
    await service.database.query('BEGIN');
    for (const table of tables) await service.database.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    for (const statement of statements)
      await service.database.query(statement, statement.includes('$1') ? [siteId] : []);
    for (const [table, name] of triggers)
      await service.database.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${name}`);
    await service.database.query('COMMIT');
  };

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it('does not fork when many write at one moment, and leaves no gap', async () => {
    const siteId = await addSite();
    await Promise.all(Array.from({ length: 40 }, () => write(siteId, { details: { nonce: uuidv7() } })));
    const rows = await entries(siteId);
    expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted());
    expect(await reportOn(siteId)).toMatchObject({ entries: 40, bad: null });
  });

  it('has no entry of a deed that was not done', async () => {
    const { siteId } = await writeSome();
    const failing = service.app.get(DataSource).transaction(async (manager) => {
      const subject = { type: 'site', id: siteId };
      await service.app.get(AuditLog).write(manager, { siteId, actorId: null, action: 'settings.changed', subject });
      throw new Error('the deed failed');
    });
    await expect(failing).rejects.toThrow('the deed failed');
    expect(await entries(siteId)).toHaveLength(ENTRIES);
    await write(siteId);
    expect(await reportOn(siteId)).toMatchObject({ entries: ENTRIES + 1, bad: null });
  });

  it.each([
    ...['UPDATE audit_entry SET actor_id = NULL', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'],
    ...[`UPDATE audit_details SET details = '{}'`, 'DELETE FROM audit_details', 'TRUNCATE audit_details'],
    ...['UPDATE audit_head SET seq = seq - 1', 'DELETE FROM audit_head', 'TRUNCATE audit_head'],
  ])('refuses %s through the service’s own connection, and to a superuser who replays as a replica', async (sql) => {
    await writeSome();
    await expect(service.app.get(DataSource).query(sql)).rejects.toMatchObject({ code: '42501' });
    await service.database.query(`SET session_replication_role = replica`);
    await expect(service.database.query(sql)).rejects.toMatchObject({ code: '42501' });
    await service.database.query(`SET session_replication_role = origin`);
  });

  describe('is verified, and names the first bad entry when somebody with power over the database', () => {
    const AT = `site_id = $1 AND seq`;
    it.each([
      ['changes what was done', [`UPDATE audit_entry SET action = 'role.changed' WHERE ${AT} = 3`], 3, 'altered'],
      ['changes who did it', [`UPDATE audit_entry SET actor_id = id WHERE ${AT} = 3`], 3, 'altered'],
      ['changes when', [`UPDATE audit_entry SET at = at - interval '1 ms' WHERE ${AT} IN (2, 5)`], 2, 'altered'],
      ['changes to what', [`UPDATE audit_entry SET subject_id = 'x' WHERE ${AT} = 6`], 6, 'altered'],
      ['changes details', [`UPDATE audit_details SET details = '{}' WHERE ${AT} = 4`], 4, 'details-altered'],
      ['removes details', [`DELETE FROM audit_details WHERE ${AT} = 4`], 4, 'details-removed'],
      ['removes the first', [`DELETE FROM audit_entry WHERE ${AT} = 1`], 1, 'removed'],
      ['removes one in between', [`DELETE FROM audit_entry WHERE ${AT} = 4`], 4, 'removed'],
      [
        'removes one and closes the gap',
        [`DELETE FROM audit_entry WHERE ${AT} = 5`, `UPDATE audit_entry SET seq = 5 WHERE ${AT} = 6`],
        ...([5, 'altered'] as const),
      ],
      [
        'swaps two neighbours',
        [
          `UPDATE audit_entry SET seq = 99 WHERE ${AT} = 3`,
          `UPDATE audit_entry SET seq = 3 WHERE ${AT} = 4`,
          `UPDATE audit_entry SET seq = 4 WHERE ${AT} = 99`,
        ],
        ...([3, 'moved'] as const),
      ],
      ['cuts the tail off', [`DELETE FROM audit_entry WHERE ${AT} > 4`], 5, 'cut-off'],
      [
        'cuts the tail off and sets the head back',
        [
          `DELETE FROM audit_entry WHERE ${AT} > 4`,
          `UPDATE audit_head h SET seq = 4, hash = e.hash FROM audit_entry e
           WHERE h.site_id = $1 AND e.site_id = $1 AND e.seq = 4`,
        ],
        ...([4, 'head-altered'] as const),
      ],
      ['removes the head', [`DELETE FROM audit_head WHERE site_id = $1`], 6, 'head-altered'],
      [
        'removes everything',
        ['audit_entry', 'audit_details', 'audit_head'].map((table) => `DELETE FROM ${table} WHERE site_id = $1`),
        ...([1, 'cut-off'] as const),
      ],
    ])('%s', async (_, statements, seq, fault) => {
      const { siteId, ids } = await writeSome();
      expect(await reportOn(siteId)).toMatchObject({ entries: ENTRIES, bad: null });
      await tamper(siteId, ...statements);
      const bad = (await reportOn(siteId))?.bad;
      expect(bad).toMatchObject({ seq, fault });
      if (fault.endsWith('altered')) expect([ids[seq - 1], ids.at(-1)]).toContain(bad?.id);
    });

    it('writes one and computes every hash anew', async () => {
      const { siteId, ids } = await writeSome();
      const rows = await entries(siteId);
      let hash: Buffer = rows[1]?.hash ?? Buffer.alloc(32);
      const statements = rows.slice(2).map((row) => {
        const entry = { siteId, seq: Number(row.seq), id: row.id, at: row.at, actorId: row.id, action: row.action };
        const subject = { type: row.subject_type, id: row.subject_id };
        hash = hashEntry(hash, { ...entry, subject, detailsDigest: row.details_digest });
        return `UPDATE audit_entry SET actor_id = id, hash = '\\x${hash.toString('hex')}' WHERE ${AT} = ${row.seq}`;
      });
      const head = `UPDATE audit_head SET hash = '\\x${hash.toString('hex')}' WHERE site_id = $1`;
      await tamper(siteId, ...statements, head);
      expect((await reportOn(siteId))?.bad).toEqual({ seq: ENTRIES, id: ids.at(-1), fault: 'head-altered' });
    });

    it('adds one at the end', async () => {
      const { siteId } = await writeSome();
      const last = (await entries(siteId)).at(-1);
      const [id, at] = [uuidv7(), new Date()];
      const entry = { siteId, seq: ENTRIES + 1, id, at, actorId: null, action: 'sanction.lifted' };
      const subject = { type: 'author', id };
      const hash = hashEntry(last?.hash ?? Buffer.alloc(0), { ...entry, subject, detailsDigest: null });
      await service.database.query(
        `INSERT INTO audit_entry (site_id, seq, id, at, action, subject_type, subject_id, hash)
         VALUES ($1, $2, $3, $4, 'sanction.lifted', 'author', $5, $6)`,
        [siteId, ENTRIES + 1, id, at, id, hash],
      );
      expect((await reportOn(siteId))?.bad).toMatchObject({ seq: ENTRIES + 1, fault: 'added' });
    });

    it.each([
      ['sets the head back', `UPDATE audit_head SET seq = 4 WHERE site_id = $1`],
      ['removes the head', `DELETE FROM audit_head WHERE site_id = $1`],
    ])('%s, and the service has gone on writing since', async (_, statement) => {
      const { siteId } = await writeSome();
      await tamper(siteId, statement);
      await write(siteId);
      await write(siteId);
      const bad = (await reportOn(siteId))?.bad;
      expect(bad).toMatchObject({ seq: ENTRIES + 1, fault: 'head-altered' });
      const actions = (await entries(siteId)).map(({ action }) => action);
      expect(actions.slice(ENTRIES)).toEqual(['audit.head-altered', 'settings.changed', 'settings.changed']);
    });
  });

  it('can be made to forget the details of an entry, which is an entry itself, and stays whole', async () => {
    const { siteId, ids } = await writeSome();
    const erased = ids[2] ?? '';
    const erase = (id: string): Promise<boolean> =>
      service.app.get(DataSource).transaction((manager) => service.app.get(AuditLog).erase(manager, id, null));
    expect(await erase(erased)).toBe(true);
    expect(await erase(erased)).toBe(false);
    expect(await erase(uuidv7())).toBe(false);
    const left = await service.database.query('SELECT seq FROM audit_details WHERE site_id = $1', [siteId]);
    expect(left).toHaveLength(ENTRIES - 1);
    expect((await entries(siteId)).at(-1)).toMatchObject({ action: 'audit.erased', subject_id: erased });
    expect(await reportOn(siteId)).toMatchObject({ entries: ENTRIES + 1, bad: null });
  });

  it('survives every JSON value as details, as the database keeps it', async () => {
    const siteId = await addSite();
    const values = [0.1, -0, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 123456789012345680000, 'ﷺ \u2028"\\/', '€𝄞'];
    const details = { ب: values, أ: { nested: [null, true, {}, []] }, '\u20ac': '', a: undefined, date: new Date() };
    await write(siteId, { details });
    expect(await reportOn(siteId)).toMatchObject({ entries: 1, bad: null });
  });

  describe('is verified from the command line', () => {
    const run = (...args: string[]) =>
      runToEnd('cli.js', ['audit', ...args], { DATABASE_URL: service.database.url, SECRET: TEST_SECRET });

    it('which ends with 1 and names the entry when one is bad, and with 0 when none is', async () => {
      const other = await startTestService();
      const variables = { DATABASE_URL: other.database.url, SECRET: TEST_SECRET };
      const fresh = await runToEnd('cli.js', ['audit', 'verify'], variables);
      expect([fresh.code, fresh.output]).toEqual([0, expect.stringMatching(/^installation · 0 entries · whole/)]);
      await other.stop();
      const { siteId, ids } = await writeSome();
      await tamper(siteId, `UPDATE audit_entry SET actor_id = id WHERE site_id = $1 AND seq = 2`);
      const { code, output } = await run('verify');
      expect([code, output]).toEqual([1, expect.stringContaining(`bad · entry 2 ${ids[1]} was altered`)]);
    });

    it('which erases details, once', async () => {
      const { siteId, ids } = await writeSome();
      expect(await run('erase', ids[0] ?? '')).toMatchObject({ code: 0, output: `erased ${ids[0]}\n` });
      expect(await run('erase', ids[0] ?? '')).toMatchObject({ code: 1 });
      expect(await run('erase', 'x')).toMatchObject({ code: 1 });
      expect(await reportOn(siteId)).toMatchObject({ bad: null });
    });
  });
});

import { v7 as uuidv7 } from 'uuid';
import type { RunningService } from '../src/app.js';
import { onBothBackends, type TestBackend } from './support/backends.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';
import { TestEvents } from './support/events.js';
import { addMember, TestMember } from './support/member.js';
import { decide, plant } from './support/moderated.js';
import { startProcess } from './support/process.js';
import { TestReader } from './support/reader.js';
import { addSite, startOn, startTestService, TEST_SECRET, type TestService } from './support/service.js';
import { until } from './support/until.js';

const PHONE = 'اتصل بي على 07701234567';

onBothBackends('Moderators in two processes', (open) => {
  let backend: TestBackend;
  let database: TestDatabase;
  let one: RunningService;
  let two: RunningService;
  let here: TestMember;
  let there: TestMember;
  let events: TestEvents;

  beforeAll(async () => {
    backend = await open();
    database = await createTestDatabase();
    one = await startOn(database, backend.variables);
    await addSite(one, 'demo');
    await addSite(one, 'second');
    two = await startOn(database, { ...backend.variables, ROLE: 'api' });
    const { email } = await addMember(one, { roles: { demo: 'senior' } });
    [here, there] = [new TestMember(one.url, email), new TestMember(two.url, email)];
    await here.signIn();
    await there.signIn();
    events = await TestEvents.of(two.url, there);
  });
  afterAll(async () => {
    events.close();
    await one.stop();
    await two.stop();
    await database.drop();
    await backend.stop();
  });

  it('see a comment arrive that the worker of another holds, and the counts change', async () => {
    const { id } = await new TestReader(one.url).submitAndWait({ body: PHONE });
    await events.next('comment', (data) => data['id'] === id && data['site'] === 'demo');
    await events.next('counts', ({ held }) => held === 1);
  });

  it('see what a colleague elsewhere decides and claims, by name', async () => {
    const [id = ''] = await plant(database, 1);
    await here.call('PUT', `/moderation/comments/${id}/claim`);
    const claimed = await events.next('claim', (data) => data['id'] === id);
    expect(claimed.data).toMatchObject({ site: 'demo', claim: { name: 'هدى الراوي' } });
    await decide(here, id, { action: 'approve', version: 2 });
    await events.next('comment', (data) => data['id'] === id);
    await events.next('claim', (data) => data['id'] === id && data['claim'] === null);
  });

  it('see a claim end by itself', async () => {
    const [id = ''] = await plant(database, 1);
    await here.call('PUT', `/moderation/comments/${id}/claim`);
    await events.next('claim', (data) => data['id'] === id);
    await database.query(`UPDATE claim SET expires_at = now() WHERE comment_id = $1`, [id]);
    await events.next('claim', (data) => data['id'] === id && data['claim'] === null);
  });

  it('see how far a batch is that goes on elsewhere, and are told once in a while to look again', async () => {
    const authorId = uuidv7();
    await plant(database, 1200, { authorId });
    const wish = { query: { site: 'demo', author: authorId }, action: 'approve' };
    const { body } = await here.call<{ batch: { id: string } }>('POST', '/moderation/decisions', wish);
    const isOurs = (data: Readonly<Record<string, unknown>>) => (data['batch'] as { id: string }).id === body.batch.id;
    const told = events.events;
    const last = await events.next(
      'batch',
      (data) => isOurs(data) && (data['batch'] as { state: string }).state === 'done',
    );
    expect(last.data['batch']).toMatchObject({ total: 1200, decided: 1200 });
    await events.next('reset');
    expect(told.filter(({ event }) => event === 'comment').length).toBeLessThan(600);
  });

  it('are told nothing of other sites', async () => {
    const stranger = await TestMember.of(one, { roles: { second: 'moderator' } });
    const foreign = await TestEvents.of(two.url, stranger);
    const [id = ''] = await plant(database, 1);
    const [own = ''] = await plant(database, 1, { site: 'second' });
    await decide(here, id, { action: 'approve', version: 2 });
    await events.next('comment', (data) => data['id'] === id);
    await decide(stranger, own, { action: 'approve', version: 2 });
    await foreign.next('comment', (data) => data['id'] === own);
    expect(JSON.stringify(foreign.events)).not.toContain(id);
    foreign.close();
    const refused = await TestEvents.of(two.url, stranger, '?site=demo');
    expect([refused.answer.status, refused.answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });
});

describe('The stream of a moderator', () => {
  let service: TestService;
  let member: TestMember;

  beforeAll(async () => {
    service = await startTestService();
    member = await TestMember.of(service, { roles: { demo: 'moderator' } });
  });
  afterAll(() => service.stop());

  it('begins with the counts, and after a lost connection with the word to read everything again', async () => {
    const first = await TestEvents.open(service.url, '/moderation/events', { Cookie: member.cookie ?? '' });
    const counts = await first.next('counts');
    expect(counts.data).toMatchObject({ held: 0, reported: 0, appealed: 0, urgent: 0, pending: 0 });
    expect(counts.id).toBeDefined();
    first.close();
    const headers = { Cookie: member.cookie ?? '', 'Last-Event-ID': counts.id ?? '' };
    const second = await TestEvents.open(service.url, '/moderation/events', headers);
    await second.next('counts');
    const third = await TestEvents.open(service.url, '/moderation/events', headers);
    await third.next('reset');
    await third.next('counts');
    second.close();
    third.close();
  });

  it('says so when hints may have been lost between processes', async () => {
    const events = await TestEvents.of(service.url, member);
    await service.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'hashiya-hints'`,
    );
    await events.next('reset');
    events.close();
  });

  it('ends when the account is suspended, the role is lost, or the session is ended elsewhere', async () => {
    const ends = [
      'UPDATE account SET disabled_at = now() WHERE id = $1',
      'DELETE FROM site_role WHERE account_id = $1',
      'UPDATE session SET revoked_at = now() WHERE account_id = $1',
    ];
    const streams: TestEvents[] = [];
    for (const sql of ends) {
      const { id, email } = await addMember(service, { roles: { demo: 'moderator' } });
      const leaving = new TestMember(service.url, email);
      await leaving.signIn();
      streams.push(await TestEvents.of(service.url, leaving));
      await service.database.query(sql, [id]);
    }
    const staying = await TestEvents.of(service.url, member);
    await until(() => streams.every(({ isOver }) => isOver), 'the end of the streams');
    expect(staying.isOver).toBe(false);
    staying.close();
  });

  it('is not kept open for more tabs than anybody has', async () => {
    const busy = await TestMember.of(service, { roles: { demo: 'viewer' } });
    const tabs: TestEvents[] = [];
    for (let tab = 0; tab < 20; tab += 1) tabs.push(await TestEvents.of(service.url, busy));
    const refused = await TestEvents.of(service.url, busy);
    expect([refused.answer.status, refused.answer.headers.get('retry-after')]).toEqual([503, '30']);
    tabs[0]?.close();
    await until(async () => (await TestEvents.of(service.url, busy)).answer.ok, 'room for another');
    tabs.forEach((tab) => tab.close());
  });

  it('is refused for what is no site', async () => {
    for (const [query, status] of [
      ['?site=nowhere', 404],
      ['?site=demo&site=demo', 400],
    ] as const)
      expect((await TestEvents.of(service.url, member, query)).answer.status).toBe(status);
  });

  it('ends when the process is told to stop, which it does in time', async () => {
    const variables = { DATABASE_URL: service.database.url, SECRET: TEST_SECRET, DRAIN_SECONDS: '0' };
    const running = await startProcess(variables);
    const events = await TestEvents.of(running.url, member);
    expect(await running.end('SIGTERM')).toBe(0);
    await until(() => events.isOver, 'the end of the stream');
  });
});

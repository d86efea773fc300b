import { addMember, PASSWORD, TestMember } from './support/member.js';
import type { ProblemAnswer } from './support/reader.js';
import { startOn, startTestService, type TestService } from './support/service.js';

/** 127.0.0.1 counts as a proxy, so that tests can come from anywhere. */
const VARIABLES = { TRUSTED_PROXIES: '127.0.0.1' };

describe('Guessing a password', () => {
  let service: TestService;
  let networks = 0;

  const guess = (email: string, password: string, from: string, url = service.url) =>
    new TestMember(url).call<ProblemAnswer>('POST', '/session', { email, password }, { 'X-Forwarded-For': from });
  /** An address in a part of the network that nobody came from yet. */
  const somewhere = (): string => `10.${(networks += 1) >> 8}.${networks & 0xff}.7`;
  const wrong = async (email: string, from: string, times: number): Promise<number[]> => {
    const statuses: number[] = [];
    for (let n = 0; n < times; n += 1) statuses.push((await guess(email, 'ليست هي هذه المرة', from)).status);
    return statuses;
  };
  const age = (seconds: number) =>
    service.database.query('UPDATE sign_in_attempt SET last_at = last_at - make_interval(secs => $1)', [seconds]);

  const justNow = () => service.database.query('UPDATE sign_in_attempt SET last_at = clock_timestamp()');

  beforeAll(async () => {
    service = await startTestService(VARIABLES);
  });
  beforeEach(() => service.database.query('DELETE FROM sign_in_attempt'));
  afterAll(() => service.stop());

  it('is slowed after five failures, for the right password too, and says how long', async () => {
    const { email } = await addMember(service);
    const from = somewhere();
    expect(await wrong(email, from, 5)).toEqual([401, 401, 401, 401, 401]);
    await justNow();
    const reply = await guess(email, PASSWORD, from);
    expect([reply.status, reply.body.code, reply.headers.get('retry-after')]).toEqual([429, 'too-many-attempts', '1']);
    await age(1);
    expect((await guess(email, PASSWORD, from)).status).toBe(200);
  });

  it('is slowed more with each failure, up to a quarter of an hour', async () => {
    const { email } = await addMember(service);
    const from = somewhere();
    await wrong(email, from, 5);
    const waits: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      await justNow();
      const { headers } = await guess(email, 'ليست هي', from);
      waits.push(Number(headers.get('retry-after')));
      await age(waits.at(-1) ?? 0);
      expect((await guess(email, 'ليست هي', from)).status).toBe(401);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  it('is not slowed further by attempts that were refused', async () => {
    const { email } = await addMember(service);
    const from = somewhere();
    await wrong(email, from, 5);
    const count = () => service.database.query('SELECT key, failures, last_at FROM sign_in_attempt ORDER BY key');
    await justNow();
    const before = await count();
    expect(new Set(await wrong(email, from, 10))).toEqual(new Set([429]));
    expect(await count()).toEqual(before);
  });

  it('is slowed alike where there is no account', async () => {
    const from = somewhere();
    expect(await wrong('nobody@example.org', from, 6)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await wrong('Nobody@Example.org', from, 1)).toEqual([429]);
  });

  it('does not shut the holder out, who is elsewhere', async () => {
    const { email } = await addMember(service);
    await wrong(email, somewhere(), 12);
    expect((await guess(email, PASSWORD, somewhere())).status).toBe(200);
  });

  it('is slowed when it comes from many networks', async () => {
    const { email } = await addMember(service);
    const statuses: number[] = [];
    for (let n = 0; n < 21; n += 1) statuses.push(...(await wrong(email, somewhere(), 1)));
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 401), 429]);
  });

  it('is slowed when one network tries many accounts, neighbouring addresses included', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 51; n += 1) statuses.push(...(await wrong(`nobody${n}@example.org`, `198.51.100.${n}`, 1)));
    expect(statuses).toEqual([...Array.from({ length: 50 }, () => 401), 429]);
  });

  it('is counted across processes, and for guesses made at one moment', async () => {
    const { email } = await addMember(service);
    const from = somewhere();
    const other = await startOn(service.database, { ...VARIABLES, ROLE: 'api' });
    const replies = await Promise.all(
      Array.from({ length: 16 }, (_, n) => guess(email, 'ليست هي', from, n % 2 === 0 ? service.url : other.url)),
    );
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(11);
    await other.stop();
  });

  it('is forgotten once the password was right, and after a day', async () => {
    const { email } = await addMember(service);
    const from = somewhere();
    await wrong(email, from, 4);
    expect((await guess(email, PASSWORD, from)).status).toBe(200);
    expect(await wrong(email, from, 5)).toEqual([401, 401, 401, 401, 401]);
    await age(86_400);
    expect(await wrong(email, from, 5)).toEqual([401, 401, 401, 401, 401]);
  });

  it('shows in the figures, by how it ended and without who it was', async () => {
    const text = await (await fetch(`${service.url}/metrics`)).text();
    for (const outcome of ['signed-in', 'sign-in-failed', 'too-many-attempts'])
      expect(text).toMatch(new RegExp(`^hashiya_sign_ins_total\\{outcome="${outcome}"\\} [1-9]`, 'm'));
    expect(text).not.toMatch(/@example|198\.51/);
  });

  it('is slowed in the same way for somebody who is signed in', async () => {
    const member = await TestMember.of(service);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const body = { password: 'ليست هي', newPassword: 'قارب أزرق ينتظر المطر' };
      statuses.push((await member.call('PUT', '/account/password', body)).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
  });
});

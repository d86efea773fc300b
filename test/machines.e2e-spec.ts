import { AuthorTokens } from '../src/readers/author-token.js';
import { TrafficCounters, WINDOW_S } from '../src/readers/traffic.js';
import { networkPrefix } from '../src/sign-in/network-prefix.js';
import { SitesService } from '../src/sites/sites.service.js';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { solveChallenge, type Challenge } from 'altcha-lib';
import type { RunningService } from '../src/app.js';
import type { SiteSettings } from '../src/sites/site-settings.js';
import { nextText, TestReader, type ProblemAnswer, type Reply, type SubmittedComment } from './support/reader.js';
import { addSite, startOn, startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const PROXIES = { TRUSTED_PROXIES: '127.0.0.0/8,::1' };

interface Form {
  readonly proof: { readonly token: string; readonly trap: string };
  readonly challenge: Challenge | null;
}
type Refusal = ProblemAnswer & { readonly challenge?: Challenge };

describe('Machines', () => {
  let service: TestService;
  let other: RunningService;
  let networks = 0;
  let sites = 0;

  /** From a part of the network of its own, by a proxy that is trusted. */
  const elsewhere = (host = 7): Record<string, string> => {
    if (host === 7) networks += 1;
    return { 'X-Forwarded-For': `198.18.${networks}.${host}` };
  };
  const newSite = async (settings: Partial<SiteSettings> = {}): Promise<TestReader> => {
    const key = `site-${(sites += 1)}`;
    await addSite(service, key, settings);
    return new TestReader(service.url, key, 'story');
  };
  const post = <Body = SubmittedComment>(
    reader: TestReader,
    proof?: object,
    headers: Record<string, string> = elsewhere(),
  ): Promise<Reply<Body>> => {
    const author = { name: 'ليلى', email: 'layla@example.org' };
    const body = { body: nextText(), author, ...(proof && { proof }) };
    return reader.call<Body>('POST', `${reader.articlePath}/comments`, body, headers);
  };
  const form = async (reader: TestReader, headers: Record<string, string> = elsewhere()): Promise<Form> =>
    (await reader.call<Form>('GET', `/form?article=${reader.article}`, undefined, headers)).body;
  const solve = async (challenge: Challenge | null | undefined): Promise<string> => {
    if (!challenge) throw new Error('no challenge');
    const solution = await solveChallenge({ challenge, deriveKey });
    return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  };
  const waitReason = async (reader: TestReader, { body }: Reply<SubmittedComment>): Promise<[string, boolean]> => {
    reader.token = body.authorToken;
    const own = await reader.decided(body.comment.id);
    return [own.status, own.reasons?.[0]?.explanation.includes('بطريقة تشبه ما ترسله البرامج') === true];
  };

  beforeAll(async () => {
    service = await startTestService(PROXIES);
    other = await startOn(service.database, PROXIES);
  });
  afterAll(async () => {
    await other.stop();
    await service.stop();
  });

  it('are not looked for in a reader who writes in peace', async () => {
    const reader = await newSite({ leastSecondsToSend: 2 });
    const { proof, challenge } = await form(reader);
    expect(challenge).toBeNull();
    expect((await post(reader)).status).toBe(202);
    const late = await until(async () => {
      const reply = await post(reader, { token: proof.token, trap: '' });
      return reply.status === 202 && reply;
    }, 'two seconds');
    expect(await waitReason(reader, late)).toEqual(['approved', false]);
  });

  it('fill in what nobody sees, and have to work; even then somebody looks', async () => {
    const reader = await newSite();
    const { proof } = await form(reader);
    const refused = await post<Refusal>(reader, { token: proof.token, trap: 'x' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'challenge-required' } });
    expect(refused.body.challenge?.parameters.algorithm).toBe('PBKDF2/SHA-256');
    const reply = await post(reader, { trap: 'x', challenge: await solve(refused.body.challenge) });
    expect(reply.status).toBe(202);
    expect(await waitReason(reader, reply)).toEqual(['held', true]);
  });

  it('send sooner than anybody writes, and have to work', async () => {
    const reader = await newSite({ leastSecondsToSend: 600 });
    const { proof } = await form(reader);
    const refused = await post<Refusal>(reader, { token: proof.token });
    expect(refused).toMatchObject({ status: 403, body: { code: 'challenge-required' } });
    const reply = await post(reader, { token: proof.token, challenge: await solve(refused.body.challenge) });
    expect(await waitReason(reader, reply)).toEqual(['approved', false]);
  });

  it('are told from people who cannot solve anything: those are read by a moderator first', async () => {
    const reader = await newSite({ challenge: 'always' });
    const reply = await post(reader, { challenge: null });
    expect(reply.status).toBe(202);
    expect(await waitReason(reader, reply)).toEqual(['held', true]);
  });

  it('that use a form without scripts are let in and held', async () => {
    const reader = await newSite();
    const { proof } = await form(reader);
    const fields = {
      name: 'ليلى',
      email: 'layla@example.org',
      body: nextText(),
      formToken: proof.token,
      [proof.trap]: 'x',
    };
    const answer = await fetch(`${service.url}/v1/sites/${reader.site}${reader.articlePath}/comments.html`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    });
    expect(answer.status).toBe(303);
    const row = await until(async () => {
      const [found] = await service.database.query(
        `SELECT status, must_wait FROM comment WHERE body = $1 AND status <> 'pending'`,
        [fields.body],
      );
      return found;
    }, 'the decision');
    expect(row).toEqual({ status: 'held', must_wait: 'unproven' });
  });

  it('find the fields that nobody sees in the form of the page', async () => {
    const reader = await newSite();
    const { proof } = await form(reader);
    const page = await fetch(`${service.url}/v1/sites/${reader.site}${reader.articlePath}/comments.html`);
    const text = await page.text();
    expect(text).toContain(`name="${proof.trap}"`);
    expect(text).toMatch(/name="formToken"\s+value="hsf1_/);
  });

  describe('that are asked every time', () => {
    let reader: TestReader;
    beforeEach(async () => {
      reader = await newSite({ challenge: 'always' });
    });

    it('get the challenge with the form, for themselves alone, and are let in once they solved it', async () => {
      const reply = await reader.call<Form>('GET', '/form?article=story');
      expect(reply.headers.get('cache-control')).toBe('private, no-store');
      const challenge = await solve(reply.body.challenge);
      expect(await waitReason(reader, await post(reader, { challenge }))).toEqual(['approved', false]);
    });

    it('cannot use a solution twice, nor elsewhere, nor altered, nor made up', async () => {
      const { challenge } = await form(reader);
      const solved = await solve(challenge);
      const elsewhereReader = new TestReader(service.url, reader.site, 'another');
      const altered = Buffer.from(solved, 'base64')
        .toString()
        .replace(/"cost":\d+/, '"cost":1');
      const wrong = [
        [elsewhereReader, solved],
        [reader, Buffer.from(altered).toString('base64')],
        [reader, Buffer.from('{"challenge":{"parameters":{}},"solution":{}}').toString('base64')],
        [reader, Buffer.from('{"challenge":{"parameters":null},"solution":null}').toString('base64')],
        [reader, Buffer.from('null').toString('base64')],
        [reader, 'x'.repeat(5_000)],
        [reader, ''],
      ] as const;
      for (const [sender, payload] of wrong) {
        const reply = await post<Refusal>(sender, { challenge: payload });
        expect([reply.status, reply.body.errors?.[0]]).toMatchObject([
          422,
          { pointer: '/proof/challenge', code: 'challenge-wrong' },
        ]);
        expect(reply.body.challenge).toBeDefined();
      }
      const twice = await Promise.all([post(reader, { challenge: solved }), post(reader, { challenge: solved })]);
      expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 422]);
    });

    it('that lost the connection get the first answer again, with the same solution', async () => {
      const { challenge } = await form(reader);
      const proof = { challenge: await solve(challenge) };
      const headers = { 'Idempotency-Key': crypto.randomUUID(), ...elsewhere() };
      const draft = { body: nextText(), author: { name: 'ليلى', email: 'layla@example.org' }, proof };
      const send = () =>
        new TestReader(service.url, reader.site, 'story').call('POST', '/articles/story/comments', draft, headers);
      const first = await send();
      const second = await send();
      expect([first.status, second.status, second.body]).toEqual([202, 202, first.body]);
    });
  });

  it('are never asked where the site does not want it, but held when they give themselves away', async () => {
    const reader = await newSite({ challenge: 'never' });
    const reply = await post(reader, { trap: 'x' });
    expect(await waitReason(reader, reply)).toEqual(['held', true]);
  });

  /** Counting starts anew every ten minutes; what is to be counted as one must not lie across such a moment. */
  const untilOneWindow = (): Promise<unknown> =>
    until(() => Promise.resolve(Date.now() % (WINDOW_S * 1_000) < (WINDOW_S - 30) * 1_000), 'the next window');

  it('are asked when much comes from their part of the network, and stopped when too much does', async () => {
    await untilOneWindow();
    const reader = await newSite();
    const { body } = await post(reader, undefined, elsewhere());
    expect(body.comment.status).toBe('pending');
    const sendOne = (host: number) =>
      post<Refusal>(new TestReader(service.url, reader.site, 'story'), undefined, elsewhere(host + 10));
    const replies: Reply<Refusal>[] = [];
    for (let n = 0; n < 125; n += 1) replies.push(await sendOne(n));
    const [first] = replies;
    expect(first?.headers.get('ratelimit-policy')).toBe('"reader";q=30;w=600, "network";q=120;w=600');
    expect(first?.headers.get('ratelimit')).toMatch(/^"network";r=118;t=\d+$/);
    const kinds = replies.map((reply) => reply.body.code ?? 'accepted');
    expect(kinds.slice(0, 29).every((kind) => kind === 'accepted')).toBe(true);
    expect(kinds.slice(29, 119).every((kind) => kind === 'challenge-required')).toBe(true);
    const last = replies.at(-1);
    expect(last).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect(last?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(last?.headers.get('ratelimit')).toMatch(/^"network";r=0;t=\d+$/);
    // Another process knows within moments, though it has seen nothing of it.
    const there = new TestReader(other.url, reader.site, 'story');
    await until(async () => (await post(there, undefined, elsewhere(9))).status === 429, 'the other process');
  });

  it('that write as one reader are stopped sooner', async () => {
    await untilOneWindow();
    const reader = await newSite();
    await reader.submit({}, elsewhere());
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await reader.post({}, elsewhere())).status);
    expect([statuses.slice(0, 29).every((status) => status === 202), statuses.at(-1)]).toEqual([true, 429]);
    expect((await reader.call('PATCH', '/comments/x', { body: 'x' }, elsewhere())).status).toBe(429);
  });

  it('that like, react or report without end are stopped, as one reader and as a part of the network', async () => {
    await untilOneWindow();
    const reader = await newSite();
    const { id } = await reader.submitAndWait();
    const fan = new TestReader(service.url, reader.site, 'story');
    const like = (headers: Record<string, string>, by = fan) =>
      by.call<ProblemAnswer & { authorToken: string }>('PUT', `/comments/${id}/like`, { value: true }, headers);
    fan.token = (await like(elsewhere())).body.authorToken;
    const first = await like(elsewhere());
    expect(first.headers.get('ratelimit-policy')).toBe('"reader";q=120;w=600, "network";q=600;w=600');
    expect(first.headers.get('ratelimit')).toMatch(/^"reader";r=119;t=\d+, "network";r=599;t=\d+$/);
    const counted = await service.app.get(SitesService).find(reader.site);
    const authorId = service.app.get(AuthorTokens).verify(counted.id, fan.token);
    const tap = (sender: string, count: number) =>
      service.app.get(TrafficCounters).count(counted.id, `tap ${sender}`, { count }, new Date());
    tap(`reader ${authorId}`, 118);
    expect((await like(elsewhere())).status).toBe(200);
    const last = await like(elsewhere());
    expect(last).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect(last.headers.get('retry-after')).toMatch(/^\d+$/);
    const react = (headers: Record<string, string>, by = fan) =>
      by.call('PUT', `${reader.articlePath}/reaction`, { value: 'like' }, headers);
    expect((await react(elsewhere())).status).toBe(429);
    // Whoever may like no more may still write.
    expect((await fan.post({}, elsewhere())).status).toBe(202);

    const network = elsewhere();
    const stranger = (): TestReader => new TestReader(service.url, reader.site, 'story');
    tap(`network ${networkPrefix(network['X-Forwarded-For'] ?? '')}`, 599);
    expect((await like(network, stranger())).status).toBe(200);
    expect((await like(network, stranger())).status).toBe(429);
    expect((await react(network, stranger())).status).toBe(429);
    const byForm = await fetch(`${service.url}/v1/sites/${reader.site}${reader.articlePath}/reaction.html`, {
      method: 'POST',
      headers: network,
      redirect: 'manual',
      body: new URLSearchParams({ value: 'like' }),
    });
    expect(byForm.status).toBe(429);

    const report = (by: TestReader) =>
      by.call<{ authorToken: string }>('POST', `/comments/${id}/reports`, { reason: 'spam' }, elsewhere());
    const reporter = stranger();
    reporter.token = (await report(reporter)).body.authorToken;
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await report(reporter)).status);
    expect([statuses[29], statuses[30]]).toEqual([200, 429]);
  });

  it('leave no network address behind', async () => {
    const reader = await newSite();
    await post(reader, { trap: 'x', challenge: null }, { 'X-Forwarded-For': '203.0.113.99' });
    await until(async () => (await service.database.query('SELECT FROM traffic')).length > 0, 'the count');
    for (const table of ['traffic', 'comment', 'author', 'report']) {
      const rows = await service.database.query(`SELECT t::text AS dump FROM ${table} t`);
      expect(JSON.stringify(rows)).not.toContain('203.0.113');
    }
  });

  it.each([
    ['a text for a proof', { proof: 'x' }, '/proof'],
    ['a number for a token', { proof: { token: 5 } }, '/proof/token'],
    ['a list for a trap', { proof: { trap: [] } }, '/proof/trap'],
    ['an unknown field', { proof: { human: true } }, '/proof/human'],
  ])('send %s and are refused', async (_, change, pointer) => {
    const reader = await newSite();
    const body = { body: nextText(), author: { name: 'ليلى', email: 'layla@example.org' }, ...change };
    const reply = await reader.call<ProblemAnswer>('POST', `${reader.articlePath}/comments`, body);
    expect([reply.status, reply.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });
});

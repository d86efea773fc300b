import { countRows } from './support/database.js';
import { startTestService, addSite, type TestService } from './support/service.js';
import { issueToken, type TokenWish } from './support/tokens.js';
import type { ProblemAnswer } from './support/reader.js';

interface Tried {
  readonly status: string;
  readonly reason: { readonly clause: string; readonly title: Record<string, string> } | null;
  readonly rule: { readonly id: string; readonly version: number } | null;
  readonly score: number;
  readonly mode: string;
  readonly probabilities: Record<string, number>;
  readonly findings: readonly {
    readonly check: string;
    readonly code: string;
    readonly explanation: Record<string, string>;
    readonly evidence: readonly { readonly start: number; readonly end: number }[];
  }[];
  readonly policyVersion: string;
  readonly modelVersion: string;
}

describe('Trying a text', () => {
  let service: TestService;
  let token: string;

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'read-first', { moderation: 'pre' });
    token = (await issueToken(service, { roles: { demo: 'moderator', 'read-first': 'viewer' } })).token;
  });
  afterAll(() => service.stop());

  const send = async (body: unknown, headers: Record<string, string> = { Authorization: `Bearer ${token}` }) => {
    const answer = await fetch(`${service.url}/v1/moderation/check`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Tried & ProblemAnswer };
  };
  const bearer = async (wish: TokenWish) => ({ Authorization: `Bearer ${(await issueToken(service, wish)).token}` });
  const TEXT = { site: 'demo', text: 'شكرا على المقال.' };

  it('refuses a stranger', async () => {
    const { status, headers, body } = await send(TEXT, {});
    expect([status, body.code]).toEqual([401, 'credential-required']);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="hashiya"');
  });

  it.each([
    ['a word', 'Bearer something', 401, 'bad-token'],
    ['a token never issued', `Bearer hsp_${'A'.repeat(43)}`, 401, 'bad-token'],
    ['another scheme', 'Basic bm86bm8=', 401, 'bad-token'],
  ])('refuses %s', async (_, authorization, status, code) => {
    const answer = await send(TEXT, { Authorization: authorization });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it.each<[string, TokenWish, number, string]>([
    ['an expired token', { expiresAt: new Date(0) }, 401, 'bad-token'],
    ['one for scoring only', { scopes: ['analyze'] }, 403, 'not-allowed'],
    ['one of an account without roles', { roles: {} }, 403, 'not-allowed'],
    ['a viewer’s', { roles: { demo: 'viewer' } }, 403, 'not-allowed'],
    ['one of a moderator of another site', { roles: { 'read-first': 'admin' } }, 403, 'not-allowed'],
  ])('refuses %s', async (_, wish, status, code) => {
    const answer = await send(TEXT, await bearer(wish));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('refuses an owner’s token that was made for another site', async () => {
    const [site] = await service.database.query<{ id: string }>(`SELECT id FROM site WHERE key = 'read-first'`);
    const answer = await send(TEXT, await bearer({ siteId: site?.id ?? null }));
    expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed']);
  });

  it('lets a role go with everything that was made for it', async () => {
    const { token: own, accountId } = await issueToken(service, { roles: { demo: 'senior' } });
    const headers = { Authorization: `Bearer ${own}` };
    expect((await send(TEXT, headers)).status).toBe(200);
    await service.database.query('DELETE FROM site_role WHERE account_id = $1', [accountId]);
    expect((await send(TEXT, headers)).status).toBe(403);
  });

  it('keeps to the token’s quota', async () => {
    const headers = await bearer({ perMinute: 1 });
    expect((await send(TEXT, headers)).headers.get('ratelimit')).toBe('"token";r=0;t=60');
    const { status, headers: answered, body } = await send(TEXT, headers);
    expect([status, body.code, answered.get('retry-after')]).toEqual([
      429,
      'rate-limited',
      expect.stringMatching(/^\d+$/),
    ]);
  });

  it('tells verdict, reason, rule, findings with spans in both languages, and what the model says', async () => {
    const text = 'اتصل بي على 07701234567';
    const { status, headers, body } = await send({ site: 'demo', text });
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(body).toMatchObject({
      language: 'ar',
      status: 'held',
      mode: 'automatic',
      needsReview: false,
      reason: { clause: 'personal-data', title: { ar: 'الخصوصية', en: 'Privacy' } },
      rule: { id: expect.any(String) as string, version: expect.any(Number) as number },
    });
    const found = body.findings.find(({ code }) => code === 'phone-number');
    expect(found?.explanation).toEqual({ ar: 'في التعليق رقم هاتف.', en: 'The comment has a telephone number.' });
    expect(found?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual(['07701234567']);
    expect(Object.keys(body.probabilities)).toEqual(['offensive', 'hate', 'obscene', 'threat', 'spam']);
    expect(body.policyVersion).toMatch(/\w/);
    expect(body.modelVersion).toMatch(/\w/);
  });

  it('explains in one language when asked to', async () => {
    const { body } = await send({ site: 'demo', text: '07701234567 اتصل', locale: 'en' });
    expect(Object.keys(body.findings[0]?.explanation ?? {})).toEqual(['en']);
    expect(Object.keys(body.reason?.title ?? {})).toEqual(['en']);
  });

  it('judges by the settings and the mode of the site, and the name, too', async () => {
    const headers = await bearer({});
    expect((await send(TEXT, headers)).body.status).toBe('approved');
    const first = await send({ ...TEXT, site: 'read-first' }, headers);
    expect(first.body).toMatchObject({ status: 'held', mode: 'pre', reason: { clause: 'pre-moderation' } });
    const named = await send({ ...TEXT, authorName: 'زوروا example.com' }, headers);
    expect(named.body.findings.map(({ code }) => code)).toContain('links-in-name');
  });

  it('keeps nothing', async () => {
    const before = await countRows(service.database);
    await send(TEXT);
    expect(await countRows(service.database)).toEqual(before);
  });

  it.each([
    ['an unknown site', { ...TEXT, site: 'nowhere' }, 404, 'site-unknown', undefined],
    ['no text', { site: 'demo' }, 422, 'invalid-input', { pointer: '/text', code: 'required' }],
    ['a number', { site: 'demo', text: 5 }, 422, 'invalid-input', { pointer: '/text', code: 'wrong-type' }],
    [
      'a text too long',
      { site: 'demo', text: 'ن'.repeat(6_001) },
      422,
      'invalid-input',
      { pointer: '/text', code: 'too-long' },
    ],
    [
      'a name too long',
      { ...TEXT, authorName: 'ن'.repeat(1_001) },
      422,
      'invalid-input',
      { pointer: '/authorName', code: 'too-long' },
    ],
    [
      'a language it has not',
      { ...TEXT, locale: 'fr' },
      422,
      'invalid-input',
      { pointer: '/locale', code: 'not-one-of' },
    ],
    ['an unknown field', { ...TEXT, mode: 'pre' }, 422, 'invalid-input', { pointer: '/mode', code: 'unknown-field' }],
  ])('refuses %s', async (_, body, status, code, fault) => {
    const answer = await send(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.errors).toEqual(fault && [{ ...fault, detail: expect.any(String) as string }]);
    for (const { detail } of [answer.body, ...(answer.body.errors ?? [])]) expect(detail).not.toMatch(/\{\w+\}/);
  });

  it.each(['', '\ud800', 'ن'.repeat(6_000), '\u0000', '\u202e'])('takes any other text', async (text) => {
    expect((await send({ site: 'demo', text })).status).toBe(200);
  });
});

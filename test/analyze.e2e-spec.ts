import { AccessTokensService } from '../src/accounts/access-tokens.service.js';
import { ATTRIBUTES } from '../src/perspective/attributes.js';
import { countRows } from './support/database.js';
import { startTestService, type TestService } from './support/service.js';
import { issueToken } from './support/tokens.js';

interface Score {
  readonly value: number;
  readonly type: string;
}
interface AttributeScores {
  readonly summaryScore: Score;
  readonly spanScores: readonly { readonly begin: number; readonly end: number; readonly score: Score }[];
}
interface Analysis {
  readonly attributeScores?: Record<string, AttributeScores>;
  readonly languages: string[];
  readonly detectedLanguages: string[];
  readonly clientToken?: string;
}
interface Refused {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly status: string;
    readonly details?: readonly Record<string, unknown>[];
  };
}

const NICE = 'مقال جميل، شكرا للكاتب على هذا الجهد.';
const INSULT = 'أنت إنسان تافه وحقير.';
const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('Scoring for clients of the Perspective API', () => {
  let service: TestService;
  let key: string;

  beforeAll(async () => {
    service = await startTestService();
    key = (await issueToken(service)).token;
  });
  afterAll(() => service.stop());

  const post = async (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = JSON_TYPE,
  ) => {
    const answer = await fetch(`${service.url}/v1alpha1/${path}`, { method: 'POST', body, headers });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Analysis & Refused };
  };
  const analyze = (body: object) => post(`comments:analyze?key=${key}`, JSON.stringify(body));
  const toxicityOf = (text: string, more: object = {}) =>
    analyze({ comment: { text }, requestedAttributes: { TOXICITY: {} }, ...more });
  const valueOf = ({ body }: { body: Analysis }) => body.attributeScores?.['TOXICITY']?.summaryScore.value ?? NaN;

  describe('Keys', () => {
    const body = JSON.stringify({ comment: { text: NICE }, requestedAttributes: { TOXICITY: {} } });
    const invalid = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' };

    it('refuses a stranger as Google does', async () => {
      const answer = await post('comments:analyze', body);
      expect([answer.status, answer.body.error.code, answer.body.error.status]).toEqual([
        403,
        403,
        'PERMISSION_DENIED',
      ]);
      expect(answer.body.error.message).toMatch(/^Method doesn't allow unregistered callers/);
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    });

    it.each([
      ['something else', 'AIzaSyNotOurs'],
      ['a token that was never issued', `hsp_${'A'.repeat(43)}`],
    ])('refuses %s', async (_, wrong) => {
      const answer = await post(`comments:analyze?key=${wrong}`, body);
      expect([answer.status, answer.body.error.status]).toEqual([400, 'INVALID_ARGUMENT']);
      expect(answer.body.error.message).toBe('API key not valid. Please pass a valid API key.');
      expect(answer.body.error.details).toEqual([expect.objectContaining(invalid)]);
    });

    it('refuses an expired and a revoked one', async () => {
      const expired = await issueToken(service, { expiresAt: new Date(Date.now() - 1) });
      const late = await post(`comments:analyze?key=${expired.token}`, body);
      expect([late.status, late.body.error.message]).toEqual([400, 'API key expired. Please renew the API key.']);
      const revoked = await issueToken(service);
      expect((await post(`comments:analyze?key=${revoked.token}`, body)).status).toBe(200);
      await service.app.get(AccessTokensService).revoke(revoked.id);
      expect((await post(`comments:analyze?key=${revoked.token}`, body)).status).toBe(400);
    });

    it('refuses one for something else, and one whose account has no role any more', async () => {
      for (const wish of [{ scopes: ['moderation:check'] as const }, { roles: {} }]) {
        const { token } = await issueToken(service, wish);
        const answer = await post(`comments:analyze?key=${token}`, body);
        expect([answer.status, answer.body.error.status]).toEqual([403, 'PERMISSION_DENIED']);
      }
    });

    it('takes the header in the place of the parameter', async () => {
      expect((await post('comments:analyze', body, { ...JSON_TYPE, 'x-goog-api-key': key })).status).toBe(200);
    });

    it('notes when one was used, and keeps only its hash', async () => {
      const { id, token } = await issueToken(service);
      await post(`comments:analyze?key=${token}`, body);
      const [row] = await service.database.query<{ last_used_at: Date | null; hash: Buffer }>(
        'SELECT * FROM access_token WHERE id = $1',
        [id],
      );
      expect(row?.last_used_at).toBeInstanceOf(Date);
      expect(JSON.stringify(row)).not.toContain(token.slice(4));
      expect(row?.hash).toHaveLength(32);
    });

    it('keeps to the quota of each key, and says when to come again', async () => {
      const { token } = await issueToken(service, { perMinute: 2 });
      const answers = [];
      for (let i = 0; i < 3; i += 1) answers.push(await post(`comments:analyze?key=${token}`, body));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
      expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"token";q=2;w=60');
      expect(answers[2]?.body.error.status).toBe('RESOURCE_EXHAUSTED');
      expect(answers[2]?.body.error.details).toEqual([expect.objectContaining({ reason: 'RATE_LIMIT_EXCEEDED' })]);
      expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await toxicityOf(NICE)).status).toBe(200);
    });
  });

  describe('Scores', () => {
    it('tells an insult from praise, in Arabic and English, whatever the language is called', async () => {
      for (const languages of [undefined, ['ar'], ['en'], ['ar', 'en'], ['ar-IQ']]) {
        const more = languages ? { languages } : {};
        expect(valueOf(await toxicityOf(INSULT, more))).toBeGreaterThan(0.5);
        expect(valueOf(await toxicityOf(NICE, more))).toBeLessThan(0.5);
      }
      expect(valueOf(await toxicityOf('You are an idiot and a disgrace.'))).toBeGreaterThan(0.5);
      expect(valueOf(await toxicityOf('Thank you for this thoughtful article.'))).toBeLessThan(0.5);
    });

    it('answers in Google’s shape', async () => {
      const { status, headers, body } = await toxicityOf(INSULT, { clientToken: 'comment-7', languages: ['ar'] });
      const score = { value: expect.any(Number) as number, type: 'PROBABILITY' };
      expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store']);
      expect(body).toEqual({
        attributeScores: {
          TOXICITY: { spanScores: [{ begin: 0, end: INSULT.length, score }], summaryScore: score },
        },
        languages: ['ar'],
        detectedLanguages: ['ar'],
        clientToken: 'comment-7',
      });
    });

    it('answers for every attribute it knows, by the name that was asked for', async () => {
      const names = ATTRIBUTES.flatMap((name) => [name, `${name}_EXPERIMENTAL`]);
      const requestedAttributes = Object.fromEntries(names.map((name) => [name, {}]));
      const { body } = await analyze({ comment: { text: INSULT }, requestedAttributes });
      expect(Object.keys(body.attributeScores ?? {})).toEqual(names);
      for (const { summaryScore } of Object.values(body.attributeScores ?? {})) {
        expect(summaryScore.value).toBeGreaterThanOrEqual(0);
        expect(summaryScore.value).toBeLessThanOrEqual(1);
      }
    });

    it('scores each sentence when asked to, by UTF-16 units', async () => {
      const text = `😀 ${NICE} ${INSULT}`;
      const { body } = await toxicityOf(text, { spanAnnotations: true });
      const spans = body.attributeScores?.['TOXICITY']?.spanScores ?? [];
      expect(spans.map(({ begin, end }) => text.slice(begin, end))).toEqual([`😀 ${NICE}`, INSULT]);
      expect(spans[0]?.score.value).toBeLessThan(spans[1]?.score.value ?? 0);
    });

    it('leaves out what is below the threshold, and the map when nothing is left', async () => {
      const requestedAttributes = { TOXICITY: { scoreThreshold: 0.5 }, SPAM: { scoreThreshold: '0.999' } };
      const { body } = await analyze({ comment: { text: INSULT }, requestedAttributes });
      expect(Object.keys(body.attributeScores ?? {})).toEqual(['TOXICITY']);
      const none = await toxicityOf(NICE, { requestedAttributes: { TOXICITY: { scoreThreshold: 0.99 } } });
      expect(none.body).toEqual({ languages: ['ar'], detectedLanguages: ['ar'] });
    });

    it('says the languages of the request, and what it detects itself', async () => {
      const { body } = await toxicityOf(INSULT, { languages: ['en'] });
      expect([body.languages, body.detectedLanguages]).toEqual([['en'], ['ar']]);
    });

    it('drops what it does not support when told to', async () => {
      const requestedAttributes = { TOXICITY: {}, FLIRTATION: {} };
      const { body } = await analyze({ comment: { text: NICE }, requestedAttributes, dropUnsupportedAttributes: true });
      expect(Object.keys(body.attributeScores ?? {})).toEqual(['TOXICITY']);
    });

    it('reads snake_case, null and numbers in quotes, as Google’s front does', async () => {
      const { status, body } = await analyze({
        comment: { text: NICE, type: null },
        requested_attributes: { TOXICITY: { score_threshold: '0', score_type: 'PROBABILITY' } },
        do_not_store: false,
        session_id: null,
        client_token: 'x',
      });
      expect([status, body.clientToken]).toEqual([200, 'x']);
    });

    it.each([
      ['none', {}],
      ['text/plain', { 'Content-Type': 'text/plain;charset=UTF-8' }],
    ])('reads JSON under this content type: %s', async (_, headers) => {
      const body = new TextEncoder().encode(
        JSON.stringify({ comment: { text: NICE }, requestedAttributes: { TOXICITY: {} } }),
      );
      const answer = await fetch(`${service.url}/v1alpha1/comments:analyze?key=${key}`, {
        method: 'POST',
        body,
        headers,
      });
      expect(answer.status).toBe(200);
    });

    it('scores a text as long as it may be, escaped at the worst', async () => {
      const text = 'ق'.repeat(10_240);
      const body = JSON.stringify({
        comment: { text },
        requestedAttributes: { TOXICITY: {} },
        context: { entries: [{ text }] },
      });
      const escaped = body.replace(/ق/g, '\\u0642');
      expect((await post(`comments:analyze?key=${key}`, escaped)).status).toBe(200);
    });
  });

  describe('Refusals', () => {
    const all = { TOXICITY: {} };
    const ok = { comment: { text: NICE }, requestedAttributes: all };

    it.each([
      ['an empty comment', { ...ok, comment: { text: '' } }, 'COMMENT_EMPTY', 'Comment must be non-empty.'],
      ['a blank comment', { ...ok, comment: { text: ' \n' } }, 'COMMENT_EMPTY', 'Comment must be non-empty.'],
      ['no comment', { requestedAttributes: all }, 'COMMENT_EMPTY', 'Comment must be non-empty.'],
      ['a long one', { ...ok, comment: { text: 'ق'.repeat(10_241) } }, 'COMMENT_TOO_LONG', 'Comment text too long.'],
      ['no attributes', { comment: ok.comment }, 'NO_REQUESTED_ATTRIBUTES', 'Missing requested_attributes'],
      ['none named', { ...ok, requestedAttributes: {} }, 'NO_REQUESTED_ATTRIBUTES', 'Missing requested_attributes'],
      [
        'an unknown attribute',
        { ...ok, requestedAttributes: { KINDNESS: {} } },
        'INVALID_REQUEST',
        'Unknown requested attribute: KINDNESS',
      ],
      [
        'a version of Google’s model',
        { ...ok, requestedAttributes: { 'TOXICITY@6': {} } },
        'INVALID_REQUEST',
        'Unknown requested attribute: TOXICITY@6',
      ],
      [
        'another type of score',
        { ...ok, requestedAttributes: { TOXICITY: { scoreType: 'PERCENTILE' } } },
        'INVALID_REQUEST',
        'Requested score type PERCENTILE is not supported by attribute TOXICITY',
      ],
      [
        'HTML',
        { ...ok, comment: { text: '<p>', type: 'HTML' } },
        'INVALID_REQUEST',
        "Currently, only 'PLAIN_TEXT' comments are supported",
      ],
      [
        'two contexts',
        { ...ok, context: { entries: [], articleAndParentComment: {} } },
        'INVALID_REQUEST',
        'Context can have either entries or article_and_parent_comment, but both fields were populated.',
      ],
      [
        'a text without letters',
        { ...ok, comment: { text: '123 😀' } },
        'LANGUAGE_DETECTION_FAILED',
        'Unable to detect language',
      ],
    ])('says %s in Google’s words', async (_, body, errorType, message) => {
      const answer = await analyze(body);
      const details = [{ '@type': 'type.googleapis.com/google.commentanalyzer.v1alpha1.Error', errorType }];
      expect([answer.status, answer.body]).toEqual([
        400,
        { error: { code: 400, message, status: 'INVALID_ARGUMENT', details } },
      ]);
    });

    it.each([
      ['one it was not trained on', { languages: ['fr'] }, 'TOXICITY', ['fr'], 'fr'],
      ['one of several', { languages: ['ar', 'fr', 'de'] }, 'TOXICITY', ['ar', 'fr', 'de'], 'fr, de'],
      [
        'an attribute without counterpart',
        { languages: ['ar'], requestedAttributes: { FLIRTATION: {} } },
        'FLIRTATION',
        ['ar'],
        'ar',
      ],
    ])('refuses a language: %s', async (_, change, attribute, requestedLanguages, named) => {
      const { status, body } = await analyze({ ...ok, ...change });
      expect([status, body.error.message]).toEqual([
        400,
        `Attribute ${attribute} does not support request languages: ${named}`,
      ]);
      expect(body.error.details).toEqual([
        {
          '@type': 'type.googleapis.com/google.commentanalyzer.v1alpha1.Error',
          errorType: 'LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE',
          languageNotSupportedByAttributeError: { requestedLanguages, attribute },
        },
      ]);
    });

    it.each([
      ['an unknown field', { ...ok, sarcasm: true }, undefined, 'Unknown name "sarcasm": Cannot find field.'],
      ['one further in', { ...ok, comment: { text: NICE, lang: 1 } }, 'comment', `Unknown name "lang" at 'comment'`],
      [
        'a wrong type',
        { ...ok, comment: { text: 7 } },
        'comment.text',
        "Invalid value at 'comment.text' (TYPE_STRING), 7",
      ],
      ['a wrong flag', { ...ok, doNotStore: 'yes' }, 'do_not_store', '(TYPE_BOOL), "yes"'],
      ['a text for a message', { ...ok, comment: NICE }, 'comment', "Invalid value at 'comment'"],
      ['a text for a list', { ...ok, languages: 'ar' }, 'languages', '(TYPE_STRING), "ar"'],
      [
        'a wrong threshold',
        { ...ok, requestedAttributes: { TOXICITY: { scoreThreshold: 'high' } } },
        'requested_attributes[0].value.score_threshold',
        '(TYPE_FLOAT), "high"',
      ],
    ])('names the field of %s', async (_, body, field, words) => {
      const answer = await analyze(body);
      const [detail] = (answer.body.error.details ?? []) as { fieldViolations: { field?: string }[] }[];
      expect([answer.status, answer.body.error.status]).toEqual([400, 'INVALID_ARGUMENT']);
      expect(answer.body.error.message).toContain(words);
      expect(detail).toMatchObject({ '@type': 'type.googleapis.com/google.rpc.BadRequest' });
      expect(detail?.fieldViolations[0]?.field).toBe(field);
    });

    it.each([
      ['no JSON', '{"comment":', 400],
      ['a list', '[]', 400],
      ['bytes that are no text', Uint8Array.of(0x22, 0xff, 0x22), 400],
      ['too much', JSON.stringify({ ...ok, clientToken: 'x'.repeat(300_000) }), 413],
    ])('puts %s in the same envelope', async (_, body, status) => {
      const answer = await post(`comments:analyze?key=${key}`, body);
      expect([answer.status, answer.body.error.code, answer.body.error.status]).toEqual([
        status,
        status,
        'INVALID_ARGUMENT',
      ]);
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    });
  });

  describe('Coral', () => {
    /** The request of Coral's server: its settings `endpoint` and `key`, then one of two operations. */
    const asCoral = (endpoint: string, operation: string, body: object) => {
      const url = new URL(endpoint.trim());
      url.pathname = `${url.pathname.replace(/\/$/, '')}/${operation}`;
      url.searchParams.set('key', key.trim());
      return fetch(url.toString(), { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) });
    };

    it.each(['/v1alpha1', '/v1alpha1/'])(
      'reads the score of an Arabic comment that it calls English: %s',
      async (path) => {
        const model = 'TOXICITY';
        const answer = await asCoral(service.url + path, 'comments:analyze', {
          comment: { text: INSULT },
          doNotStore: true,
          requestedAttributes: { [model]: {} },
          languages: ['en'],
        });
        const body = (await answer.json()) as Analysis;
        expect(answer.ok).toBe(true);
        expect(body.attributeScores?.[model]?.summaryScore.value).toBeGreaterThan(0.5);
      },
    );

    it('has its feedback accepted, and nothing of it kept', async () => {
      const before = await countRows(service.database);
      const answer = await asCoral(`${service.url}/v1alpha1`, 'comments:suggestscore', {
        comment: { text: NICE },
        context: {
          entries: [{ text: JSON.stringify({ url: 'https://news.example/a?commentID=1', Coral_comment_id: '1' }) }],
        },
        attributeScores: { TOXICITY: { summaryScore: { value: 0 } } },
        languages: ['en'],
        communityId: 'Coral:https://coral.example',
        clientToken: 'comment:1',
      });
      expect([answer.status, await answer.json()]).toEqual([200, { clientToken: 'comment:1' }]);
      expect(await countRows(service.database)).toEqual(before);
    });
  });

  it('gives Comentario the six attributes that it asks for, without a language', async () => {
    const names = ['TOXICITY', 'SEVERE_TOXICITY', 'IDENTITY_ATTACK', 'INSULT', 'PROFANITY', 'THREAT'];
    const requestedAttributes = Object.fromEntries(names.map((name) => [name, {}]));
    const { status, body } = await analyze({ comment: { text: INSULT }, requestedAttributes });
    expect([status, Object.keys(body.attributeScores ?? {})]).toEqual([200, names]);
  });

  it('tells Google’s client libraries where its methods are', async () => {
    const answer = await fetch(`${service.url}/$discovery/rest?version=v1alpha1`);
    const document = (await answer.json()) as {
      rootUrl: string;
      resources: { comments: { methods: Record<string, { path: string; httpMethod: string }> } };
    };
    const { path = '', httpMethod } = document.resources.comments.methods['analyze'] ?? {};
    const body = JSON.stringify({ comment: { text: NICE }, requestedAttributes: { TOXICITY: {} } });
    const url = `${document.rootUrl}${path}?key=${key}&alt=json`;
    expect((await fetch(url, { method: httpMethod ?? '', headers: JSON_TYPE, body })).status).toBe(200);
  });
});

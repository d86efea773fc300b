import { TestReader } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';
import { PROBLEMS } from '../src/http/problem.js';

interface Operation {
  readonly summary?: string;
  readonly responses: Record<
    string,
    { content?: Record<string, { examples?: object; schema?: object; example?: object }> }
  >;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
}

describe('Operating', () => {
  let service: TestService;
  const get = (path: string, headers: Record<string, string> = {}) => fetch(service.url + path, { headers });

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it('says that it lives and is ready', async () => {
    expect(await (await get('/health/live')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/health/ready')).json()).toEqual({
      status: 'ok',
      checks: { database: 'ok', queue: 'ok', workerLag: 'ok' },
    });
  });

  it('shows figures of requests, queue, checks and verdicts, without anything a reader wrote', async () => {
    const reader = new TestReader(service.url);
    await reader.submitAndWait({ body: 'علامة فارقة 07701234567', email: 'figures@example.org' });
    const text = await (await get('/metrics')).text();
    for (const figure of [
      'hashiya_http_request_seconds_count{method="POST",route="/v1/sites/:site/articles/:article/comments",status="202"} 1',
      'hashiya_comments_accepted_total 1',
      'hashiya_verdicts_total{status="held"} 1',
      'hashiya_findings_total{check="contact-details",severity="hold"} 1',
      'hashiya_comments_pending 0',
      'hashiya_oldest_pending_seconds 0',
      'hashiya_queue_jobs 0',
      'hashiya_queue_dispatched_total{by="dispatcher"} 1',
      'hashiya_decision_seconds_count 1',
    ])
      expect(text).toContain(figure);
    expect(text).not.toMatch(/علامة|figures@/);
  });

  it('gives every answer a request id of its own', async () => {
    const ids = await Promise.all(['/health/live', '/nowhere', '/v1/sites/demo/counts'].map((path) => get(path))).then(
      (answers) => answers.map(({ headers }) => headers.get('x-request-id')),
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((id) => /^[0-9a-f-]{36}$/.test(id ?? ''))).toBe(true);
  });

  it('answers unknown addresses, wrong methods and broken URLs as problems', async () => {
    for (const [method, path, status] of [
      ['GET', '/nowhere', 404],
      ['DELETE', '/v1/sites/demo/counts', 404],
      ['GET', '/%E0%A4%A', 400],
      ['GET', '/v1/sites/demo/articles/%E0%A4%A/comments', 400],
    ] as const) {
      const answer = await fetch(service.url + path, { method });
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        status,
        'application/problem+json; charset=utf-8',
      ]);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('explains every problem code in both languages at the address of its type', async () => {
    for (const [code, status] of Object.entries(PROBLEMS)) {
      const body = (await (await get(`/problems/${code}`)).json()) as {
        status: number;
        title: { ar: string; en: string };
      };
      expect(body).toMatchObject({ code, status });
      expect(body.title.ar).toMatch(/\p{Script=Arabic}/u);
      expect(body.title.en).toMatch(/^[A-Z]/);
    }
    expect((await get('/problems/constructor')).status).toBe(404);
  });

  describe('The API document', () => {
    let document: Document;
    beforeAll(async () => {
      document = (await (await get('/openapi.json')).json()) as Document;
    });

    it('has every route of the running router', async () => {
      const routes = service.app
        .getHttpAdapter()
        .getInstance()
        .printRoutes({ commonPrefix: false, includeHooks: false });
      expect(routes).toContain('comments');
      for (const path of [
        '/v1/sites/{site}/articles/{article}/comments',
        '/v1/sites/{site}/articles/{article}/comments/mine',
        '/v1/sites/{site}/articles/{article}/reaction',
        '/v1/sites/{site}/comments/{id}',
        '/v1/sites/{site}/comments/{id}/like',
        '/v1/sites/{site}/counts',
        '/health/live',
        '/health/ready',
        '/problems/{code}',
        '/v1/moderation/check',
        '/v1alpha1/comments:analyze',
        '/v1alpha1/comments:suggestscore',
        '/$discovery/rest',
      ])
        expect(Object.keys(document.paths)).toContain(path);
    });

    it('has a summary, a success and an example in Arabic for every problem of every operation', () => {
      for (const [path, operations] of Object.entries(document.paths)) {
        for (const [method, { summary, responses }] of Object.entries(operations)) {
          expect([path, method, summary]).toEqual([path, method, expect.stringMatching(/\w/)]);
          expect(Object.keys(responses).some((status) => /^[23]/.test(status))).toBe(true);
          for (const [status, { content }] of Object.entries(responses)) {
            if (!/^[45]/.test(status) || content?.['text/html'] !== undefined) continue;
            // Google's clients read Google's errors, which are in English.
            if (path.startsWith('/v1alpha1/')) {
              expect(content?.['application/json']?.schema).toHaveProperty('example.error.code', Number(status));
              continue;
            }
            const { examples } = content?.['application/problem+json'] ?? {};
            expect([path, method, status, JSON.stringify(examples)]).toEqual([
              path,
              method,
              status,
              expect.stringMatching(/\p{Script=Arabic}/u),
            ]);
          }
        }
      }
    });

    it('is shown at /docs by our own files alone', async () => {
      const page = await get('/docs');
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
      const html = await page.text();
      for (const [, path = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) expect((await get(path)).status).toBe(200);
    });
  });
});

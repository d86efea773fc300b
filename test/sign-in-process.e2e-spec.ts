import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import { TestBrowser } from './support/browser.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';
import { PASSWORD, TestMember } from './support/member.js';
import { runToEnd, startProcess, type ServiceProcess } from './support/process.js';
import { describeWith, findChromium } from './support/programs.js';
import { TEST_SECRET } from './support/service.js';

interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly csrfToken?: string;
}

const NEWCOMER = 'newcomer-marker@example.org';

/** As an operator runs it: processes of the built service, the command line, and real browsers. */
describe('Signing in, from the outside', () => {
  let database: TestDatabase;
  let service: ServiceProcess;
  let variables: Record<string, string>;
  /** Whatever no log may ever show. */
  const secrets: string[] = [PASSWORD, NEWCOMER, 'owner-marker@example.org', 'agent-marker'];

  const cli = (...args: string[]) => runToEnd('cli.js', args, variables);

  beforeAll(async () => {
    database = await createTestDatabase();
    variables = { DATABASE_URL: database.url, SECRET: TEST_SECRET, DRAIN_SECONDS: '0', HOST: '127.0.0.1' };
    await cli('site', 'add', 'demo', 'صحيفة النهر');
    service = await startProcess({ ...variables, LOG_LEVEL: 'trace' });
  });
  afterAll(async () => {
    await service.end('SIGTERM');
    await database.drop();
  });

  it('begins with the password that the command line prints, and goes on with a new one when that is lost', async () => {
    const first = /^moderator \S+ (\S{16})$/m.exec(
      (await cli('moderator', 'add', 'owner-marker@example.org', '--owner')).output,
    );
    const member = new TestMember(service.url, 'owner-marker@example.org', first?.[1]);
    expect((await member.signIn()).status).toBe(200);
    const second = /^moderator \S+ (\S{16})$/m.exec(
      (await cli('moderator', 'reset', 'owner-marker@example.org')).output,
    );
    expect((await member.whoAmI()).status).toBe(401);
    expect((await member.signIn()).status).toBe(401);
    const again = new TestMember(service.url, 'owner-marker@example.org', second?.[1]);
    expect((await again.signIn({}, { 'User-Agent': 'agent-marker' })).status).toBe(200);
    secrets.push(first?.[1] ?? '', second?.[1] ?? '', again.csrfToken ?? '', again.cookie?.split('=')[1] ?? '');
  });

  it('begins with an invitation from the command line', async () => {
    const url = 'https://comments.example';
    const { code, output } = await cli('invite', NEWCOMER, '--site', 'demo', '--role', 'moderator', '--url', url);
    const link = /^invitation \S+ (\S+)$/m.exec(output)?.[1] ?? '';
    expect([code, link.split('#')[0]]).toEqual([0, `${url}/console/invitation`]);
    const invitation = new URL(link).hash.slice(1);
    secrets.push(invitation);
    const member = new TestMember(service.url, NEWCOMER);
    const body = { invitation, name: 'هدى الراوي', password: PASSWORD };
    expect((await member.call('POST', '/invitations/acceptance', body)).status).toBe(204);
    expect((await member.signIn()).status).toBe(200);
    expect(await cli('invite', NEWCOMER, '--site', 'demo', '--role', 'senior')).toMatchObject({ code: 1 });
  });

  it.each([
    [['invite', 'nobody', '--site', 'demo', '--role', 'viewer'], /e-mail/],
    [['invite', 'a@example.org', '--site', 'demo', '--role', 'king'], /--role is one of/],
    [['invite', 'a@example.org', '--site', 'nowhere', '--role', 'viewer'], /no site/],
    [['moderator', 'reset', 'nobody@example.org'], /no account/],
  ])('says in one sentence why it cannot do %j', async (args, sentence) => {
    const { code, log } = await cli(...args);
    expect([code, log.trimEnd().split('\n').length]).toEqual([1, 1]);
    expect(log).toMatch(sentence);
  });

  describeWith(findChromium(), 'chromium', 'in a browser', () => {
    let browser: TestBrowser;
    let stranger: Server;
    let strangerUrl: string;

    const ask = (page: Page, method: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> =>
      page.evaluate(
        async ([verb, text, more]) => {
          const sent = { ...(text !== '' && { 'Content-Type': 'application/json' }), ...more };
          const answer = await fetch('/v1/session', {
            method: verb,
            ...(text !== '' && { body: text }),
            headers: sent,
          });
          const read = await answer.text();
          return { ...(read === '' ? {} : (JSON.parse(read) as object)), status: answer.status };
        },
        [method, body ? JSON.stringify(body) : '', headers] as const,
      );
    const credentials = { email: NEWCOMER, password: PASSWORD };

    beforeAll(async () => {
      browser = await TestBrowser.open(service.url, ['--host-resolver-rules=MAP news.test 127.0.0.1']);
      stranger = createServer((_, answer) => {
        const form = `<form method="post" action="${service.url}/v1/session"><input name="email" value="${NEWCOMER}"><input name="password" value="${PASSWORD}"><button>go</button></form>`;
        answer.setHeader('Content-Type', 'text/html; charset=utf-8').end(form);
      }).listen(0, '127.0.0.1');
      await once(stranger, 'listening');
      const address = stranger.address();
      strangerUrl = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
    });
    beforeEach(() => database.query('DELETE FROM sign_in_attempt'));
    afterAll(async () => {
      await browser.close();
      stranger.close();
    });

    it('keeps the cookie on this machine without https, hidden from scripts, until signed out', async () => {
      const page = await browser.visit('/demo');
      const { status, csrfToken = '' } = await ask(page, 'POST', credentials);
      expect(status).toBe(200);
      const [cookie] = (await page.context().cookies()).filter(({ name }) => name === '__Host-hashiya');
      expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict', path: '/', expires: -1 });
      expect(await page.evaluate('document.cookie')).not.toContain('__Host-');
      expect((await ask(page, 'GET')).status).toBe(200);
      expect(await ask(page, 'DELETE')).toMatchObject({ status: 403, code: 'csrf-token-wrong' });
      expect((await ask(page, 'DELETE', undefined, { 'X-CSRF-Token': csrfToken })).status).toBe(204);
      expect(await ask(page, 'GET')).toMatchObject({ status: 401 });
    });

    it('is told so where the browser would not keep it: over plain http from elsewhere', async () => {
      const page = await browser.visit('/demo');
      await page.goto(`${service.url.replace('127.0.0.1', 'news.test')}/demo`);
      expect(await ask(page, 'POST', credentials)).toMatchObject({ status: 403, code: 'https-required' });
    });

    it('is done by no page of anybody else, and such a page does not come with the session', async () => {
      const page = await browser.visit('/demo');
      await ask(page, 'POST', credentials);
      await page.goto(strangerUrl);
      const sent = page.waitForRequest((request) => request.url().endsWith('/v1/session'));
      await page.click('button');
      expect((await (await sent).allHeaders())['cookie']).toBeUndefined();
      expect(await page.textContent('body')).toContain('origin-not-allowed');
    });
  });

  it('leaves no e-mail, password, code, cookie or token in the log', () => {
    const log = service.log();
    expect(log).toContain('/v1/session');
    for (const secret of secrets.filter((text) => text !== '')) expect(log).not.toContain(secret);
  });
});

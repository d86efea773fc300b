import { randomUUID } from 'node:crypto';
import { Unconfirmed } from '../src/comments/unconfirmed.js';
import { hashConfirmationToken } from '../src/readers/confirmations.js';
import { SitesService } from '../src/sites/sites.service.js';
import type { SiteSettings } from '../src/sites/site-settings.js';
import { MOST_ATTEMPTS, OutboxDelivery } from '../src/outbox/delivery.js';
import type { RunningService } from '../src/app.js';
import { send, TestBrowser, write as typeIn } from './support/browser.js';
import { createTestDatabase } from './support/database.js';
import { MailServer, type ReceivedMail } from './support/mail-server.js';
import { TestMember } from './support/member.js';
import { describeWith, findChromium } from './support/programs.js';
import { decide, rowOf } from './support/moderated.js';
import { runToEnd, startProcess, type ServiceProcess } from './support/process.js';
import { nextText, TestReader, type OwnComment, type ProblemAnswer } from './support/reader.js';
import { addSite, startOn, startTestService, TEST_SECRET, type TestService } from './support/service.js';
import { until } from './support/until.js';

const PUBLIC_URL = 'https://comments.news.example';

type Waiting = OwnComment & { readonly awaitsConfirmation: boolean };

interface OutboxState {
  readonly outcome: string | null;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly is_wiped: boolean;
}

describe('The e-mail of a guest', () => {
  let mail: MailServer;
  let service: TestService;
  let other: RunningService;
  let variables: Record<string, string>;
  let sites = 0;
  const processes: ServiceProcess[] = [];

  const newSite = async (settings: Partial<SiteSettings> = { emailConfirmation: 'required' }): Promise<string> => {
    const key = `site-${(sites += 1)}`;
    await addSite(service, key, settings);
    return key;
  };
  const newAddress = (): string => `reader-${randomUUID()}@example.org`;
  const readerOf = (site: string): TestReader => new TestReader(service.url, site, 'story');
  const write = async (reader: TestReader, draft: object = {}) => {
    const { status, body } = await reader.submit(draft);
    expect(status).toBe(202);
    return body.comment as unknown as Waiting;
  };
  const own = async (reader: TestReader, id: string): Promise<Waiting> => (await reader.own(id)) as Waiting;
  /** The link of a mail, on the service that the test runs. */
  const linkIn = ({ text }: ReceivedMail): string => {
    const link = /^https:\S+$/m.exec(text)?.[0] ?? '';
    expect(link.startsWith(`${PUBLIC_URL}/v1/sites/`)).toBe(true);
    return link.replace(PUBLIC_URL, service.url);
  };
  const follow = async (link: string, init: RequestInit = {}) => {
    const answer = await fetch(link, init);
    const text = await answer.text();
    return { status: answer.status, state: /data-state="(\w+)"/.exec(text)?.[1], text, headers: answer.headers };
  };
  const press = (link: string, headers: Record<string, string> = {}) =>
    follow(link, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ token: new URL(link).searchParams.get('token') ?? '' }).toString(),
    });
  const outbox = (site: string): Promise<OutboxState[]> =>
    service.database.query<OutboxState & Record<string, unknown>>(
      `SELECT o.outcome, o.attempts, o.last_error, o.payload_cipher IS NULL AS is_wiped
       FROM outbox o JOIN site s ON s.id = o.site_id WHERE s.key = $1 ORDER BY o.id`,
      [site],
    );
  const outboxWhen = (site: string, isSo: (row: OutboxState) => boolean): Promise<OutboxState> =>
    until(async () => (await outbox(site)).find(isSo), 'the outbox');
  const comeDue = (site: string): Promise<object[]> =>
    service.database.query(
      `UPDATE outbox SET next_attempt_at = now()
       WHERE done_at IS NULL AND site_id = (SELECT id FROM site WHERE key = $1)`,
      [site],
    );
  const confirmedIn = async (site: string): Promise<number> => {
    const rows = await service.database.query(
      `SELECT FROM author WHERE email_confirmed_at IS NOT NULL AND site_id = (SELECT id FROM site WHERE key = $1)`,
      [site],
    );
    return rows.length;
  };

  beforeAll(async () => {
    mail = await MailServer.open();
    const from = 'صحيفة النهر <comments@news.example>';
    variables = { SMTP_URL: mail.url, MAIL_FROM: from, PUBLIC_URL, TRUSTED_PROXIES: '127.0.0.0/8,::1' };
    service = await startTestService(variables);
    other = await startOn(service.database, variables);
  });
  afterEach(() => {
    mail.manner = 'takes';
  });
  afterAll(async () => {
    for (const left of processes) await left.end('SIGKILL');
    await other.stop();
    await service.stop();
    await mail.close();
  });

  it('is confirmed by the button behind the link, which lets the comment go on', async () => {
    const [site, email] = [await newSite(), newAddress()];
    const reader = readerOf(site);
    const body = nextText();
    const comment = await write(reader, { body, email, name: 'ليلى العزاوي', article: { title: 'عنوان المقال' } });
    expect(comment).toMatchObject({ status: 'pending', awaitsConfirmation: true });

    const message = await mail.next(email);
    expect(message.headers).toMatchObject({
      from: 'صحيفة النهر <comments@news.example>',
      to: email,
      subject: 'تأكيد بريدك الإلكتروني في صحيفة النهر',
      'auto-submitted': 'auto-generated',
      'message-id': expect.stringMatching(/^<[0-9a-f-]{36}@news\.example>$/),
    });
    expect(message.html).toContain('<html lang="ar" dir="rtl">');
    const link = linkIn(message);
    expect(message.html).toContain(`?lang=ar&#38;token=${new URL(link).searchParams.get('token')}"`);
    for (const part of [message.text, message.html])
      for (const typed of [body, 'ليلى', 'عنوان المقال']) expect(part).not.toContain(typed);

    for (let visit = 0; visit < 2; visit += 1) {
      const page = await follow(link);
      expect([page.status, page.state]).toEqual([200, 'open']);
      expect(page.text).toContain('<html lang="ar" dir="rtl"');
      expect(page.headers.get('referrer-policy')).toBe('same-origin');
      expect(page.headers.get('cache-control')).toBe('private, no-store');
    }
    expect(await own(reader, comment.id)).toMatchObject({ status: 'pending', awaitsConfirmation: true });
    expect(await confirmedIn(site)).toBe(0);

    const done = await press(link);
    expect([done.status, done.state]).toEqual([200, 'confirmed']);
    expect(await reader.decided(comment.id)).toMatchObject({ status: 'approved', awaitsConfirmation: false });
    expect((await reader.page()).article.commentCount).toBe(1);

    const again = await press(link);
    expect([again.status, again.state]).toEqual([200, 'used']);
    expect((await follow(link)).state).toBe('used');
    expect(await outbox(site)).toEqual([{ outcome: 'delivered', attempts: 1, last_error: null, is_wiped: true }]);

    expect(await write(reader, { email })).toMatchObject({ awaitsConfirmation: false });
    expect(mail.to(email)).toHaveLength(1);
    const another = newAddress();
    expect(await write(reader, { email: another })).toMatchObject({ awaitsConfirmation: true });
    await mail.next(another);
  });

  it('keeps a comment from moderators’ counts and from the figures until then, also when it is edited', async () => {
    const [site, email] = [await newSite(), newAddress()];
    const reader = readerOf(site);
    const { id } = await write(reader, { email });
    const edited = await reader.call<Waiting>('PATCH', `/comments/${id}`, { body: nextText() });
    expect([edited.status, edited.body]).toMatchObject([202, { comment: { awaitsConfirmation: true } }]);
    const member = await TestMember.of(service, { roles: { [site]: 'moderator' } });
    expect((await member.call('GET', `/moderation/counts?site=${site}`)).body).toMatchObject({ pending: 0, held: 0 });
    const figures = await (await fetch(`${service.url}/metrics`)).text();
    expect(figures).toContain('hashiya_comments_pending 0');
    expect(figures).not.toContain(email);
    const cookie = `hashiya_author_${site}=${reader.token}`;
    const fragment = await fetch(`${service.url}/v1/sites/${site}/articles/story/comments.html`, {
      headers: { Cookie: cookie },
    });
    expect(await fragment.text()).toContain('وهو ينتظر تأكيدك');
    expect(await own(reader, id)).toMatchObject({ status: 'pending', awaitsConfirmation: true, revision: 2 });
    await press(linkIn(await mail.next(email)));
    expect(await reader.decided(id)).toMatchObject({ status: 'approved', revision: 2 });
  });

  it('changes nothing about a comment that a moderator has decided on meanwhile', async () => {
    const [site, email] = [await newSite(), newAddress()];
    const reader = readerOf(site);
    const { id } = await write(reader, { email });
    const member = await TestMember.of(service, { roles: { [site]: 'moderator' } });
    const { status } = await decide(member, id, { action: 'reject', reason: 'insults', version: 1 });
    expect(status).toBe(200);
    expect((await press(linkIn(await mail.next(email)))).state).toBe('confirmed');
    expect(await own(reader, id)).toMatchObject({ status: 'rejected', awaitsConfirmation: false });
    expect(await rowOf(service.database, id)).toMatchObject({ status: 'rejected', check_due_at: null });
  });

  it('is asked for, and not waited for, where the site says so', async () => {
    const [site, email] = [await newSite({ emailConfirmation: 'optional' }), newAddress()];
    const reader = readerOf(site);
    const article = { locale: 'en-GB' };
    const comment = await write(reader, {
      email,
      article,
      body: 'I remember the ferry that crossed here each morning',
    });
    expect(comment.awaitsConfirmation).toBe(false);
    expect((await reader.decided(comment.id)).status).toBe('approved');
    const message = await mail.next(email);
    expect(message.headers['subject']).toBe('Confirm your e-mail address on صحيفة النهر');
    expect(message.html).toContain('<html lang="en" dir="ltr">');
    const done = await press(linkIn(message));
    expect([done.state, await confirmedIn(site)]).toEqual(['confirmed', 1]);
    const member = await TestMember.of(service, { roles: { [site]: 'moderator' } });
    const [{ author_id: author } = {}] = await service.database.query<{ author_id: string }>(
      `SELECT author_id FROM comment WHERE id = $1`,
      [comment.id],
    );
    const seen = await member.call<object>('GET', `/moderation/authors/${author}`);
    expect(seen.body).toMatchObject({ author: { isConfirmed: true, counts: { approved: 1 } } });
    expect(JSON.stringify(seen.body)).not.toContain(email);
    expect(done.text).toContain('<html lang="en" dir="ltr"');
  });

  it('is waited for no more once the site does not require it', async () => {
    const [site, second] = [await newSite(), await newSite()];
    const [reader, elsewhere] = [readerOf(site), readerOf(second)];
    const [left, kept, gone] = [await write(reader), await write(elsewhere), await write(reader)];
    await reader.call('DELETE', `/comments/${gone.id}`);
    const { id } = await service.app.get(SitesService).find(site);
    await service.database.query(
      `UPDATE site SET settings = settings || '{"emailConfirmation":"optional"}' WHERE id = $1`,
      [id],
    );
    await service.app.get(Unconfirmed).sweep();
    expect(await reader.decided(left.id)).toMatchObject({ status: 'approved', awaitsConfirmation: false });
    expect(await own(reader, gone.id)).toMatchObject({ status: 'withdrawn' });
    expect(await own(elsewhere, kept.id)).toMatchObject({ status: 'pending', awaitsConfirmation: true });
  });

  it('stays as it is with a link that is not good', async () => {
    const [site, elsewhere] = [await newSite(), await newSite()];
    const [first, second] = [newAddress(), newAddress()];
    const reader = readerOf(site);
    const { id } = await write(reader, { email: first });
    const link = linkIn(await mail.next(first));
    const { searchParams } = new URL(link);
    const at = (token: string, lang = 'ar'): string =>
      `${service.url}/v1/sites/${site}/email-confirmation?lang=${lang}&token=${encodeURIComponent(token)}`;
    const outcome = async (address: string): Promise<unknown[]> => {
      const { status, state } = await press(address);
      expect(await follow(address)).toMatchObject({ status, state });
      return [status, state];
    };
    for (const token of ['', 'x', 'A'.repeat(43), `${searchParams.get('token')}A`, '\u0000', '٠'.repeat(43)])
      expect(await outcome(at(token))).toEqual([404, 'unknown']);
    expect(await outcome(link.replace(`/${site}/`, `/${elsewhere}/`))).toEqual([404, 'unknown']);
    expect((await press(at('x', 'en'))).text).toContain('This link is not right');
    expect((await press(at('x', 'tlh'))).status).toBe(404);
    const twice = await fetch(`${at('x')}&token=y`, { method: 'POST', body: new URLSearchParams([['token', '']]) });
    expect(twice.status).toBe(404);
    const foreign = await press(link, { Origin: 'https://evil.example' });
    expect(JSON.parse(foreign.text)).toMatchObject({ code: 'origin-not-allowed' });

    await write(reader, { email: second });
    expect(await outcome(link)).toEqual([410, 'superseded']);
    const newer = linkIn(await mail.next(second));
    await service.database.query(`UPDATE email_confirmation SET expires_at = now() WHERE used_at IS NULL`);
    expect(await outcome(newer)).toEqual([410, 'expired']);
    expect((await follow(newer)).text).not.toContain('<form');
    expect(await own(reader, id)).toMatchObject({ status: 'pending', awaitsConfirmation: true });
    expect(await confirmedIn(site)).toBe(0);
  });

  it('is confirmed for the author of the link, and for no other who typed it', async () => {
    const [site, email] = [await newSite(), newAddress()];
    const writers = await Promise.all(
      [readerOf(site), readerOf(site)].map(async (reader) => ({ reader, id: (await write(reader, { email })).id })),
    );
    const link = linkIn(await mail.next(email));
    await mail.next(email, 1);
    const hash = hashConfirmationToken(new URL(link).searchParams.get('token') ?? '');
    const [named] = await service.database.query<{ id: string }>(
      `SELECT c.id FROM comment c JOIN email_confirmation e ON e.author_id = c.author_id WHERE e.token_hash = $1`,
      [hash],
    );
    const author = writers.find(({ id }) => id === named?.id);
    const stranger = writers.find(({ id }) => id !== named?.id);
    if (!author || !stranger) throw new Error('the link names nobody');
    await press(link, { Cookie: `hashiya_author_${site}=${stranger.reader.token}` });
    expect(await author.reader.decided(author.id)).toMatchObject({ status: 'approved' });
    expect(await own(stranger.reader, stranger.id)).toMatchObject({ status: 'pending', awaitsConfirmation: true });
    expect(await confirmedIn(site)).toBe(1);
  });

  it('gets few mails, whoever writes under it, and nobody is told', async () => {
    const [site, second] = [await newSite(), await newSite()];
    const allSent = async (): Promise<number> => {
      const rows = await until(async () => {
        const found = [...(await outbox(site)), ...(await outbox(second))];
        return found.every(({ outcome }) => outcome === 'delivered') && found;
      }, 'all mails');
      return rows.length;
    };
    const [once, inTurn, atOnce] = [newAddress(), newAddress(), newAddress()];
    const again = readerOf(site);
    for (let n = 0; n < 3; n += 1) expect((await write(again, { email: once })).awaitsConfirmation).toBe(true);
    for (let n = 0; n < 8; n += 1)
      expect((await write(readerOf(n % 2 === 0 ? site : second), { email: inTurn })).awaitsConfirmation).toBe(true);
    const together = Array.from({ length: 12 }, () => write(readerOf(second), { email: atOnce }));
    for (const { awaitsConfirmation } of await Promise.all(together)) expect(awaitsConfirmation).toBe(true);
    expect(await allSent()).toBe(11);
    expect([once, inTurn, atOnce].map((email) => mail.to(email).length)).toEqual([1, 5, 5]);
  });

  it('cannot be used to have many people mailed from one network', async () => {
    const site = await newSite({ emailConfirmation: 'required', challenge: 'never' });
    const headers = { 'X-Forwarded-For': '198.51.100.7' };
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) {
      const { status } = await readerOf(site).post({ email: newAddress() }, headers);
      statuses.push(status);
    }
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 202), 429]);
  });

  it('is not asked for from readers for whom the site vouches, nor where it is off', async () => {
    const site = await newSite({});
    const reader = readerOf(site);
    expect(await reader.submitAndWait()).toMatchObject({ status: 'approved', awaitsConfirmation: false });
    expect(await outbox(site)).toEqual([]);
  });

  it('cannot be asked for where no mail is sent, and then nothing waits for it', async () => {
    const site = await newSite();
    const without = await startOn(service.database, { ROLE: 'api' });
    const owner = await TestMember.of(without);
    const path = `/moderation/sites/demo/settings`;
    const refused = await owner.call<ProblemAnswer>('PATCH', path, {
      version: 0,
      settings: { emailConfirmation: 'required' },
    });
    expect([refused.status, refused.body.errors]).toMatchObject([
      422,
      [{ pointer: '/settings/emailConfirmation', code: 'no-mail-server' }],
    ]);
    expect(refused.body.errors?.[0]?.detail).toContain('SMTP_URL');
    const reader = new TestReader(without.url, site, 'story');
    expect(await reader.submitAndWait()).toMatchObject({ status: 'approved', awaitsConfirmation: false });
    expect(await outbox(site)).toEqual([]);
    await without.stop();
    const settings = (await service.app.get(SitesService).find('demo')).settings;
    expect(settings.emailConfirmation).toBe('off');
  });

  it('cannot be required where guests may leave their e-mail out', async () => {
    const owner = await TestMember.of(service);
    const path = `/moderation/sites/${await newSite({ emailConfirmation: 'required' })}/settings`;
    const refused = await owner.call<ProblemAnswer>('PATCH', path, { version: 0, settings: { guests: 'name' } });
    expect([refused.status, refused.body.errors]).toMatchObject([
      422,
      [{ pointer: '/settings/guests', code: 'needs-email' }],
    ]);
  });

  describe('on a bad day of the mail server', () => {
    beforeEach(() =>
      until(async () => {
        const rows = await service.database.query(`SELECT FROM outbox WHERE done_at IS NULL`);
        return rows.length === 0;
      }, 'what is on its way'),
    );

    it('is mailed once the server is there again', async () => {
      const [site, email] = [await newSite(), newAddress()];
      await mail.close();
      await write(readerOf(site), { email });
      const row = await outboxWhen(site, ({ last_error: error }) => error !== null);
      const figures = await (await fetch(`${service.url}/metrics`)).text();
      await mail.reopen();
      await comeDue(site);
      await mail.next(email);
      expect(row).toEqual({ outcome: null, attempts: 1, last_error: 'ESOCKET', is_wiped: false });
      expect(figures).toMatch(/^hashiya_outbox_waiting 1$/m);
      expect(figures).toMatch(/^hashiya_outbox_oldest_seconds [\d.e-]+$/m);
      const done = await outboxWhen(site, ({ outcome }) => outcome !== null);
      expect(done).toEqual({ outcome: 'delivered', attempts: 2, last_error: null, is_wiped: true });
    });

    it('has a mail server that is examined beforehand', async () => {
      const examine = async (url: string): Promise<{ code: number | null; output: string }> => {
        const settings = { ...variables, SMTP_URL: url, DATABASE_URL: service.database.url, SECRET: TEST_SECRET };
        return runToEnd('cli.js', ['doctor'], settings);
      };
      expect((await examine(mail.url)).output).toMatch(/^ok {2}mail {7}127\.0\.0\.1:\d+ takes mail$/m);
      const { code, output } = await examine('smtp://user:geheim@127.0.0.1:9');
      expect([code, output]).toEqual([1, expect.stringMatching(/^BAD mail .*ESOCKET$/m)]);
      expect(output).not.toContain('geheim');
    });

    it('is given up where there is no such mailbox, or after the last attempt', async () => {
      const [site, second] = [await newSite(), await newSite()];
      mail.manner = 'refuses';
      await write(readerOf(site), { email: newAddress() });
      expect(await outboxWhen(site, ({ outcome }) => outcome !== null)).toEqual({
        ...{ outcome: 'failed', attempts: 1, last_error: 'EENVELOPE 550', is_wiped: true },
      });
      mail.manner = 'postpones';
      await write(readerOf(second), { email: newAddress() });
      expect(await outboxWhen(second, ({ last_error: error }) => error !== null)).toEqual({
        ...{ outcome: null, attempts: 1, last_error: 'EENVELOPE 451', is_wiped: false },
      });
      await service.database.query(`UPDATE outbox SET attempts = $1 WHERE done_at IS NULL`, [MOST_ATTEMPTS - 1]);
      await comeDue(second);
      expect(await outboxWhen(second, ({ outcome }) => outcome !== null)).toEqual({
        ...{ outcome: 'failed', attempts: MOST_ATTEMPTS, last_error: 'EENVELOPE 451', is_wiped: true },
      });
    });

    it('is not mailed when the link has run out meanwhile, and nothing is kept of what is over', async () => {
      const site = await newSite();
      const delivery = service.app.get(OutboxDelivery);
      mail.manner = 'postpones';
      await write(readerOf(site), { email: newAddress() });
      await outboxWhen(site, ({ last_error: error }) => error !== null);
      await service.database.query(`UPDATE outbox SET expires_at = now() WHERE done_at IS NULL`);
      await delivery.sweep();
      expect(await outbox(site)).toEqual([
        { outcome: 'failed', attempts: 1, last_error: 'EENVELOPE 451', is_wiped: true },
      ]);
      await service.database.query(`UPDATE outbox SET done_at = now() - interval '4 days'`);
      await delivery.sweep();
      expect(await outbox(site)).toEqual([]);
    });

    it('is mailed by another process when one dies over it, and none logs whom, or what was written', async () => {
      const database = await createTestDatabase();
      const server = await MailServer.open();
      const settings = JSON.stringify({ leastSecondsToSend: 0, emailConfirmation: 'required' });
      await database.query(
        `INSERT INTO site (id, key, name, settings) VALUES (gen_random_uuid(), 'demo', 'صحيفة', $1)`,
        [settings],
      );
      const start = async (): Promise<ServiceProcess> => {
        const started = await startProcess({
          ...{ ...variables, SMTP_URL: server.url, LOG_LEVEL: 'debug' },
          ...{ DATABASE_URL: database.url, SECRET: TEST_SECRET, DRAIN_SECONDS: '0' },
        });
        processes.push(started);
        return started;
      };
      server.manner = 'hangs';
      const dying = await start();
      const [email, body] = [newAddress(), nextText()];
      await new TestReader(dying.url).submit({ email, body });
      await until(() => server.offered > 0, 'the first attempt');
      await dying.end('SIGKILL');
      // The refusal names the address, as servers do.
      server.manner = 'postpones';
      const dueAgain = `UPDATE outbox SET next_attempt_at = now() RETURNING id`;
      await database.query(dueAgain);
      const next = await start();
      await until(() => next.log().includes('EENVELOPE 451'), 'the second attempt');
      server.manner = 'takes';
      const [row] = await database.query<{ id: string }>(dueAgain);
      const { headers } = await server.next(email);
      expect(headers['message-id']).toBe(`<${row?.id}@news.example>`);
      const { text } = await server.next(email);
      const token = /token=(\S+)/.exec(text)?.[1] ?? '';
      await fetch(`${next.url}/v1/sites/demo/email-confirmation?token=${token}`, {
        method: 'POST',
        body: new URLSearchParams({ token }),
      });
      expect(await next.end('SIGTERM')).toBe(0);
      for (const log of [dying.log(), next.log()])
        for (const secret of [email, email.split('@')[0] ?? '', body, token]) expect(log).not.toContain(secret);
      expect(next.log()).toContain('email-confirmation');
      await server.close();
      await database.drop();
    });
  });

  describeWith(findChromium(), 'Chromium', 'in the element', () => {
    it('is waited for in plain words, and no longer once it is confirmed', async () => {
      await service.app.get(SitesService).changeSettings('demo', { emailConfirmation: 'required' });
      const browser = await TestBrowser.open(service.url);
      const page = await browser.visit('/demo');
      const email = newAddress();
      const body = nextText();
      await typeIn(page, body, 'ليلى العزاوي', email);
      await send(page);
      await page.waitForSelector('.is-own >> text=وهو ينتظر تأكيدك');
      await page.reload();
      await page.waitForSelector('.is-own >> text=وهو ينتظر تأكيدك');
      const letter = await browser.visit(linkIn(await mail.next(email)).replace(service.url, ''));
      if (process.env['SCREENS'] === '1') await letter.screenshot({ path: 'docs/screens/email-confirmation.png' });
      await letter.click('button');
      await letter.waitForSelector('[data-state=confirmed]');
      await until(async () => {
        const sql = `SELECT FROM comment WHERE body = $1 AND status = 'approved'`;
        return (await service.database.query(sql, [body])).length > 0;
      }, 'the decision');
      await page.reload();
      await page.waitForSelector('.hashiya-comment:not(.is-own) >> text=ليلى العزاوي');
      expect(browser.complaints).toEqual([]);
      await browser.close();
    });
  });

  it('was mailed once for each row, with two processes to do it', () => {
    const ids = mail.mails.map(({ headers }) => headers['message-id']);
    expect(ids.length).toBeGreaterThan(40);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

import { TestMember } from './support/member.js';
import { TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';
import { countRows } from './support/database.js';
import { v7 as uuidv7 } from 'uuid';

interface Tried {
  readonly status: string;
  readonly reason: { readonly clause: string } | null;
  readonly findings: readonly { readonly code: string; readonly explanation: Record<string, string> }[];
}
interface Agreement {
  readonly moderated: number;
  readonly agreed: number;
  readonly disagreed: number;
  readonly held: number;
  readonly share: number | null;
}
interface Replay {
  readonly compared: number;
  readonly same: number;
  readonly changed: { readonly toApproved: number; readonly toHeld: number; readonly toRejected: number };
  readonly matrix: Record<string, Record<string, number>>;
  readonly agreementBefore: Agreement;
  readonly agreementAfter: Agreement;
  readonly examples: readonly {
    readonly id: string;
    readonly body: string;
    readonly before: string;
    readonly after: string;
    readonly moderator: string | null;
  }[];
}

const WORD = { text: 'زعطوط', category: 'insult', severity: 'reject', match: 'stem' };

describe('Settings that are not saved', () => {
  let service: TestService;
  let admin: TestMember;
  let sites = 0;

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  const path = (site: string, what: string): string => `/moderation/sites/${site}/settings/${what}`;
  const tryText = (text: string, changes: object) =>
    admin.call<{ before: Tried; after: Tried }>('POST', path('demo', 'try'), { text, changes });
  const replay = (site: string, changes: object, more: object = {}) =>
    admin.call<Replay>('POST', path(site, 'replay'), { changes, ...more });
  const newSite = async (settings: object = {}): Promise<{ site: string; reader: TestReader }> => {
    const site = `trial-${(sites += 1)}`;
    await addSite(service, site, settings);
    return { site, reader: new TestReader(service.url, site, 'a') };
  };
  const decide = async (id: string, status: string): Promise<void> => {
    const [account] = await service.database.query<{ id: string }>('SELECT id FROM account LIMIT 1');
    await service.database.query(
      `INSERT INTO decision (site_id, id, comment_id, revision, actor, moderator_id, status)
       SELECT site_id, $2, id, revision, 'moderator', $3, $4 FROM comment WHERE id = $1`,
      [id, uuidv7(), account?.id, status],
    );
    await service.database.query('UPDATE comment SET status = $2 WHERE id = $1', [id, status]);
  };

  beforeAll(async () => {
    service = await startTestService();
    admin = await TestMember.of(service);
  });
  afterAll(() => service.stop());

  it('are not for strangers', async () => {
    const stranger = new TestMember(service.url);
    for (const what of ['try', 'replay'])
      expectProblem(await stranger.call('POST', path('demo', what), {}), 401, 'credential-required');
  });

  describe('on a text', () => {
    it('say what it is now, and what it would be', async () => {
      const { status, body } = await tryText('هذا الوزير زعطوط', { blockedWords: [WORD] });
      expect([status, body.before.status, body.after.status]).toEqual([200, 'approved', 'rejected']);
      expect(body.after.reason?.clause).toBe('insults');
      expect(body.after.findings.map(({ code }) => code)).toContain('blocked-word');
    });

    it('judge by the mode that is tried', async () => {
      const { body } = await tryText('شكرا على المقال', { moderation: 'pre' });
      expect([body.before.status, body.after.status]).toEqual(['approved', 'held']);
    });

    it('are kept nowhere', async () => {
      const before = await countRows(service.database);
      await tryText('هذا الوزير زعطوط', { blockedWords: [WORD] });
      expect(await countRows(service.database)).toEqual(before);
      const { body } = await tryText('هذا الوزير زعطوط', {});
      expect([body.before.status, body.after.status]).toEqual(['approved', 'approved']);
    });

    it.each([
      ['a wrong setting', { text: 'نص', changes: { preset: 'lenient' } }, '/changes/preset', 'not-one-of'],
      [
        'a wrong entry',
        { text: 'نص', changes: { blockedWords: [{ ...WORD, text: 'وال' }] } },
        '/changes/blockedWords/0/text',
        'entry-only-clitics',
      ],
      ['no text', { changes: {} }, '/text', 'required'],
      ['no changes', { text: 'نص' }, '/changes', 'required'],
      ['a text that is too long', { text: 'ن'.repeat(6001), changes: {} }, '/text', 'too-long'],
    ])('are refused with %s', async (_, body, pointer, code) => {
      const reply = await admin.call<ProblemAnswer>('POST', path('demo', 'try'), body);
      expectProblem(reply, 422, 'invalid-input');
      expect(reply.body.errors?.[0]).toMatchObject({ pointer, code });
    });
  });

  describe('on the newest decided comments', () => {
    it('say what would have changed, and whether moderators would have agreed', async () => {
      const { site, reader } = await newSite();
      const clean = await reader.submitAndWait();
      const insulted = await reader.submitAndWait({ body: 'هذا الوزير زعطوط كبير' });
      const praised = await reader.submitAndWait({ body: 'كتاب «زعطوط المدينة» رواية جميلة' });
      const called = await reader.submitAndWait({ body: 'اتصلوا بي على 07701234567' });
      expect([insulted.status, praised.status, called.status]).toEqual(['approved', 'approved', 'held']);
      await decide(insulted.id, 'rejected');
      await decide(praised.id, 'approved');
      await decide(called.id, 'rejected');
      const { status, body } = await replay(site, { blockedWords: [WORD] });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        compared: 4,
        same: 2,
        changed: { toApproved: 0 },
        matrix: { approved: { approved: 1 }, held: { held: 1 } },
        agreementBefore: { moderated: 3, agreed: 1, disagreed: 1, held: 1, share: 0.5 },
      });
      expect(body.changed.toHeld + body.changed.toRejected).toBe(2);
      expect(body.agreementAfter.agreed + body.agreementAfter.disagreed + body.agreementAfter.held).toBe(3);
      const example = body.examples.find(({ id }) => id === insulted.id);
      expect(example).toEqual({
        id: insulted.id,
        body: insulted.body,
        before: 'approved',
        after: 'rejected',
        moderator: 'rejected',
      });
      expect(body.examples.map(({ id }) => id)).not.toContain(clean.id);
      expect((await reader.own(clean.id)).status).toBe('approved');
    });

    it('change nothing when they change nothing', async () => {
      const { site, reader } = await newSite();
      await reader.submitAndWait();
      await reader.submitAndWait({ body: 'زوروا http://a.example و http://b.example و http://c.example' });
      const { body } = await replay(site, {});
      expect(body).toMatchObject({ compared: 2, same: 2, examples: [] });
      expect(body.agreementBefore).toEqual({ moderated: 0, agreed: 0, disagreed: 0, held: 0, share: null });
    });

    it('know what the author had written before each of them', async () => {
      const { site, reader } = await newSite();
      const first = await reader.submitAndWait();
      await reader.submitAndWait();
      const rule = { id: 'first', version: 1, priority: 20, outcome: 'hold', when: { fact: 'comments', atMost: 0 } };
      const { body } = await replay(site, { rules: [rule] });
      expect(body.examples.map(({ id, after }) => [id, after])).toEqual([[first.id, 'held']]);
    });

    it('know copies of the same text', async () => {
      const { site, reader } = await newSite({ sameTextToHold: 50 });
      const copy = 'الحدائق العامة في مدينتنا تستحق عناية أكبر من هذه';
      for (let i = 0; i < 3; i += 1)
        await new TestReader(service.url, site, 'a').submitAndWait({ body: copy, email: `copy${i}@example.org` });
      await reader.submitAndWait();
      const { body } = await replay(site, { sameTextToHold: 2 });
      expect(body).toMatchObject({ compared: 4, matrix: { approved: { approved: 3, held: 1 } } });
    });

    it('follow the mode of each side', async () => {
      const { site, reader } = await newSite();
      await reader.submitAndWait();
      expect((await replay(site, { moderation: 'pre' })).body.changed).toEqual({
        toApproved: 0,
        toHeld: 1,
        toRejected: 0,
      });
    });

    it('tell nothing of those that wait for a moderator blindly', async () => {
      const { site, reader } = await newSite({ blindSampleShare: 1 });
      const blind = await reader.submitAndWait({ body: 'هذا الوزير زعطوط كبير' });
      expect(blind.status).toBe('held');
      expect((await replay(site, { blockedWords: [WORD] })).body).toMatchObject({ compared: 0, examples: [] });
      await decide(blind.id, 'approved');
      expect((await replay(site, { blockedWords: [WORD] })).body).toMatchObject({ compared: 1 });
    });

    it('are those of the site alone, as many as asked for, the newest first', async () => {
      const { site, reader } = await newSite();
      for (let i = 0; i < 3; i += 1) await reader.submitAndWait();
      const newest = await reader.submitAndWait();
      const { body } = await replay(site, { moderation: 'pre' }, { limit: 1 });
      expect(body.examples.map(({ id }) => id)).toEqual([newest.id]);
    });

    it('are judged once at a time for each site', async () => {
      const { site, reader } = await newSite();
      await reader.submitAndWait();
      const replies = await Promise.all([1, 2, 3, 4].map(() => replay(site, { preset: 'careful' })));
      const statuses = replies.map(({ status }) => status);
      expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
      expect(statuses).toContain(200);
      expect((await replay(site, {})).status).toBe(200);
    });

    it.each([
      ['a wrong setting', { changes: { linksToHold: 0 } }],
      ['none at all', { changes: {}, limit: 0 }],
      ['too many', { changes: {}, limit: 1001 }],
      ['without changes', {}],
    ])('are refused with %s', async (_, body) => {
      expectProblem(await admin.call('POST', path('demo', 'replay'), body), 422, 'invalid-input');
    });
  });
});

import { CheckProcessor } from '../src/moderation/check.processor.js';
import { DecisionWriter } from '../src/moderation/decision.writer.js';
import { FactsLoader } from '../src/moderation/facts.loader.js';
import { reachVerdict } from '../src/policy/verdict.js';
import { compileSettings, DEFAULT_OWN_SETTINGS } from '../src/policy/own-settings.js';
import { ArticlesService } from '../src/sites/articles.service.js';
import { SitesService } from '../src/sites/sites.service.js';
import { decideAs } from './support/decide.js';
import { nextText, TestReader, type OwnComment, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';

const PHONE = 'اتصلوا بي على 07701234567';

interface Changed {
  readonly comment: OwnComment;
}

describe('An own comment', () => {
  let service: TestService;
  let articles = 0;

  const newReader = (site = 'demo'): TestReader => new TestReader(service.url, site, `own-${(articles += 1)}`);
  const edit = <Body = Changed>(
    reader: TestReader,
    id: string,
    body: unknown = nextText(),
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> => reader.call<Body>('PATCH', `/comments/${id}`, { body }, headers);
  const withdraw = (reader: TestReader, id: string): Promise<Reply<Changed>> =>
    reader.call<Changed>('DELETE', `/comments/${id}`);
  const stored = async (id: string): Promise<Record<string, unknown>> => {
    const [row] = await service.database.query('SELECT * FROM comment WHERE id = $1', [id]);
    return row ?? {};
  };
  const age = (id: string, minutes: number): Promise<unknown> =>
    service.database.query(`UPDATE comment SET created_at = now() - make_interval(mins => $2) WHERE id = $1`, [
      id,
      minutes,
    ]);

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'no-edits', { editWindowMinutes: 0 });
  });
  afterAll(() => service.stop());

  it('says what its author may do, and whose decision it met', async () => {
    const reader = newReader();
    const { body } = await reader.submit();
    expect(body.comment).toMatchObject({
      abilities: { canEdit: true, editUntil: expect.any(String), canWithdraw: true, canAppeal: false },
      decidedBy: null,
    });
    const own = await reader.decided(body.comment.id);
    expect(own).toMatchObject({ status: 'approved', decidedBy: 'software', message: null, appeal: null });
    expect(own.abilities).toMatchObject({ canEdit: true, canWithdraw: true, canAppeal: false });
  });

  it('shows nobody else what only its author may know', async () => {
    const reader = newReader();
    const own = await reader.submitAndWait();
    await decideAs(service, own.id, 'approved', { message: 'شكرا لك' });
    expect(await reader.own(own.id)).toMatchObject({ decidedBy: 'moderator', message: 'شكرا لك' });
    const stranger = await newReader().own(own.id);
    expect(stranger).toMatchObject({ status: 'approved', decidedBy: null, message: null, appeal: null });
    expect(stranger.abilities).toEqual({ canEdit: false, editUntil: null, canWithdraw: false, canAppeal: false });
  });

  it('tells of a moderator’s rejection with clause and message', async () => {
    const reader = newReader();
    const own = await reader.submitAndWait();
    await decideAs(service, own.id, 'rejected', { reason: 'insults', message: 'خفّف اللهجة من فضلك.' });
    expect(await reader.own(own.id)).toMatchObject({
      status: 'rejected',
      decidedBy: 'moderator',
      message: 'خفّف اللهجة من فضلك.',
      reasons: [{ clause: 'insults', title: 'الاحترام' }],
      abilities: { canEdit: true, editUntil: null, canAppeal: true },
    });
  });

  describe('that is edited', () => {
    it('leaves the page, is checked anew, and comes back with its new text', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait();
      expect((await reader.page()).article.commentCount).toBe(1);
      const text = nextText();
      const { status, headers, body } = await edit(reader, own.id, `  ${text}\r\n`);
      expect([status, headers.get('cache-control')]).toEqual([202, 'private, no-store']);
      expect(body.comment).toMatchObject({ id: own.id, status: 'pending', body: text, revision: 2 });
      expect(body.comment.editedAt).not.toBeNull();
      expect(await reader.decided(own.id)).toMatchObject({ status: 'approved', body: text, revision: 2 });
      const page = await reader.page();
      expect([page.article.commentCount, page.comments.map((shown) => shown.body)]).toEqual([1, [text]]);
    });

    it('is never published unchecked: what the checks stop stays away', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait();
      await edit(reader, own.id, PHONE);
      expect(await reader.decided(own.id)).toMatchObject({ status: 'held', revision: 2 });
      const page = await reader.page();
      expect([page.article.commentCount, page.comments]).toEqual([0, []]);
    });

    it('keeps the old text for moderators, with the time it was written', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait();
      await edit(reader, own.id);
      await reader.decided(own.id);
      await edit(reader, own.id);
      const kept = await service.database.query<{ revision: number; body: string; created_at: Date }>(
        'SELECT revision, body, created_at FROM revision WHERE comment_id = $1 ORDER BY revision',
        [own.id],
      );
      expect(kept.map(({ revision }) => revision)).toEqual([1, 2]);
      expect(kept[0]?.body).toBe(own.body);
      expect(kept[1]?.created_at.getTime()).toBeGreaterThan(kept[0]?.created_at.getTime() ?? Infinity);
    });

    it('may be sent again from held or rejected at any time, up to five texts in all', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait({ body: PHONE });
      expect(own).toMatchObject({ status: 'held', abilities: { canEdit: true, editUntil: null } });
      await age(own.id, 60 * 24 * 30);
      for (const revision of [2, 3, 4, 5]) {
        expect(await edit(reader, own.id, `${PHONE} ${revision}`)).toMatchObject({ status: 202 });
        expect(await reader.decided(own.id)).toMatchObject({ status: 'held', revision });
      }
      expect((await reader.own(own.id)).abilities.canEdit).toBe(false);
      expect(await edit(reader, own.id)).toMatchObject({ status: 409, body: { code: 'not-editable' } });
    });

    it('is published by the checks alone if the checks alone stopped it', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait({ body: PHONE });
      await edit(reader, own.id);
      expect(await reader.decided(own.id)).toMatchObject({ status: 'approved' });
    });

    it('waits for a moderator if a moderator stopped it', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait();
      await decideAs(service, own.id, 'rejected', { reason: 'insults' });
      await edit(reader, own.id);
      const again = await reader.decided(own.id);
      expect(again).toMatchObject({ status: 'held', reasons: [{ clause: 'not-checked' }] });
      expect(again.reasons?.[0]?.explanation).toContain('صيغة جديدة');
    });

    it('is refused after the window of the site, and where there is none', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait();
      await age(own.id, 16);
      expect((await reader.own(own.id)).abilities).toMatchObject({ canEdit: false, editUntil: null });
      expect(await edit(reader, own.id)).toMatchObject({ status: 409, body: { code: 'not-editable' } });
      const other = newReader('no-edits');
      const never = await other.submitAndWait();
      expect(await edit(other, never.id)).toMatchObject({ status: 409, body: { code: 'not-editable' } });
    });

    it('is refused once the article is closed', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait();
      const site = await service.app.get(SitesService).find('demo');
      await service.app.get(ArticlesService).setCommenting(site, reader.article, { commenting: 'closed' });
      expect(await edit(reader, own.id)).toMatchObject({ status: 409, body: { code: 'not-editable' } });
    });

    it.each([
      ['nothing', null, 'required'],
      ['blanks', ' \n ', 'comment-empty'],
      ['1501 letters', 'ا'.repeat(1501), 'comment-too-long'],
      ['a number', 5, 'wrong-type'],
      ['a NUL', 'a\u0000', 'not-storable'],
    ])('refuses %s and changes nothing', async (_, body, code) => {
      const reader = newReader();
      const own = await reader.submitAndWait();
      const before = await stored(own.id);
      const reply = await edit<ProblemAnswer>(reader, own.id, body);
      expect([reply.status, reply.body.errors?.[0]]).toMatchObject([422, { pointer: '/body', code }]);
      expect(await stored(own.id)).toEqual(before);
    });

    it('replays the first answer for the same key, and refuses the key for other words', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait();
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      const text = nextText();
      const first = await edit(reader, own.id, text, headers);
      const second = await edit(reader, own.id, text, headers);
      expect([second.status, second.body]).toEqual([202, first.body]);
      expect(second.headers.get('idempotency-replayed')).toBe('true');
      expect((await stored(own.id))['revision']).toBe(2);
      expect(await edit(reader, own.id, nextText(), headers)).toMatchObject({
        status: 422,
        body: { code: 'idempotency-key-reused' },
      });
    });

    it('is nobody else’s to edit or withdraw', async () => {
      const own = await newReader().submitAndWait();
      const other = newReader();
      await other.submit();
      for (const reader of [other, newReader()])
        for (const reply of [await edit(reader, own.id), await withdraw(reader, own.id), await edit(reader, 'x')])
          expect(reply).toMatchObject({ status: 404, body: { code: 'comment-unknown' } });
    });

    it('is not decided by a worker that had its old text in hand', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait({ body: PHONE });
      const { site_id: siteId } = (await stored(own.id)) as { site_id: string };
      await edit(reader, own.id);
      await reader.decided(own.id);
      // A worker begins with revision 2; the author edits before it is done.
      await service.database.query(`UPDATE comment SET status = 'pending' WHERE id = $1`, [own.id]);
      const found = await service.app.get(FactsLoader).load({ siteId, commentId: own.id });
      if (found === null) throw new Error('the comment is not pending');
      await edit(reader, own.id, PHONE);
      const settings = { ...compileSettings(DEFAULT_OWN_SETTINGS), version: 'test' };
      const verdict = reachVerdict([], { facts: found.facts, settings }, 'automatic');
      expect(verdict.status).toBe('approved');
      const decision = { case: found, verdict, draw: null, policyVersion: 'test' };
      expect(await service.app.get(DecisionWriter).write(decision)).toBe(false);
      expect(await reader.decided(own.id)).toMatchObject({ status: 'held', revision: 3 });
      expect((await reader.page()).comments).toEqual([]);
      await service.app.get(CheckProcessor).check({ siteId, commentId: own.id }, false);
      expect((await reader.own(own.id)).status).toBe('held');
    });

    it('survives edits at the same moment: one wins, and the counts are right', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait();
      const replies = await Promise.all(Array.from({ length: 8 }, () => edit(reader, own.id)));
      expect(replies.every(({ status }) => status === 202 || status === 409)).toBe(true);
      await reader.decided(own.id);
      const { revision } = (await stored(own.id)) as { revision: number };
      expect(revision).toBeGreaterThan(1);
      const kept = await service.database.query('SELECT FROM revision WHERE comment_id = $1', [own.id]);
      expect(kept).toHaveLength(revision - 1);
      const page = await reader.page();
      expect([page.article.commentCount, page.comments.length]).toEqual([1, 1]);
    });

    it('does not count as waiting since it was first written', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait({ body: PHONE });
      await age(own.id, 60 * 24);
      await edit(reader, own.id);
      const [row] = await service.database.query<{ since: Date }>(
        'SELECT coalesce(edited_at, created_at) AS since FROM comment WHERE id = $1',
        [own.id],
      );
      expect(Date.now() - (row?.since.getTime() ?? 0)).toBeLessThan(60_000);
      expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
    });
  });

  describe('that is withdrawn', () => {
    it('is gone from the page and has no text for anybody any more', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait();
      const reply = await withdraw(reader, own.id);
      expect(reply).toMatchObject({ status: 200, body: { comment: { status: 'withdrawn', body: null } } });
      expect(reply.body.comment.abilities).toEqual({
        canEdit: false,
        editUntil: null,
        canWithdraw: false,
        canAppeal: false,
      });
      expect(await reader.own(own.id)).toMatchObject({ status: 'withdrawn', body: null });
      expect((await newReader().call('GET', `/comments/${own.id}`)).status).toBe(404);
      const page = await reader.page();
      expect([page.article.commentCount, page.comments]).toEqual([0, []]);
    });

    it('leaves an empty place while there are replies', async () => {
      const reader = newReader();
      const own = await reader.submitAndWait();
      const reply = await new TestReader(service.url, 'demo', reader.article).submitAndWait({ parentId: own.id });
      await withdraw(reader, own.id);
      const page = await reader.page();
      expect(page.article.commentCount).toBe(1);
      expect(page.comments).toMatchObject([
        { id: own.id, isRemoved: true, body: null, author: null, replyCount: 1, replies: [{ id: reply.id }] },
      ]);
    });

    it('can be withdrawn in every state, twice with the effect of once', async () => {
      const reader = newReader();
      const held = await reader.submitAndWait({ body: PHONE });
      expect((await withdraw(reader, held.id)).status).toBe(200);
      expect((await withdraw(reader, held.id)).status).toBe(200);
      const { version } = await stored(held.id);
      expect(version).toBe(3);
      expect(await edit(reader, held.id)).toMatchObject({ status: 409, body: { code: 'not-editable' } });
    });

    it('is not decided any more', async () => {
      const reader = newReader();
      const { body } = await reader.submit();
      await withdraw(reader, body.comment.id);
      const { site_id: siteId } = (await stored(body.comment.id)) as { site_id: string };
      await service.app.get(CheckProcessor).check({ siteId, commentId: body.comment.id }, false);
      expect((await reader.own(body.comment.id)).status).toBe('withdrawn');
      expect((await reader.page()).article.commentCount).toBe(0);
    });
  });
});

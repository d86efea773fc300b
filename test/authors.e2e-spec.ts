import { TestMember } from './support/member.js';
import { TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';

interface Note {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
  readonly moderator: { readonly name: string };
}
interface Author {
  readonly author: {
    readonly id: string;
    readonly site: string;
    readonly names: readonly string[];
    readonly counts: Readonly<Record<string, number>>;
    readonly linked: readonly { readonly id: string; readonly name: string }[];
    readonly abilities: readonly string[];
  };
  readonly sanctions: readonly { readonly kind: string; readonly authorId: string }[];
  readonly notes: readonly Note[];
  readonly comments: {
    readonly items: readonly {
      readonly id: string;
      readonly status: string;
      readonly reason: { readonly clause: string } | null;
      readonly author: { readonly id: string; readonly name: string };
      readonly article: { readonly id: string };
    }[];
    readonly page: { readonly next: string | null; readonly previous: string | null; readonly hasMore: boolean };
  };
}

const EMAIL = 'layla.of.the.river@example.org';

describe('An author', () => {
  let service: TestService;
  let moderator: TestMember;
  let reader: TestReader;
  let id: string;
  let otherId: string;
  const commentIds: string[] = [];

  const expectProblem = (reply: Reply<unknown>, status: number, code: string): void =>
    expect([reply.status, (reply.body as ProblemAnswer).code]).toEqual([status, code]);
  const authorOf = async (commentId: string): Promise<string> => {
    const [row] = await service.database.query<{ id: string }>('SELECT author_id AS id FROM comment WHERE id = $1', [
      commentId,
    ]);
    return row?.id ?? '';
  };
  const show = (author: string, query = '', by = moderator) =>
    by.call<Author & ProblemAnswer>('GET', `/moderation/authors/${author}${query}`);
  const note = (author: string, text: unknown, by = moderator, headers = {}) =>
    by.call<Note & ProblemAnswer>('POST', `/moderation/authors/${author}/notes`, { text }, headers);

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
    moderator = await TestMember.of(service, { roles: { demo: 'moderator' } });
    reader = new TestReader(service.url);
    commentIds.push((await reader.submitAndWait({ email: EMAIL, name: 'ليلى' })).id);
    commentIds.push((await reader.submitAndWait({ email: EMAIL, name: 'ليلى العزاوي' })).id);
    commentIds.push((await reader.submitAndWait({ email: EMAIL, name: 'ليلى العزاوي', body: 'رقمي 07701234567' })).id);
    const other = new TestReader(service.url);
    const { id: otherComment } = await other.submitAndWait({ email: EMAIL.toUpperCase(), name: 'أم سارة' });
    id = await authorOf(commentIds[0] ?? '');
    otherId = await authorOf(otherComment);
  });
  afterAll(() => service.stop());

  it('is not shown to a stranger, nor to somebody of another site', async () => {
    expectProblem(await show(id, '', new TestMember(service.url)), 401, 'credential-required');
    const elsewhere = await TestMember.of(service, { roles: { second: 'admin' } });
    expectProblem(await show(id, '', elsewhere), 404, 'author-unknown');
    expectProblem(await note(id, 'x', elsewhere), 404, 'author-unknown');
  });

  it('is shown with names, counts, linked authors and comments, and never with the e-mail', async () => {
    const { status, headers, body } = await show(id);
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(body.author).toMatchObject({
      id,
      site: 'demo',
      names: ['ليلى العزاوي', 'ليلى'],
      counts: { approved: 2, held: 1, rejected: 0, withdrawn: 0, pending: 0 },
      linked: [{ id: otherId, name: 'أم سارة' }],
    });
    expect(body.author.abilities).toContain('authors.sanction');
    expect(body.author.abilities).not.toContain('authors.ban');
    expect(body.comments.items.map((comment) => comment.id)).toEqual(commentIds.toReversed());
    expect(body.comments.items[0]).toMatchObject({ status: 'held', reason: { clause: 'personal-data' } });
    expect(body.comments.items[0]?.article.id).toBe('demo-article');
    expect(JSON.stringify(body).toLowerCase()).not.toContain(EMAIL);
    expect(JSON.stringify(body)).not.toMatch(/email|cipher|index/i);
  });

  it('is shown by a viewer and the owner, too', async () => {
    const viewer = await TestMember.of(service, { roles: { demo: 'viewer' } });
    expect((await show(id, '', viewer)).status).toBe(200);
    expect((await show(id, '', await TestMember.of(service))).status).toBe(200);
    expectProblem(await note(id, 'x', viewer), 403, 'not-allowed');
  });

  it('has comments page by page, forth and back, and none twice or left out', async () => {
    const first = (await show(id, '?limit=2')).body.comments;
    const second = await show(id, `?limit=2&cursor=${first.page.next}`);
    const back = (await show(id, `?limit=2&cursor=${second.body.comments.page.previous}`)).body.comments;
    const ids = [...first.items, ...second.body.comments.items].map((comment) => comment.id);
    expect(ids).toEqual(commentIds.toReversed());
    expect(second.body.comments.page).toMatchObject({ next: null, hasMore: false });
    expect(back.items).toEqual(first.items);
    expect(second.headers.get('link')).toContain(`/v1/moderation/authors/${id}?limit=2&cursor=`);
  });

  it('has the comments of linked authors among its own when that is asked for', async () => {
    const { items, page } = (await show(id, '?linked=true&limit=3')).body.comments;
    const rest = (await show(id, `?linked=true&limit=3&cursor=${page.next}`)).body.comments.items;
    expect([...items, ...rest].map(({ author }) => author.id)).toEqual([otherId, id, id, id]);
  });

  it('has comments of one status when that is asked for', async () => {
    const { items } = (await show(id, '?status=approved')).body.comments;
    expect(items.map((comment) => comment.id)).toEqual([commentIds[1], commentIds[0]]);
    const first = (await show(id, '?status=approved&limit=1')).body.comments;
    const second = (await show(id, `?status=approved&limit=1&cursor=${first.page.next}`)).body.comments;
    expect(second.items.map((comment) => comment.id)).toEqual([commentIds[0]]);
  });

  it.each([
    ['?limit=0', 'bad-parameter'],
    ['?limit=101', 'bad-parameter'],
    ['?status=nice', 'bad-parameter'],
    ['?linked=perhaps', 'bad-parameter'],
    ['?email=x', 'bad-parameter'],
    ['?limit=1&limit=2', 'bad-parameter'],
    ['?cursor=x', 'bad-cursor'],
  ])('is not shown for %s', async (query, code) => expectProblem(await show(id, query), 400, code));

  it('refuses the cursor of another author', async () => {
    const { next } = (await show(id, '?limit=1')).body.comments.page;
    expectProblem(await show(otherId, `?limit=1&cursor=${next}`), 400, 'bad-cursor');
  });

  it.each(['x', '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b', "'--"])('is not found by the id %s', async (wrong) => {
    expectProblem(await show(encodeURIComponent(wrong)), 404, 'author-unknown');
    expectProblem(await note(encodeURIComponent(wrong), 'x'), 404, 'author-unknown');
  });

  it('has notes that colleagues see, also beside a linked author, and the author never', async () => {
    const { status, body } = await note(id, 'يعتذر حين يُنبَّه.\nقارئ قديم.');
    expect([status, body.text]).toEqual([201, 'يعتذر حين يُنبَّه.\nقارئ قديم.']);
    for (const author of [id, otherId])
      expect((await show(author)).body.notes).toEqual([
        expect.objectContaining({
          id: body.id,
          authorId: id,
          moderator: expect.objectContaining({ name: 'هدى الراوي' }),
        }),
      ]);
    expect(JSON.stringify(await reader.call('GET', '/sanctions'))).not.toContain('قارئ قديم');
  });

  it('gets a note once by two requests with one key', async () => {
    const key = { 'Idempotency-Key': 'one-note' };
    const before = (await show(id)).body.notes.length;
    const replies = [await note(id, 'مرة واحدة', moderator, key), await note(id, 'مرة واحدة', moderator, key)];
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect((await show(id)).body.notes).toHaveLength(before + 1);
    expectProblem(await note(id, 'نص آخر', moderator, key), 422, 'idempotency-key-reused');
  });

  it.each([
    ['nothing', undefined, 'required'],
    ['an empty text', '', 'required'],
    ['a number', 5, 'wrong-type'],
    ['too much', 'ا'.repeat(2001), 'too-long'],
    ['what cannot be stored', 'a\u0000', 'not-storable'],
  ])('gets no note of %s', async (_, text, code) => {
    const before = (await show(id)).body.notes.length;
    const reply = await note(id, text);
    expectProblem(reply, 422, 'invalid-input');
    expect(reply.body.errors?.[0]).toMatchObject({ pointer: '/text', code });
    expect((await show(id)).body.notes).toHaveLength(before);
  });

  it('has the sanctions of linked authors in its history', async () => {
    await moderator.call('POST', `/moderation/authors/${otherId}/sanctions`, { kind: 'warning', reason: 'style' });
    for (const author of [id, otherId])
      expect((await show(author)).body.sanctions).toEqual([
        expect.objectContaining({ kind: 'warning', authorId: otherId }),
      ]);
  });
});

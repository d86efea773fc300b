import { SitesService } from '../src/sites/sites.service.js';
import { ArticlesService } from '../src/sites/articles.service.js';
import type { RunningService } from '../src/app.js';
import { decideAs } from './support/decide.js';
import { TestEventSource } from './support/event-source.js';
import { nextText, TestReader } from './support/reader.js';
import { addSite, startOn, startTestService, type TestService } from './support/service.js';

describe('The events of an article', () => {
  let service: TestService;
  let other: RunningService;
  let articles = 0;
  const open: TestEventSource[] = [];

  const newReader = (): TestReader => new TestReader(service.url, 'demo', `live-${(articles += 1)}`);
  const listen = async (
    { article, site }: TestReader,
    headers: Record<string, string> = {},
    url = service.url,
  ): Promise<TestEventSource> => {
    const source = await TestEventSource.open(`${url}/v1/sites/${site}/articles/${article}/events`, headers);
    open.push(source);
    return source;
  };
  const isAbout =
    (id: string) =>
    ({ comment, id: removed }: Record<string, unknown>): boolean =>
      removed === id || (comment as { id?: string } | undefined)?.id === id;

  beforeAll(async () => {
    service = await startTestService({ MAX_EVENT_STREAMS: '15' });
    other = await startOn(service.database);
    await addSite(service, 'quiet', { liveEvents: false });
  });
  afterEach(() => open.splice(0).forEach((source) => source.close()));
  afterAll(async () => {
    await other.stop();
    await service.stop();
  });

  it('tell of a comment once it is published, in a form that pages show', async () => {
    const reader = newReader();
    const source = await listen(reader);
    expect(source.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const root = await reader.submitAndWait();
    const { data, id } = await source.wait('comment.approved', isAbout(root.id));
    const [shown] = (await reader.page()).comments;
    expect(data).toEqual({ comment: shown, rootId: null });
    expect(id).toMatch(/^\d{13}$/);
    const reply = await reader.submitAndWait({ parentId: root.id });
    expect((await source.wait('comment.approved', isAbout(reply.id))).data).toMatchObject({ rootId: root.id });
    await source.wait('article.updated', ({ commentCount }) => commentCount === 2);
  });

  it('reach pages that are open on another process', async () => {
    const reader = newReader();
    const source = await listen(reader, {}, other.url);
    const own = await reader.submitAndWait();
    await source.wait('comment.approved', isAbout(own.id));
    await decideAs(service, own.id, 'rejected', { reason: 'insults' });
    await source.wait('comment.removed', isAbout(own.id));
  });

  it('say nothing of comments that were never published', async () => {
    const reader = newReader();
    const source = await listen(reader);
    const held = await reader.submitAndWait({ body: 'اتصلوا بي على 07701234567' });
    expect(held.status).toBe('held');
    const own = await reader.submitAndWait();
    await source.wait('comment.approved', isAbout(own.id));
    expect(JSON.stringify(source.received)).not.toContain(held.id);
  });

  it('tell of edits, withdrawals, likes and a closed article', async () => {
    const reader = newReader();
    const source = await listen(reader);
    const own = await reader.submitAndWait();
    await source.wait('comment.approved', isAbout(own.id));
    const body = nextText();
    await reader.call('PATCH', `/comments/${own.id}`, { body });
    // That it was gone for a moment is told only if the moment was long enough to be seen.
    await source.wait('comment.approved', ({ comment }) => (comment as { body: string }).body === body);
    await reader.call('PUT', `${reader.articlePath}/reaction`, { value: 'like' });
    await source.wait('article.updated', ({ reactions }) => (reactions as { like: number }).like === 1);
    const site = await service.app.get(SitesService).find('demo');
    await service.app.get(ArticlesService).setCommenting(site, reader.article, { commenting: 'closed' });
    await source.wait('article.updated', ({ commenting }) => commenting === 'closed');
    source.received.length = 0;
    await reader.call('DELETE', `/comments/${own.id}`);
    await source.wait('comment.removed', isAbout(own.id));
  });

  it('tell each change once on one connection', async () => {
    const reader = newReader();
    const source = await listen(reader);
    const first = await reader.submitAndWait();
    await source.wait('comment.approved', isAbout(first.id));
    const second = await reader.submitAndWait();
    await source.wait('comment.approved', isAbout(second.id));
    const third = await reader.submitAndWait();
    await source.wait('comment.approved', isAbout(third.id));
    const told = source.received.filter(({ event, data }) => event === 'comment.approved' && isAbout(first.id)(data));
    expect(told).toHaveLength(1);
  });

  it('go on where they stopped, also on another process', async () => {
    const reader = newReader();
    const source = await listen(reader);
    const seen = await reader.submitAndWait();
    const { id } = await source.wait('comment.approved', isAbout(seen.id));
    source.close();
    const missed = await reader.submitAndWait();
    const gone = await reader.submitAndWait();
    await reader.call('DELETE', `/comments/${gone.id}`);
    const resumed = await listen(reader, { 'Last-Event-ID': id ?? '' }, other.url);
    await resumed.wait('comment.approved', isAbout(missed.id));
    await resumed.wait('comment.removed', isAbout(gone.id));
    expect(resumed.received.some(({ event }) => event === 'reset')).toBe(false);
  });

  it('begin with the last minute for a page that may have been made before', async () => {
    const reader = newReader();
    const own = await reader.submitAndWait();
    await (await listen(reader)).wait('comment.approved', isAbout(own.id));
  });

  it.each([
    ['too old', String(Date.now() - 3_600_000)],
    ['of the future', String(Date.now() + 3_600_000)],
    ['none', "x'; DROP TABLE comment"],
  ])('begin with a reset for a last id that is %s', async (_, id) => {
    const source = await listen(newReader(), { 'Last-Event-ID': id });
    await source.wait('reset');
  });

  it('are off where the site says so', async () => {
    const { answer } = await listen(new TestReader(service.url, 'quiet'));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([204, null]);
  });

  it('have a ceiling for the process, above which pages ask instead', async () => {
    const reader = newReader();
    const sources = await Promise.all(Array.from({ length: 15 }, () => listen(reader)));
    expect(sources.every(({ answer }) => answer.status === 200)).toBe(true);
    const { answer } = await listen(reader);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    const etag = (await fetch(`${service.url}/v1/sites/demo${reader.articlePath}/comments`)).headers.get('etag') ?? '';
    const again = await fetch(`${service.url}/v1/sites/demo${reader.articlePath}/comments`, {
      headers: { 'If-None-Match': etag },
    });
    expect(again.status).toBe(304);
  });

  it('end when the process stops, so that readers go to another', async () => {
    const stopping = await startOn(service.database);
    const source = await listen(newReader(), {}, stopping.url);
    const ended = source.answer.body === null ? Promise.resolve() : source.wait('article.updated');
    await ended;
    await stopping.stop();
    await expect(fetch(stopping.url)).rejects.toThrow();
  });
});

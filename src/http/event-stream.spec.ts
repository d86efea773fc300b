import Fastify, { type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { EventStreams, formatEvent, type EventStream } from './event-stream.js';
import { Readiness } from './health.js';
import { Metrics } from './metrics.js';
import type { Problem } from './problem.js';

/** Streams over a real server: what matters here is what happens to connections. */
describe('A stream of events', () => {
  let server: FastifyInstance;
  let readiness: Readiness;
  let streams: EventStreams;
  let metrics: Metrics;
  let opened: EventStream[];
  let url: string;

  const openCount = async (): Promise<number> => (await metrics.openStreams.get()).values[0]?.value ?? 0;
  const untilOpen = async (count: number): Promise<void> => {
    while ((await openCount()) !== count) await pause(5);
  };
  const open = (caller: string, method = 'GET') => fetch(url, { method, headers: { caller } });

  beforeEach(async () => {
    readiness = new Readiness(undefined as unknown as DataSource);
    metrics = new Metrics();
    streams = new EventStreams({ kind: 'test', ceiling: 3, perCaller: 2 }, readiness, metrics);
    opened = [];
    server = Fastify({ forceCloseConnections: 'idle' });
    server.get('/', (request, reply) => {
      void reply.header('X-Request-Id', 'one');
      opened.push(streams.open(request, reply, String(request.headers['caller'])));
    });
    server.setErrorHandler((error, _, reply) => {
      const { status, code, details } = error as Problem;
      void reply
        .status(status)
        .headers(details.headers ?? {})
        .send({ code });
    });
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(() => {
    opened.forEach((stream) => stream.end());
    return server.close();
  });

  it('says what it is, carries the headers of every answer, and sends whole events', async () => {
    const answer = await open('a');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': 'one',
    });
    opened[0]?.send('comment', { text: 'سطر\nوسطر' }, '7');
    opened[0]?.beat();
    opened[0]?.end();
    const text = await answer.text();
    expect(text).toMatch(/^retry: [1-5]\d{3}\n\n/);
    expect(text.split('\n\n').slice(1)).toEqual([
      String.raw`id: 7${'\n'}event: comment${'\n'}data: {"text":"سطر\nوسطر"}`,
      ':',
      '',
    ]);
    await untilOpen(0);
    expect(opened[0]?.isOpen).toBe(false);
  });

  it('is refused to a caller who has enough, and to everybody when the process has', async () => {
    await Promise.all([open('a'), open('a')]);
    const third = await open('a');
    expect([third.status, third.headers.get('retry-after'), await third.json()]).toEqual([
      503,
      '30',
      { code: 'too-many-streams' },
    ]);
    expect((await open('b')).status).toBe(200);
    expect((await open('c')).status).toBe(503);
    opened[0]?.end();
    await untilOpen(2);
    expect((await open('c')).status).toBe(200);
  });

  it('ends when the process drains, which then closes, and is not opened any more', async () => {
    const answer = await open('a');
    readiness.drain();
    expect(await answer.text()).toMatch(/^retry/);
    expect((await open('a')).status).toBe(503);
    await server.close();
  });

  it('answers HEAD with headers alone', async () => {
    const answer = await open('a', 'HEAD');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    await untilOpen(0);
  });

  it('drops a reader who does not read', async () => {
    const { port, hostname } = new URL(url);
    const socket: Socket = connect(Number(port), hostname);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\ncaller: slow\r\n\r\n');
    await once(socket, 'connect');
    await untilOpen(1);
    socket.pause();
    const frame = formatEvent('comment', { text: 'x'.repeat(10_000) });
    while (opened[0]?.isOpen) {
      opened[0].write(frame);
      await pause(0);
    }
    await untilOpen(0);
    expect(opened[0]?.isOpen).toBe(false);
    socket.destroy();
  });
});

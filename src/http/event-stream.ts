import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readiness } from './health.js';
import type { Metrics } from './metrics.js';
import { Problem } from './problem.js';

/** How many streams one process holds. */
export interface StreamLimits {
  /** What the streams are of, for the figures. */
  readonly kind: string;
  readonly ceiling: number;
  /** How many of them one caller may have. */
  readonly perCaller: number;
  /** What keeps a silent stream alive, unless a comment, which browsers keep to themselves. */
  readonly beat?: string;
}

/** Proxies drop a connection that is silent for a minute, some after 30 seconds; our own server does after 30. */
const HEARTBEAT_MS = 15_000;
/** A reader that leaves this much unread is dropped; it comes back and reads everything again. */
const MOST_UNREAD_BYTES = 64 * 1024;
/** How long the last bytes may take once a stream is ended. */
const FAREWELL_MS = 200;
/** Browsers come back after this long, each after another time, so that a restart does not bring all of them at once. */
const RETRY_MS = { least: 1_000, spread: 4_000 };
const FULL_RETRY_SECONDS = 30;

/**
 * One event as it goes over the wire (HTML Living Standard, section 9.2.6), for any number of streams.
 * @param event its name; data is JSON, which holds no line break; id is what a browser sends back as `Last-Event-ID`
 */
export function formatEvent(event: string, data: object, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** The streams of server-sent events that one process holds open for one purpose. All end when the process drains. */
export class EventStreams {
  private readonly streams = new Set<EventStream>();
  private readonly perCaller = new Map<string, number>();
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    private readonly limits: StreamLimits,
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {
    readiness.onDrain(() => this.streams.forEach((stream) => stream.end()));
  }

  /**
   * Answers with a stream and takes the connection over from Fastify; what hooks set as headers goes with it. A HEAD
   * request gets the headers and a stream that has ended.
   * @param caller whom to count it for
   * @throws Problem `not-ready` while draining, `too-many-streams` when the process or the caller has enough
   */
  open(request: FastifyRequest, reply: FastifyReply, caller: string): EventStream {
    const ofCaller = this.perCaller.get(caller) ?? 0;
    if (this.readiness.isDraining) throw new Problem('not-ready');
    if (this.streams.size >= this.limits.ceiling || ofCaller >= this.limits.perCaller)
      throw new Problem('too-many-streams', { headers: { 'Retry-After': String(FULL_RETRY_SECONDS) } });
    const stream = new EventStream(request, reply);
    this.streams.add(stream);
    this.perCaller.set(caller, ofCaller + 1);
    this.count();
    stream.onClose(() => this.forget(stream, caller));
    if (request.method === 'HEAD') stream.end();
    return stream;
  }

  private forget(stream: EventStream, caller: string): void {
    this.streams.delete(stream);
    const left = (this.perCaller.get(caller) ?? 1) - 1;
    if (left === 0) this.perCaller.delete(caller);
    else this.perCaller.set(caller, left);
    this.count();
  }

  /** The heartbeat runs while there is a stream to keep alive. */
  private count(): void {
    this.metrics.openStreams.set({ kind: this.limits.kind }, this.streams.size);
    if (this.streams.size > 0) {
      this.heartbeat ??= setInterval(
        () => this.streams.forEach((stream) => stream.beat(this.limits.beat)),
        HEARTBEAT_MS,
      );
      return;
    }
    clearInterval(this.heartbeat);
    this.heartbeat = undefined;
  }
}

/** One connection on which events are sent until either side ends it. */
export class EventStream {
  /** The id of the last event that the reader got before it lost the connection; null for one that is new. */
  readonly lastEventId: string | null;
  private readonly raw: FastifyReply['raw'];
  private isBehind = false;

  constructor({ headers }: FastifyRequest, reply: FastifyReply) {
    const last = headers['last-event-id'];
    this.lastEventId = typeof last === 'string' ? last : null;
    this.raw = reply.raw;
    // Writing to a connection that is gone is what `close` tells of; nothing else can be done about it.
    this.raw.on('error', () => undefined);
    reply.hijack();
    this.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'private, no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.write(`retry: ${RETRY_MS.least + Math.floor(Math.random() * RETRY_MS.spread)}\n\n`);
  }

  /** False once it is ended, or the reader is gone: what is sent from then on goes nowhere. */
  get isOpen(): boolean {
    return !this.raw.writableEnded && !this.raw.destroyed;
  }

  onClose(listener: () => void): void {
    this.raw.once('close', listener);
  }

  send(event: string, data: object, id?: string): void {
    this.write(formatEvent(event, data, id));
  }

  /** Sends what `formatEvent` gave. Who does not read is dropped. */
  write(frame: string): void {
    if (!this.isOpen) return;
    this.raw.write(frame);
    if (this.raw.writableLength > MOST_UNREAD_BYTES) this.raw.destroy();
  }

  /** A sign of life. Whoever has not read the last one either is dropped. */
  beat(sign = ':\n\n'): void {
    if (this.isBehind && this.raw.writableLength > 0) this.raw.destroy();
    this.write(sign);
    this.isBehind = this.raw.writableLength > 0;
  }

  end(): void {
    if (!this.isOpen) return;
    this.raw.end();
    setTimeout(() => this.raw.destroy(), FAREWELL_MS).unref();
  }
}

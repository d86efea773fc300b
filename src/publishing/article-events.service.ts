import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Runtime } from '../config/runtime.js';
import { EventStreams, type EventStream } from '../http/event-stream.js';
import { Readiness } from '../http/health.js';
import { Metrics } from '../http/metrics.js';
import { NodeEvents } from '../queue/node-events.js';
import type { Site } from '../sites/site.entity.js';
import { ArticleChannel } from './article-channel.js';
import { ArticleChanges } from './article-events.query.js';
import { PageQuery } from './page.query.js';

/** A household, or an office, reads along with this many pages. */
const MOST_PER_CALLER = 20;
/** Who was away longer reads the page anew. */
const LONGEST_GAP_MS = 5 * 60_000;
/** A page may be this old when it is shown: 30 seconds in memory, 11 at the edge, and the time to load it. */
const PAGE_AGE_MS = 60_000;

/** Tells those who have an article open what changes on it, wherever it was decided. */
@Injectable()
export class ArticleEvents {
  private readonly streams: EventStreams;
  private readonly channels = new Map<string, ArticleChannel>();

  constructor(
    readonly changes: ArticleChanges,
    readonly pages: PageQuery,
    events: NodeEvents,
    readiness: Readiness,
    metrics: Metrics,
    { env }: Runtime,
  ) {
    const limits = { kind: 'article', ceiling: env.MAX_EVENT_STREAMS, perCaller: MOST_PER_CALLER };
    this.streams = new EventStreams(limits, readiness, metrics);
    events.onHint((hint) => hint.type === 'article' && this.channels.get(keyOf(hint.siteId, hint.articleKey))?.wake());
    events.onGap(() => this.channels.forEach((channel) => channel.wake()));
  }

  /**
   * Begins with what changed since the reader's last event, or in the last minute for one that is new. Who was away too
   * long gets `reset`.
   * @throws Problem `too-many-streams`, `not-ready`
   */
  async open(request: FastifyRequest, reply: FastifyReply, site: Site, articleKey: string): Promise<void> {
    const now = await this.changes.now();
    const stream = this.streams.open(request, reply, request.ip);
    const channel = this.channelOf(site, articleKey, now);
    stream.onClose(() => this.leave(channel, stream, keyOf(site.id, articleKey)));
    const since = readMoment(stream.lastEventId, now);
    if (since === null) stream.send('reset', {}, String(now.getTime()));
    try {
      await channel.join(stream, since ?? now);
    } catch {
      // The answer has begun: the reader comes back, and begins where it was.
      stream.end();
    }
  }

  private channelOf(site: Site, articleKey: string, now: Date): ArticleChannel {
    const key = keyOf(site.id, articleKey);
    const known = this.channels.get(key);
    if (known) return known;
    const channel = new ArticleChannel(this, site, articleKey, now);
    this.channels.set(key, channel);
    return channel;
  }

  private leave(channel: ArticleChannel, stream: EventStream, key: string): void {
    channel.leave(stream);
    if (channel.isEmpty && this.channels.get(key) === channel) this.channels.delete(key);
  }
}

const keyOf = (siteId: string, articleKey: string): string => `${siteId}/${articleKey}`;

/** Ids of events are the milliseconds of the change. Null for one that is none, or too long ago. */
function readMoment(id: string | null, now: Date): Date | null {
  if (id === null) return new Date(now.getTime() - PAGE_AGE_MS);
  const at = /^\d{13}$/.test(id) ? Number(id) : 0;
  return at < now.getTime() - LONGEST_GAP_MS || at > now.getTime() + LONGEST_GAP_MS ? null : new Date(at);
}

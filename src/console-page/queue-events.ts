import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Callers } from '../accounts/callers.js';
import type { Actor } from '../accounts/actor.js';
import { BatchesService } from '../bulk/batches.service.js';
import { ClaimsService } from '../decisions/claims.service.js';
import { EventStreams, formatEvent, type EventStream } from '../http/event-stream.js';
import { Readiness } from '../http/health.js';
import { Metrics } from '../http/metrics.js';
import { NodeEvents, type Hint } from '../queue/node-events.js';
import { SitesService } from '../sites/sites.service.js';
import { QueueCountsService } from '../console/queue-counts.service.js';
import { ReadableSites } from '../console/readable-sites.js';

/** The page hears each beat: a connection that died without a word is known by their absence. */
const LIMITS = { kind: 'moderation', ceiling: 500, perCaller: 20, beat: formatEvent('beat', {}) };
/** Long enough to gather what one decision changes, short against what people notice. */
const GATHER_MS = 150;
const COUNTS_MS = 1_000;
/** Whose session ended is told nothing more after this. */
const RECHECK_MS = 20_000;
/** When more comments than this change at once, looking again is cheaper than being told of each. */
const MOST_TOLD = 100;
const BETWEEN_RESETS_MS = 2_000;

/** Somebody who looks on, and what may be told. */
interface Watcher {
  readonly stream: EventStream;
  readonly request: FastifyRequest;
  readonly siteKey: string | null;
  /** Keys of the sites, by id. */
  sites: ReadonlyMap<string, string>;
  isBehind: boolean;
  resetDueMs: number;
}

type Told = Extract<Hint, { readonly type: 'comment' | 'claim' | 'batch' }>;

/** Tells moderators who look on what others do, in whichever process; reads what hints name, once for all of them. */
@Injectable()
export class QueueEvents implements BeforeApplicationShutdown {
  private readonly logger = new Logger('QueueEvents');
  private readonly streams: EventStreams;
  private readonly watchers = new Set<Watcher>();
  private readonly timers: NodeJS.Timeout[] = [];
  private gathered = new Map<string, Told>();
  private changedSites = new Set<string>();

  constructor(
    private readonly callers: Callers,
    private readonly readable: ReadableSites,
    private readonly sites: SitesService,
    private readonly counts: QueueCountsService,
    private readonly claims: ClaimsService,
    private readonly batches: BatchesService,
    events: NodeEvents,
    readiness: Readiness,
    metrics: Metrics,
  ) {
    this.streams = new EventStreams(LIMITS, readiness, metrics);
    events.onHint((hint) => this.gather(hint));
    events.onGap(() => this.watchers.forEach((watcher) => (watcher.isBehind = true)));
    this.repeat(GATHER_MS, () => this.tell());
    this.repeat(COUNTS_MS, () => this.tellCounts());
    this.repeat(RECHECK_MS, () => this.recheck());
  }

  beforeApplicationShutdown(): void {
    this.timers.forEach((timer) => clearInterval(timer));
  }

  /**
   * Answers with a stream that begins with the counts, after `reset` for somebody who comes back.
   * @param siteKey of the only site that is asked for; null for all that the actor may read
   * @throws Problem `site-unknown`, `too-many-streams`, `not-ready`
   */
  async open(actor: Actor, siteKey: string | null, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const sites = await this.sitesOf(actor, siteKey);
    const counts = await this.counts.countOf([...sites.keys()]);
    const stream = this.streams.open(request, reply, actor.accountId);
    if (!stream.isOpen) return;
    const watcher: Watcher = { stream, request, siteKey, sites, isBehind: false, resetDueMs: 0 };
    this.watchers.add(watcher);
    stream.onClose(() => this.watchers.delete(watcher));
    if (stream.lastEventId !== null) this.reset(watcher);
    stream.send('counts', counts, String(Date.now()));
  }

  private async sitesOf(actor: Actor, siteKey: string | null): Promise<ReadonlyMap<string, string>> {
    const ids = await this.readable.idsFor(actor, siteKey);
    return new Map((await this.sites.list(ids)).map(({ id, key }) => [id, key]));
  }

  /** With nobody looking on, hints cost nothing. */
  private gather(hint: Hint): void {
    if (this.watchers.size === 0 || !isTold(hint)) return;
    this.gathered.set(JSON.stringify(hint), hint);
    if (hint.type === 'comment') this.changedSites.add(hint.siteId);
  }

  private async tell(): Promise<void> {
    const watched = new Set([...this.watchers].flatMap(({ sites }) => [...sites.keys()]));
    const hints = [...this.gathered.values()].filter(({ siteId }) => watched.has(siteId));
    this.gathered = new Map();
    const frames = new Map<Told, (site: string) => string>();
    for (const hint of hints) frames.set(hint, await this.frameOf(hint));
    for (const watcher of this.watchers) {
      const own = hints.filter(({ siteId }) => watcher.sites.has(siteId));
      watcher.isBehind ||= own.filter(({ type }) => type === 'comment').length > MOST_TOLD;
      const told = watcher.isBehind ? own.filter(({ type }) => type === 'batch') : own;
      for (const hint of told) watcher.stream.write(frames.get(hint)?.(watcher.sites.get(hint.siteId) ?? '') ?? '');
      if (watcher.isBehind) this.reset(watcher);
    }
  }

  /** What a hint comes to for those who may know of it, given the key of its site. */
  private async frameOf(hint: Told): Promise<(site: string) => string> {
    if (hint.type === 'comment') return (site) => formatEvent('comment', { id: hint.commentId, site });
    if (hint.type === 'claim') {
      const claim = await this.claims.find(hint.siteId, hint.commentId);
      return (site) => formatEvent('claim', { id: hint.commentId, site, claim });
    }
    const batch = await this.batches.read(hint.siteId, hint.batchId);
    return () => (batch === null ? '' : formatEvent('batch', { batch }));
  }

  /** Somebody who is told to look again is not told so anew at once, whatever goes on meanwhile. */
  private reset(watcher: Watcher): void {
    const now = Date.now();
    watcher.isBehind = now < watcher.resetDueMs;
    if (watcher.isBehind) return;
    watcher.resetDueMs = now + BETWEEN_RESETS_MS;
    watcher.stream.send('reset', {});
  }

  /** Those who look at the same sites share a count. */
  private async tellCounts(): Promise<void> {
    const changed = this.changedSites;
    this.changedSites = new Set();
    const groups = new Map<string, Watcher[]>();
    for (const watcher of this.watchers) {
      const ids = [...watcher.sites.keys()];
      if (!ids.some((id) => changed.has(id))) continue;
      groups.set(ids.join(), [...(groups.get(ids.join()) ?? []), watcher]);
    }
    for (const [ids, watchers] of groups) {
      const frame = formatEvent('counts', await this.counts.countOf(ids.split(',')));
      for (const { stream } of watchers) stream.write(frame);
    }
  }

  /** Ends the streams of those whose session has ended, and tells others no more than what they may know now. */
  private async recheck(): Promise<void> {
    for (const watcher of this.watchers) {
      const sites = await this.sitesNow(watcher).catch(() => null);
      if (sites === null || sites.size === 0) watcher.stream.end();
      else if ([...sites.keys()].join() !== [...watcher.sites.keys()].join()) {
        watcher.sites = sites;
        this.reset(watcher);
      }
    }
  }

  private async sitesNow({ request, siteKey }: Watcher): Promise<ReadonlyMap<string, string> | null> {
    const actor = await this.callers.check(request);
    return actor && this.sitesOf(actor, siteKey);
  }

  /** One round after the other; a round that fails is made up for by telling everybody to look again. */
  private repeat(intervalMs: number, round: () => Promise<void>): void {
    let isRunning = false;
    const run = async (): Promise<void> => {
      if (isRunning || this.watchers.size === 0) return;
      isRunning = true;
      await round().catch((error: Error) => {
        this.logger.warn({ msg: 'those who look on could not be told', name: error.name });
        this.watchers.forEach((watcher) => (watcher.isBehind = true));
      });
      isRunning = false;
    };
    this.timers.push(setInterval(() => void run(), intervalMs));
  }
}

const isTold = (hint: Hint): hint is Told => hint.type === 'comment' || hint.type === 'claim' || hint.type === 'batch';

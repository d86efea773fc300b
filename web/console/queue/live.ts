import { useEffect, useEffectEvent, useState } from 'react';
import { session } from '../session/session.js';
import type { Claim, Counts } from './item.js';

/** Many decided by one, as its progress is told. */
export interface Batch {
  readonly id: string;
  /** `stopped`: whoever began it may not do so any more. */
  readonly state: 'running' | 'done' | 'stopped' | 'undoing' | 'undone';
  readonly action: string;
  readonly reason: string | null;
  readonly total: number;
  readonly decided: number;
  readonly skipped: number;
  readonly undone: number;
}

export interface LiveListeners {
  readonly onComment: (id: string) => void;
  readonly onClaim: (id: string, claim: Claim | null) => void;
  readonly onCounts: (counts: Counts) => void;
  readonly onBatch: (batch: Batch) => void;
  /** Something may have been missed: everything is to be read again. */
  readonly onGap: () => void;
}

const RECONNECT_MS = 3_000;
/** The service gives a sign of life every 15 seconds. */
const SILENCE_MS = 40_000;

/** Follows what happens to the queue, on any node. @returns whether the connection stands */
export function useLive(site: string | undefined, listeners: LiveListeners): boolean {
  const [isLive, setLive] = useState(true);
  const hear = useEffectEvent((type: string, told: never) => dispatch(listeners, type, told));
  useEffect(() => {
    const line = new Line(site, (type, told) => hear(type, told as never), setLive);
    return () => line.end();
  }, [site]);
  return isLive;
}

/** The connection to the service, made anew until it is ended. */
class Line {
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wasLost = false;

  constructor(
    private readonly site: string | undefined,
    private readonly hear: (type: string, told: unknown) => void,
    private readonly setLive: (isLive: boolean) => void,
  ) {
    addEventListener('offline', this.lose);
    addEventListener('online', this.connect);
    this.connect();
  }

  end(): void {
    removeEventListener('offline', this.lose);
    removeEventListener('online', this.connect);
    clearTimeout(this.timer);
    this.source?.close();
    this.source = undefined;
  }

  private readonly connect = (): void => {
    this.source?.close();
    const query = this.site === undefined ? '' : `?site=${encodeURIComponent(this.site)}`;
    const source = (this.source = new EventSource(`/v1/moderation/events${query}`));
    for (const type of ['comment', 'claim', 'counts', 'batch', 'reset'])
      source.addEventListener(type, ({ data }) => {
        this.expectMore();
        this.hear(type, JSON.parse(data as string));
      });
    source.addEventListener('beat', () => this.expectMore());
    source.addEventListener('open', () => this.stand());
    source.addEventListener('error', () => this.fail(source));
    this.expectMore();
  };

  private stand(): void {
    this.setLive(true);
    this.expectMore();
    if (this.wasLost) this.hear('reset', {});
    this.wasLost = false;
  }

  private readonly lose = (): void => {
    this.wasLost = true;
    this.setLive(false);
  };

  /** The browser tries again by itself unless it was refused: then the session may have ended. */
  private fail(source: EventSource): void {
    this.lose();
    if (source.readyState === EventSource.CLOSED)
      this.again(RECONNECT_MS, () => void session.expect().then(() => source === this.source && this.connect()));
  }

  /** A network that goes away says nothing: a line that is silent for too long is dead. */
  private expectMore(): void {
    this.again(SILENCE_MS, () => {
      this.lose();
      this.connect();
    });
  }

  private again(ms: number, what: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(what, ms);
  }
}

interface Told {
  readonly id: string;
  readonly claim: Claim | null;
  readonly batch: Batch;
}

function dispatch(listeners: LiveListeners, type: string, told: Told & Counts): void {
  if (type === 'comment') listeners.onComment(told.id);
  else if (type === 'claim') listeners.onClaim(told.id, told.claim);
  else if (type === 'counts') listeners.onCounts(told);
  else if (type === 'batch') listeners.onBatch(told.batch);
  else listeners.onGap();
}

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

/** Follows what happens to the queue, on any node. @returns whether the connection stands */
export function useLive(site: string | undefined, listeners: LiveListeners): boolean {
  const [isLive, setLive] = useState(true);
  const hear = useEffectEvent((type: string, told: never) => dispatch(listeners, type, told));
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;
    const connect = (): void => {
      const query = site === undefined ? '' : `?site=${encodeURIComponent(site)}`;
      source = new EventSource(`/v1/moderation/events${query}`);
      for (const type of ['comment', 'claim', 'counts', 'batch', 'reset'])
        source.addEventListener(type, ({ data }) => hear(type, JSON.parse(data as string) as never));
      source.addEventListener('open', () => {
        setLive(true);
        if (wasLost) hear('reset', {} as never);
        wasLost = false;
      });
      source.addEventListener('error', () => {
        wasLost = true;
        setLive(false);
        // The browser tries again by itself unless it was refused: then the session may have ended.
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(() => void session.expect().then(connect), RECONNECT_MS);
      });
    };
    connect();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [site]);
  return isLive;
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

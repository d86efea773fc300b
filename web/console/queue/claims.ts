import { useEffect, useState } from 'react';
import { ApiProblem, call, send } from '../shell/api.js';
import type { Claim } from './item.js';

/** A claim lives 90 s; this leaves time for two more tries. */
const RENEW_MS = 30_000;
/** Passing through the list claims nothing. */
const SETTLE_MS = 250;

/**
 * Claims the comment for as long as it is open and looked at, and gives it back on every way out.
 * @returns the claim of somebody else who was first
 */
export function useClaim(id: string | null): Claim | null {
  const [others, setOthers] = useState<{ id: string; claim: Claim } | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    const path = `/moderation/comments/${id}/claim`;
    let isHeld = false;
    const take = async (): Promise<void> => {
      if (document.visibilityState === 'hidden') return;
      try {
        isHeld = true;
        await call('PUT', path);
        setOthers(null);
      } catch (error) {
        isHeld = false;
        if (error instanceof ApiProblem && error.code === 'claimed')
          setOthers({ id, claim: error.body['claim'] as Claim });
      }
    };
    const release = (): void => {
      if (isHeld) void send('DELETE', path, { keepalive: true }).catch(() => undefined);
      isHeld = false;
    };
    const look = (): void => (document.visibilityState === 'hidden' ? release() : void take());
    const settling = setTimeout(() => void take(), SETTLE_MS);
    const renewing = setInterval(() => void take(), RENEW_MS);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pagehide', release);
    return () => {
      clearTimeout(settling);
      clearInterval(renewing);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pagehide', release);
      release();
    };
  }, [id]);
  return others !== null && others.id === id ? others.claim : null;
}

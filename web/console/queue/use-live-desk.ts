import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useWording } from '../i18n/language.js';
import { toast } from '../shell/toasts.js';
import type { Desk } from './desk.js';
import type { Counts } from './item.js';
import { useLive, type Batch } from './live.js';

/** What happens in quick succession is looked at once. */
const GATHER_MS = 600;

/** Keeps a desk up to date with what happens elsewhere. @returns whether the connection stands */
export function useLiveDesk(desk: Desk, site: string | undefined, onBatch: (batch: Batch) => void): boolean {
  const { m } = useWording();
  const queries = useQueryClient();
  const heard = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lost = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const lookSoon = (id: string): void => {
    heard.current.add(id);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const ids = [...heard.current];
      heard.current.clear();
      for (const known of ids.filter((one) => desk.find(one))) void desk.heard(known);
      if (ids.some((one) => !desk.find(one) || desk.isAway(one))) void desk.peek();
    }, GATHER_MS);
  };
  const isLive = useLive(site, {
    onComment: (id) => {
      lookSoon(id);
      void queries.invalidateQueries({ queryKey: ['comment', id] });
    },
    onClaim: (id, claim) => desk.claimed(id, claim),
    onCounts: (counts) => queries.setQueryData<Counts>(['counts', site ?? null], counts),
    onBatch,
    onGap: () => {
      void desk.load();
      void queries.invalidateQueries();
      if (lost.current) toast({ text: m.live.back });
      lost.current = false;
    },
  });
  useEffect(() => {
    if (!isLive) lost.current = true;
  }, [isLive]);
  return isLive;
}

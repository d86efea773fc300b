import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { Batches } from '../bulk/batches.js';
import { Deciding } from '../decide/deciding.js';
import { useWording } from '../i18n/language.js';
import { call } from '../shell/api.js';
import type { Desk, DeskState } from './desk.js';
import type { Counts } from './item.js';
import { useLiveDesk } from './use-live-desk.js';

export interface DeskInUse {
  readonly state: DeskState;
  readonly counts: Counts | undefined;
  /** Whether what others do is heard of at once. */
  readonly isLive: boolean;
  readonly deciding: Deciding;
  readonly batches: Batches;
}

/** A desk with everything that acts on it: its own moderator, and all others. */
export function useDesk(desk: Desk, site: string | undefined): DeskInUse {
  const wording = useWording();
  const { m } = wording;
  const queries = useQueryClient();
  const state = useSyncExternalStore(desk.subscribe, desk.read);
  const deciding = useMemo(() => new Deciding({ desk, m, queries, site }), [desk, m, queries, site]);
  const batches = useMemo(() => new Batches({ desk, wording, queries }), [desk, wording, queries]);
  const isLive = useLiveDesk(desk, site, (batch) => batches.hear(batch));
  const { data: counts } = useCounts(site);
  useEffect(() => void desk.load(), [desk]);
  return { state, counts, isLive, deciding, batches };
}

const useCounts = (site: string | undefined): UseQueryResult<Counts> =>
  useQuery({
    queryKey: ['counts', site ?? null],
    queryFn: () =>
      call<Counts>('GET', `/moderation/counts${site === undefined ? '' : `?site=${encodeURIComponent(site)}`}`),
  });

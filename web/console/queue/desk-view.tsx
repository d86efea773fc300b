import { lazy, Suspense, useEffect, useState } from 'react';
import { BulkBar } from '../bulk/bulk-bar.js';
import type { BulkWish } from '../bulk/bulk.js';
import type { Wish } from '../decide/ask.js';
import { undoLast } from '../decide/undos.js';
import { useWording } from '../i18n/language.js';
import { toast } from '../shell/toasts.js';
import type { Desk } from './desk.js';
import { NOTHING, type Doing } from './doing.js';
import { FilterBar } from './filter-bar.js';
import type { QueueItem } from './item.js';
import { ListPane } from './list-pane.js';
import { OpenPane } from './open-pane.js';
import { Tabs } from './tabs.js';
import { useDesk } from './use-desk.js';
import { useReading } from './use-reading.js';
import { useQueueKeys } from './use-queue-keys.js';

const BulkDialog = lazy(() => import('../bulk/bulk-dialog.js'));
const HelpDialog = lazy(() => import('./help-dialog.js'));

interface Props {
  readonly desk: Desk;
  readonly site: string | undefined;
}

/** A list of comments and the one that is open, side by side; on a phone one at a time. */
export function DeskView({ desk, site }: Props) {
  const { m } = useWording();
  const { state, counts, isLive, deciding, batches } = useDesk(desk, site);
  const [doing, setDoing] = useState<Doing>(NOTHING);
  const [bulk, setBulk] = useState<BulkWish | null>(null);
  const [isHelping, setHelping] = useState(false);
  const { open } = desk;
  const [isReading, setReading] = useReading(state.phase === 'ready' && !open);
  useEffect(() => setDoing(NOTHING), [state.openId]);

  const decideMarked = (marked: readonly QueueItem[], wish: Wish): void => {
    const isBulk = marked.every(({ abilities }) => abilities.includes('comments.decide-in-bulk'));
    if (isBulk) void batches.decideMarked(marked, wish);
    else for (const item of marked) deciding.decide(item, wish);
  };
  const decide = (wish: Wish, item: QueueItem | undefined = open): void => {
    const marked = state.items.filter(({ id }) => state.marked.has(id));
    setDoing(NOTHING);
    if (marked.length > 0) decideMarked(marked, wish);
    else if (item && desk.gathersCampaigns && isCampaign(item)) setBulk({ ...wish, of: { kind: 'campaign', item } });
    else if (item) deciding.decide(item, wish);
  };
  const undo = (): void => {
    if (!undoLast()) toast({ text: m.decide.nothingToUndo });
  };
  const help = (): void => setHelping(true);
  const canDecide = open?.abilities.includes('comments.decide') === true;
  useQueueKeys({ desk, doing, setDoing, setReading, decide, undo, help, canDecide });
  return (
    <div className={`queue${isReading && open ? ' is-reading' : ''}`}>
      <h1 className="unseen">{m.queue.title}</h1>
      <section className="queue-lists" aria-label={m.queue.list}>
        <Tabs counts={counts} />
        <FilterBar />
        <p className="notice queue-lost" role="status" hidden={isLive}>
          {m.live.lost}
        </p>
        <ListPane desk={desk} state={state} onOpen={() => setReading(true)} pending={counts?.pending ?? 0} />
        {state.marked.size > 0 && <BulkBar desk={desk} state={state} onDecide={(wish) => decide(wish)} />}
      </section>
      <OpenPane
        {...{ desk, state, open, doing, setDoing, decide }}
        onUndo={undo}
        onHelp={help}
        onBack={() => setReading(false)}
        onBulk={setBulk}
      />
      <Suspense>
        {bulk && (
          <BulkDialog
            wish={bulk}
            onClose={() => setBulk(null)}
            onStart={(decision) => void batches.decideQuery(decision)}
          />
        )}
        {isHelping && <HelpDialog onClose={() => setHelping(false)} />}
      </Suspense>
    </div>
  );
}

/** What is decided on it is decided for all that are like it. */
const isCampaign = ({ campaign, abilities }: QueueItem): boolean =>
  campaign !== null && campaign.count > 1 && abilities.includes('comments.decide');

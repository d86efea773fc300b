import { lazy, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Link, useSearchParams } from 'wouter';
import type { BulkWish } from '../bulk/bulk.js';
import { Card } from '../card/card.js';
import type { Wish } from '../decide/ask.js';
import { DecisionBar } from '../decide/decision-bar.js';
import { useWording } from '../i18n/language.js';
import { Icon } from '../shell/icon.js';
import { MenuButton } from '../shell/menu-button.js';
import { OnDemand } from '../shell/on-demand.js';
import { useClaim } from './claims.js';
import type { Desk, DeskState } from './desk.js';
import type { Doing } from './doing.js';
import type { QueueItem } from './item.js';
import { Swipe } from './swipe.js';

const BulkMenu = lazy(() => import('../bulk/bulk-menu.js'));

interface Props {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly open: QueueItem | undefined;
  readonly doing: Doing;
  readonly setDoing: (doing: Doing) => void;
  readonly decide: (wish: Wish, item?: QueueItem) => void;
  readonly onUndo: () => void;
  readonly onHelp: () => void;
  readonly onBack: () => void;
  readonly onBulk: (wish: BulkWish) => void;
}

/** The comment that is open, and what to do about it. */
export function OpenPane({ desk, state, open, doing, setDoing, decide, onUndo, onHelp, onBack, onBulk }: Props) {
  const { m } = useWording();
  const claim = useClaim(open?.abilities.includes('comments.decide') === true ? open.id : null);
  if (!open)
    return (
      <section className="queue-open">
        {state.phase === 'ready' && <p className="frame-wait soft">{m.queue.choose}</p>}
      </section>
    );
  const reject = (): void => setDoing({ ...doing, isRejecting: true });
  return (
    <section className="queue-open" aria-label={m.card.label}>
      <div className="open-head">
        <Button className="button is-quiet open-back" onPress={onBack}>
          <Icon name="back" /> {m.queue.backToList}
        </Button>
        <OpenTools item={open} desk={desk} onBulk={onBulk} onHelp={onHelp} />
      </div>
      <Swipe key={open.id} onRight={() => decide({ action: 'approve' }, open)} onLeft={reject}>
        <Card
          item={open}
          change={state.changes.get(open.id)}
          claim={claim}
          isConversationOpen={doing.isConversationOpen}
          onConversation={(isConversationOpen) => setDoing({ ...doing, isConversationOpen })}
        >
          {open.campaign && <CampaignNotice item={open} />}
        </Card>
      </Swipe>
      <DecisionBar
        item={open}
        isRejecting={doing.isRejecting}
        onRejecting={(isRejecting) => setDoing({ ...doing, isRejecting })}
        message={doing.message}
        onMessage={(message) => setDoing({ ...doing, message })}
        onDecide={(wish) => decide(wish, open)}
        onUndo={onUndo}
      />
    </section>
  );
}

interface ToolsProps {
  readonly item: QueueItem;
  readonly desk: Desk;
  readonly onBulk: (wish: BulkWish) => void;
  readonly onHelp: () => void;
}

function OpenTools({ item, desk, onBulk, onHelp }: ToolsProps): ReactNode {
  const { m } = useWording();
  return (
    <div className="row open-tools">
      <Button className="button is-quiet is-icon" aria-label={`${m.help.previous} (K)`} onPress={() => desk.step(-1)}>
        <Icon name="up" />
      </Button>
      <Button className="button is-quiet is-icon" aria-label={`${m.help.next} (J)`} onPress={() => desk.step(1)}>
        <Icon name="down" />
      </Button>
      <Button className="button is-quiet is-icon is-wide" aria-label={`${m.help.title} (?)`} onPress={onHelp}>
        <Icon name="keyboard" />
      </Button>
      <Link href={`/comments/${item.id}`} className="button is-quiet is-icon" aria-label={m.card.permalink}>
        <Icon name="link" />
      </Link>
      {item.abilities.includes('comments.decide-in-bulk') && (
        <OnDemand
          key={item.id}
          button={(onPress) => <MenuButton label={m.bulk.title} icon="stack" onPress={onPress} />}
        >
          <BulkMenu item={item} onChoose={(of) => onBulk({ of })} />
        </OnDemand>
      )}
    </div>
  );
}

/** A campaign is one card: what is decided here is decided for all of it. */
function CampaignNotice({ item }: { readonly item: QueueItem }) {
  const { m, plural } = useWording();
  const [parameters] = useSearchParams();
  if (!item.campaign || parameters.has('campaign')) return null;
  const query = new URLSearchParams({ site: item.site, campaign: item.campaign.id });
  return (
    <div className="notice card-part">
      <h2>
        <Icon name="stack" /> {m.card.campaign} · {plural(item.campaign.count, m.counts.comments)}
      </h2>
      <p>{m.card.campaignText}</p>
      <p>
        <Link href={`/?${query.toString()}`}>{m.card.campaignShow}</Link>
      </p>
    </div>
  );
}

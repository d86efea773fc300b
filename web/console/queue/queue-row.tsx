import type { KeyboardEvent } from 'react';
import { fill, useWording } from '../i18n/language.js';
import { useUser } from '../session/session.js';
import { Icon } from '../shell/icon.js';
import type { Change, Desk } from './desk.js';
import type { QueueItem } from './item.js';

interface Props {
  readonly item: QueueItem;
  readonly desk: Desk;
  readonly isOpen: boolean;
  readonly isMarked: boolean;
  readonly change: Change | undefined;
  readonly onOpen: () => void;
}

/** A comment in short. One Tab stop for the whole list; arrows go on from there. */
export function QueueRow({ item, desk, isOpen, isMarked, change, onOpen }: Props) {
  const { m, formats } = useWording();
  const tabIndex = isOpen ? 0 : -1;
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.code] as 1 | -1 | undefined;
    if (by === undefined) return;
    event.preventDefault();
    desk.step(by);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-open=true] .row-open')?.focus());
  };
  return (
    <li className="queue-row" data-open={isOpen} data-urgent={item.urgent} data-status={item.status}>
      <input
        type="checkbox"
        checked={isMarked}
        tabIndex={tabIndex}
        onChange={() => desk.mark(item.id)}
        aria-label={fill(m.queue.select, { name: item.author.name })}
      />
      <button
        type="button"
        className="row-open"
        tabIndex={tabIndex}
        aria-current={isOpen || undefined}
        onKeyDown={press}
        onClick={() => {
          desk.show(item.id);
          onOpen();
        }}
      >
        <span className="row-head small">
          <bdi className="row-name">{item.author.name}</bdi>
          <span className="soft">{formats.ago(item.createdAt, Date.now())}</span>
        </span>
        <span className="row-text" dir="auto">
          {item.body.slice(0, 200)}
        </span>
        <RowTags item={item} change={change} isStatusShown={desk.tab !== item.status} />
      </button>
    </li>
  );
}

interface TagsProps extends Pick<Props, 'item' | 'change'> {
  readonly isStatusShown: boolean;
}

function RowTags({ item, change, isStatusShown }: TagsProps) {
  const { m, formats } = useWording();
  const user = useUser();
  const { claim, reports, campaign, score, reason } = item;
  return (
    <span className="row-tags small">
      {item.urgent && <span className="tag is-red">{m.queue.urgent}</span>}
      {change && (
        <span className="tag is-red">
          {change.by === null
            ? m.status[change.status]
            : fill(m.card.decidedBy, { name: change.by, status: m.status[change.status] })}
        </span>
      )}
      {!change && isStatusShown && <span className={`tag is-${item.status}`}>{m.status[item.status]}</span>}
      {claim && claim.accountId !== user.id && (
        <span className="tag is-amber">{fill(m.queue.claimedBy, { name: claim.name })}</span>
      )}
      {campaign && (
        <span className="tag is-amber">
          <Icon name="stack" /> {formats.number(campaign.count)}
        </span>
      )}
      {reports.count > 0 && (
        <span className="tag is-amber">
          <Icon name="flag" /> {formats.number(reports.count)}
        </span>
      )}
      {item.appeal && <span className="tag is-amber">{m.queue.appeal}</span>}
      {item.isBlind && <span className="tag">{m.queue.blind}</span>}
      {reason && <span className="soft">{reason.title}</span>}
      {score !== null && <span className="soft row-score">{formats.percent(score)}</span>}
    </span>
  );
}

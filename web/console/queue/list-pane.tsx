import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSearchParams } from 'wouter';
import { fill, useWording } from '../i18n/language.js';
import type { Desk, DeskState } from './desk.js';
import { QueueRow } from './queue-row.js';
import { hasFilters } from './view.js';

interface Props {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly pending: number;
  readonly onOpen: () => void;
}

/** The list. Arrow keys move in it, and it keeps the open comment in sight. */
export function ListPane({ desk, state, pending, onOpen }: Props) {
  const { m, plural } = useWording();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-open=true]')?.scrollIntoView({ block: 'nearest' });
  }, [state.openId]);
  return (
    <div className="queue-list">
      <ListHead desk={desk} state={state} pending={pending} />
      {state.freshCount > 0 && (
        <Button className="button fresh" onPress={() => desk.showFresh()}>
          {plural(state.freshCount, m.counts.fresh)} <kbd aria-hidden="true">N</kbd>
        </Button>
      )}
      {state.phase === 'ready' && state.items.length === 0 && <EmptyList desk={desk} />}
      {state.phase === 'failed' && (
        <p className="notice is-bad">
          {m.offline}{' '}
          <Button className="button" onPress={() => void desk.load()}>
            {m.tryAgain}
          </Button>
        </p>
      )}
      <ul ref={list} aria-label={m.queue.list}>
        {state.items.map((item) => (
          <QueueRow
            key={item.id}
            item={item}
            desk={desk}
            isOpen={item.id === state.openId}
            isMarked={state.marked.has(item.id)}
            change={state.changes.get(item.id)}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {state.hasMore && (
        <Button className="button is-quiet" onPress={() => void desk.more()}>
          {m.queue.more}
        </Button>
      )}
    </div>
  );
}

function ListHead({ desk, state, pending }: Omit<Props, 'onOpen'>) {
  const { m, formats } = useWording();
  const [parameters, setParameters] = useSearchParams();
  const areAllMarked = state.items.length > 0 && state.marked.size === state.items.length;
  return (
    <div className="list-head small">
      <label className="row">
        <input
          type="checkbox"
          checked={areAllMarked}
          onChange={() => desk.markAll(!areAllMarked)}
          aria-label={m.queue.selectAll}
        />
        {pending > 0 && <span className="soft">{fill(m.queue.checking, { count: formats.number(pending) })}</span>}
      </label>
      <select
        className="order"
        aria-label={m.queue.order}
        value={parameters.get('sort') ?? 'priority'}
        onChange={({ target }) =>
          setParameters((next) => {
            next.set('sort', target.value);
            return next;
          })
        }
      >
        {(['priority', 'newest', 'oldest'] as const).map((order) => (
          <option key={order} value={order}>
            {m.queue.orders[order]}
          </option>
        ))}
      </select>
    </div>
  );
}

function EmptyList({ desk }: { readonly desk: Desk }) {
  const { m } = useWording();
  const [parameters] = useSearchParams();
  const isFiltered = hasFilters(parameters);
  const title = isFiltered ? m.queue.emptyFilters : desk.tab === 'held' ? m.queue.empty : m.queue.emptyOther;
  return (
    <div className="empty" role="status">
      <p>
        <strong>{title}</strong>
      </p>
      {!isFiltered && <p className="soft">{m.queue.emptyText}</p>}
    </div>
  );
}

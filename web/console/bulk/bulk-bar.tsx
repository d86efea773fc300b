import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Wish } from '../decide/ask.js';
import { ReasonChoice } from '../decide/reason-choice.js';
import { useWording } from '../i18n/language.js';
import type { Desk, DeskState } from '../queue/desk.js';
import { Icon } from '../shell/icon.js';
import './bulk.css';

interface Props {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly onDecide: (wish: Wish) => void;
}

/** What can be done with the comments that are selected. */
export function BulkBar({ desk, state, onDecide }: Props) {
  const { m, plural } = useWording();
  const [isRejecting, setRejecting] = useState(false);
  return (
    <div className="bulk-bar" role="group" aria-label={m.bulk.title}>
      {isRejecting && (
        <ReasonChoice
          suggested={null}
          onChoose={(reason) => onDecide({ action: 'reject', reason })}
          onCancel={() => setRejecting(false)}
        />
      )}
      <div className="row">
        <strong role="status">{plural(state.marked.size, m.counts.selected)}</strong>
        <Button className="button" onPress={() => onDecide({ action: 'approve' })}>
          {m.decide.approve}
        </Button>
        <Button className="button" aria-expanded={isRejecting} onPress={() => setRejecting(!isRejecting)}>
          {m.decide.reject}
        </Button>
        <Button className="button" onPress={() => onDecide({ action: 'hold' })}>
          {m.decide.hold}
        </Button>
        <Button
          className="button is-quiet is-icon"
          aria-label={m.queue.clearSelection}
          onPress={() => desk.markAll(false)}
        >
          <Icon name="cross" />
        </Button>
      </div>
    </div>
  );
}

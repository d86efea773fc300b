import { Button } from 'react-aria-components/Button';
import { useWording } from '../i18n/language.js';
import type { Action, Clause, QueueItem } from '../queue/item.js';
import { Icon, type IconName } from '../shell/icon.js';
import type { Wish } from './ask.js';
import { MessageField } from './message-field.js';
import { ReasonChoice } from './reason-choice.js';
import './decide.css';

interface Props {
  readonly item: QueueItem;
  readonly isRejecting: boolean;
  readonly onRejecting: (isRejecting: boolean) => void;
  readonly message: string | null;
  readonly onMessage: (message: string | null) => void;
  readonly onDecide: (wish: Wish) => void;
  readonly onUndo: () => void;
}

/** The three decisions with their keys, the reasons once rejecting has begun, and a message to go with either. */
export function DecisionBar({ item, isRejecting, onRejecting, message, onMessage, onDecide, onUndo }: Props) {
  const { m } = useWording();
  const words = message !== null && message.trim() !== '' ? { message: message.trim() } : {};
  if (!item.abilities.includes('comments.decide')) return <p className="decide soft small">{m.decide.notAllowed}</p>;
  return (
    <div className="decide">
      {isRejecting && (
        <ReasonChoice
          suggested={suggestedReason(item)}
          onChoose={(reason) => onDecide({ action: 'reject', reason, ...words })}
          onCancel={() => onRejecting(false)}
        />
      )}
      {message !== null && <MessageField message={message} onMessage={onMessage} />}
      <div className="decide-row">
        <Choice action="approve" icon="check" shortcut="A" onPress={() => onDecide({ action: 'approve', ...words })} />
        <Choice
          action="reject"
          icon="cross"
          shortcut="R"
          isOn={isRejecting}
          onPress={() => onRejecting(!isRejecting)}
        />
        <Choice action="hold" icon="pause" shortcut="H" onPress={() => onDecide({ action: 'hold', ...words })} />
        <span className="decide-gap" />
        <Button
          className="button is-quiet is-icon"
          aria-label={m.decide.addMessage}
          onPress={() => onMessage(message === null ? '' : null)}
        >
          <Icon name="speech" />
        </Button>
        <Button className="button is-quiet is-icon" aria-label={`${m.decide.undo} (Z)`} onPress={onUndo}>
          <Icon name="undo" />
        </Button>
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly action: Action;
  readonly icon: IconName;
  readonly shortcut: string;
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

function Choice({ action, icon, shortcut, isOn, onPress }: ChoiceProps) {
  const { m } = useWording();
  return (
    <Button
      className={`button choice is-${action}`}
      onPress={onPress}
      {...(isOn !== undefined && { 'aria-expanded': isOn })}
      aria-keyshortcuts={shortcut}
    >
      <Icon name={icon} />
      {m.decide[action]}
      <kbd aria-hidden="true">{shortcut}</kbd>
    </Button>
  );
}

/** The clause that the comment was stopped for, if it is one to reject for. */
function suggestedReason({ reason }: QueueItem): Clause | null {
  return reason === null ? null : (reason.clause as Clause);
}

import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useWording } from '../i18n/language.js';
import { REASONS, type Clause } from '../queue/item.js';
import { Icon } from '../shell/icon.js';

interface Props {
  /** Has the focus at first, so that Enter takes it. */
  readonly suggested: Clause | null;
  readonly onChoose: (reason: Clause) => void;
  readonly onCancel: () => void;
}

/** The clauses to reject for, each under its digit. */
export function ReasonChoice({ suggested, onChoose, onCancel }: Props) {
  const { m, formats } = useWording();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const focused = suggested !== null && REASONS.includes(suggested) ? suggested : REASONS[0];
  return (
    <div className="reasons" role="group" aria-label={m.decide.rejectTitle}>
      <div className="row is-apart">
        <h2>{m.decide.rejectTitle}</h2>
        <span className="small soft reasons-hint">{m.decide.rejectHint}</span>
        <Button className="button is-quiet is-icon" aria-label={m.cancel} onPress={onCancel}>
          <Icon name="cross" />
        </Button>
      </div>
      <ul>
        {REASONS.map((reason, index) => (
          <li key={reason}>
            <Button
              {...(reason === focused && { ref: first })}
              className={`button reason${reason === suggested ? ' is-suggested' : ''}`}
              aria-keyshortcuts={String(index + 1)}
              onPress={() => onChoose(reason)}
            >
              <kbd aria-hidden="true">{formats.number(index + 1)}</kbd>
              {m.clauses[reason]}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

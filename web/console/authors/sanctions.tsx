import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill, useWording } from '../i18n/language.js';
import { useDeed } from '../parts/deed.js';
import { Confirm } from '../parts/dialog.js';
import { Panel } from '../parts/page.js';
import { call } from '../shell/api.js';
import { useAuthorWords, type AuthorHead, type AuthorSanction } from './author.js';

interface Props {
  readonly author: AuthorHead;
  readonly sanctions: readonly AuthorSanction[];
}

/** What was ever imposed on the author or those linked to them, and lifting what is in force. */
export function Sanctions({ author, sanctions }: Props) {
  const words = useAuthorWords();
  const [lifting, setLifting] = useState<AuthorSanction>();
  const lift = useDeed({
    run: ({ id, authorId }: AuthorSanction) => call('DELETE', `/moderation/authors/${authorId}/sanctions/${id}`),
    again: [['author']],
    done: words.liftedNow,
  });
  const mayLift = ({ kind, isInForce }: AuthorSanction): boolean =>
    isInForce && author.abilities.includes(kind === 'ban' ? 'authors.ban' : 'authors.sanction');
  return (
    <Panel title={words.sanctions}>
      {sanctions.length === 0 && <p className="soft">{words.noSanctions}</p>}
      <ul className="entries">
        {sanctions.map((sanction) => (
          <SanctionLine
            key={sanction.id}
            sanction={sanction}
            onLift={mayLift(sanction) ? () => setLifting(sanction) : undefined}
          />
        ))}
      </ul>
      {lifting && (
        <Confirm
          title={`${words.liftTitle}: ${words.kinds[lifting.kind]}`}
          text={words.liftText}
          act={words.lift}
          onAct={() => lift.mutate(lifting)}
          onClose={() => setLifting(undefined)}
        />
      )}
    </Panel>
  );
}

interface LineProps {
  readonly sanction: AuthorSanction;
  readonly onLift: (() => void) | undefined;
}

function SanctionLine({
  sanction: { kind, reason, message, endsAt, isInForce, moderator, ...rest },
  onLift,
}: LineProps) {
  const { formats } = useWording();
  const words = useAuthorWords();
  const now = Date.now();
  return (
    <li>
      <div className="row is-apart">
        <span className="row">
          <strong>{words.kinds[kind]}</strong>
          {kind !== 'warning' && (
            <span className={`tag ${isInForce ? 'is-red' : ''}`}>{isInForce ? words.inForce : words.over}</span>
          )}
          {endsAt !== null && isInForce && (
            <span className="small soft">{fill(words.until, { moment: formats.dateTime(endsAt) })}</span>
          )}
        </span>
        {onLift && (
          <Button className="button" aria-label={`${words.lift}: ${words.kinds[kind]}`} onPress={onLift}>
            {words.lift}
          </Button>
        )}
      </div>
      <p className="small">
        {reason.title}
        {message !== null && (
          <>
            {' · '}
            <bdi>{message}</bdi>
          </>
        )}
      </p>
      <p className="small soft">
        {fill(words.by, { name: moderator.name, moment: formats.ago(rest.createdAt, now) })}
        {rest.lifted &&
          ` · ${fill(words.lifted, { name: rest.lifted.by.name, moment: formats.ago(rest.lifted.at, now) })}`}
      </p>
    </li>
  );
}

import { useParams } from 'wouter';
import { Link } from 'wouter';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Card, useComment } from '../card/card.js';
import { DecisionBar } from '../decide/decision-bar.js';
import { useWording } from '../i18n/language.js';
import { Icon } from '../shell/icon.js';
import { useClaim } from './claims.js';
import { Desk } from './desk.js';
import { Deciding } from '../decide/deciding.js';
import { undoLast } from '../decide/undos.js';
import './queue.css';

/** One comment at an address of its own, to be handed to a colleague. */
export default function CommentPage() {
  const { id = '' } = useParams();
  const { m } = useWording();
  const { data, isError } = useComment(id);
  const [desk] = useState(() => new Desk(new URLSearchParams(), 'all'));
  const [doing, setDoing] = useState({ isRejecting: false, message: null as string | null, isOpen: false });
  const queries = useQueryClient();
  const deciding = new Deciding({ desk, m, queries, site: undefined });
  const item = data?.comment;
  const claim = useClaim(item?.abilities.includes('comments.decide') === true ? id : null);
  useEffect(() => {
    if (item) desk.lay(item);
  }, [desk, item]);
  if (isError) return <p className="frame-wait">{m.queue.gone}</p>;
  if (!item) return <p className="frame-wait soft">{m.loading}</p>;
  return (
    <section className="queue-open" aria-label={m.card.label}>
      <div className="open-head">
        <Link href="/" className="button is-quiet">
          <Icon name="back" /> {m.queue.backToList}
        </Link>
      </div>
      <div className="swipe">
        <Card
          item={item}
          claim={claim}
          isConversationOpen={doing.isOpen}
          onConversation={(isOpen) => setDoing({ ...doing, isOpen })}
        />
      </div>
      <DecisionBar
        item={item}
        isRejecting={doing.isRejecting}
        onRejecting={(isRejecting) => setDoing({ ...doing, isRejecting })}
        message={doing.message}
        onMessage={(message) => setDoing({ ...doing, message })}
        onDecide={(wish) => {
          setDoing({ ...doing, isRejecting: false, message: null });
          deciding.decide(item, wish);
        }}
        onUndo={() => void undoLast()}
      />
    </section>
  );
}

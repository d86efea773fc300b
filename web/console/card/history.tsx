import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { undoOne } from '../decide/ask.js';
import { problemText } from '../decide/problem-text.js';
import { fill, useWording } from '../i18n/language.js';
import type { DecisionEntry, QueueItem } from '../queue/item.js';
import { toast } from '../shell/toasts.js';

interface Props {
  readonly item: QueueItem;
  readonly decisions: readonly DecisionEntry[];
}

/** Every decision so far, the newest first. The last one of a moderator can be undone at any time. */
export function History({ item, decisions }: Props) {
  const { m } = useWording();
  if (decisions.length === 0) return null;
  const [last] = decisions;
  const isUndoable = last?.actor === 'moderator' && last.undoes === null && item.abilities.includes('comments.decide');
  return (
    <section className="card-part">
      <h2>{m.card.history}</h2>
      <ol className="card-lines history">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <Entry decision={decision} />
            {isUndoable && decision === last && <UndoButton item={item} decision={decision} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({ decision }: { readonly decision: DecisionEntry }) {
  const { m, formats } = useWording();
  const { moderator, status, reason, message, createdAt, undoes, batchId } = decision;
  return (
    <>
      <span className={`tag is-${status}`}>{m.status[status]}</span> <bdi>{moderator?.name ?? m.card.byPolicy}</bdi>{' '}
      <time className="small soft" dateTime={createdAt} title={formats.dateTime(createdAt)}>
        {formats.ago(createdAt, Date.now())}
      </time>{' '}
      {reason !== null && <span className="small">{reason.title}</span>}{' '}
      {undoes !== null && <span className="small soft">{m.card.undid}</span>}{' '}
      {batchId !== null && <span className="small soft">{m.card.inBulk}</span>}
      {message !== null && (
        <p className="small" dir="auto">
          {fill(m.card.message, { message })}
        </p>
      )}
    </>
  );
}

function UndoButton({ item, decision }: { readonly item: QueueItem; readonly decision: DecisionEntry }) {
  const { m } = useWording();
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoOne(item.id, decision.id, item.version),
    onSuccess: () => toast({ text: fill(m.decide.undone, { name: item.author.name }) }),
    onError: (error) => toast({ text: problemText(m, error), isBad: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['comment', item.id] }),
  });
  return (
    <Button className="button is-quiet" isPending={undo.isPending} onPress={() => undo.mutate()}>
      {m.card.undoThis}
    </Button>
  );
}

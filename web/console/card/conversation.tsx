import { useWording } from '../i18n/language.js';
import type { CommentDetail, QueueItem } from '../queue/item.js';

interface Props {
  readonly item: QueueItem;
  readonly thread: CommentDetail['thread'];
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** What was said around the comment. */
export function Conversation({ item, thread, isOpen, onToggle }: Props) {
  const { m, plural, formats } = useWording();
  if (thread.length < 2) return null;
  return (
    <details className="card-part" open={isOpen} onToggle={({ currentTarget }) => onToggle(currentTarget.open)}>
      <summary>
        {m.card.conversation} · {plural(thread.length, m.counts.comments)}
      </summary>
      <ol className="conversation">
        {thread.map(({ id, authorName, body, status, createdAt, parentId }) => (
          <li key={id} className={parentId === null ? '' : 'is-reply'} aria-current={id === item.id || undefined}>
            <p className="small row">
              <bdi>{authorName}</bdi>
              <span className="soft">{formats.ago(createdAt, Date.now())}</span>
              {status !== 'approved' && <span className={`tag is-${status}`}>{m.status[status]}</span>}
            </p>
            <p className="comment-words" dir="auto">
              {body}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

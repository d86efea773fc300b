import { Link } from 'wouter';
import { useWording } from '../i18n/language.js';
import { Check, Choice } from '../parts/field.js';
import { More, Waiting } from '../parts/list.js';
import { Panel } from '../parts/page.js';
import type { Status } from '../queue/item.js';
import { useAuthorWords, type AuthorComment, type AuthorHead } from './author.js';

interface Filter {
  readonly status: string;
  readonly linked: string;
}

interface Props {
  /** Undefined while they are on their way. */
  readonly comments: readonly AuthorComment[] | undefined;
  readonly author: AuthorHead;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly more: Parameters<typeof More>[0] & { readonly error: unknown };
}

const STATUSES: readonly Status[] = ['approved', 'held', 'rejected', 'pending', 'withdrawn'];
export const TONES: Readonly<Partial<Record<Status, string>>> = {
  approved: 'is-green',
  rejected: 'is-red',
  held: 'is-amber',
};

/** What they wrote, newest first. */
export function AuthorComments({ comments, author, filter, onFilter, more }: Props) {
  const { m } = useWording();
  const words = useAuthorWords();
  const options = [['', words.all] as const, ...STATUSES.map((status) => [status, m.status[status]] as const)];
  return (
    <Panel
      title={words.comments}
      deeds={
        <div className="row">
          {author.linked.length > 0 && (
            <Check
              label={words.withLinked}
              isChosen={filter.linked === 'true'}
              onChange={(isChosen) => onFilter({ ...filter, linked: isChosen ? 'true' : '' })}
            />
          )}
          <Choice
            label={m.queue.filters}
            isHidden
            options={options}
            value={filter.status}
            onChange={(status) => onFilter({ ...filter, status })}
          />
        </div>
      }
    >
      {!comments && <Waiting error={more.error} />}
      {comments?.length === 0 && <p className="soft">{words.none}</p>}
      <ul className="entries">
        {comments?.map((comment) => (
          <CommentLine key={comment.id} comment={comment} isForeign={comment.author.id !== author.id} />
        ))}
      </ul>
      <More {...more} />
    </Panel>
  );
}

function CommentLine({ comment, isForeign }: { readonly comment: AuthorComment; readonly isForeign: boolean }) {
  const { m, formats } = useWording();
  const words = useAuthorWords();
  const { id, status, body, reason, author, article, createdAt } = comment;
  return (
    <li>
      <div className="row small">
        <span className={`tag ${TONES[status] ?? ''}`}>{m.status[status]}</span>
        {reason && status !== 'approved' && <span>{reason.title}</span>}
        {isForeign && <bdi>{author.name}</bdi>}
        <span className="soft">
          <bdi>{article.title ?? article.id}</bdi>
        </span>
        <time className="soft" dateTime={createdAt}>
          {formats.ago(createdAt, Date.now())}
        </time>
      </div>
      <p className="author-words" dir="auto">
        {body}
      </p>
      <Link className="small" href={`/comments/${id}`}>
        {words.openCard}
      </Link>
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { fill, useWording } from '../i18n/language.js';
import type { Change } from '../queue/desk.js';
import type { Claim, CommentDetail, QueueItem } from '../queue/item.js';
import { call } from '../shell/api.js';
import { useUser } from '../session/session.js';
import { AuthorRecord } from './author-record.js';
import { CommentText } from './comment-text.js';
import { Conversation } from './conversation.js';
import { Findings } from './findings.js';
import { History } from './history.js';
import { Pin } from './pin.js';
import { Appeals, Reports } from './reports.js';
import { Revisions } from './revisions.js';
import './card.css';

interface Props {
  readonly item: QueueItem;
  readonly change?: Change | undefined;
  /** Somebody else who was first to open it. */
  readonly claim: Claim | null;
  readonly isConversationOpen: boolean;
  readonly onConversation: (isOpen: boolean) => void;
  /** What stands above the text: campaign, changes. */
  readonly children?: ReactNode;
}

/** Everything one needs to judge a comment: what the list knows at once, the rest as it arrives. */
export function Card({ item, change, claim, isConversationOpen, onConversation, children }: Props) {
  const { m } = useWording();
  const [pointed, setPointed] = useState<number | null>(null);
  const { data: detail } = useComment(item.id);
  return (
    <article className="card" aria-label={`${m.card.label}: ${item.author.name}`}>
      <CardNotices item={item} change={change} claim={claim} />
      {children}
      <AuthorRecord item={item} notes={detail?.notes ?? []} />
      {item.parent && <ParentLine parent={item.parent} />}
      <CommentText item={item} pointed={pointed} />
      <Findings item={item} pointed={pointed} onPoint={setPointed} />
      <Reports item={item} reports={detail?.reports ?? []} />
      <Appeals item={item} appeals={detail?.appeals ?? []} />
      {detail && (
        <>
          <Pin item={detail.comment} />
          <Conversation item={item} thread={detail.thread} isOpen={isConversationOpen} onToggle={onConversation} />
          <Revisions revisions={detail.revisions} />
          <History item={item} decisions={detail.decisions} />
        </>
      )}
    </article>
  );
}

export const useComment = (id: string) =>
  useQuery({
    queryKey: ['comment', id],
    queryFn: ({ signal }) => call<CommentDetail>('GET', `/moderation/comments/${id}`, { signal }),
  });

function CardNotices({ item, change, claim }: Pick<Props, 'item' | 'change' | 'claim'>) {
  const { m } = useWording();
  const user = useUser();
  const other = claim ?? (item.claim?.accountId === user.id ? null : item.claim);
  return (
    <div className="card-notices" aria-live="polite">
      {change && (
        <p className="notice">
          {change.by === null
            ? fill(m.card.nowIs, { status: m.status[change.status] })
            : fill(m.decide.conflict, { name: change.by, status: m.status[change.status] })}
        </p>
      )}
      {!change && other && <p className="notice">{fill(m.decide.claimed, { name: other.name })}</p>}
      {item.status === 'withdrawn' && <p className="notice">{m.card.withdrawn}</p>}
    </div>
  );
}

function ParentLine({ parent }: { readonly parent: NonNullable<QueueItem['parent']> }) {
  const { m } = useWording();
  return (
    <blockquote className="card-parent">
      <p className="small soft">
        <bdi>{fill(m.card.inReplyTo, { name: parent.authorName })}</bdi>
      </p>
      <p className="comment-words" dir="auto">
        {parent.body}
      </p>
    </blockquote>
  );
}

import { fill, useWording } from '../i18n/language.js';
import type { QueueItem } from '../queue/item.js';
import { Icon } from '../shell/icon.js';
import { ArticleLine } from './article-line.js';
import { MarkedText } from './marked-text.js';

/** The words to be judged. Where texts are kept blurred, they are sharp while they have the focus. */
export function CommentText({ item, pointed }: { readonly item: QueueItem; readonly pointed: number | null }) {
  const { m, formats } = useWording();
  const findings = item.isBlind ? [] : item.findings;
  return (
    <section className="card-text">
      <div className="row small soft">
        <time dateTime={item.createdAt} title={formats.dateTime(item.createdAt)}>
          {formats.ago(item.createdAt, Date.now())}
        </time>
        {item.editedAt !== null && <span className="tag">{m.card.edited}</span>}
        <span className={`tag is-${item.status}`}>{m.status[item.status]}</span>
        {item.urgent && <span className="tag is-red">{m.queue.urgent}</span>}
        {item.reason && <span className="tag">{item.reason.title}</span>}
      </div>
      {/* Reachable by Tab and Enter: long texts scroll with the page, and a blurred one is read by focusing it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="comment-words is-judged" id="comment-text" tabIndex={0} role="group" aria-label={m.card.text}>
        <p dir="auto">
          <MarkedText text={item.body} findings={findings} pointed={pointed} />
        </p>
        <span className="blur-note" aria-hidden="true">
          <Icon name="eye" /> {m.card.hidden}
        </span>
      </div>
      <ArticleLine item={item} />
      {item.priority.explanation !== '' && item.status === 'held' && (
        <p className="small soft">
          {fill('{label}: {text}', { label: m.card.whyHere, text: item.priority.explanation })}
        </p>
      )}
    </section>
  );
}

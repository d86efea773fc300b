import { useWording } from '../i18n/language.js';
import type { CommentDetail, QueueItem } from '../queue/item.js';
import { Icon } from '../shell/icon.js';

interface ReportsProps {
  readonly item: QueueItem;
  readonly reports: CommentDetail['reports'];
}

/** What readers reported it for, and what they wrote about it. */
export function Reports({ item: { reports: open }, reports }: ReportsProps) {
  const { m, formats, plural } = useWording();
  if (open.count === 0) return null;
  const nameOf = (reason: string): string => m.reportReasons[reason as keyof typeof m.reportReasons] ?? reason;
  return (
    <section className="card-part">
      <h2>
        <Icon name="flag" /> {m.card.reports} · {plural(open.count, m.counts.reports)}
      </h2>
      <ul className="row">
        {open.reasons.map(({ reason, count }) => (
          <li key={reason} className="tag is-amber">
            {nameOf(reason)} {formats.number(count)}
          </li>
        ))}
      </ul>
      <ul className="card-lines">
        {reports.map(({ id, note, reason, outcome }) =>
          note === null || outcome !== null ? null : (
            <li key={id}>
              <span className="small soft">{nameOf(reason)}</span> <q dir="auto">{note}</q>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

interface AppealsProps {
  readonly item: QueueItem;
  readonly appeals: CommentDetail['appeals'];
}

/** What the author holds against the decision: what is open, else what was said before. */
export function Appeals({ item: { appeal }, appeals }: AppealsProps) {
  const { m, formats } = useWording();
  const all = appeals.length > 0 ? appeals : appeal ? [{ ...appeal, outcome: null }] : [];
  if (all.length === 0) return null;
  return (
    <section className="card-part">
      <h2>
        <Icon name="speech" /> {m.card.appeal}
      </h2>
      {all.map(({ id, statement, createdAt, outcome }) => (
        <div key={id} className={outcome === null ? 'notice' : 'soft'}>
          <p dir="auto" className="comment-words">
            {statement}
          </p>
          <time className="small" dateTime={createdAt}>
            {formats.ago(createdAt, Date.now())}
          </time>
        </div>
      ))}
    </section>
  );
}

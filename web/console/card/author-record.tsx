import { Link } from 'wouter';
import { fill, useWording } from '../i18n/language.js';
import type { CommentDetail, QueueItem, Sanction } from '../queue/item.js';

interface Props {
  readonly item: QueueItem;
  readonly notes: CommentDetail['notes'];
}

/** Who wrote it, and how it went with them so far. */
export function AuthorRecord({ item, notes }: Props) {
  const { m, formats } = useWording();
  const { author, site } = item;
  const counts = [
    [m.card.approved, author.approved, 'is-green'],
    [m.card.rejected, author.rejected, 'is-red'],
    // This one is among them.
    [m.card.held, author.held > 1 ? author.held : 0, ''],
  ] as const;
  return (
    <header className="card-author">
      <h1>
        <Link href={`/authors/${author.id}?site=${encodeURIComponent(site)}`} aria-description={m.card.authorPage}>
          <bdi>{author.name}</bdi>
        </Link>
      </h1>
      <ul className="row small">
        {author.isNew && <li className="tag is-amber">{m.card.firstComment}</li>}
        {counts.map(([label, count, tone]) =>
          count === 0 ? null : (
            <li key={label} className={`tag ${tone}`}>
              {label} {formats.number(count)}
            </li>
          ),
        )}
        {author.sanctions.map((sanction) => (
          <SanctionTag key={sanction.id} sanction={sanction} />
        ))}
      </ul>
      {notes.length > 0 && (
        <ul className="card-notes" aria-label={m.card.notes}>
          {notes.map(({ id, text }) => (
            <li key={id} className="small notice" dir="auto">
              {text}
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}

function SanctionTag({ sanction: { kind, endsAt } }: { readonly sanction: Sanction }) {
  const { m, formats } = useWording();
  const until = endsAt === null ? '' : formats.dateTime(endsAt);
  return (
    <li className="tag is-red">{fill(m.card.sanctions[kind as keyof typeof m.card.sanctions] ?? kind, { until })}</li>
  );
}

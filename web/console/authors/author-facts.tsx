import { Link } from 'wouter';
import { useWording } from '../i18n/language.js';
import { Panel } from '../parts/page.js';
import { useAuthorWords, type AuthorHead } from './author.js';

/** Since when they write, how it went, under which names, and who else gave their e-mail. */
export function AuthorFacts({ author }: { readonly author: AuthorHead }) {
  const { counts, createdAt, isConfirmed, names, linked } = author;
  const { m, formats } = useWording();
  const words = useAuthorWords();
  const tallies = [
    [m.card.approved, counts.approved, 'is-green'],
    [m.card.rejected, counts.rejected, 'is-red'],
    [m.card.held, counts.held, 'is-amber'],
    [words.pending, counts.pending, ''],
    [words.withdrawn, counts.withdrawn, ''],
  ] as const;
  return (
    <Panel title={words.record}>
      <dl className="facts">
        <dt>{words.since}</dt>
        <dd>
          <time dateTime={createdAt}>{formats.dateTime(createdAt)}</time>
        </dd>
        {isConfirmed && (
          <>
            <dt>{words.email}</dt>
            <dd>{words.emailConfirmed}</dd>
          </>
        )}
        <dt>{words.counts}</dt>
        <dd>
          <ul className="row small">
            {tallies.map(([label, count, tone]) =>
              count === 0 ? null : (
                <li key={label} className={`tag ${tone}`}>
                  {label} {formats.number(count)}
                </li>
              ),
            )}
          </ul>
        </dd>
        {names.length > 1 && (
          <>
            <dt>{words.alsoAs}</dt>
            <dd>
              <ul className="row">
                {names.slice(1).map((name) => (
                  <li key={name} className="tag">
                    <bdi>{name}</bdi>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      {linked.length > 0 && <Linked linked={linked} />}
    </Panel>
  );
}

function Linked({ linked }: Pick<AuthorHead, 'linked'>) {
  const words = useAuthorWords();
  return (
    <section className="stack" aria-label={words.linked}>
      <h3>{words.linked}</h3>
      <ul className="row">
        {linked.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/authors/${id}`} className="tag">
              <bdi>{name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      <p className="hint">{words.linkedNote}</p>
    </section>
  );
}

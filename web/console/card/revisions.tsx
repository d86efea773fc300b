import { lazy, Suspense } from 'react';
import { useWording } from '../i18n/language.js';
import type { CommentDetail } from '../queue/item.js';

const Difference = lazy(() => import('./difference.js'));

interface Props {
  readonly revisions: CommentDetail['revisions'];
}

/** Earlier versions of an edited comment, each with what the next one changed. */
export function Revisions({ revisions }: Props) {
  const { m, formats } = useWording();
  if (revisions.length < 2) return null;
  return (
    <section className="card-part">
      <h2>{m.card.revisions}</h2>
      <ol className="card-lines">
        {revisions.slice(1).map(({ revision, body, createdAt }, index) => (
          <li key={revision}>
            <p className="small soft">{formats.ago(createdAt, Date.now())}</p>
            <Suspense fallback={<p dir="auto">{body}</p>}>
              <Difference before={revisions[index]?.body ?? ''} after={body} />
            </Suspense>
          </li>
        ))}
      </ol>
    </section>
  );
}

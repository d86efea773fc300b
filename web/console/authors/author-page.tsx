import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Link, useParams } from 'wouter';
import { useWording } from '../i18n/language.js';
import { usePages, Waiting } from '../parts/list.js';
import { Sheet } from '../parts/page.js';
import { ApiProblem } from '../shell/api.js';
import { AuthorComments } from './author-comments.js';
import { AuthorFacts } from './author-facts.js';
import { Notes } from './notes.js';
import { RejectDialog } from './reject-dialog.js';
import { SanctionDialog } from './sanction-dialog.js';
import { Sanctions } from './sanctions.js';
import { useAuthorWords, type AuthorAnswer, type AuthorHead } from './author.js';
import './authors.css';

/** An author: who they have been so far, and what a moderator may do about it. */
export default function AuthorPage() {
  const { id = '' } = useParams();
  const { m } = useWording();
  const words = useAuthorWords();
  const [filter, setFilter] = useState({ status: '', linked: '' });
  const pages = usePages<AuthorAnswer>(
    ['author', id],
    `/moderation/authors/${id}`,
    filter,
    (answer) => answer.comments.page.next,
  );
  const known = useLast(pages.data?.pages[0]);
  if (pages.error instanceof ApiProblem && pages.error.status === 404)
    return (
      <div className="frame-wait">
        <h1>{words.unknown}</h1>
        <Link href="/">{words.backToQueue}</Link>
      </div>
    );
  if (!known) return <Sheet title={m.card.author}>{<Waiting error={pages.error} />}</Sheet>;
  const { author, sanctions, notes } = known;
  return (
    <Sheet title={<bdi>{author.names[0]}</bdi>} deeds={<Deeds author={author} />}>
      <div className="columns">
        <AuthorComments
          comments={pages.data?.pages.flatMap(({ comments }) => comments.items)}
          author={author}
          filter={filter}
          onFilter={setFilter}
          more={pages}
        />
        <div className="column">
          <AuthorFacts author={author} />
          <Sanctions author={author} sanctions={sanctions} />
          <Notes author={author} notes={notes} />
        </div>
      </div>
    </Sheet>
  );
}

/** The last that was there, while the next is on its way. */
function useLast<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}

function Deeds({ author }: { readonly author: AuthorHead }) {
  const words = useAuthorWords();
  const [open, setOpen] = useState<'sanction' | 'reject'>();
  const { abilities } = author;
  const close = (): void => setOpen(undefined);
  return (
    <div className="row">
      {abilities.includes('authors.sanction') && (
        <Button className="button" onPress={() => setOpen('sanction')}>
          {words.sanction}
        </Button>
      )}
      {abilities.includes('comments.decide-in-bulk') && (
        <Button className="button is-danger" onPress={() => setOpen('reject')}>
          {words.reject}
        </Button>
      )}
      {open === 'sanction' && <SanctionDialog author={author} onClose={close} />}
      {open === 'reject' && <RejectDialog author={author} onClose={close} />}
    </div>
  );
}

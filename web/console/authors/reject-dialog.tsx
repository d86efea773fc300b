import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { tryOut } from '../bulk/bulk.js';
import { fill, useWording } from '../i18n/language.js';
import { Ask } from '../parts/dialog.js';
import { Choice, Field } from '../parts/field.js';
import { Waiting } from '../parts/list.js';
import { REASONS, type Clause } from '../queue/item.js';
import { useAuthorWords, type AuthorHead } from './author.js';
import { rejectionOf, rejectRecent } from './rejection.js';

const DAYS = ['1', '3', '7', '30'] as const;
const MOST_LENGTH = 2_000;

/** Shows how many comments it would be before they are rejected as one. */
export function RejectDialog({ author, onClose }: { readonly author: AuthorHead; readonly onClose: () => void }) {
  const wording = useWording();
  const { m, plural } = wording;
  const words = useAuthorWords();
  const queries = useQueryClient();
  const [days, setDays] = useState<(typeof DAYS)[number]>('7');
  const [reason, setReason] = useState<Clause>('spam');
  const [message, setMessage] = useState('');
  const covered = useQuery({
    queryKey: ['rejection', author.id, days],
    gcTime: 0,
    staleTime: 0,
    queryFn: ({ signal }) => tryOut(rejectionOf(author, Number(days), 'spam', ''), signal),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void rejectRecent(rejectionOf(author, Number(days), reason, message.trim()), { wording, words, queries });
    onClose();
  };
  const count = covered.data?.count ?? 0;
  const choices = DAYS.map((one) => [one, plural(Number(one), words.lastDays)] as const);
  return (
    <Ask title={words.rejectTitle} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="small soft">{words.rejectText}</p>
        <div className="fields">
          <Choice label={words.days} options={choices} value={days} onChange={setDays} />
          <Choice
            label={words.reason}
            options={REASONS.map((one) => [one, m.clauses[one]] as const)}
            value={reason}
            onChange={setReason}
          />
        </div>
        {covered.error ? (
          <Waiting error={covered.error} />
        ) : (
          <Covered count={covered.data?.count} sample={covered.data?.sample ?? []} />
        )}
        <Message message={message} onMessage={setMessage} />
        <div className="row">
          <Button type="submit" className="button is-primary" isDisabled={count === 0}>
            {fill(words.apply, { count: plural(count, m.counts.comments) })}
          </Button>
          <Button className="button" onPress={onClose}>
            {m.cancel}
          </Button>
        </div>
      </form>
    </Ask>
  );
}

interface CoveredProps {
  readonly count: number | undefined;
  readonly sample: readonly { readonly id: string; readonly body: string }[];
}

function Covered({ count, sample }: CoveredProps) {
  const { m, plural } = useWording();
  const words = useAuthorWords();
  if (count === undefined) return <p className="soft">{words.counting}</p>;
  if (count === 0) return <p role="status">{words.nothing}</p>;
  return (
    <section className="stack" aria-label={words.covered}>
      <p role="status">
        {words.covered}: <strong>{plural(count, m.counts.comments)}</strong>
      </p>
      <ul className="author-sample small">
        {sample.map(({ id, body }) => (
          <li key={id} dir="auto">
            {body}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface MessageProps {
  readonly message: string;
  readonly onMessage: (message: string) => void;
}

function Message({ message, onMessage }: MessageProps) {
  const { m } = useWording();
  const words = useAuthorWords();
  return (
    <Field label={words.message} hint={m.decide.messageHint}>
      {(control) => (
        <textarea
          {...control}
          dir="auto"
          rows={2}
          maxLength={MOST_LENGTH}
          value={message}
          onChange={({ target }) => onMessage(target.value)}
        />
      )}
    </Field>
  );
}

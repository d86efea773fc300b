import type { FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill, useWording } from '../i18n/language.js';
import { faultAt, useDeed } from '../parts/deed.js';
import { Field, valuesOf } from '../parts/field.js';
import { Panel } from '../parts/page.js';
import { call } from '../shell/api.js';
import { useAuthorWords, type AuthorHead, type AuthorNote } from './author.js';

const MOST_LENGTH = 2_000;

interface Props {
  readonly author: AuthorHead;
  readonly notes: readonly AuthorNote[];
}

/** What colleagues should know about the author. */
export function Notes({ author, notes }: Props) {
  const { formats } = useWording();
  const words = useAuthorWords();
  return (
    <Panel title={words.notes} note={words.notesHint}>
      {author.abilities.includes('authors.sanction') && <NewNote id={author.id} />}
      {notes.length === 0 && <p className="soft">{words.noNotes}</p>}
      <ul className="entries">
        {notes.map(({ id, text, moderator, createdAt }) => (
          <li key={id}>
            <p className="author-words" dir="auto">
              {text}
            </p>
            <p className="small soft">
              {fill(words.by, { name: moderator.name, moment: formats.ago(createdAt, Date.now()) })}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function NewNote({ id }: { readonly id: string }) {
  const words = useAuthorWords();
  const add = useDeed({
    run: ({ text }: { text: string; form: HTMLFormElement }) =>
      call('POST', `/moderation/authors/${id}/notes`, { body: { text }, idempotencyKey: crypto.randomUUID() }),
    again: [['author'], ['comment']],
    onDone: (_, { form }) => form.reset(),
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const text = valuesOf(event).text('text');
    if (text !== '') add.mutate({ text, form: event.currentTarget });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={words.newNote} fault={faultAt(add.error, '/text')}>
        {(control) => (
          <textarea
            {...control}
            className="input author-note"
            name="text"
            dir="auto"
            rows={2}
            maxLength={MOST_LENGTH}
          />
        )}
      </Field>
      <div>
        <Button type="submit" className="button" isPending={add.isPending}>
          {words.addNote}
        </Button>
      </div>
    </form>
  );
}

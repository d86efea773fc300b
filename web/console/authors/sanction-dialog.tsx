import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { useWording } from '../i18n/language.js';
import { faultAt, useDeed } from '../parts/deed.js';
import { Ask } from '../parts/dialog.js';
import { Choice, Field, FormProblem, valuesOf } from '../parts/field.js';
import { REASONS } from '../queue/item.js';
import { call } from '../shell/api.js';
import { DURATIONS, SANCTION_KINDS, useAuthorWords, type AuthorHead, type SanctionKind } from './author.js';

const MOST_LENGTH = 2_000;

/** Warns, suspends, bans, or has every comment held; with the clause it rests on and words for the author. */
export function SanctionDialog({ author, onClose }: { readonly author: AuthorHead; readonly onClose: () => void }) {
  const { m } = useWording();
  const words = useAuthorWords();
  const [kind, setKind] = useState<SanctionKind>('warning');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const impose = useDeed({
    run: (body: object) => call('POST', `/moderation/authors/${author.id}/sanctions`, { body, idempotencyKey }),
    again: [['author']],
    done: words.imposed,
    onDone: onClose,
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const { text } = valuesOf(event);
    const message = text('message');
    impose.mutate({
      kind,
      reason: text('reason'),
      ...(kind === 'suspension' && { duration: text('duration') }),
      ...(message !== '' && { message }),
    });
  };
  const kinds = SANCTION_KINDS.filter((one) => one !== 'ban' || author.abilities.includes('authors.ban'));
  return (
    <Ask title={words.sanction} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Kinds kinds={kinds} kind={kind} onKind={setKind} />
        {kind === 'suspension' && (
          <Choice
            label={words.duration}
            name="duration"
            options={DURATIONS.map((one) => [one, words.durations[one]] as const)}
          />
        )}
        <Choice label={words.reason} name="reason" options={REASONS.map((one) => [one, m.clauses[one]] as const)} />
        <Field label={words.message} hint={words.messageHint} fault={faultAt(impose.error, '/message')}>
          {(control) => <textarea {...control} name="message" dir="auto" rows={3} maxLength={MOST_LENGTH} />}
        </Field>
        <FormProblem error={impose.error} fields={['/message']} />
        <div className="row">
          <Button type="submit" className="button is-primary" isPending={impose.isPending}>
            {words.impose}
          </Button>
          <Button className="button" onPress={onClose}>
            {m.cancel}
          </Button>
        </div>
      </form>
    </Ask>
  );
}

interface KindsProps {
  readonly kinds: readonly SanctionKind[];
  readonly kind: SanctionKind;
  readonly onKind: (kind: SanctionKind) => void;
}

function Kinds({ kinds, kind, onKind }: KindsProps) {
  const words = useAuthorWords();
  return (
    <fieldset className="stack">
      <legend className="label">{words.kind}</legend>
      {kinds.map((one) => (
        <label key={one} className="check">
          <input type="radio" name="kind" checked={kind === one} onChange={() => onKind(one)} />
          <span>
            {words.kinds[one]}
            <span className="hint author-effect">{words.effects[one]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { problemText } from '../decide/problem-text.js';
import { fill, useWording } from '../i18n/language.js';
import type { Messages } from '../i18n/ar.js';
import { REASONS, type Action, type Clause } from '../queue/item.js';
import { queryOf, tryOut, type BulkDecision, type BulkWish, type DryRun, type Kinship } from './bulk.js';

export interface BulkDialogProps {
  readonly wish: BulkWish;
  readonly onClose: () => void;
  readonly onStart: (decision: BulkDecision) => void;
}

const ACTIONS: readonly Action[] = ['approve', 'reject', 'hold'];

/** Shows what a decision on many would cover before it is made. */
export default function BulkDialog({ wish, onClose, onStart }: BulkDialogProps) {
  const { m, plural } = useWording();
  const [action, setAction] = useState<Action>(wish.action ?? 'reject');
  const [reason, setReason] = useState<Clause>(wish.reason ?? firstReason(wish.of));
  const query = queryOf(wish.of);
  const words = wish.message === undefined ? {} : { message: wish.message };
  const decision: BulkDecision = { query, action, ...(action === 'reject' && { reason }), ...words };
  const covered = useQuery({
    queryKey: ['dry-run', query],
    gcTime: 0,
    staleTime: 0,
    queryFn: ({ signal }) => tryOut(decision, signal),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onStart(decision);
    onClose();
  };
  const count = covered.data?.count ?? 0;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (count > 0) button.current?.focus();
  }, [count]);
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="dialog">
        <Dialog>
          <Heading slot="title">
            {m.bulk.title}: {titleOf(m, wish.of)}
          </Heading>
          <form className="entry-form" onSubmit={submit}>
            <Covered run={covered.data} error={covered.error} />
            <ActionChoice action={action} onAction={setAction} reason={reason} onReason={setReason} />
            <div className="row">
              <Button ref={button} type="submit" className="button is-primary" isDisabled={count === 0}>
                {fill(m.bulk.apply, { count: plural(count, m.counts.comments) })}
              </Button>
              <Button className="button" onPress={onClose}>
                {m.cancel}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const firstReason = ({ item: { reason } }: Kinship): Clause =>
  REASONS.find((clause) => clause === reason?.clause) ?? 'spam';

export function titleOf(m: Messages, kinship: Kinship): string {
  return kinship.kind === 'link' ? fill(m.bulk.link, { link: kinship.link }) : m.bulk[kinship.kind];
}

function Covered({ run, error }: { readonly run: DryRun | undefined; readonly error: Error | null }) {
  const { m, plural } = useWording();
  if (error) return <p className="notice is-bad">{problemText(m, error)}</p>;
  if (!run) return <p className="soft">{m.bulk.counting}</p>;
  if (run.count === 0) return <p role="status">{m.bulk.none}</p>;
  return (
    <section className="card-part">
      <p role="status">
        {m.bulk.covers}: <strong>{plural(run.count, m.counts.comments)}</strong>
      </p>
      <ul className="bulk-sample" aria-label={m.bulk.sample}>
        {run.sample.map(({ id, body, author }) => (
          <li key={id}>
            <bdi className="small soft">{author.name}</bdi>
            <p dir="auto">{body}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChoiceProps {
  readonly action: Action;
  readonly onAction: (action: Action) => void;
  readonly reason: Clause;
  readonly onReason: (reason: Clause) => void;
}

function ActionChoice({ action, onAction, reason, onReason }: ChoiceProps) {
  const { m } = useWording();
  return (
    <fieldset className="card-part">
      <legend className="label">{m.bulk.action}</legend>
      <div className="bulk-actions">
        {ACTIONS.map((one) => (
          <label key={one}>
            <input type="radio" name="action" checked={action === one} onChange={() => onAction(one)} />
            {m.decide[one]}
          </label>
        ))}
      </div>
      {action === 'reject' && (
        <select
          className="input"
          aria-label={m.decide.rejectTitle}
          value={reason}
          onChange={({ target }) => onReason(target.value as Clause)}
        >
          {REASONS.map((clause) => (
            <option key={clause} value={clause}>
              {m.clauses[clause]}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { useLocation } from 'wouter';
import { fill, useWording } from '../i18n/language.js';
import { ApiProblem, send } from '../shell/api.js';
import { EntryPage } from './entry-page.js';
import { FormField } from './form-field.js';
import type { Role } from './session.js';

interface Offer {
  readonly email: string;
  readonly role: Role;
  readonly site: { readonly key: string; readonly name: string };
  readonly hasAccount: boolean;
}

/** What an invitation offers, and accepting it. Its secret is in the address's fragment, which no server sees. */
export default function InvitationPage() {
  const { m } = useWording();
  const [invitation] = useState(() => location.hash.slice(1));
  const [, navigate] = useLocation();
  const offer = useQuery({
    queryKey: ['invitation'],
    enabled: invitation !== '',
    retry: false,
    queryFn: () => send<Offer>('POST', '/invitations/lookup', { body: { invitation } }),
  });
  return (
    <EntryPage title={m.invitation.title}>
      {invitation === '' && <p className="notice is-bad">{m.invitation.missing}</p>}
      {offer.error && (
        <p role="alert" className="notice is-bad">
          {detailOf(offer.error, m.offline)}
        </p>
      )}
      {offer.data && (
        <AcceptForm
          invitation={invitation}
          offer={offer.data}
          onAccepted={() => navigate('/', { replace: true, state: { isInvited: true } })}
        />
      )}
    </EntryPage>
  );
}

interface AcceptProps {
  readonly invitation: string;
  readonly offer: Offer;
  readonly onAccepted: () => void;
}

function AcceptForm({ invitation, offer: { site, role, hasAccount, email }, onAccepted }: AcceptProps) {
  const { m } = useWording();
  const accept = useMutation({
    mutationFn: (fields: object) => send('POST', '/invitations/acceptance', { body: { invitation, ...fields } }),
    onSuccess: onAccepted,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    accept.mutate(Object.fromEntries([...fields.entries()].filter(([name]) => name !== 'username')));
  };
  return (
    <form className="entry-form" onSubmit={submit}>
      <p>{fill(m.invitation.intro, { site: site.name, role: m.roles[role] })}</p>
      {/* For password managers, which keep a password under a name. */}
      <input
        className="unseen"
        name="username"
        autoComplete="username"
        readOnly
        tabIndex={-1}
        aria-hidden
        value={email}
      />
      {!hasAccount && <FormField name="name" label={m.invitation.name} autoComplete="name" dir="auto" isFirst />}
      <FormField
        name="password"
        type="password"
        label={hasAccount ? m.invitation.password : m.invitation.newPassword}
        hint={hasAccount ? undefined : m.invitation.newPasswordHint}
        autoComplete={hasAccount ? 'current-password' : 'new-password'}
        isFirst={hasAccount}
      />
      <p role="alert" className={accept.error ? 'notice is-bad' : undefined}>
        {accept.error && detailOf(accept.error, m.offline)}
      </p>
      <Button type="submit" className="button is-primary" isPending={accept.isPending}>
        {m.invitation.accept}
      </Button>
    </form>
  );
}

/** The fault of the one wrong field if there is one, else the sentence for the whole. */
const detailOf = (error: Error, offline: string): string =>
  error instanceof ApiProblem
    ? (error.faults[0]?.detail ?? (error.code === 'offline' ? offline : error.detail))
    : offline;

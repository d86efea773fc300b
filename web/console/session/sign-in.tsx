import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { useHistoryState } from 'wouter/use-browser-location';
import { useWording } from '../i18n/language.js';
import { ApiProblem, send } from '../shell/api.js';
import { EntryPage } from './entry-page.js';
import { FormField } from './form-field.js';
import { session, type SessionAnswer } from './session.js';

/** The way in for somebody who was not here before in this window. */
export function SignIn() {
  const { m } = useWording();
  const arrival = useHistoryState<{ readonly isInvited?: boolean } | null>();
  return (
    <EntryPage title={m.signIn.title}>
      {arrival?.isInvited === true && (
        <p role="status" className="notice">
          {m.invitation.accepted}
        </p>
      )}
      <SignInForm />
    </EntryPage>
  );
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** E-mail and password, then a code where the account asks for one. */
export function SignInForm({ email }: { readonly email?: string }) {
  const { m } = useWording();
  const [known, setKnown] = useState<Credentials>();
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);
  const attempt = async (credentials: Credentials, totp?: string): Promise<void> => {
    setBusy(true);
    setFault('');
    try {
      const body = { ...credentials, ...(totp !== undefined && { totp }) };
      session.begin(await send<SessionAnswer>('POST', '/session', { body }));
    } catch (error) {
      const { code, detail } = error as ApiProblem;
      if (code === 'totp-required') setKnown(credentials);
      else setFault(code === 'offline' ? m.signIn.offline : detail);
      setBusy(false);
    }
  };
  return known === undefined ? (
    <PasswordStep email={email} fault={fault} isBusy={isBusy} onSubmit={(given) => void attempt(given)} />
  ) : (
    <CodeStep
      fault={fault}
      isBusy={isBusy}
      onSubmit={(code) => void attempt(known, code)}
      onBack={() => setKnown(undefined)}
    />
  );
}

interface StepProps {
  readonly fault: string;
  readonly isBusy: boolean;
}

interface PasswordStepProps extends StepProps {
  readonly email: string | undefined;
  readonly onSubmit: (credentials: Credentials) => void;
}

function PasswordStep({ email, fault, isBusy, onSubmit }: PasswordStepProps) {
  const { m } = useWording();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    onSubmit({ email: textOf(fields, 'email'), password: textOf(fields, 'password') });
  };
  return (
    <form className="entry-form" onSubmit={submit}>
      <FormField
        name="email"
        type="email"
        label={m.signIn.email}
        autoComplete="username"
        defaultValue={email}
        isFirst={email === undefined}
      />
      <FormField
        name="password"
        type="password"
        label={m.signIn.password}
        autoComplete="current-password"
        isFirst={email !== undefined}
      />
      <Fault text={fault} />
      <Button type="submit" className="button is-primary" isPending={isBusy}>
        {m.signIn.submit}
      </Button>
    </form>
  );
}

interface CodeStepProps extends StepProps {
  readonly onSubmit: (code: string) => void;
  readonly onBack: () => void;
}

function CodeStep({ fault, isBusy, onSubmit, onBack }: CodeStepProps) {
  const { m } = useWording();
  const [isRecovery, setRecovery] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSubmit(textOf(new FormData(event.currentTarget), 'code').trim());
  };
  return (
    <form className="entry-form" onSubmit={submit}>
      <h2>{m.signIn.codeTitle}</h2>
      <FormField
        key={String(isRecovery)}
        name="code"
        label={isRecovery ? m.signIn.recovery : m.signIn.code}
        hint={isRecovery ? m.signIn.recoveryHint : m.signIn.codeHint}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        inputMode={isRecovery ? 'text' : 'numeric'}
        dir="ltr"
        isFirst
      />
      <Fault text={fault} />
      <Button type="submit" className="button is-primary" isPending={isBusy}>
        {m.signIn.submit}
      </Button>
      <Button className="button is-quiet" onPress={() => setRecovery(!isRecovery)}>
        {isRecovery ? m.signIn.useCode : m.signIn.useRecovery}
      </Button>
      <Button className="button is-quiet" onPress={onBack}>
        {m.signIn.otherAccount}
      </Button>
    </form>
  );
}

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

/** Stays in the page while empty, so that what appears in it is read out. */
const Fault = ({ text }: { readonly text: string }) => (
  <p role="alert" className={text === '' ? undefined : 'notice is-bad'}>
    {text}
  </p>
);

import type { FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { faultAt, useDeed } from '../parts/deed.js';
import { Field, FormProblem, valuesOf } from '../parts/field.js';
import { Panel } from '../parts/page.js';
import { session, useUser, type SessionAnswer } from '../session/session.js';
import { call } from '../shell/api.js';
import { useAccountWords } from './words.js';

/** Changing the own password, which ends every other session. */
export function PasswordPanel() {
  const words = useAccountWords();
  const { email } = useUser();
  const change = useDeed({
    run: ({ body }: { body: object; form: HTMLFormElement }) =>
      call<SessionAnswer>('PUT', '/account/password', { body }),
    again: [['sessions']],
    done: words.passwordChanged,
    onDone: (answer, { form }) => {
      session.begin(answer);
      form.reset();
    },
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const { form } = valuesOf(event);
    const body = { password: form.get('password'), newPassword: form.get('newPassword') };
    change.mutate({ body, form: event.currentTarget });
  };
  return (
    <Panel title={words.password} note={words.passwordNote}>
      <form className="stack" onSubmit={submit}>
        {/* For password managers, which keep a password under a name. */}
        <input className="unseen" autoComplete="username" readOnly tabIndex={-1} aria-hidden value={email} />
        <Field label={words.oldPassword} fault={faultAt(change.error, '/password')}>
          {(control) => (
            <input {...control} type="password" name="password" dir="ltr" required autoComplete="current-password" />
          )}
        </Field>
        <Field label={words.newPassword} hint={words.newPasswordHint} fault={faultAt(change.error, '/newPassword')}>
          {(control) => (
            <input {...control} type="password" name="newPassword" dir="ltr" required autoComplete="new-password" />
          )}
        </Field>
        <FormProblem error={change.error} fields={['/password', '/newPassword']} />
        <div>
          <Button type="submit" className="button" isPending={change.isPending}>
            {words.changePassword}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

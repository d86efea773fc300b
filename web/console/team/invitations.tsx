import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill, useWording } from '../i18n/language.js';
import { faultAt, useDeed } from '../parts/deed.js';
import { Choice, Field, FormProblem, valuesOf } from '../parts/field.js';
import { useList, Waiting } from '../parts/list.js';
import { Panel } from '../parts/page.js';
import { ShownOnce } from '../parts/shown-once.js';
import { call } from '../shell/api.js';
import { ROLES, useTeamWords, type Invitation } from './team.js';

interface Made {
  readonly email: string;
  readonly link: string;
}

/** Links for colleagues to come in by. */
export function Invitations({ site }: { readonly site: string }) {
  const { m, formats } = useWording();
  const words = useTeamWords();
  const [made, setMade] = useState<Made>();
  const path = `/moderation/sites/${site}/invitations`;
  const open = useList<Invitation>(['invitations', site], path);
  const withdraw = useDeed({
    run: (id: string) => call('DELETE', `${path}/${id}`),
    again: [['invitations', site]],
    done: words.withdrawn,
  });
  return (
    <Panel title={words.invitations} note={words.invitationsNote}>
      <NewInvitation site={site} path={path} onMade={setMade} />
      {made && (
        <ShownOnce
          label={fill(words.link, { email: made.email })}
          text={made.link}
          onClose={() => setMade(undefined)}
        />
      )}
      {!open.items && <Waiting error={open.error} />}
      {open.items?.length === 0 && <p className="soft">{words.noInvitations}</p>}
      <ul className="entries">
        {open.items?.map(({ id, email, role, expiresAt }) => (
          <li key={id}>
            <div className="row is-apart">
              <span className="row">
                <bdi>{email}</bdi>
                <span className="tag">{m.roles[role]}</span>
                <span className="small soft">
                  {fill(words.expires, { moment: formats.ago(expiresAt, Date.now()) })}
                </span>
              </span>
              <Button className="button" aria-label={`${words.withdraw}: ${email}`} onPress={() => withdraw.mutate(id)}>
                {words.withdraw}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface NewProps {
  readonly site: string;
  readonly path: string;
  readonly onMade: (made: Made) => void;
}

function NewInvitation({ site, path, onMade }: NewProps) {
  const { m } = useWording();
  const words = useTeamWords();
  const invite = useDeed({
    run: ({ body }: { body: object; form: HTMLFormElement }) => call<Made>('POST', path, { body }),
    again: [['invitations', site]],
    onDone: (answer, { form }) => {
      onMade(answer);
      form.reset();
    },
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const { text } = valuesOf(event);
    invite.mutate({ body: { email: text('email'), role: text('role') }, form: event.currentTarget });
  };
  return (
    <form className="stack" aria-label={words.invite} onSubmit={submit}>
      <div className="fields">
        <Field label={words.email} fault={faultAt(invite.error, '/email')}>
          {(control) => <input {...control} type="email" name="email" dir="ltr" required autoComplete="off" />}
        </Field>
        <Choice
          label={words.role}
          name="role"
          options={ROLES.map((role) => [role, m.roles[role]] as const)}
          value="moderator"
        />
      </div>
      <FormProblem error={invite.error} fields={['/email']} />
      <div>
        <Button type="submit" className="button is-primary" isPending={invite.isPending}>
          {words.makeInvitation}
        </Button>
      </div>
    </form>
  );
}

import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill, useWording } from '../i18n/language.js';
import { faultAt, useDeed } from '../parts/deed.js';
import { Confirm } from '../parts/dialog.js';
import { Check, Choice, Field, FormProblem, valuesOf } from '../parts/field.js';
import { useList, Waiting } from '../parts/list.js';
import { Panel } from '../parts/page.js';
import { ShownOnce } from '../parts/shown-once.js';
import { may, useUser, type Ability } from '../session/session.js';
import { call } from '../shell/api.js';
import { useAccountWords } from './words.js';

interface Token {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly site: string | null;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

/** What each scope is good for needs at least this; the service refuses others. */
const SCOPES = {
  'moderation:check': 'text.check',
  'moderation:read': 'queue.read',
  'moderation:decide': 'comments.decide',
  analyze: 'queue.read',
} as const satisfies Record<string, Ability>;
type Scope = keyof typeof SCOPES;
const MOST_DAYS = 366;
const USUAL_DAYS = 90;

/** What programs call with in one's name. */
export function TokensPanel() {
  const words = useAccountWords();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  const tokens = useList<Token>(['tokens'], '/tokens');
  return (
    <Panel
      title={words.tokens}
      note={words.tokensNote}
      deeds={
        !isMaking && (
          <Button className="button" onPress={() => setMaking(true)}>
            {words.newToken}
          </Button>
        )
      }
    >
      {made !== undefined && <ShownOnce label={words.token} text={made} onClose={() => setMade(undefined)} />}
      {isMaking && (
        <NewToken
          onMade={(token) => {
            setMade(token);
            setMaking(false);
          }}
          onCancel={() => setMaking(false)}
        />
      )}
      {!tokens.items && <Waiting error={tokens.error} />}
      {tokens.items?.length === 0 && <p className="soft">{words.noTokens}</p>}
      <ul className="entries">
        {tokens.items?.map((token) => (
          <TokenLine key={token.id} token={token} />
        ))}
      </ul>
    </Panel>
  );
}

function TokenLine({ token: { id, name, scopes, site, expiresAt, lastUsedAt } }: { readonly token: Token }) {
  const { formats } = useWording();
  const words = useAccountWords();
  const [isRevoking, setRevoking] = useState(false);
  const revoke = useDeed({ run: () => call('DELETE', `/tokens/${id}`), again: [['tokens']], done: words.revoked });
  return (
    <li>
      <div className="row is-apart">
        <strong dir="auto">{name}</strong>
        <Button className="button" aria-label={`${words.revoke}: ${name}`} onPress={() => setRevoking(true)}>
          {words.revoke}
        </Button>
      </div>
      <ul className="row small">
        {scopes.map((scope) => (
          <li key={scope} className="tag">
            {words.scopeNames[scope]}
          </li>
        ))}
        {site !== null && (
          <li className="tag">
            <bdi>{site}</bdi>
          </li>
        )}
      </ul>
      <p className="small soft">
        {words.expires}: {formats.ago(expiresAt, Date.now())} · {words.lastUsed}:{' '}
        {lastUsedAt === null ? words.never : formats.ago(lastUsedAt, Date.now())}
      </p>
      {isRevoking && (
        <Confirm
          title={fill(words.revokeWhich, { name })}
          text={words.revokeText}
          act={words.revoke}
          onAct={() => revoke.mutate()}
          onClose={() => setRevoking(false)}
        />
      )}
    </li>
  );
}

function NewToken({ onMade, onCancel }: { readonly onMade: (token: string) => void; readonly onCancel: () => void }) {
  const { m } = useWording();
  const words = useAccountWords();
  const user = useUser();
  const make = useDeed({
    run: (body: object) => call<{ token: string }>('POST', '/tokens', { body }),
    again: [['tokens']],
    onDone: ({ token }) => onMade(token),
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const { form, text } = valuesOf(event);
    const site = text('site');
    const scopes = form.getAll('scopes');
    make.mutate({ name: text('name'), scopes, days: Number(text('days')), ...(site !== '' && { site }) });
  };
  const sites = [['', words.allSites] as const, ...user.sites.map(({ key, name }) => [key, name] as const)];
  const scopes = (Object.keys(SCOPES) as Scope[]).filter((scope) => may(user, SCOPES[scope]));
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={words.tokenName} fault={faultAt(make.error, '/name')}>
        {(control) => <input {...control} name="name" dir="auto" required maxLength={80} autoFocus />}
      </Field>
      <fieldset>
        <legend className="label">{words.scopes}</legend>
        {scopes.map((scope) => (
          <Check key={scope} name="scopes" value={scope} label={words.scopeNames[scope]} />
        ))}
        {faultAt(make.error, '/scopes') && <p className="fault">{faultAt(make.error, '/scopes')}</p>}
      </fieldset>
      <div className="fields">
        <Choice label={words.site} name="site" options={sites} fault={faultAt(make.error, '/site')} />
        <Field label={words.days} fault={faultAt(make.error, '/days')}>
          {(control) => (
            <input {...control} type="number" name="days" min={1} max={MOST_DAYS} defaultValue={USUAL_DAYS} required />
          )}
        </Field>
      </div>
      <FormProblem error={make.error} fields={['/name', '/scopes', '/site', '/days']} />
      <div className="row">
        <Button type="submit" className="button is-primary" isPending={make.isPending}>
          {words.make}
        </Button>
        <Button className="button" onPress={onCancel}>
          {m.cancel}
        </Button>
      </div>
    </form>
  );
}

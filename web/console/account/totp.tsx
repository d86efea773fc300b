import { lazy, Suspense, useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill, useWording } from '../i18n/language.js';
import { faultAt, useDeed } from '../parts/deed.js';
import { Field, FormProblem, valuesOf } from '../parts/field.js';
import { Panel } from '../parts/page.js';
import { ShownOnce } from '../parts/shown-once.js';
import { session, useUser } from '../session/session.js';
import { call } from '../shell/api.js';
import { useAccountWords } from './words.js';

const QrCode = lazy(() => import('./qr-code.js'));

interface Secret {
  readonly uri: string;
  readonly secret: string;
}
interface Codes {
  readonly recoveryCodes: readonly string[];
}
type Deed = 'turn-on' | 'turn-off' | 'new-codes';

/** A code at sign-in besides the password: on, off, and the codes for a lost telephone. */
export function TotpPanel() {
  const { formats } = useWording();
  const words = useAccountWords();
  const { totp } = useUser();
  const [wanted, setWanted] = useState<Deed>();
  const [secret, setSecret] = useState<Secret>();
  const [codes, setCodes] = useState<readonly string[]>();
  const show = ({ recoveryCodes }: Codes): void => {
    setCodes(recoveryCodes);
    setSecret(undefined);
    setWanted(undefined);
    void session.renew();
  };
  return (
    <Panel title={words.totp} note={totp.isEnabled ? words.totpOn : words.totpOff}>
      {totp.isEnabled && !codes && (
        <p className="small">{fill(words.codesLeft, { count: formats.number(totp.recoveryCodesLeft) })}</p>
      )}
      {codes && <ShownOnce label={words.recoveryCodes} text={codes.join('\n')} onClose={() => setCodes(undefined)} />}
      {secret && <FirstCode secret={secret} onCodes={show} onCancel={() => setSecret(undefined)} />}
      {wanted && (
        <Confirmed
          key={wanted}
          deed={wanted}
          onSecret={(answer) => {
            setSecret(answer);
            setWanted(undefined);
          }}
          onCodes={show}
          onCancel={() => setWanted(undefined)}
        />
      )}
      {!wanted && !secret && (
        <div className="row">
          {totp.isEnabled ? (
            <>
              <Button className="button" onPress={() => setWanted('new-codes')}>
                {words.newCodes}
              </Button>
              <Button className="button is-danger" onPress={() => setWanted('turn-off')}>
                {words.turnOff}
              </Button>
            </>
          ) : (
            <Button className="button" onPress={() => setWanted('turn-on')}>
              {words.turnOn}
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
}

const ROUTES = {
  'turn-on': '/account/totp',
  'turn-off': '/account/totp/removal',
  'new-codes': '/account/recovery-codes',
} as const;

interface ConfirmedProps {
  readonly deed: Deed;
  readonly onSecret: (secret: Secret) => void;
  readonly onCodes: (codes: Codes) => void;
  readonly onCancel: () => void;
}

/** Asks for the password before anything about the second step changes. */
function Confirmed({ deed, onSecret, onCodes, onCancel }: ConfirmedProps) {
  const { m } = useWording();
  const words = useAccountWords();
  const confirm = useDeed({
    run: (password: FormDataEntryValue | null) => call<unknown>('POST', ROUTES[deed], { body: { password } }),
    ...(deed === 'turn-off' && { done: words.disabled }),
    onDone: (answer) => {
      if (deed === 'turn-on') onSecret(answer as Secret);
      else if (deed === 'new-codes') onCodes(answer as Codes);
      else {
        onCancel();
        void session.renew();
      }
    },
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    confirm.mutate(new FormData(event.currentTarget).get('password'));
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={words.confirmWith} fault={faultAt(confirm.error, '/password')}>
        {(control) => (
          <input
            {...control}
            type="password"
            name="password"
            dir="ltr"
            required
            autoComplete="current-password"
            autoFocus
          />
        )}
      </Field>
      <FormProblem error={confirm.error} fields={['/password']} />
      <div className="row">
        <Button type="submit" className="button is-primary" isPending={confirm.isPending}>
          {deed === 'turn-on' ? words.turnOn : deed === 'turn-off' ? words.turnOff : words.newCodes}
        </Button>
        <Button className="button" onPress={onCancel}>
          {m.cancel}
        </Button>
      </div>
    </form>
  );
}

interface FirstCodeProps {
  readonly secret: Secret;
  readonly onCodes: (codes: Codes) => void;
  readonly onCancel: () => void;
}

function FirstCode({ secret: { uri, secret }, onCodes, onCancel }: FirstCodeProps) {
  const { m } = useWording();
  const words = useAccountWords();
  const confirm = useDeed({
    run: (code: string) => call<Codes>('POST', '/account/totp/confirmation', { body: { code } }),
    done: words.enabled,
    onDone: onCodes,
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => confirm.mutate(valuesOf(event).text('code'));
  return (
    <form className="stack" onSubmit={submit}>
      <h3>{words.addToApp}</h3>
      <p className="small">{words.scan}</p>
      <Suspense fallback={<div className="qr" />}>
        <QrCode text={uri} label={words.qrCode} />
      </Suspense>
      <p>
        <a href={uri}>{words.openApp}</a>
      </p>
      <p className="small">{words.orType}</p>
      <p className="once">
        <code dir="ltr" className="totp-secret">
          {secret.match(/.{1,4}/g)?.join(' ')}
        </code>
      </p>
      <Field label={words.firstCode} fault={faultAt(confirm.error, '/code')}>
        {(control) => (
          <input
            {...control}
            name="code"
            dir="ltr"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            autoFocus
          />
        )}
      </Field>
      <FormProblem error={confirm.error} fields={['/code']} />
      <div className="row">
        <Button type="submit" className="button is-primary" isPending={confirm.isPending}>
          {words.confirm}
        </Button>
        <Button className="button" onPress={onCancel}>
          {m.cancel}
        </Button>
      </div>
    </form>
  );
}

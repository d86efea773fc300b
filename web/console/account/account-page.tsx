import { useWording } from '../i18n/language.js';
import { Panel, Sheet } from '../parts/page.js';
import { useUser } from '../session/session.js';
import { Name } from './name.js';
import { PasswordPanel } from './password.js';
import { SessionsPanel } from './sessions.js';
import { TokensPanel } from './tokens.js';
import { TotpPanel } from './totp.js';
import { useAccountWords } from './words.js';

/** The own account: who one is, and how one signs in. */
export default function AccountPage() {
  const words = useAccountWords();
  return (
    <Sheet title={words.title}>
      <div className="columns is-even">
        <div className="column">
          <Profile />
          <PasswordPanel />
          <TotpPanel />
        </div>
        <div className="column">
          <TokensPanel />
          <SessionsPanel />
        </div>
      </div>
    </Sheet>
  );
}

function Profile() {
  const { m } = useWording();
  const words = useAccountWords();
  const { email, isOwner, sites } = useUser();
  return (
    <Panel title={words.profile}>
      <Name />
      <dl className="facts">
        <dt>{words.email}</dt>
        <dd>
          <bdi>{email}</bdi>
        </dd>
        <dt>{words.roles}</dt>
        <dd>
          <ul className="row small">
            {isOwner && <li className="tag">{words.owner}</li>}
            {sites.map((site) => (
              <li key={site.key} className="tag">
                <bdi>{site.name}</bdi> · {m.roles[site.role]}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </Panel>
  );
}

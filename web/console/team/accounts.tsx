import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill } from '../i18n/language.js';
import { useDeed } from '../parts/deed.js';
import { Confirm } from '../parts/dialog.js';
import { useList, Waiting } from '../parts/list.js';
import { Panel, Table } from '../parts/page.js';
import { useUser } from '../session/session.js';
import { call } from '../shell/api.js';
import { useTeamWords, type Account } from './team.js';

interface Change {
  readonly isSuspended?: boolean;
  readonly isOwner?: boolean;
}

/** Every account of the installation, for its owners. */
export function Accounts() {
  const words = useTeamWords();
  const accounts = useList<Account>(['accounts'], '/moderation/accounts');
  return (
    <Panel title={words.accounts} note={words.accountsNote}>
      {!accounts.items && <Waiting error={accounts.error} />}
      {accounts.items && (
        <Table label={words.accounts} columns={[words.name, words.email, words.state, ' ']}>
          {accounts.items.map((account) => (
            <AccountRow key={account.id} account={account} />
          ))}
        </Table>
      )}
    </Panel>
  );
}

function AccountRow({ account: { id, name, email, isOwner, isSuspended } }: { readonly account: Account }) {
  const words = useTeamWords();
  const isSelf = useUser().id === id;
  const [asked, setAsked] = useState<'suspend' | 'owner'>();
  const change = useDeed({
    run: (body: Change) => call('PATCH', `/moderation/accounts/${id}`, { body }),
    again: [['accounts']],
    done: words.changed,
  });
  const suspend = isSuspended ? words.restore : words.suspend;
  const owner = isOwner ? words.unmakeOwner : words.makeOwner;
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi> {isSelf && <span className="tag">{words.you}</span>}
      </th>
      <td>
        <bdi>{email}</bdi>
      </td>
      <td>
        <span className="row">
          {isOwner && <span className="tag">{words.owner}</span>}
          <span className={`tag ${isSuspended ? 'is-red' : 'is-green'}`}>
            {isSuspended ? words.suspended : words.active}
          </span>
        </span>
      </td>
      <td className="deeds">
        {!isSelf && (
          <span className="row">
            <Button
              className="button"
              aria-label={`${suspend}: ${name}`}
              onPress={() => (isSuspended ? change.mutate({ isSuspended: false }) : setAsked('suspend'))}
            >
              {suspend}
            </Button>
            <Button className="button" aria-label={`${owner}: ${name}`} onPress={() => setAsked('owner')}>
              {owner}
            </Button>
          </span>
        )}
        {asked && (
          <Confirm
            title={titleOf(asked, isOwner, name, words)}
            text={asked === 'suspend' ? words.suspendText : words.makeOwnerText}
            act={asked === 'suspend' ? suspend : owner}
            onAct={() => change.mutate(asked === 'suspend' ? { isSuspended: true } : { isOwner: !isOwner })}
            onClose={() => setAsked(undefined)}
          />
        )}
      </td>
    </tr>
  );
}

function titleOf(
  asked: 'suspend' | 'owner',
  isOwner: boolean,
  name: string,
  words: ReturnType<typeof useTeamWords>,
): string {
  if (asked === 'suspend') return fill(words.suspendWhich, { name });
  return fill(isOwner ? words.unmakeOwnerWhich : words.makeOwnerWhich, { name });
}

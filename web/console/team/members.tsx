import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill, useWording } from '../i18n/language.js';
import { useDeed } from '../parts/deed.js';
import { Confirm } from '../parts/dialog.js';
import { useList, Waiting } from '../parts/list.js';
import { Panel, Table } from '../parts/page.js';
import { may, useUser, type OwnSite, type Role } from '../session/session.js';
import { call } from '../shell/api.js';
import { ROLES, useTeamWords, type Member } from './team.js';

/** Who is on the team of the site, with which role. */
export function Members({ site }: { readonly site: OwnSite }) {
  const { m } = useWording();
  const words = useTeamWords();
  const user = useUser();
  const members = useList<Member>(['members', site.key], `/moderation/sites/${site.key}/members`);
  const mayManage = may(user, 'team.manage', site.key);
  const columns = [words.name, words.email, words.role, words.state, ...(mayManage ? [' '] : [])];
  return (
    <Panel title={words.members}>
      {!members.items && <Waiting error={members.error} />}
      {members.items && (
        <Table label={words.members} columns={columns}>
          {members.items.map((member) => (
            <MemberRow key={member.id} member={member} site={site.key} mayManage={mayManage} />
          ))}
        </Table>
      )}
      <details>
        <summary className="small">{words.whatRoles}</summary>
        <dl className="facts small">
          {ROLES.map((role) => (
            <div key={role} className="fact">
              <dt>{m.roles[role]}</dt>
              <dd>{words.roleEffects[role]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Panel>
  );
}

interface RowProps {
  readonly member: Member;
  readonly site: string;
  readonly mayManage: boolean;
}

function MemberRow({ member, site, mayManage }: RowProps) {
  const { m } = useWording();
  const words = useTeamWords();
  const isSelf = useUser().id === member.id;
  const { name, email, role, isOwner, isSuspended, hasTotp } = member;
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi> {isSelf && <span className="tag">{words.you}</span>}
      </th>
      <td>
        <bdi>{email}</bdi>
      </td>
      <td>{mayManage && !isSelf ? <RoleChoice member={member} site={site} /> : m.roles[role]}</td>
      <td>
        <span className="row">
          {isOwner && <span className="tag">{words.owner}</span>}
          {isSuspended && <span className="tag is-red">{words.suspended}</span>}
          <span className={`tag ${hasTotp ? 'is-green' : ''}`}>{hasTotp ? words.twoSteps : words.oneStep}</span>
        </span>
      </td>
      {mayManage && <td className="deeds">{!isSelf && <Removal member={member} site={site} />}</td>}
    </tr>
  );
}

interface MemberProps {
  readonly member: Member;
  readonly site: string;
}

function RoleChoice({ member: { id, name, role }, site }: MemberProps) {
  const { m } = useWording();
  const words = useTeamWords();
  const change = useDeed({
    run: (wanted: Role) => call('PUT', `/moderation/sites/${site}/members/${id}`, { body: { role: wanted } }),
    again: [['members', site]],
    done: words.roleChanged,
  });
  return (
    <select
      className="input is-short"
      aria-label={fill(words.roleOf, { name })}
      value={role}
      disabled={change.isPending}
      onChange={({ target }) => change.mutate(target.value as Role)}
    >
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {m.roles[one]}
        </option>
      ))}
    </select>
  );
}

function Removal({ member: { id, name }, site }: MemberProps) {
  const words = useTeamWords();
  const [isAsked, setAsked] = useState(false);
  const remove = useDeed({
    run: () => call('DELETE', `/moderation/sites/${site}/members/${id}`),
    again: [['members', site]],
    done: words.removed,
  });
  const title = fill(words.removeWhich, { name });
  return (
    <>
      <Button className="button" aria-label={`${words.remove}: ${name}`} onPress={() => setAsked(true)}>
        {words.remove}
      </Button>
      {isAsked && (
        <Confirm
          title={title}
          text={words.removeText}
          act={words.remove}
          onAct={() => remove.mutate()}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

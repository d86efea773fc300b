import { useParams } from 'wouter';
import { fill } from '../i18n/language.js';
import { useSiteFor } from '../parts/own-site.js';
import { Sections, Sheet } from '../parts/page.js';
import { may, useUser } from '../session/session.js';
import { NotFound } from '../shell/failure.js';
import { Accounts } from './accounts.js';
import { Invitations } from './invitations.js';
import { Members } from './members.js';
import { useTeamWords } from './team.js';

/** Who works on a site; for the owner, every account there is. */
export default function TeamPage() {
  const words = useTeamWords();
  const site = useSiteFor('team.read');
  const user = useUser();
  const { section } = useParams();
  if (!site) return <NotFound />;
  const isOwner = may(user, 'installation.manage');
  const isAccounts = section === 'accounts' && isOwner;
  const sections = [
    { href: `/team/${site.key}`, label: words.members, isHere: !isAccounts },
    { href: `/team/${site.key}/accounts`, label: words.accounts, isHere: isAccounts },
  ];
  return (
    <Sheet title={fill(words.title, { site: site.name })}>
      {isOwner && <Sections label={words.sections} sections={sections} />}
      {isAccounts ? (
        <Accounts />
      ) : (
        <>
          <Members site={site} />
          {may(user, 'team.manage', site.key) && <Invitations site={site.key} />}
        </>
      )}
    </Sheet>
  );
}

import { useParams } from 'wouter';
import { may, useUser, type Ability, type OwnSite } from '../session/session.js';

/** The site in the page's path, where one may do this there; undefined answers like a site that does not exist. */
export function useSiteFor(ability: Ability): OwnSite | undefined {
  const user = useUser();
  const { site: key = '' } = useParams();
  const site = user.sites.find((own) => own.key === decodeURIComponent(key));
  return site && may(user, ability, site.key) ? site : undefined;
}

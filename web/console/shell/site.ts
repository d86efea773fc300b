import { useSearchParams } from 'wouter';
import { useUser, type OwnSite } from '../session/session.js';

/** The site that the page is about, from `?site=`; undefined for all of them. */
export function useChosenSite(): OwnSite | undefined {
  const user = useUser();
  const [parameters] = useSearchParams();
  const key = parameters.get('site');
  return user.sites.find((site) => site.key === key) ?? (user.sites.length === 1 ? user.sites[0] : undefined);
}

/** For pages that are about one site always: the chosen one, else the first. */
export function useOneSite(): OwnSite | undefined {
  const chosen = useChosenSite();
  const user = useUser();
  return chosen ?? user.sites[0];
}

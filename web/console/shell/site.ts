import { useLocation, useSearchParams } from 'wouter';
import { useUser, type OwnSite } from '../session/session.js';

/** Pages that are about one site have it in their path: `/settings/demo/words`. */
const IN_PATH = /^\/(?:statistics|settings|team|audit)\/([^/]+)/;

/** The site that the page is about, from its path or `?site=`; undefined for all of them. */
export function useChosenSite(): OwnSite | undefined {
  const user = useUser();
  const [parameters] = useSearchParams();
  const key = useSiteInPath() ?? parameters.get('site');
  return user.sites.find((site) => site.key === key) ?? (user.sites.length === 1 ? user.sites[0] : undefined);
}

/** For pages that are about one site always: the chosen one, else the first. */
export function useOneSite(): OwnSite | undefined {
  const chosen = useChosenSite();
  const user = useUser();
  return chosen ?? user.sites[0];
}

/** The key of the site in the path; undefined where the path has none. */
export function useSiteInPath(): string | undefined {
  const [path] = useLocation();
  const key = IN_PATH.exec(path)?.[1];
  return key === undefined ? undefined : decodeURIComponent(key);
}

/** The page that one is on, about another site. */
export function useWayToSite(): ((key: string) => string) | undefined {
  const [path] = useLocation();
  const inPath = IN_PATH.exec(path)?.[1];
  return inPath === undefined ? undefined : (key) => path.replace(`/${inPath}`, () => `/${encodeURIComponent(key)}`);
}

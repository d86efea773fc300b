import { hostOf } from './addresses.js';

/** The domain of a list, as written there, that a host is or lies below; null when there is none. */
export type DomainFinder = (host: string) => string | null;

/** Compiles a list of domains. What is no domain has nothing below it. */
export function compileDomains(domains: readonly string[]): DomainFinder {
  const byHost = new Map(domains.map((domain) => [hostOf(`http://${domain}`), domain]));
  return (host) => {
    for (let at = 0; at >= 0; at = host.indexOf('.', at) + 1 || -1) {
      const found = byHost.get(host.slice(at));
      if (found !== undefined) return found;
    }
    return null;
  };
}

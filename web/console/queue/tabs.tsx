import { Link, useSearchParams } from 'wouter';
import { useWording } from '../i18n/language.js';
import type { Counts } from './item.js';
import { tabOf, TABS, type Tab } from './view.js';

/** The lists, with how many wait in each; only what waits is counted. */
export function Tabs({ counts }: { readonly counts: Counts | undefined }) {
  const { m, formats } = useWording();
  const [parameters] = useSearchParams();
  const here = tabOf(parameters);
  const hrefOf = (tab: Tab): string => {
    const next = new URLSearchParams({ status: tab });
    for (const name of ['site', 'sort']) {
      const value = parameters.get(name);
      if (value !== null) next.set(name, value);
    }
    return `/?${next.toString()}`;
  };
  return (
    <nav className="queue-tabs" aria-label={m.tabs.label}>
      {TABS.map((tab) => {
        const count = tab === 'held' || tab === 'reported' || tab === 'appealed' ? counts?.[tab] : undefined;
        return (
          <Link key={tab} href={hrefOf(tab)} aria-current={tab === here ? 'page' : undefined}>
            {m.tabs[tab]}
            {count !== undefined && count > 0 && (
              <span className={`queue-count${tab === 'held' && (counts?.urgent ?? 0) > 0 ? ' is-urgent' : ''}`}>
                {formats.number(count)}
                {counts?.isCapped === true && '+'}
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}

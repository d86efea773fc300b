import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSearchParams } from 'wouter';
import { useWording } from '../i18n/language.js';
import { Icon } from '../shell/icon.js';
import { Search } from './search.js';
import { FILTERS, hasFilters, SCORES } from './view.js';

const Filters = lazy(() => import('./filters.js'));

/** Search, and filters behind a button; those in force are always in sight. */
export function FilterBar() {
  const { m } = useWording();
  const [parameters, setParameters] = useSearchParams();
  const [isOpen, setOpen] = useState(false);
  const clear = (names: readonly string[]): void =>
    setParameters((next) => {
      for (const name of names) next.delete(name);
      return next;
    });
  const shown = FILTERS.filter((name) => name !== 'q' && name !== 'maxScore' && parameters.has(name));
  return (
    <div className="queue-filters">
      <div className="row queue-find">
        <Search key={parameters.get('q')} />
        <Button
          className={`button is-icon${isOpen ? ' is-on' : ''}`}
          aria-label={m.queue.filters}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          <Icon name="filter" />
        </Button>
      </div>
      {isOpen && (
        <Suspense>
          <Filters />
        </Suspense>
      )}
      {hasFilters(parameters) && (
        <ul className="row queue-chips">
          {shown.map((name) => (
            <li key={name}>
              <Chip name={name} onRemove={() => clear(name === 'minScore' ? ['minScore', 'maxScore'] : [name])} />
            </li>
          ))}
          <li>
            <Button className="button is-quiet small" onPress={() => clear(FILTERS)}>
              {m.queue.clear}
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}

function Chip({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { m } = useWording();
  const [parameters] = useSearchParams();
  const value = parameters.get(name) ?? '';
  const known: Readonly<Record<string, readonly [string, string | undefined]>> = {
    reason: [m.queue.reason, m.clauses[value as keyof typeof m.clauses]],
    check: [m.queue.check, m.checks[value as keyof typeof m.checks]],
    language: [m.queue.language, m.languages[value as keyof typeof m.languages]],
    minScore: [m.queue.score, m.queue.scores[scoreOf(parameters) ?? 'high']],
    section: [m.queue.section, value],
    article: [m.queue.article, value],
    author: [m.queue.author, ''],
    campaign: [m.queue.campaign, ''],
  };
  const [label, text = value] = known[name] ?? [name];
  return (
    <Button className="button chip small" onPress={onRemove} aria-label={`${m.queue.clear}: ${label} ${text}`}>
      <bdi>{text === '' ? label : `${label}: ${text}`}</bdi>
      <Icon name="cross" />
    </Button>
  );
}

/** Which of the offered shares the address asks for. */
export function scoreOf(parameters: URLSearchParams): keyof typeof SCORES | undefined {
  const names = Object.keys(SCORES) as (keyof typeof SCORES)[];
  return names.find((name) =>
    ['minScore', 'maxScore'].every((bound) => (parameters.get(bound) ?? undefined) === SCORES[name][bound]),
  );
}

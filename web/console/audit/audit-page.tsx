import { useSearchParams } from 'wouter';
import { auditInAr } from '../../../src/i18n/audit-ar.js';
import { auditInEn } from '../../../src/i18n/audit-en.js';
import { auditPageInAr } from '../i18n/audit-page-ar.js';
import { auditPageInEn } from '../i18n/audit-page-en.js';
import { fill, useWording } from '../i18n/language.js';
import { Choice, Field } from '../parts/field.js';
import { More, useList, Waiting } from '../parts/list.js';
import { useSiteFor } from '../parts/own-site.js';
import { Panel, Sheet, Table } from '../parts/page.js';
import { useWords } from '../parts/words.js';
import type { OwnSite } from '../session/session.js';
import { NotFound } from '../shell/failure.js';
import { Details } from './details.js';
import type { Entry } from './entry.js';

/** What people did on a site, newest first. */
export default function AuditPage() {
  const site = useSiteFor('audit.read');
  return site ? <Log key={site.key} site={site} /> : <NotFound />;
}

const FILTERS = ['action', 'actor', 'subject'] as const;

function Log({ site }: { readonly site: OwnSite }) {
  const words = useWords({ ar: auditPageInAr, en: auditPageInEn });
  const [parameters, setParameters] = useSearchParams();
  const filters = Object.fromEntries(FILTERS.map((name) => [name, parameters.get(name) ?? '']));
  const entries = useList<Entry>(['audit'], '/moderation/audit', { site: site.key, ...filters });
  const set = (name: string, value: string): void =>
    setParameters((next) => {
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <Sheet title={fill(words.title, { site: site.name })}>
      <Panel title={words.entries} note={words.note}>
        <Filters site={site.key} filters={filters} onSet={set} />
        {!entries.items && <Waiting error={entries.error} />}
        {entries.items?.length === 0 && <p className="soft">{words.none}</p>}
        {entries.items && entries.items.length > 0 && (
          <Table label={words.title.replace('{site}', site.name)} columns={[words.when, words.who, words.what]}>
            {entries.items.map((entry) => (
              <EntryRow key={entry.id} entry={entry} onSet={set} />
            ))}
          </Table>
        )}
        <div>
          <More {...entries} />
        </div>
      </Panel>
    </Sheet>
  );
}

interface FiltersProps {
  readonly site: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly onSet: (name: string, value: string) => void;
}

function Filters({ site, filters, onSet }: FiltersProps) {
  const { language } = useWording();
  const words = useWords({ ar: auditPageInAr, en: auditPageInEn });
  const members = useList<{ id: string; name: string }>(['members', site], `/moderation/sites/${site}/members`);
  const actions = Object.entries(language === 'ar' ? auditInAr : auditInEn);
  const people = (members.items ?? []).map(({ id, name }) => [id, name] as const);
  return (
    <div className="fields">
      <Choice
        label={words.action}
        options={[['', words.anyAction] as const, ...actions]}
        value={filters['action'] ?? ''}
        onChange={(action) => onSet('action', action)}
      />
      <Choice
        label={words.actor}
        options={[['', words.anyActor] as const, ...people]}
        value={filters['actor'] ?? ''}
        onChange={(actor) => onSet('actor', actor)}
      />
      <Field label={words.subject} hint={words.subjectHint}>
        {(control) => (
          <input
            {...control}
            key={filters['subject']}
            dir="ltr"
            defaultValue={filters['subject']}
            onBlur={({ target }) => onSet('subject', target.value.trim())}
            onKeyDown={({ key, currentTarget }) => key === 'Enter' && onSet('subject', currentTarget.value.trim())}
          />
        )}
      </Field>
    </div>
  );
}

interface RowProps {
  readonly entry: Entry;
  readonly onSet: (name: string, value: string) => void;
}

function EntryRow({ entry, onSet }: RowProps) {
  const { formats } = useWording();
  const words = useWords({ ar: auditPageInAr, en: auditPageInEn });
  const { seq, at, actor, explanation } = entry;
  return (
    <tr>
      <td className="number">
        <time dateTime={at}>{formats.dateTime(at)}</time>
        <br />
        <span className="small soft">{fill(words.number, { number: formats.number(seq) })}</span>
      </td>
      <td>
        {actor ? (
          <button
            type="button"
            className="link"
            aria-label={fill(words.filterBy, { name: actor.name })}
            onClick={() => onSet('actor', actor.id)}
          >
            <bdi>{actor.name}</bdi>
          </button>
        ) : (
          <span className="soft">{words.nobody}</span>
        )}
      </td>
      <td>
        {explanation}
        <Details entry={entry} words={words} />
      </td>
    </tr>
  );
}

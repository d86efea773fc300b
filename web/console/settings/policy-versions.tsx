import { useWording } from '../i18n/language.js';
import type { Clause } from '../queue/item.js';
import type { Locale } from './policy.js';
import { useSettingsWords } from './settings.js';
import { Versions, type Version } from './versions.js';

interface PolicyVersion extends Version {
  readonly changes: readonly {
    readonly clause: Clause | null;
    readonly field: 'introduction' | 'title' | 'text';
    readonly locale: Locale;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/** How the words of the policy came to be what they are. */
export function PolicyVersions({ site, version }: { readonly site: string; readonly version: number }) {
  const { m } = useWording();
  const words = useSettingsWords();
  const fields = { introduction: words.introduction, title: words.clauseTitle, text: words.clauseText };
  const changesOf = ({ changes }: PolicyVersion) => (
    <ul className="small stack">
      {changes.map(({ clause, field, locale, before, after }) => (
        <li key={`${clause} ${field} ${locale}`}>
          {clause && `${m.clauses[clause]} · `}
          {fields[field]} ({words.locales[locale]}): <del dir="auto">{before ?? words.serviceWords}</del>{' '}
          <ins dir="auto">{after ?? words.serviceWords}</ins>
        </li>
      ))}
    </ul>
  );
  return <Versions title={words.policyVersions} name="policy" site={site} present={version} changesOf={changesOf} />;
}

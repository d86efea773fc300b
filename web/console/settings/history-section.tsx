import { fill, useWording, type Wording } from '../i18n/language.js';
import { useDraft } from './draft.js';
import { nameOf, useSettingsWords, valuesIn, type SettingsWords } from './settings.js';
import { Versions, type Version } from './versions.js';

interface Change {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
  /** For settings that are lists; the first of what came and went. */
  readonly list: {
    readonly added: readonly unknown[];
    readonly removed: readonly unknown[];
    readonly addedCount: number;
    readonly removedCount: number;
  } | null;
}
interface SettingsVersion extends Version {
  readonly changes: readonly Change[];
}

/** Every change of the settings: who, when, old and new, and the way back. */
export default function HistorySection() {
  const words = useSettingsWords();
  const { site, answer } = useDraft();
  return (
    <Versions
      title={words.sections.history}
      name="settings"
      site={site}
      present={answer.version}
      changesOf={changesOf}
    />
  );
}

const changesOf = ({ changes }: SettingsVersion) => (
  <ul className="small stack">
    {changes.map((change) => (
      <ChangeLine key={change.key} change={change} />
    ))}
  </ul>
);

function ChangeLine({ change: { key, before, after, list } }: { readonly change: Change }) {
  const wording = useWording();
  const words = useSettingsWords();
  const name = nameOf(key, words);
  const say = (value: unknown): string => valueInWords(key, value, wording, words);
  if (!list)
    return (
      <li>
        {name}: <del dir="auto">{say(before)}</del> <ins dir="auto">{say(after)}</ins>
      </li>
    );
  const parts = [
    [words.added, list.added, list.addedCount],
    [words.removed, list.removed, list.removedCount],
  ] as const;
  return (
    <li>
      {name}
      {parts.map(([label, items, count]) =>
        count === 0 ? null : (
          <span key={label}>
            {' · '}
            {label}: <bdi>{items.map(say).join('، ')}</bdi>
            {count > items.length && ` ${fill(words.andMore, { count: wording.formats.number(count - items.length) })}`}
          </span>
        ),
      )}
    </li>
  );
}

const SHARES = ['targetNpv', 'targetPrecision', 'blindSampleShare'];

/** A value as the settings page shows it. */
function valueInWords(key: string, value: unknown, { m, formats }: Wording, words: SettingsWords): string {
  if (value === null || value === undefined) return words.usual;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return SHARES.includes(key) ? formats.percent(value) : formats.number(value);
  if (typeof value === 'string') {
    const names: ReturnType<typeof valuesIn> = { ...valuesIn(words), languages: m.languages };
    return names[key]?.[value] ?? value;
  }
  const { text, domain, id } = value as Readonly<Record<string, unknown>>;
  const named = [text, domain, id].find((name) => typeof name === 'string');
  if (typeof named === 'string') return named;
  return Object.entries(value)
    .map(
      ([name, isOn]) =>
        `${words.categories[name as keyof typeof words.categories] ?? name}: ${isOn ? words.yes : words.no}`,
    )
    .join('، ');
}

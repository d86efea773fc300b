import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { ListEntry } from '../../../src/lexicon/entry.js';
import { fill, useWording } from '../i18n/language.js';
import { Field } from '../parts/field.js';
import { Panel, Table } from '../parts/page.js';
import { LinesOf, ToUsual } from './controls.js';
import { useDraft } from './draft.js';
import { EntryDialog } from './entry-dialog.js';
import { useSettingsWords } from './settings.js';
import { TryText } from './try-text.js';

/** As many as are shown at a time; the search finds the others. */
const MOST_SHOWN = 100;

/** The site's own word list, what does not count, and a box to try both. */
export default function WordsSection() {
  const words = useSettingsWords();
  return (
    <>
      <BlockedWords />
      <TryText />
      <Panel title={words.allowedPhrases}>
        <LinesOf name="allowedPhrases" hint={words.allowedPhrasesHint} />
      </Panel>
    </>
  );
}

function BlockedWords() {
  const words = useSettingsWords();
  const { valueOf, set } = useDraft();
  const [search, setSearch] = useState('');
  /** Where in the list the entry stands that is edited; −1 for new ones. */
  const [edited, setEdited] = useState<number>();
  const entries = valueOf('blockedWords');
  const found = entries.map((entry, at) => ({ entry, at })).filter(({ entry }) => entry.text.includes(search.trim()));
  const keep = (given: readonly ListEntry[]): void => {
    const others =
      edited === -1 ? [...given, ...entries] : entries.flatMap((entry, at) => (at === edited ? given : [entry]));
    set('blockedWords', others);
    setEdited(undefined);
  };
  return (
    <Panel
      title={words.blockedWords}
      note={words.blockedWordsHint}
      deeds={
        <Button className="button" onPress={() => setEdited(-1)}>
          {words.addWords}
        </Button>
      }
    >
      <Faults />
      {entries.length === 0 && <p className="soft">{words.noWords}</p>}
      {entries.length > 0 && (
        <>
          <Search search={search} onSearch={setSearch} count={found.length} />
          <Table
            label={words.blockedWords}
            columns={[words.entryText, words.category, words.severity, words.match, ' ']}
          >
            {found.slice(0, MOST_SHOWN).map(({ entry, at }) => (
              <EntryRow
                key={`${at} ${entry.text}`}
                entry={entry}
                onEdit={() => setEdited(at)}
                onRemove={() => set('blockedWords', entries.toSpliced(at, 1))}
              />
            ))}
          </Table>
        </>
      )}
      {edited !== undefined && (
        <EntryDialog entry={entries[edited]} onKeep={keep} onClose={() => setEdited(undefined)} />
      )}
    </Panel>
  );
}

interface SearchProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** How many entries there are of this. */
  readonly count: number;
}

function Search({ search, onSearch, count }: SearchProps) {
  const { plural } = useWording();
  const words = useSettingsWords();
  return (
    <div className="row">
      <Field label={words.searchWords} isHidden>
        {(control) => (
          <input
            {...control}
            type="search"
            dir="auto"
            placeholder={words.searchWords}
            value={search}
            onChange={({ target }) => onSearch(target.value)}
          />
        )}
      </Field>
      <span className="small soft" role="status">
        {plural(count, words.entries)}
      </span>
      <ToUsual name="blockedWords" />
    </div>
  );
}

/** What is wrong with entries, each by its word. */
function Faults() {
  const words = useSettingsWords();
  const { valueOf, faultsOf } = useDraft();
  const faults = faultsOf('blockedWords');
  const entries = valueOf('blockedWords');
  if (faults.length === 0) return null;
  return (
    <ul className="fault">
      {faults.map(({ place, detail }) => {
        const entry = entries[Number(place.split('/')[1])];
        const sentence = entry ? fill(words.faultInEntry, { word: entry.text, fault: detail }) : detail;
        return <li key={place}>{sentence}</li>;
      })}
    </ul>
  );
}

interface RowProps {
  readonly entry: ListEntry;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function EntryRow({ entry, onEdit, onRemove }: RowProps) {
  const words = useSettingsWords();
  const { text, category, severity, match = 'clitics', exceptions = [], from, until, note } = entry;
  return (
    <tr>
      <th scope="row">
        <bdi>{text}</bdi>
        {note !== undefined && (
          <p className="small soft" dir="auto">
            {note}
          </p>
        )}
      </th>
      <td>{words.categories[category as keyof typeof words.categories] ?? category}</td>
      <td>{words.severities[severity]}</td>
      <td>
        {words.matches[match]}
        {exceptions.length > 0 && (
          <p className="small soft">
            {words.exceptions}: {exceptions.join('، ')}
          </p>
        )}
        {(from ?? until) !== undefined && (
          <p className="small soft">
            <bdi>{from ?? '…'}</bdi> – <bdi>{until ?? '…'}</bdi>
          </p>
        )}
      </td>
      <td className="deeds">
        <span className="row">
          <Button className="button" aria-label={`${words.edit}: ${text}`} onPress={onEdit}>
            {words.edit}
          </Button>
          <Button className="button" aria-label={`${words.remove}: ${text}`} onPress={onRemove}>
            {words.remove}
          </Button>
        </span>
      </td>
    </tr>
  );
}

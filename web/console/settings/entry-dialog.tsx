import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Category, ListEntry, MatchMode, Severity } from '../../../src/lexicon/entry.js';
import { fill, useWording } from '../i18n/language.js';
import { Ask } from '../parts/dialog.js';
import { Choice, Field, valuesOf } from '../parts/field.js';
import { useSettingsWords } from './settings.js';

interface Props {
  /** Undefined for new ones. */
  readonly entry: ListEntry | undefined;
  readonly onKeep: (entries: readonly ListEntry[]) => void;
  readonly onClose: () => void;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** One entry with all its options, or many new ones with the same. */
export function EntryDialog({ entry, onKeep, onClose }: Props) {
  const { m } = useWording();
  const words = useSettingsWords();
  const [match, setMatch] = useState<MatchMode>(entry?.match ?? 'clitics');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const { text } = valuesOf(event);
    const exceptions = linesOf(text('exceptions'));
    const options = {
      category: text('category') as Category,
      severity: text('severity') as Severity,
      ...(match !== 'clitics' && { match }),
      ...(match === 'phrase' && Number(text('gap')) > 0 && { gap: Number(text('gap')) }),
      ...(exceptions.length > 0 && { exceptions }),
      ...(text('from') !== '' && { from: text('from') }),
      ...(text('until') !== '' && { until: text('until') }),
      ...(text('note') !== '' && { note: text('note') }),
      ...(entry?.author !== undefined && { author: entry.author }),
    };
    onKeep(linesOf(text('text')).map((one) => ({ text: one, ...options })));
  };
  return (
    <Ask title={entry ? fill(words.editWord, { word: entry.text }) : words.addWords} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <EntryFields entry={entry} match={match} onMatch={setMatch} />
        <div className="row">
          <Button type="submit" className="button is-primary">
            {words.keep}
          </Button>
          <Button className="button" onPress={onClose}>
            {m.cancel}
          </Button>
        </div>
      </form>
    </Ask>
  );
}

interface FieldsProps {
  readonly entry: ListEntry | undefined;
  readonly match: MatchMode;
  readonly onMatch: (match: MatchMode) => void;
}

function EntryFields(props: FieldsProps) {
  const words = useSettingsWords();
  const { entry } = props;
  return (
    <>
      {entry ? (
        <Field label={words.entryText}>
          {(control) => (
            <input {...control} name="text" dir="auto" required maxLength={500} defaultValue={entry.text} />
          )}
        </Field>
      ) : (
        <Field label={words.entryTexts} hint={words.manyHint}>
          {(control) => <textarea {...control} name="text" dir="auto" rows={4} required autoFocus />}
        </Field>
      )}
      <EntryOptions {...props} />
      <Field label={words.exceptions} hint={words.onePerLine}>
        {(control) => (
          <textarea {...control} name="exceptions" dir="auto" rows={2} defaultValue={entry?.exceptions?.join('\n')} />
        )}
      </Field>
      <Field label={words.note}>
        {(control) => <input {...control} name="note" dir="auto" maxLength={500} defaultValue={entry?.note} />}
      </Field>
    </>
  );
}

function EntryOptions({ entry, match, onMatch }: FieldsProps) {
  const words = useSettingsWords();
  const { classifier: _, ...categories } = words.categories;
  return (
    <div className="fields">
      <Choice
        label={words.category}
        name="category"
        options={Object.entries(categories)}
        value={entry?.category ?? 'insult'}
      />
      <Choice
        label={words.severity}
        name="severity"
        options={Object.entries(words.severities)}
        value={entry?.severity ?? 'hold'}
      />
      <Choice
        label={words.match}
        options={Object.entries(words.matches) as [MatchMode, string][]}
        value={match}
        onChange={onMatch}
      />
      {match === 'phrase' && (
        <Field label={words.gap}>
          {(control) => <input {...control} type="number" name="gap" min={0} max={5} defaultValue={entry?.gap ?? 0} />}
        </Field>
      )}
      <Field label={words.fromDay}>
        {(control) => <input {...control} type="date" name="from" defaultValue={entry?.from?.slice(0, 10)} />}
      </Field>
      <Field label={words.untilDay}>
        {(control) => <input {...control} type="date" name="until" defaultValue={entry?.until?.slice(0, 10)} />}
      </Field>
    </div>
  );
}

import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Rule } from '../../../src/policy/rules.js';
import { useWording } from '../i18n/language.js';
import { Ask } from '../parts/dialog.js';
import { Choice, Field, valuesOf } from '../parts/field.js';
import { FIRST_PART, ruleOf, type Part } from './rule-form.js';
import { PartFields } from './rule-part.js';
import { useSettingsWords } from './settings.js';

interface Props {
  readonly names: readonly string[];
  readonly onKeep: (rule: Rule) => void;
  readonly onClose: () => void;
}

const USUAL_PRIORITY = 20;

/** A new rule by choosing; JSON for what choosing cannot say. */
export function RuleDialog({ names, onKeep, onClose }: Props) {
  const words = useSettingsWords();
  const [outcome, setOutcome] = useState<Rule['outcome']>('hold');
  const [join, setJoin] = useState<'all' | 'any'>('all');
  const [parts, setParts] = useState<readonly Part[]>([{ id: 0, ...FIRST_PART }]);
  const [isWrong, setWrong] = useState(false);
  const isMilder = outcome === 'approve' || outcome === 'hold-at-most';
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const { text } = valuesOf(event);
    const json = text('json');
    if (json === '') {
      onKeep(
        ruleOf({
          id: text('id') || `${outcome} ${names.length + 1}`,
          outcome,
          priority: Number(text('priority')),
          join,
          parts,
        }),
      );
      return;
    }
    try {
      onKeep(JSON.parse(json) as Rule);
    } catch {
      setWrong(true);
    }
  };
  const add = (): void => setParts([...parts, { id: (parts.at(-1)?.id ?? 0) + 1, ...FIRST_PART, kind: 'fact' }]);
  return (
    <Ask title={words.addRule} onClose={onClose} isWide>
      <form className="stack" onSubmit={submit}>
        <HeadFields {...{ outcome, setOutcome, join, setJoin }} mayJoin={!isMilder && parts.length > 1} />
        {parts.map((part, at) => (
          <PartFields
            key={part.id}
            part={part}
            number={at + 1}
            onChange={(change) =>
              setParts(parts.map((other) => (other.id === part.id ? { ...other, ...change } : other)))
            }
            onRemove={parts.length > 1 ? () => setParts(parts.filter(({ id }) => id !== part.id)) : undefined}
          />
        ))}
        <div>
          <Button className="button" onPress={add}>
            {words.addCondition}
          </Button>
        </div>
        <AsJson isWrong={isWrong} />
        <Buttons onClose={onClose} />
      </form>
    </Ask>
  );
}

interface HeadProps {
  readonly outcome: Rule['outcome'];
  readonly setOutcome: (outcome: Rule['outcome']) => void;
  readonly join: 'all' | 'any';
  readonly setJoin: (join: 'all' | 'any') => void;
  readonly mayJoin: boolean;
}

function HeadFields({ outcome, setOutcome, join, setJoin, mayJoin }: HeadProps) {
  const words = useSettingsWords();
  return (
    <div className="fields">
      <Field label={words.ruleName}>
        {(control) => <input {...control} name="id" dir="auto" maxLength={80} autoFocus />}
      </Field>
      <Choice
        label={words.ruleThen}
        options={Object.entries(words.outcomes) as [Rule['outcome'], string][]}
        value={outcome}
        onChange={setOutcome}
      />
      <Field label={words.rulePriority}>
        {(control) => (
          <input {...control} type="number" name="priority" min={-1000} max={1000} defaultValue={USUAL_PRIORITY} />
        )}
      </Field>
      {mayJoin && (
        <Choice
          label={words.conditionsJoin}
          options={[
            ['all', words.all],
            ['any', words.any],
          ]}
          value={join}
          onChange={setJoin}
        />
      )}
    </div>
  );
}

function AsJson({ isWrong }: { readonly isWrong: boolean }) {
  const words = useSettingsWords();
  return (
    <details>
      <summary className="small">{words.asJson}</summary>
      <Field label="JSON" isHidden fault={isWrong ? words.jsonWrong : undefined}>
        {(control) => <textarea {...control} name="json" dir="ltr" rows={4} spellCheck={false} />}
      </Field>
    </details>
  );
}

function Buttons({ onClose }: Pick<Props, 'onClose'>) {
  const { m } = useWording();
  const words = useSettingsWords();
  return (
    <div className="row">
      <Button type="submit" className="button is-primary">
        {words.keep}
      </Button>
      <Button className="button" onPress={onClose}>
        {m.cancel}
      </Button>
    </div>
  );
}

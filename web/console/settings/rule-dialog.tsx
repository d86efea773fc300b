import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Category } from '../../../src/lexicon/entry.js';
import type { FactName, Rule } from '../../../src/policy/rules.js';
import { fill, useWording } from '../i18n/language.js';
import { Ask } from '../parts/dialog.js';
import { Choice, Field, valuesOf } from '../parts/field.js';
import { FIRST_PART, PART_KINDS, ruleOf, type Part } from './rule-form.js';
import { useSettingsWords } from './settings.js';

interface Props {
  readonly names: readonly string[];
  readonly onKeep: (rule: Rule) => void;
  readonly onClose: () => void;
}

const USUAL_PRIORITY = 20;

/** A new rule by choosing; JSON for what choosing cannot say. */
export function RuleDialog({ names, onKeep, onClose }: Props) {
  const { m } = useWording();
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
          {!isMilder && parts.length > 1 && (
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
        <details>
          <summary className="small">{words.asJson}</summary>
          <Field label="JSON" isHidden fault={isWrong ? words.jsonWrong : undefined}>
            {(control) => <textarea {...control} name="json" dir="ltr" rows={4} spellCheck={false} />}
          </Field>
        </details>
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

interface PartProps {
  readonly part: Part;
  readonly number: number;
  readonly onChange: (change: Partial<Part>) => void;
  readonly onRemove: (() => void) | undefined;
}

function PartFields({ part, number, onChange, onRemove }: PartProps) {
  const { m, formats } = useWording();
  const words = useSettingsWords();
  const label = fill(words.condition, { number: formats.number(number) });
  const { classifier: _, ...categories } = words.categories;
  const valueLabel = { fact: words.value, check: words.count, category: words.count, score: words.percentLeast };
  return (
    <fieldset className="clause">
      <legend>{label}</legend>
      <div className="fields">
        <Choice
          label={words.ruleWhen}
          options={PART_KINDS.map((kind) => [kind, words.kinds[kind]] as const)}
          value={part.kind}
          onChange={(kind) => onChange({ kind })}
        />
        {part.kind === 'fact' && (
          <>
            <Choice
              label={words.kinds.fact}
              options={Object.entries(words.facts) as [FactName, string][]}
              value={part.fact}
              onChange={(fact) => onChange({ fact })}
            />
            <Choice
              label={words.bound}
              options={Object.entries(words.bounds) as ['atLeast' | 'atMost', string][]}
              value={part.bound}
              onChange={(bound) => onChange({ bound })}
            />
          </>
        )}
        {part.kind === 'check' && (
          <Choice
            label={m.queue.check}
            options={Object.entries(m.checks)}
            value={part.check}
            onChange={(check) => onChange({ check })}
          />
        )}
        {part.kind === 'category' && (
          <Choice
            label={words.category}
            options={Object.entries(categories) as [Category, string][]}
            value={part.category}
            onChange={(category) => onChange({ category })}
          />
        )}
        <Field label={valueLabel[part.kind]}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={0}
              value={part.value}
              onChange={({ target }) => onChange({ value: Number(target.value) })}
            />
          )}
        </Field>
      </div>
      {onRemove && (
        <Button
          className="link small"
          aria-label={fill(words.removeCondition, { number: formats.number(number) })}
          onPress={onRemove}
        >
          {words.remove}
        </Button>
      )}
    </fieldset>
  );
}

import { Button } from 'react-aria-components/Button';
import type { Category } from '../../../src/lexicon/entry.js';
import type { FactName } from '../../../src/policy/rules.js';
import { fill, useWording } from '../i18n/language.js';
import { Choice, Field } from '../parts/field.js';
import { PART_KINDS, type Part } from './rule-form.js';
import { useSettingsWords } from './settings.js';

interface PartProps {
  readonly part: Part;
  readonly number: number;
  readonly onChange: (change: Partial<Part>) => void;
  readonly onRemove: (() => void) | undefined;
}

/** One condition of a rule. */
export function PartFields({ part, number, onChange, onRemove }: PartProps) {
  const { formats } = useWording();
  const words = useSettingsWords();
  const label = fill(words.condition, { number: formats.number(number) });
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
        <Chosen part={part} onChange={onChange} />
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

/** What the kind of the condition asks to be chosen. */
function Chosen({ part, onChange }: Pick<PartProps, 'part' | 'onChange'>) {
  const { m } = useWording();
  const words = useSettingsWords();
  const { classifier: _, ...categories } = words.categories;
  return (
    <>
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
    </>
  );
}

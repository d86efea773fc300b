import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { PRESETS } from '../../../src/policy/presets.js';
import type { Rule } from '../../../src/policy/rules.js';
import { fill, useWording } from '../i18n/language.js';
import { Panel, Table } from '../parts/page.js';
import { ToUsual } from './controls.js';
import { useDraft } from './draft.js';
import { RuleDialog } from './rule-dialog.js';
import { conditionInWords } from './rule-words.js';
import { useSettingsWords } from './settings.js';

/** The site's own rules, and those of its preset, which an own one of the same name replaces. */
export default function RulesSection() {
  const words = useSettingsWords();
  const { valueOf, set, faultsOf } = useDraft();
  const [isAdding, setAdding] = useState(false);
  const rules = valueOf('rules');
  const preset = valueOf('preset');
  const inherited = PRESETS[preset].rules.filter(({ id }) => !rules.some((own) => own.id === id));
  const put = (rule: Rule): void => set('rules', [...rules.filter(({ id }) => id !== rule.id), rule]);
  return (
    <>
      <Panel
        title={words.ownRules}
        note={words.ownRulesHint}
        deeds={
          <Button className="button" onPress={() => setAdding(true)}>
            {words.addRule}
          </Button>
        }
      >
        {faultsOf('rules').map(({ place, detail }) => (
          <p key={place} className="fault">
            {detail}
          </p>
        ))}
        {rules.length === 0 && <p className="soft">{words.noRules}</p>}
        {rules.length > 0 && (
          <RuleTable
            label={words.ownRules}
            rules={rules}
            onPut={put}
            onRemove={({ id }) =>
              set(
                'rules',
                rules.filter((rule) => rule.id !== id),
              )
            }
          />
        )}
        <ToUsual name="rules" />
      </Panel>
      <Panel title={fill(words.presetRules, { preset: words.presets[preset] })}>
        <RuleTable label={words.presetRules} rules={inherited} onPut={put} />
      </Panel>
      {isAdding && (
        <RuleDialog
          names={rules.map(({ id }) => id)}
          onKeep={(rule) => {
            put(rule);
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

interface TableProps {
  readonly label: string;
  readonly rules: readonly Rule[];
  readonly onPut: (rule: Rule) => void;
  readonly onRemove?: (rule: Rule) => void;
}

function RuleTable({ label, rules, onPut, onRemove }: TableProps) {
  const words = useSettingsWords();
  const columns = [words.ruleName, words.ruleWhen, words.ruleThen, words.rulePriority, ' '];
  return (
    <Table label={label} columns={columns}>
      {rules.map((rule) => (
        <RuleRow key={rule.id} rule={rule} onPut={onPut} onRemove={onRemove && (() => onRemove(rule))} />
      ))}
    </Table>
  );
}

interface RowProps {
  readonly rule: Rule;
  readonly onPut: (rule: Rule) => void;
  readonly onRemove: (() => void) | undefined;
}

function RuleRow({ rule, onPut, onRemove }: RowProps) {
  const { m, formats } = useWording();
  const words = useSettingsWords();
  const { id, outcome, priority, shadow = false } = rule;
  const name = words.ruleNames[id as keyof typeof words.ruleNames] ?? id;
  const toggle = (): void => {
    const { shadow: _, ...present } = rule;
    onPut({ ...present, version: rule.version + 1, ...(!shadow && { shadow: true }) });
  };
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
        <p>
          <span className={`tag ${shadow ? '' : 'is-green'}`}>{shadow ? words.ruleShadow : words.ruleInUse}</span>
        </p>
      </th>
      <td>{conditionInWords(rule, { m, words, formats })}</td>
      <td>{words.outcomes[outcome]}</td>
      <td className="number">{formats.number(priority)}</td>
      <td className="deeds">
        <span className="row">
          <Button
            className="button"
            aria-label={`${shadow ? words.enableRule : words.disableRule}: ${name}`}
            onPress={toggle}
          >
            {shadow ? words.enableRule : words.disableRule}
          </Button>
          {onRemove && (
            <Button className="button" aria-label={`${words.remove}: ${name}`} onPress={onRemove}>
              {words.remove}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

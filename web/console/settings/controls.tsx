import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill } from '../i18n/language.js';
import { Choice, Field } from '../parts/field.js';
import { useDraft } from './draft.js';
import { nameOf, useSettingsWords, type Key, type Settings } from './settings.js';

/** Names of the settings whose values are of a kind. */
type KeysOf<Kind> = { [Name in Key]: Settings[Name] extends Kind ? Name : never }[Key];

interface SettingProps<Name extends Key> {
  readonly name: Name;
  readonly hint?: string;
}

/** Takes a setting back to what is usual, where the site has set its own. */
export function ToUsual({ name }: { readonly name: Key }) {
  const { answer, changes, reset } = useDraft();
  const words = useSettingsWords();
  const isOwn = changes[name] === undefined ? answer.own.includes(name) : changes[name] !== null;
  if (!isOwn) return null;
  return (
    <Button
      className="link small"
      aria-label={fill(words.toDefaultOf, { setting: nameOf(name, words) })}
      onPress={() => reset(name)}
    >
      {words.toDefault}
    </Button>
  );
}

/** A control with the way back to its usual value under it. */
const Setting = ({ name, children }: { readonly name: Key; readonly children: ReactNode }) => (
  <div className="setting">
    {children}
    <ToUsual name={name} />
  </div>
);

interface OneOfProps<Name extends KeysOf<string>> extends SettingProps<Name> {
  readonly options: Readonly<Record<Settings[Name] & string, string>>;
}

export function OneOf<Name extends KeysOf<string>>({ name, hint, options }: OneOfProps<Name>) {
  const { valueOf, set, faultsOf } = useDraft();
  const words = useSettingsWords();
  const choices = Object.entries(options) as [Settings[Name] & string, string][];
  return (
    <Setting name={name}>
      <Choice
        label={nameOf(name, words)}
        {...(hint !== undefined && { hint })}
        options={choices}
        value={valueOf(name)}
        onChange={(value) => set(name, value)}
        fault={faultsOf(name)[0]?.detail}
      />
    </Setting>
  );
}

interface NumberProps extends SettingProps<KeysOf<number | null>> {
  readonly min: number;
  readonly max: number;
  /** Shown as per cent, stored as a share. */
  readonly isShare?: boolean;
  /** May be left empty. */
  readonly isOptional?: boolean;
}

export function NumberOf({ name, hint, min, max, isShare = false, isOptional = false }: NumberProps) {
  const { valueOf, set, faultsOf, epoch } = useDraft();
  const words = useSettingsWords();
  const scale = isShare ? 100 : 1;
  const value = valueOf(name);
  const shown = value === null ? '' : String(Math.round(value * scale * 100) / 100);
  const change = (text: string): void => {
    if (text !== '') set(name, Number(text) / scale);
    else if (isOptional) set(name, null);
  };
  return (
    <Setting name={name}>
      <Field label={nameOf(name, words)} {...(hint !== undefined && { hint })} fault={faultsOf(name)[0]?.detail}>
        {(control) => (
          <input
            {...control}
            key={epoch}
            type="number"
            inputMode="decimal"
            min={min * scale}
            max={max * scale}
            step={isShare ? 0.1 : 1}
            defaultValue={shown}
            onChange={({ target }) => change(target.value)}
          />
        )}
      </Field>
    </Setting>
  );
}

interface LinesProps extends SettingProps<KeysOf<readonly string[]>> {
  readonly dir?: 'ltr' | 'auto';
}

/** A list of texts, one a line; what is wrong with a line is said under it by its number. */
export function LinesOf({ name, hint, dir = 'auto' }: LinesProps) {
  const { valueOf, set, faultsOf, epoch } = useDraft();
  const words = useSettingsWords();
  const faults = faultsOf(name).map(({ place, detail }) => {
    const line = Number(place.slice(1)) + 1;
    return place === '' ? detail : fill(words.faultInLine, { line: String(line), fault: detail });
  });
  const change = (text: string): void =>
    set(
      name,
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    );
  return (
    <Setting name={name}>
      <Field
        label={nameOf(name, words)}
        hint={hint ?? words.onePerLine}
        fault={faults.length === 0 ? undefined : faults.join('\n')}
      >
        {(control) => (
          <textarea
            {...control}
            key={epoch}
            dir={dir}
            rows={5}
            defaultValue={valueOf(name).join('\n')}
            onChange={({ target }) => change(target.value)}
          />
        )}
      </Field>
    </Setting>
  );
}

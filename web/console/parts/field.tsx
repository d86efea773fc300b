import { useId, type FormEvent, type ReactNode } from 'react';
import { problemText } from '../decide/problem-text.js';
import { useWording } from '../i18n/language.js';
import { ApiProblem } from '../shell/api.js';

/** What ties a control to its label, its hint and what is wrong with it. */
export interface Control {
  readonly id: string;
  readonly className: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  readonly isHidden?: boolean;
  readonly children: (control: Control) => ReactNode;
}

/** One control with its label, and under it what helps to fill it in. */
export function Field({ label, hint, fault, isHidden = false, children }: FieldProps) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className={isHidden ? 'unseen' : undefined}>
        {label}
      </label>
      {children({
        id,
        className: 'input',
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': fault === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="fault">
          {fault}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<Value extends string> extends Omit<FieldProps, 'children'> {
  readonly options: readonly (readonly [Value, string])[];
  readonly value?: Value;
  readonly name?: string;
  readonly onChange?: (value: Value) => void;
}

/** One of a few. */
export function Choice<Value extends string>({ options, value, name, onChange, ...field }: ChoiceProps<Value>) {
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          name={name}
          {...(onChange
            ? { value, onChange: ({ target }) => onChange(target.value as Value) }
            : { defaultValue: value })}
        >
          {options.map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  readonly label: string;
  readonly name?: string;
  readonly value?: string;
  readonly isChosen?: boolean;
  readonly onChange?: (isChosen: boolean) => void;
}

/** Yes or no. */
export const Check = ({ label, name, value, isChosen, onChange }: CheckProps) => (
  <label className="check">
    <input
      type="checkbox"
      name={name}
      value={value}
      {...(onChange
        ? { checked: isChosen ?? false, onChange: ({ target }) => onChange(target.checked) }
        : { defaultChecked: isChosen })}
    />
    <span>{label}</span>
  </label>
);

/** What was wrong with the whole, where no field that is shown can say it. */
export function FormProblem({ error, fields = [] }: { readonly error: unknown; readonly fields?: readonly string[] }) {
  const { m } = useWording();
  const isToldElsewhere =
    error instanceof ApiProblem &&
    error.faults.length > 0 &&
    error.faults.every(({ pointer }) => fields.includes(pointer));
  return (
    <p role="alert" className={error && !isToldElsewhere ? 'notice is-bad' : undefined}>
      {error && !isToldElsewhere ? problemText(m, error) : null}
    </p>
  );
}

/** The fields of a form that are filled in, by name; lists are read with `getAll`. */
export function valuesOf(event: FormEvent<HTMLFormElement>): { form: FormData; text: (name: string) => string } {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return { form, text };
}

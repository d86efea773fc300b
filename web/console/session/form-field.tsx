import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly hint?: string;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric';
  readonly defaultValue?: string | undefined;
  readonly dir?: 'ltr' | 'auto';
  /** Where one starts to type. */
  readonly isFirst?: boolean;
}

/** A field that has to be filled in, with its label and what helps to fill it in. */
export function FormField({ name, label, type = 'text', hint, dir, isFirst = false, ...rest }: Props) {
  const { autoComplete, inputMode, defaultValue } = rest;
  return (
    <TextField
      className="field"
      name={name}
      type={type}
      isRequired
      autoFocus={isFirst}
      {...(defaultValue !== undefined && { defaultValue })}
      {...(autoComplete !== undefined && { autoComplete })}
    >
      <Label>{label}</Label>
      <Input dir={type === 'text' ? dir : 'ltr'} inputMode={inputMode} />
      {hint !== undefined && <Text slot="description">{hint}</Text>}
    </TextField>
  );
}

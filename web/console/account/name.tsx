import type { FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { faultAt, useDeed } from '../parts/deed.js';
import { Field, FormProblem, valuesOf } from '../parts/field.js';
import { session, useUser, type SessionAnswer } from '../session/session.js';
import { call } from '../shell/api.js';
import { useAccountWords } from './words.js';

/** What one is called here. */
export function Name() {
  const words = useAccountWords();
  const { name } = useUser();
  const rename = useDeed({
    run: (wanted: string) => call<SessionAnswer>('PATCH', '/account', { body: { name: wanted } }),
    done: words.renamed,
    onDone: (answer) => session.begin(answer),
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => rename.mutate(valuesOf(event).text('name'));
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={words.name} hint={words.nameHint} fault={faultAt(rename.error, '/name')}>
        {(control) => (
          <input
            {...control}
            key={name}
            name="name"
            dir="auto"
            required
            maxLength={80}
            autoComplete="name"
            defaultValue={name}
          />
        )}
      </Field>
      <FormProblem error={rename.error} fields={['/name']} />
      <div>
        <Button type="submit" className="button" isPending={rename.isPending}>
          {words.rename}
        </Button>
      </div>
    </form>
  );
}

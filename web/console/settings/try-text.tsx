import type { FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { useWording, type Language } from '../i18n/language.js';
import { useDeed } from '../parts/deed.js';
import { Field, FormProblem, valuesOf } from '../parts/field.js';
import { Panel } from '../parts/page.js';
import { call } from '../shell/api.js';
import { useDraft } from './draft.js';
import { useSettingsWords } from './settings.js';

type Said = Readonly<Partial<Record<Language, string>>>;
interface Tried {
  readonly status: 'approved' | 'held' | 'rejected';
  readonly reason: { readonly title: Said } | null;
  readonly findings: readonly { readonly check: string; readonly code: string; readonly explanation: Said }[];
}
const TONES = { approved: 'is-green', held: 'is-amber', rejected: 'is-red' } as const;

/** What becomes of a text now, and with the changes that are not saved yet. */
export function TryText() {
  const words = useSettingsWords();
  const { site, changes, count } = useDraft();
  const attempt = useDeed({
    run: (body: object) =>
      call<{ before: Tried; after: Tried }>('POST', `/moderation/sites/${site}/settings/try`, { body }),
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const text = valuesOf(event).text('text');
    if (text !== '') attempt.mutate({ text, changes });
  };
  return (
    <Panel title={words.tryTitle}>
      <form className="stack" onSubmit={submit}>
        <Field label={words.tryText}>
          {(control) => <textarea {...control} name="text" dir="auto" rows={2} required />}
        </Field>
        <FormProblem error={attempt.error} />
        <div>
          <Button type="submit" className="button" isPending={attempt.isPending}>
            {words.tryIt}
          </Button>
        </div>
      </form>
      {attempt.data && (
        <div className="columns is-even" role="status">
          <Verdict title={words.tryBefore} tried={attempt.data.before} />
          {count > 0 && <Verdict title={words.tryAfter} tried={attempt.data.after} />}
        </div>
      )}
    </Panel>
  );
}

function Verdict({ title, tried: { status, reason, findings } }: { readonly title: string; readonly tried: Tried }) {
  const { m, language } = useWording();
  const words = useSettingsWords();
  return (
    <section className="stack" aria-label={title}>
      <p className="row">
        {title}: <span className={`tag ${TONES[status]}`}>{m.status[status]}</span>
        {reason && <span>{reason.title[language]}</span>}
      </p>
      {findings.length === 0 && <p className="small soft">{words.tryNothing}</p>}
      <ul className="small">
        {findings.map(({ check, code, explanation }, at) => (
          <li key={`${check} ${code} ${at}`}>• {explanation[language]}</li>
        ))}
      </ul>
    </section>
  );
}

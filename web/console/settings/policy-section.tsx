import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill, useWording } from '../i18n/language.js';
import { useDeed } from '../parts/deed.js';
import { Choice, Field, FormProblem, valuesOf } from '../parts/field.js';
import { Waiting } from '../parts/list.js';
import { Panel } from '../parts/page.js';
import { call } from '../shell/api.js';
import { useDraft } from './draft.js';
import { policyChanges, type Locale, type PolicyAnswer } from './policy.js';
import { PolicyVersions } from './policy-versions.js';
import { useSettingsWords } from './settings.js';

/** The words of the policy as readers see them, clause by clause and language by language. */
export default function PolicySection() {
  const { language } = useWording();
  const words = useSettingsWords();
  const { site } = useDraft();
  const [locale, setLocale] = useState<Locale>(language);
  const { data, error } = useQuery({
    queryKey: ['policy', site],
    queryFn: () => call<PolicyAnswer>('GET', `/moderation/sites/${site}/policy`),
  });
  return (
    <>
      <Panel
        title={words.sections.policy}
        note={words.policyNote}
        deeds={
          <Choice
            label={words.policyLanguage}
            isHidden
            options={Object.entries(words.locales) as [Locale, string][]}
            value={locale}
            onChange={setLocale}
          />
        }
      >
        {!data && <Waiting error={error} />}
        {data && <PolicyForm key={`${locale} ${data.version}`} policy={data} locale={locale} />}
      </Panel>
      {data && <PolicyVersions site={site} version={data.version} />}
    </>
  );
}

function PolicyForm({ policy, locale }: { readonly policy: PolicyAnswer; readonly locale: Locale }) {
  const { formats } = useWording();
  const words = useSettingsWords();
  const { site } = useDraft();
  const save = useDeed({
    run: (body: object) => call('PATCH', `/moderation/sites/${site}/policy`, { body }),
    again: [
      ['policy', site],
      ['policy-versions', site],
    ],
    done: words.policySaved,
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void =>
    save.mutate({ version: policy.version, ...policyChanges(policy, locale, valuesOf(event).text) });
  const dir = locale === 'ar' ? 'rtl' : 'ltr';
  return (
    <form className="stack" onSubmit={submit}>
      <p className="small soft">{fill(words.publishedAs, { number: formats.number(policy.publishedAs) })}</p>
      <Field label={words.introduction}>
        {(control) => (
          <textarea
            {...{ ...control, dir, lang: locale }}
            name="introduction"
            rows={2}
            defaultValue={policy.introduction[locale] ?? ''}
            placeholder={policy.defaultIntroduction[locale]}
          />
        )}
      </Field>
      {policy.clauses.map((clause) => (
        <ClauseFields key={clause.code} clause={clause} locale={locale} />
      ))}
      <FormProblem error={save.error} />
      <div>
        <Button type="submit" className="button is-primary" isPending={save.isPending}>
          {words.publish}
        </Button>
      </div>
    </form>
  );
}

interface ClauseProps {
  readonly clause: PolicyAnswer['clauses'][number];
  readonly locale: Locale;
}

function ClauseFields({ clause, locale }: ClauseProps) {
  const { m, formats } = useWording();
  const words = useSettingsWords();
  const { number, code, title, text, defaultTitle, defaultText } = clause;
  const dir = locale === 'ar' ? 'rtl' : 'ltr';
  return (
    <fieldset className="stack clause">
      <legend>
        {fill(words.clauseOf, { number: formats.number(number) })}: {m.clauses[code]}
      </legend>
      <Field label={words.clauseTitle}>
        {(control) => (
          <input
            {...{ ...control, dir, lang: locale }}
            name={`title-${code}`}
            defaultValue={title[locale] ?? ''}
            placeholder={defaultTitle[locale]}
          />
        )}
      </Field>
      <Field label={words.clauseText}>
        {(control) => (
          <textarea
            {...{ ...control, dir, lang: locale }}
            name={`text-${code}`}
            rows={2}
            defaultValue={text[locale] ?? ''}
            placeholder={defaultText[locale]}
          />
        )}
      </Field>
    </fieldset>
  );
}
